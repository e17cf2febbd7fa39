"""Callback data is hostile: anybody can send any 64 bytes from any message he sees."""

import random
import string
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import islice

import pytest

from demo.dialogue import Dialogue
from demo.offline_telegram import OfflineTelegram
from faq.desk import Shelf
from faq.storage import MemoryStore
from handlers.callbacks import LIMIT, decode

CASES = 1000
LONG_AGO = date(2020, 1, 1)
HANDMADE = (
    "",
    ":",
    "1",
    "1:",
    "0:show:are-infusions-painful",
    "2:show:are-infusions-painful",
    "1:admin:reload",
    "1:staff:gaps:all",
    "1:forget:12345",
    "1:rate:maybe:are-infusions-painful",
    "1:topics:basics:-1",
    "1:topics:basics:99999",
    "1:contact:extra",
    "1:src:../..:etc",
    "' OR 1=1; DROP TABLE inbox; --",
    "<script>alert(1)</script>",
    "{{7*7}} ${jndi:ldap://x} %s%s%n",
    "\u202e1:show:x\u0000",
)
_HOSTILE = string.printable + "äßд中\u200b\u202e\U0001f600"


def forged(shelf: Shelf, real: list[str]) -> Iterator[str]:
    """Data none of our buttons carries: made by hand, at random, and by changing real ones."""
    assert shelf.library
    known, dice = tuple(shelf.library.entries), random.Random(9)  # noqa: S311  repeatable, no secret
    yield from HANDMADE
    while True:
        if dice.random() < 0.5:
            data = "".join(dice.choices(_HOSTILE, k=dice.randrange(LIMIT)))
        else:
            data = list_with_changes(dice.choice(real), dice)
        if len(data.encode()) <= LIMIT and decode(data, known) is None:
            yield data


def list_with_changes(data: str, dice: random.Random) -> str:
    """One to three characters changed, doubled or left out."""
    changed = list(data)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(changed))
        changed[at : at + 1] = dice.choices(_HOSTILE, k=dice.randrange(3)) or [""]
    return "".join(changed)


async def test_a_thousand_forged_presses_do_nothing(
    talk: Dialogue,
    telegram: OfflineTelegram,
    shelf: Shelf,
    store: MemoryStore,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """No failure, nothing kept or counted, nothing in any other chat; each is acknowledged."""
    victim = telegram.person("Vera")
    heard = await talk.says("Are infusions painful?")
    real = [b.callback_data for b in heard.message.buttons if b.callback_data]
    before = (dict(store._kept), await store.tallies(LONG_AGO), await store.gaps(LONG_AGO))
    texts = shelf.texts.english

    said = set()
    for data in islice(forged(shelf, real), CASES):
        after = await talk.after(partial(talk.person.sends_data, data, heard.message))
        said |= {message.text for message in after.messages}

    assert {texts.gone} >= said
    assert telegram.hears(victim.chat) == ()
    after_all = (dict(store._kept), await store.tallies(LONG_AGO), await store.gaps(LONG_AGO))
    assert after_all == before
    assert [r for r in caplog.records if r.levelname in {"ERROR", "CRITICAL"}] == []


async def test_in_a_group_a_stranger_cannot_take_an_answer_away(
    talk: Dialogue, telegram: OfflineTelegram
) -> None:
    """What was given to one person is turned by that person only."""
    mallory = telegram.person("Mallory")
    group = telegram.group("Lupus circle", talk.person, mallory)
    heard = await talk.says("/ask are infusions painful", chat=group)
    taken = [b.callback_data for b in heard.message.buttons if ":not:" in (b.callback_data or "")]
    assert taken

    after = await talk.after(lambda: mallory.sends_data(str(taken[0]), heard.message))

    assert after.messages == ()
    assert len(after.alerts) == 1


async def test_a_press_on_a_message_that_is_gone_is_answered(
    talk: Dialogue, telegram: OfflineTelegram
) -> None:
    """Telegram then shows neither text nor sender; the entry's button works all the same."""
    heard = await talk.says("Are infusions painful?")
    data = heard.message.buttons[0].callback_data
    del telegram.world.chats[heard.message.chat_id].messages[heard.message.message_id]

    after = await talk.after(lambda: talk.person.sends_data(str(data), heard.message))

    assert len(after.messages) == 1
