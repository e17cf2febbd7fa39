"""The same bot without a token: an offline Telegram, and a chat page on this computer."""
