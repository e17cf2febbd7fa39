"""What an operator looks at and does: health, metrics, the watchdog, the doctor, backups.

Knows delivery's vitals and values it is given; nothing of the FAQ, of Telegram's doors, or of who
writes to the bot.
"""
