"""Everything the product knows that is not Telegram."""
