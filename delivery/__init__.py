"""How updates come in. Knows Telegram and the application, nothing of what is answered."""
