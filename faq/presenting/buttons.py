"""Buttons that stand under many messages. Knows no reply, only entries and texts."""

from faq.messages import Browse, Button, Contact, Invite, NotThis, Show
from faq.model import Entry
from faq.texts import Texts

Rows = tuple[tuple[Button, ...], ...]


def shown(entries: tuple[Entry, ...]) -> Rows:
    """A button for each entry, one a row."""
    return tuple((Button(entry.question, Show(entry.id)),) for entry in entries)


def contact(texts: Texts) -> Button:
    """To the care team's card."""
    return Button(texts.button_contact, Contact())


def topics(texts: Texts) -> Button:
    """To the list of topics."""
    return Button(texts.button_topics, Browse())


def invite(texts: Texts) -> Button:
    """Into a group of one's own."""
    return Button(texts.button_invite, Invite())


def ways_on(texts: Texts) -> Rows:
    """Where to go when there is no answer."""
    return ((topics(texts), contact(texts)),)


def none_of_these(texts: Texts) -> Button:
    """None of the offered questions was meant."""
    return Button(texts.button_none_of_these, NotThis(()))
