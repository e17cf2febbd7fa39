"""How an update is answered: late ones with a word of regret, hopeless ones closed."""

import asyncio
import time
from collections.abc import AsyncIterator

import pytest

from delivery.answering import LATE, MOST_TRIES, Answering, Voices
from delivery.inbox import Claimed, Outcome
from delivery.pace import Limits
from delivery.running import Delivery, Options
from tests.delivery.echo_bot import KEY, echo_application
from tests.delivery.standin import StandIn

NOW = time.time()
BODY = b'{"update_id": 5, "message": {"message_id": 1, "date": 1, "text": "hello", "chat": {"id": 7, "type": "private"}}}'  # noqa: E501  one line of JSON


class Scene:
    """An echo bot on a stand-in, and what it was asked to say."""

    def __init__(self, standin: StandIn) -> None:
        self.standin = standin
        self.refused: list[bool] = []
        delivery = Delivery(Options(KEY, Limits(1e6, 1e6, 1_000_000)))
        self.limiter = delivery.limiter
        self.application = echo_application(delivery, standin.url)
        self.answering = Answering(
            self.application,
            lambda claimed: claimed.sealed,
            self.limiter,
            Voices(lambda text: "danger" in text, lambda: "Sorry.", self._apologise),
            lambda: self.refused.append(True),
            clock=lambda: NOW,
        )

    async def _apologise(self, chat: int) -> None:
        await self.application.bot.send_message(chat, "apology")

    async def answer(
        self, *, body: bytes = BODY, sent_at: float = NOW, urgent: bool = False, tries: int = 1
    ) -> Outcome | None:
        """Answer one update."""
        return await self.answering.answer(Claimed(5, 7, urgent, sent_at, tries, body))

    @property
    def said(self) -> list[str]:
        """What the bot said."""
        return [sent.text for sent in self.standin.sent]


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """Ready to answer."""
    async with StandIn() as standin:
        scene = Scene(standin)
        async with scene.application:
            yield scene


async def test_an_answer_in_time_has_no_preface(scene: Scene) -> None:
    """Just the answer."""
    assert await scene.answer(sent_at=NOW - LATE + 1) is Outcome.ANSWERED
    assert scene.said == ["hello"]


async def test_a_late_answer_begins_with_sorry(scene: Scene) -> None:
    """After ten minutes."""
    await scene.answer(sent_at=NOW - LATE - 1)

    assert scene.said == ["Sorry.\n\nhello"]


async def test_nothing_comes_before_a_danger_sign(scene: Scene) -> None:
    """However late it is, and whether or not it was known for one when it came."""
    await scene.answer(sent_at=NOW - LATE - 1, urgent=True)
    await scene.answer(sent_at=NOW - LATE - 1, body=BODY.replace(b"hello", b"danger"))

    assert scene.said == ["hello", "danger"]


@pytest.mark.parametrize("body", [b"not json", b"[]", b'{"message": {"chat": 5}}', b"\xff"])
async def test_what_cannot_be_read_is_closed_with_an_apology(scene: Scene, body: bytes) -> None:
    """In a private chat."""
    assert await scene.answer(body=body) is Outcome.FAILED
    assert scene.said == ["apology"]


async def test_an_update_that_ends_the_process_is_given_up(scene: Scene) -> None:
    """It was claimed again and again and never closed."""
    assert await scene.answer(tries=MOST_TRIES + 1) is Outcome.FAILED
    assert scene.said == ["apology"]


@pytest.mark.parametrize("kind", ["guest_message", "inline_query"])
async def test_nobody_apologises_where_the_bot_is_a_guest(scene: Scene, kind: str) -> None:
    """The chat is not its own, or there is none; the letter is dead all the same."""
    body = BODY.replace(b'message"', kind.encode() + b'"', 1)

    assert await scene.answer(body=body, tries=MOST_TRIES + 1) is Outcome.FAILED
    assert scene.said == []


async def test_breaking_off_leaves_it_open(scene: Scene) -> None:
    """A cancelled answer has no outcome."""
    answering = asyncio.create_task(scene.answer())
    await asyncio.sleep(0)
    answering.cancel()

    with pytest.raises(asyncio.CancelledError):
        await answering
