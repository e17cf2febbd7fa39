"""Limits and retries: paced by Telegram's rules, mended by the error table."""

import asyncio
import heapq
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from delivery.limiter import GIVES_UP, LONGEST_PAUSE, Hooks, Limiter
from delivery.pace import Limits
from delivery.rates import OwnRates
from delivery.troubles import AnswerLostError, NeverSentError
from delivery.vitals import Vitals


class Time:
    """Sleepers wake in order, and the clock jumps from one to the next."""

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._count = 0

    def seconds(self) -> float:
        """The clock."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until the clock has moved on."""
        wakes: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._count += 1
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, wakes))
        await wakes

    async def run(self, *work: Coroutine[Any, Any, Any]) -> list[Any]:
        """Do all of `work` side by side; the results."""
        tasks = [asyncio.ensure_future(one) for one in work]
        while not all(task.done() for task in tasks):
            for _ in range(20):  # let everybody run who can
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, wakes = heapq.heappop(self._sleepers)
                wakes.set_result(None)
        return [task.result() for task in tasks]


class Scene:
    """A limiter, and calls that meet errors before they succeed."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.time = Time()
        self.vitals = Vitals()
        self.gone: list[int] = []
        self.moved: list[tuple[int, int]] = []
        self.resting = 0
        self.sent: list[tuple[float, int | None, str]] = []
        self.tries = 0
        limits = limits or Limits(1e6, 1e6, 1_000_000)
        hooks = Hooks(self._gone, self._moved, self._rest)
        rates = OwnRates(limits, self.time.seconds)
        self.limiter = Limiter(rates, self.vitals, hooks, self.time.sleep, self.time.seconds)

    async def _gone(self, chat: int) -> None:
        self.gone.append(chat)

    async def _moved(self, old: int, new: int) -> None:
        self.moved.append((old, new))

    @contextmanager
    def _rest(self) -> Iterator[None]:
        self.resting += 1
        yield
        self.resting -= 1

    async def call(
        self,
        chat: int | None,
        *errors: TelegramError,
        endpoint: str = "sendMessage",
        **data: Any,  # noqa: ANN401  as PTB has it
    ) -> Any:  # noqa: ANN401  the same
        """Make a call that meets `errors` first."""
        left = list(errors)
        given = {"chat_id": chat, "text": "hi", **data} if chat is not None else {**data}

        async def send(_: str, data: dict[str, Any]) -> bool:
            self.tries += 1
            if left:
                raise left.pop(0)
            self.sent.append((self.time.now, data.get("chat_id"), data.get("text", "")))
            return True

        return await self.limiter.process_request(
            send, (endpoint, given), {}, endpoint, given, None
        )

    @property
    def times(self) -> list[float]:
        """When messages went out."""
        return [at for at, _, _ in self.sent]


def most_within(times: list[float], window: float) -> int:
    """The most there are in any `window` seconds."""
    return max(sum(start <= at < start + window for at in times) for start in times)


async def test_a_private_chat_gets_three_at_once_then_one_a_second() -> None:
    """Telegram's 1/s with its tolerance for short bursts."""
    scene = Scene(Limits(1e6, 1, 20))

    await scene.time.run(*(scene.call(7) for _ in range(6)))

    assert [round(at) for at in scene.times] == [0, 0, 0, 1, 2, 3]


async def test_a_group_gets_twenty_in_any_minute_and_none_is_lost() -> None:
    """Thirty questions at once."""
    scene = Scene(Limits(1e6, 1, 20))

    await scene.time.run(*(scene.call(-7) for _ in range(30)))

    assert len(scene.sent) == 30
    assert most_within(scene.times, 60) == 20


async def test_overall_rate_holds_over_any_second() -> None:
    """With a tenth as burst."""
    scene = Scene(Limits(30, 1, 20))

    await scene.time.run(*(scene.call(chat) for chat in range(1, 301)))

    assert most_within(scene.times, 1) <= 33
    assert 9 < max(scene.times) < 10


async def test_a_flood_limit_holds_up_its_own_chat_only() -> None:
    """Others go on at once, and the one that waits gives up its place meanwhile."""
    scene = Scene()

    await scene.time.run(scene.call(7, RetryAfter(5)), *(scene.call(chat) for chat in range(8, 20)))

    assert max(at for at, chat, _ in scene.sent if chat != 7) < 0.2
    assert 5.1 <= max(scene.times) <= 6.0
    assert scene.resting == 0


async def test_floods_in_three_chats_hold_up_everybody() -> None:
    """Then it is the bot that is too fast, not a chat."""
    scene = Scene()

    await scene.time.run(*(scene.call(chat, RetryAfter(5)) for chat in (7, 8, 9)))
    began = scene.time.now
    await scene.time.run(*(scene.call(chat, RetryAfter(5)) for chat in (1, 2, 3)), scene.call(4))

    assert began >= 5
    assert len(scene.sent) == 7


