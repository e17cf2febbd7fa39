"""The page over real loopback sockets: who is let in, what is refused, what comes back."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.typing import Origin

from demo.offline_telegram import Answers, OfflineTelegram, ready
from demo.page import MESSAGE_LIMIT, STATIC, serve
from demo.tabs import Asked

Shown = dict[str, object]


@dataclass
class Content:
    """A content that changes when the test says so."""

    version: str = "one"
    problems: list[str] = field(default_factory=list)

    def status(self) -> Shown:
        """As the page asks for it."""
        return {"version": self.version, "problems": self.problems}

    def explain(self, asked: Asked) -> Shown:
        """As the page asks for it."""
        return {"decision": f"{asked.text} by {self.version}"}


@dataclass
class Site:
    """A page that is being served."""

    url: str
    content: Content

    @asynccontextmanager
    async def tab(self, key: str = "", origin: str = "") -> AsyncIterator[ClientConnection]:
        """Open the WebSocket as the page does."""
        host = urlsplit(self.url).netloc
        async with connect(f"ws://{host}/chat", origin=Origin(origin or self.url)) as web:
            await web.send(json.dumps({"key": key}))
            yield web


@pytest.fixture
async def site(application: Answers, telegram: OfflineTelegram) -> AsyncIterator[Site]:
    """The page of the echoing application, on a free port."""
    content, stop = Content(), asyncio.Event()
    opened: asyncio.Queue[str] = asyncio.Queue()
    async with ready(application), asyncio.TaskGroup() as tasks:
        tasks.create_task(
            serve(
                application,
                telegram,
                "127.0.0.1",
                0,
                explain=content.explain,
                status=content.status,
                stop=stop,
                announce=opened.put_nowait,
            )
        )
        yield Site(await opened.get(), content)
        stop.set()


async def next_shown(web: ClientConnection, kind: str) -> Shown:
    """The next thing of this kind; others are passed over."""
    async with asyncio.timeout(5):
        while True:
            shown: Shown = json.loads(await web.recv())
            if shown["show"] == kind:
                return shown


async def next_texts(web: ClientConnection, count: int) -> list[object]:
    """The texts of the next messages."""
    texts = []
    for _ in range(count):
        message = (await next_shown(web, "message"))["message"]

        assert isinstance(message, dict)
        texts.append(message["text"])
    return texts


@pytest.mark.parametrize("path", ["/", "/app.css", "/rooms.css", "/app.js", "/icon.svg"])
async def test_serves_its_files(site: Site, path: str) -> None:
    """Every file comes with a policy that forbids anything from elsewhere."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(site.url + path)

    assert 200 == answer.status_code
    assert answer.headers["content-security-policy"].startswith("default-src 'none';")
    assert "nosniff" == answer.headers["x-content-type-options"]
    assert "server" not in answer.headers


@pytest.mark.parametrize("path", ["/nothing", "/../page.py", "/%2e%2e/page.py", "/chat"])
async def test_serves_nothing_else(site: Site, path: str) -> None:
    """Other paths are not there."""
    async with httpx.AsyncClient() as client:
        assert 404 == (await client.get(site.url + path)).status_code


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1:1", ""])
async def test_foreign_hosts_are_refused(site: Site, host: str) -> None:
    """A name that is not ours is refused, whatever address it led to (DNS rebinding)."""
    async with httpx.AsyncClient() as client:
        answer = await client.get(site.url, headers={"Host": host})

    assert (403, "This page answers only under 127.0.0.1 or localhost.\n") == (
        answer.status_code,
        answer.text,
    )


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1"])
async def test_foreign_origins_are_refused(site: Site, origin: str) -> None:
    """A page from elsewhere cannot open the chat."""
    with pytest.raises(InvalidStatus, match="403"):
        async with site.tab(origin=origin):
            pass


async def test_sockets_to_foreign_hosts_are_refused(site: Site) -> None:
    """Not under another name either."""
    host = urlsplit(site.url).netloc
    with pytest.raises(InvalidStatus, match="403"):
        async with connect(f"ws://evil.example:{host.split(':')[1]}/chat", host="127.0.0.1"):
            pass


