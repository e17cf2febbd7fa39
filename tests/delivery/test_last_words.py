"""What is done for a person whose update cannot be answered, when not even that goes well."""

from aiohttp import web

from delivery.answering import LATE, MOST_TRIES, Answering, Voices
from delivery.inbox import Claimed, Outcome
from tests.delivery.standin import Given, refusal
from tests.delivery.test_answering import BODY, NOW, Scene, scene

__all__ = ["scene"]


def refusing(scene: Scene, code: int, why: str) -> None:
    """Telegram takes no message."""

    async def refused(_: Given) -> web.StreamResponse:
        return refusal(code, why)

    scene.standin.faults["sendmessage"] = refused


async def test_with_a_refused_token_it_stays_open(scene: Scene) -> None:
    """Nothing can be said; whoever starts the next bot with a good token says it."""
    refusing(scene, 401, "Unauthorized")

    assert await scene.answer(tries=MOST_TRIES + 1) is None
    assert scene.refused == [True]


async def test_who_blocked_the_bot_is_gone(scene: Scene) -> None:
    """An apology to nobody is no failure of ours."""
    refusing(scene, 403, "Forbidden: bot was blocked by the user")

    assert await scene.answer(tries=MOST_TRIES + 1) is Outcome.GONE


async def test_an_apology_that_cannot_be_sent_is_the_end_of_it(scene: Scene) -> None:
    """The letter is dead all the same."""
    refusing(scene, 400, "Bad Request: message is too long")

    assert await scene.answer(tries=MOST_TRIES + 1) is Outcome.FAILED


async def test_what_cannot_be_searched_for_danger_may_be_danger(scene: Scene) -> None:
    """Late as it is, nothing comes before its answer."""

    def broken(text: str) -> bool:
        raise ValueError(text)

    async def apologise(chat: int) -> None:
        raise AssertionError(chat)

    answering = Answering(
        scene.application,
        lambda claimed: claimed.sealed,
        scene.limiter,
        Voices(broken, lambda: "Sorry.", apologise),
        lambda: None,
        clock=lambda: NOW,
    )
    late = Claimed(5, 7, urgent=False, sent_at=NOW - LATE - 1, tries=1, sealed=BODY)

    assert await answering.answer(late) is Outcome.ANSWERED
    assert scene.said == ["hello"]
