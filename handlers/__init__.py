"""Telegram, and nothing but Telegram: one file for each door through which an update comes in."""
