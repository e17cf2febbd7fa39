"""The starting points behind bot.py: real parts are chosen and put together here, once.

Knows all rooms and the settings; no room knows it.
"""
