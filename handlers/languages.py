"""The language of a person's app, where we speak it. Knows nothing of what is said."""

from telegram import User

from faq.model import Lang


def spoken_by(user: User | None) -> Lang:
    """English where there is no better guess."""
    code = (user.language_code or "").split("-")[0] if user else ""
    return Lang(code) if code in set(Lang) else Lang.EN
