"""Places: so many at once, more while some rest, and a danger sign never waits."""

import asyncio

from delivery.slots import AHEAD, MOST, RESERVED, Slots


class Work:
    """Updates at work in places; each ends when told."""

    def __init__(self, slots: Slots) -> None:
        self.slots = slots
        self.begun: list[int] = []
        self.end = asyncio.Event()
        self.tasks: list[asyncio.Task[None]] = []

    async def does(self, number: int, *, urgent: bool = False, rests: bool = False) -> None:
        """One update."""
        async with self.slots.taken(urgent=urgent):
            self.begun.append(number)
            if rests:
                with self.slots.rest():
                    await self.end.wait()
            else:
                await self.end.wait()

    async def begin(self, *numbers: int, urgent: bool = False, rests: bool = False) -> None:
        """Claim updates and let them run as far as they can."""
        for number in numbers:
            self.slots.hold()
            work = self.does(number, urgent=urgent, rests=rests)
            self.tasks.append(asyncio.create_task(work))
        for _ in range(5):
            await asyncio.sleep(0)

    async def ends(self) -> None:
        """All that runs ends, and what waited after it."""
        self.end.set()
        await asyncio.gather(*self.tasks)


async def test_so_many_at_once_and_the_rest_in_order() -> None:
    """Nobody is passed over."""
    work = Work(Slots(2))
    await work.begin(1, 2, 3, 4)
    assert work.begun == [1, 2]

    await work.ends()
    assert work.begun == [1, 2, 3, 4]


async def test_a_danger_sign_does_not_wait() -> None:
    """Not even when all places are taken."""
    work = Work(Slots(2))
    await work.begin(1, 2, 3)
    await work.begin(4, urgent=True)
    assert work.begun == [1, 2, 4]
    await work.ends()


async def test_who_rests_gives_the_place_to_another() -> None:
    """And may go on when it is over."""
    work = Work(Slots(2))
    await work.begin(1, 2, rests=True)
    await work.begin(3, 4, 5)
    assert work.begun == [1, 2, 3, 4]
    await work.ends()
    assert work.slots.room == AHEAD * 2


async def test_what_is_claimed_is_bounded() -> None:
    """Also while everybody rests."""
    slots = Slots(2)
    work = Work(slots)
    assert (slots.room, slots.reserved) == (AHEAD * 2, RESERVED)

    await work.begin(*range(AHEAD * 2))
    assert (slots.room, slots.reserved) == (0, RESERVED)

    await work.begin(*range(RESERVED))
    assert slots.reserved == 0
    await work.ends()

    many = Work(Slots(1000))
    await many.begin(*range(MOST))
    assert many.slots.room == 0
    await many.ends()


async def test_an_answered_update_keeps_its_place_until_it_is_closed() -> None:
    """So a kill repeats no more answers than there are places."""
    slots = Slots(2)

    async def answers(number: int) -> int:
        async with slots.taken(urgent=False):
            slots.answered()
            return number

    for _ in range(3):
        slots.hold()
    tasks = [asyncio.create_task(answers(number)) for number in (1, 2, 3)]
    done, waits = await asyncio.wait(tasks, timeout=0.05)
    assert {task.result() for task in done} == {1, 2}

    slots.closed(2)
    assert [await task for task in waits] == [3]


async def test_who_rests_is_not_busy() -> None:
    """Who waits for a place is."""
    work = Work(Slots(1))
    await work.begin(1, rests=True)
    await work.begin(2, 3)
    assert work.slots.busy == 2
    await work.ends()
    assert work.slots.busy == 0


async def test_who_waits_for_a_place_can_be_turned_away() -> None:
    """Who has one may end."""
    work = Work(Slots(1))
    await work.begin(1, 2, 3)

    work.slots.turn_away()

    await asyncio.gather(*work.tasks[1:], return_exceptions=True)
    await work.begin(4)
    work.end.set()
    await asyncio.gather(*work.tasks, return_exceptions=True)
    assert work.begun == [1, 4]


async def test_who_is_broken_off_while_waiting_leaves_no_gap() -> None:
    """The place goes to the next."""
    work = Work(Slots(1))
    await work.begin(1, 2, 3)
    work.tasks[1].cancel()
    await asyncio.gather(work.tasks[1], return_exceptions=True)
    work.tasks.pop(1)

    await work.ends()

    assert work.begun == [1, 3]
