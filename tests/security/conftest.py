"""Attacks go through the real handlers over the offline Telegram, or meet the real process."""

from tests.room import clock, room, store, talk, telegram

__all__ = ["clock", "room", "store", "talk", "telegram"]