async def test_talks(site: Site) -> None:
    """One's own message, the bot's answer, and why."""
    async with site.tab() as web:
        opening = await next_shown(web, "chats")
        await web.send('{"do": "say", "text": "hi"}')
        why = await next_shown(web, "why")
        texts = await next_texts(web, 1)
    async with site.tab(str(opening["key"])) as web:
        again = await next_shown(web, "chats")

    assert [] == opening["messages"]
    assert {"show": "why", "asked": "hi", "why": {"decision": "hi by one"}} == why
    assert ["You said: hi"] == texts
    assert isinstance(again["messages"], list)
    assert ["hi", "You said: hi"] == [message["text"] for message in again["messages"]]


async def test_presses(site: Site) -> None:
    """A press brings the alert and the edited message."""
    async with site.tab() as web:
        await web.send('{"do": "say", "text": "hi"}')
        await next_texts(web, 2)
        await web.send('{"do": "press", "message": 2, "data": "v1:more"}')
        alert = await next_shown(web, "alert")
        edited = await next_shown(web, "message")

    assert {"show": "alert", "text": "Done", "dialog": True} == alert
    assert isinstance(edited["message"], dict)
    assert ("More.", True) == (edited["message"]["text"], edited["message"]["edited"])


async def test_tabs_do_not_see_each_other(site: Site) -> None:
    """Two tabs are two people."""
    async with site.tab() as one, site.tab() as two:
        await one.send('{"do": "say", "text": "one"}')
        await next_texts(one, 2)
        await two.send('{"do": "say", "text": "two"}')

        assert ["two", "You said: two"] == await next_texts(two, 2)


async def test_follows_the_content(site: Site) -> None:
    """A new version is told, and the last question explained by it."""
    async with site.tab() as web:
        first = await next_shown(web, "content")
        await web.send('{"do": "say", "text": "hi"}')
        await next_shown(web, "why")
        site.content.version, site.content.problems = "two", ["entries.yaml:3:1: error: ..."]
        second = await next_shown(web, "content")
        why = await next_shown(web, "why")

    assert {"show": "content", "version": "one", "problems": []} == first
    assert {
        "show": "content",
        "version": "two",
        "problems": ["entries.yaml:3:1: error: ..."],
    } == second
    assert {"show": "why", "asked": "hi", "why": {"decision": "hi by two"}} == why


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("nonsense", 1007),
        ('{"do": "press", "message": 99, "data": "v1"}', 1007),
        ("x" * (MESSAGE_LIMIT + 1), 1009),
        (b"\x00", 1007),
    ],
)
async def test_closes_on_nonsense(site: Site, sent: str | bytes, code: int) -> None:
    """What the page never sends ends the connection; the next one is well."""
    async with site.tab() as web:
        opening = await next_shown(web, "chats")
        await web.send(sent)
        with pytest.raises(ConnectionClosed) as closed:
            await next_shown(web, "never")
    async with site.tab(str(opening["key"])) as web:
        assert opening["key"] == (await next_shown(web, "chats"))["key"]

    assert closed.value.rcvd
    assert code == closed.value.rcvd.code


@pytest.mark.parametrize("hello", ["nonsense", "[]", "5"])
async def test_closes_on_a_bad_greeting(site: Site, hello: str) -> None:
    """The first message must be a key."""
    host = urlsplit(site.url).netloc
    async with connect(f"ws://{host}/chat", origin=Origin(site.url)) as web:
        await web.send(hello)
        with pytest.raises(ConnectionClosed):
            await next_shown(web, "chats")


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.5", "example.org"])  # noqa: S104  refused
async def test_listens_on_this_computer_only(
    application: Answers, telegram: OfflineTelegram, host: str
) -> None:
    """An address that others can reach is refused before anything listens."""
    content = Content()
    with pytest.raises(ValueError, match="can be reached from other computers"):
        await serve(application, telegram, host, 0, explain=content.explain, status=content.status)


async def test_a_taken_port(application: Answers, telegram: OfflineTelegram, site: Site) -> None:
    """Is an OSError for the caller to word."""
    taken = urlsplit(site.url).port or 0
    with pytest.raises(OSError, match="in use"):
        await serve(
            application,
            telegram,
            "127.0.0.1",
            taken,
            explain=site.content.explain,
            status=site.content.status,
        )


def test_nothing_comes_from_elsewhere() -> None:
    """No file of the page names another host, sets markup from text, or styles inline."""
    for path in STATIC.iterdir():
        text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")

        assert "innerHTML" not in text
        assert "style=" not in text
        assert 'src="http' not in text
        assert "url(" not in text.replace("url(#", "")
