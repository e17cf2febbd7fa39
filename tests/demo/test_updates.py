"""The queue of updates."""

from demo.updates import Updates


def queue(*kinds: str) -> Updates:
    """A queue with one update of each kind."""
    updates = Updates()
    for kind in kinds:
        updates.add(kind, {})
    return updates


async def test_poll_repeats_until_confirmed() -> None:
    """Updates come again until an offset above them is asked for."""
    updates = queue("a", "b", "c")

    first = await updates.poll(0, 100, 0)
    again = await updates.poll(2, 1, 0)

    assert [{"update_id": n, kind: {}} for n, kind in enumerate("abc", 1)] == first
    assert [{"update_id": 2, "b": {}}] == again
    assert 2 == len(updates)


async def test_poll_with_a_negative_offset_forgets_the_older() -> None:
    """Offset -1 leaves only the newest."""
    assert [{"update_id": 3, "c": {}}] == await queue("a", "b", "c").poll(-1, 100, 0)


async def test_poll_gives_up() -> None:
    """Without news the answer is empty once the time is over."""
    assert [] == await queue().poll(0, 100, 0.001)


async def test_poll_waits_for_news() -> None:
    """An update that waits already ends the waiting at once."""
    assert [{"update_id": 1, "a": {}}] == await queue("a").poll(0, 100, 60)


async def test_each_gives_every_update_in_order() -> None:
    """The pump sees all updates once, in order."""
    updates = queue("a", "b")

    seen = []
    async for update in updates.each():
        seen.append(update)
        if len(seen) == 2:
            break

    assert [{"update_id": 1, "a": {}}, {"update_id": 2, "b": {}}] == seen
    assert updates.take() is None