async def test_an_outage_of_five_minutes_is_waited_for() -> None:
    """502 for 300 s; the answer goes out within 15 s of the end."""
    scene = Scene()

    async def send(_: str, data: dict[str, Any]) -> bool:
        if scene.time.now < 300:
            raise NetworkError("Bad Gateway")  # noqa: EM101, TRY003  as PTB says it
        scene.sent.append((scene.time.now, data["chat_id"], ""))
        return True

    data = {"chat_id": 7}
    await scene.time.run(
        scene.limiter.process_request(send, ("sendMessage", data), {}, "sendMessage", data, None)
    )

    assert 300 <= scene.times[0] <= 300 + LONGEST_PAUSE
    assert scene.vitals.counts["retries_not_sent"] > 20


async def test_after_a_day_an_answer_is_given_up() -> None:
    """It helps nobody any more."""
    scene = Scene()

    with pytest.raises(NetworkError):
        await scene.time.run(scene.call(7, *[NetworkError("Bad Gateway")] * 100_000))

    assert GIVES_UP < scene.time.now < GIVES_UP + 60


@pytest.mark.parametrize(
    "error",
    [TimedOut(), AnswerLostError("reset"), TelegramError("Invalid server response")],
    ids=["timed out", "connection lost", "garbage"],
)
async def test_what_may_have_arrived_is_sent_at_most_twice(error: TelegramError) -> None:
    """A second copy does less harm than silence; a third is too much."""
    scene = Scene()

    await scene.time.run(scene.call(7, error))
    with pytest.raises(TelegramError):
        await scene.time.run(scene.call(7, error, error))

    assert scene.tries == 4


@pytest.mark.parametrize(
    "error",
    [TimedOut("Pool timeout: all connections in the pool are occupied"), NeverSentError("no")],
    ids=["pool", "connect"],
)
async def test_what_cannot_have_arrived_is_tried_freely(error: TelegramError) -> None:
    """No copy can come of it."""
    scene = Scene()

    await scene.time.run(scene.call(7, *[error] * 9))

    assert len(scene.sent) == 1


@pytest.mark.parametrize(
    "error",
    [Forbidden("Forbidden: bot was blocked by the user"), BadRequest("Chat not found")],
    ids=["blocked", "not found"],
)
async def test_a_chat_that_is_closed_is_reported_and_not_tried_again(error: TelegramError) -> None:
    """So that its data can be purged."""
    scene = Scene()

    with pytest.raises(type(error)):
        await scene.time.run(scene.call(7, error))

    assert (scene.gone, scene.tries) == ([7], 1)


async def test_a_group_that_moved_gets_its_answer_in_the_new_chat() -> None:
    """And whoever stores by chat is told."""
    scene = Scene()

    await scene.time.run(scene.call(-7, ChatMigrated(-1007)))

    assert scene.sent[0][1] == -1007
    assert scene.moved == [(-7, -1007)]


async def test_refused_markup_is_sent_plain() -> None:
    """Once; the words are the same."""
    scene = Scene()
    refusal = BadRequest("Can't parse entities: unclosed tag")

    await scene.time.run(scene.call(7, refusal, text="<b>3 &lt; 4</b>", parse_mode="HTML"))
    with pytest.raises(BadRequest):
        await scene.time.run(scene.call(7, refusal, refusal, parse_mode="HTML"))

    assert scene.sent[0][2] == "3 < 4"


@pytest.mark.parametrize(
    "said",
    ["Message is not modified: same content", "Query is too old and response timeout expired"],
)
async def test_what_is_done_already_is_success(said: str) -> None:
    """Nobody is troubled with it."""
    scene = Scene()

    [answer] = await scene.time.run(
        scene.call(7, BadRequest(said), endpoint="editMessageText", text="x")
    )

    assert answer is True


async def test_a_refused_token_is_not_tried_again() -> None:
    """Only a person can mend it."""
    scene = Scene()

    with pytest.raises(InvalidToken):
        await scene.time.run(scene.call(7, InvalidToken()))

    assert scene.tries == 1


async def test_words_before_a_late_answer_are_said_once() -> None:
    """Before the first message only."""
    scene = Scene()

    with scene.limiter.opened_with("Sorry."):
        await scene.call(7, text="one")
        await scene.call(7, text="two")
    await scene.call(7, text="three")

    assert [text for _, _, text in scene.sent] == ["Sorry.\n\none", "two", "three"]


async def test_calls_without_a_message_are_not_paced() -> None:
    """The answer to a press must come at once."""
    scene = Scene(Limits(1, 1, 1))

    await scene.time.run(*(scene.call(None, endpoint="answerCallbackQuery") for _ in range(50)))

    assert scene.time.now == 0
