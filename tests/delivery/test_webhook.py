"""The webhook: strangers are turned away before their body is read; 200 only when stored."""

import json
from collections.abc import AsyncIterator, Sequence

import httpx
import pytest

from delivery.arrival import Arrival
from delivery.clerk import StorageDownError
from delivery.polling import Intake
from delivery.vitals import FULL, Vitals
from delivery.webhook import HEADER, LARGEST, Hook, door

SECRET = "s" * 32
UPDATE = {"update_id": 5, "message": {"chat": {"id": 7}, "text": "hello"}}


class Scene:
    """A door with a storage behind it."""

    def __init__(self) -> None:
        self.stored: list[int] = []
        self.down = False
        self.vitals = Vitals()
        hook = Hook("https://example.org/path", SECRET, "127.0.0.1", 0)
        site = door(hook, Intake(self._store), self.vitals)
        transport = httpx.ASGITransport(site)
        self.client = httpx.AsyncClient(transport=transport, base_url="http://test")

    async def _store(self, arrivals: Sequence[Arrival]) -> None:
        if self.down:
            raise StorageDownError
        self.stored += [one.update_id for one in arrivals]

    async def posts(self, body: bytes, secret: str | None = SECRET, path: str = "/path") -> int:
        """Post; the status."""
        headers = {HEADER: secret} if secret is not None else {}
        return (await self.client.post(path, content=body, headers=headers)).status_code


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """A fresh door."""
    scene = Scene()
    async with scene.client:
        yield scene


async def test_an_update_is_stored_and_confirmed(scene: Scene) -> None:
    """200."""
    assert await scene.posts(json.dumps(UPDATE).encode()) == 200
    assert scene.stored == [5]


@pytest.mark.parametrize(
    ("body", "secret", "path", "status"),
    [
        (b"{}", None, "/path", 401),
        (b"{}", "", "/path", 401),
        (b"{}", "S" * 32, "/path", 401),
        (b"{}", SECRET[:-1], "/path", 401),
        (b"x" * (LARGEST + 1), "wrong", "/path", 401),
        (b"x" * (LARGEST + 1), SECRET, "/path", 413),
        (b"x" * 50_000_000, SECRET, "/path", 413),
        (b"not json", SECRET, "/path", 400),
        (b"\xff\xfe", SECRET, "/path", 400),
        (b"[" * 60_000, SECRET, "/path", 400),
        (b"[]", SECRET, "/path", 400),
        (b'{"message": {}}', SECRET, "/path", 400),
        (b'{"update_id": "5"}', SECRET, "/path", 400),
        (b'{"update_id": 1e400}', SECRET, "/path", 400),
        (b'{"update_id": 99999999999999999999999}', SECRET, "/path", 400),
        (json.dumps(UPDATE).encode(), SECRET, "/other", 404),
    ],
)
async def test_bad_requests_store_nothing(
    scene: Scene, body: bytes, secret: str | None, path: str, status: int
) -> None:
    """Each has its answer."""
    assert await scene.posts(body, secret, path) == status
    assert scene.stored == []


async def test_a_length_that_lies_is_found_out(scene: Scene) -> None:
    """The body is counted as it comes."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(LARGEST // 1000 + 2):
            yield b"x" * 1000

    answer = await scene.client.post("/path", content=pieces(), headers={HEADER: SECRET})

    assert answer.status_code == 413


@pytest.mark.parametrize("trouble", ["down", "full"])
async def test_storage_in_trouble_asks_to_come_again(scene: Scene, trouble: str) -> None:
    """503 with Retry-After: Telegram keeps the update."""
    scene.down = trouble == "down"
    scene.vitals.waiting = FULL if trouble == "full" else 0

    answer = await scene.client.post("/path", json=UPDATE, headers={HEADER: SECRET})

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")


async def test_only_posts_are_taken(scene: Scene) -> None:
    """405."""
    assert (await scene.client.get("/path")).status_code == 405
