"""Reply -> message: what is said in which order and which buttons stand below, for any screen.

Pure. Knows no HTML and no Telegram: `handlers.rendering` makes HTML of a message, the command
line prints it. Facts about the place (numbers, contact card) come in as values.
"""

from faq.presenting.answers import MAX_CANDIDATES, day
from faq.presenting.pages import TOPIC_PAGE
from faq.presenting.presenter import Presenter

__all__ = ["MAX_CANDIDATES", "TOPIC_PAGE", "Presenter", "day"]
