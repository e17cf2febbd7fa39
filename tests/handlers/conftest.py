"""The real handlers over the offline Telegram."""

from tests.room import clock, room, store, talk, telegram

__all__ = ["clock", "room", "store", "talk", "telegram"]
