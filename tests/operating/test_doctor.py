"""The doctor: each thing a bot needs, how it is, and what to do; never a secret."""

import time
from dataclasses import replace
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from delivery.database import database
from operating.doctor import Finding, Patient, State, examine, good
from tests.delivery.standin import BOT, TOKEN, StandIn


def patient(folder: Path, api: str = "http://127.0.0.1:1") -> Patient:
    """A healthy one."""
    return Patient(
        token=TOKEN,
        api_url=api,
        database_url=f"sqlite:///{folder}/data/bot.db",
        webhook_url="",
        key_file=None,
        entries=138,
        problems=(),
        contact=True,
        staff=True,
    )


def by_name(findings: list[Finding]) -> dict[str, Finding]:
    """One for each thing."""
    return {finding.what: finding for finding in findings}


def telegram(**info: Any) -> StandIn:  # noqa: ANN401  whatever Telegram says of a webhook
    """A Telegram with a webhook in this state."""
    standin = StandIn()
    said = {"url": "", "has_custom_certificate": False, "pending_update_count": 0, **info}

    async def answer(_: object) -> web.StreamResponse:
        return web.json_response({"ok": True, "result": said})

    standin.faults["getwebhookinfo"] = answer
    return standin


async def test_a_healthy_bot(tmp_path: Path) -> None:
    """All is well; the database is looked at while the bot runs."""
    async with telegram() as standin, database(f"sqlite:///{tmp_path}/data/bot.db"):
        findings = await examine(patient(tmp_path, standin.url))

    assert good(findings)
    assert [finding.what for finding in findings if finding.state is not State.GOOD] == []
    assert "tables at revision" in by_name(findings)["database"].said
    assert TOKEN not in "".join(map(str, findings))


async def test_a_refused_token(tmp_path: Path) -> None:
    """What to do, and not the token."""
    async with telegram() as standin:
        ill = replace(patient(tmp_path, standin.url), token="1234:wrong-token-canary")
        findings = await examine(ill)

    found = by_name(findings)["token"]
    assert not good(findings)
    assert (found.state, found.said) == (State.BAD, "Telegram refuses it")
    assert "@BotFather" in found.remedy
    assert "canary" not in "".join(map(str, findings))


async def test_no_network(tmp_path: Path) -> None:
    """The rest is looked at all the same."""
    findings = by_name(await examine(patient(tmp_path)))

    assert findings["token"].state is State.BAD
    assert "TELEGRAM_API_URL" in findings["token"].remedy
    assert findings["content"].state is State.GOOD


async def test_a_server_that_is_no_bot_api(tmp_path: Path) -> None:
    """The stand-in knows nothing of webhooks and says "true"."""
    async with StandIn() as standin:
        findings = by_name(await examine(patient(tmp_path, standin.url)))

    assert findings["token"].said == "what answers is no Bot API"


async def test_without_a_token_it_is_the_chat_page(tmp_path: Path) -> None:
    """A note, and a missing card is one too."""
    findings = await examine(replace(patient(tmp_path), token=None, contact=False, staff=False))

    assert good(findings)
    assert [f.what for f in findings if f.state is State.NOTE] == ["token", "contact card", "staff"]


async def test_a_failing_webhook(tmp_path: Path) -> None:
    """Telegram's own words help; many waiting updates are bad."""
    hook = "https://example.org/hook"
    info = {
        "url": hook,
        "last_error_date": int(time.time()) - 60,
        "last_error_message": "Connection refused",
        "pending_update_count": 5000,
    }
    async with telegram(**info) as standin:
        ill = replace(patient(tmp_path, standin.url), webhook_url=hook)
        findings = by_name(await examine(ill))

    assert "Connection refused" in findings["webhook"].said
    assert findings["webhook"].state is State.BAD
    assert findings["waiting updates"].state is State.BAD


@pytest.mark.parametrize(
    ("wanted", "registered", "state"),
    [
        ("", "", State.GOOD),
        ("https://example.org/a", "https://example.org/a", State.GOOD),
        ("", "https://example.org/a", State.NOTE),
        ("https://example.org/a", "", State.NOTE),
    ],
)
async def test_the_webhook_is_compared_with_the_setting(
    tmp_path: Path, wanted: str, registered: str, state: State
) -> None:
    """What differs is mended by a start, so it is a note."""
    async with telegram(url=registered) as standin:
        asked = replace(patient(tmp_path, standin.url), webhook_url=wanted)
        findings = by_name(await examine(asked))

    assert findings["webhook"].state is state


async def test_privacy_mode_that_is_off_is_noted(tmp_path: Path) -> None:
    """The bot would be sent every message of a group."""
    standin = telegram()

    async def me(_: object) -> web.StreamResponse:
        seen = {**BOT, "can_read_all_group_messages": True}
        return web.json_response({"ok": True, "result": seen})

    standin.faults["getme"] = me
    async with standin:
        findings = by_name(await examine(patient(tmp_path, standin.url)))

    assert findings["privacy mode"].state is State.NOTE


async def test_a_clock_that_is_wrong(tmp_path: Path) -> None:
    """By the Date of Telegram's answers."""

    async def old(_: web.Request) -> web.StreamResponse:
        return web.Response(headers={"Date": formatdate(time.time() - 7200, usegmt=True)})

    app = web.Application()
    standin = telegram()
    app.router.add_get("/", old)
    app.router.add_post("/bot{token}/{method}", standin.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api = f"http://127.0.0.1:{runner.addresses[0][1]}"
    findings = by_name(await examine(patient(tmp_path, api)))
    await runner.cleanup()

    assert findings["clock"].state is State.BAD
    assert "timedatectl" in findings["clock"].remedy


async def test_a_damaged_database(tmp_path: Path) -> None:
    """And one of another program."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/bot.db").write_bytes(b"not a database" * 500)

    findings = by_name(await examine(patient(tmp_path)))

    assert findings["database"].state is State.BAD
    assert findings["database"].remedy


async def test_a_wrong_address_shows_no_password(tmp_path: Path) -> None:
    """PostgreSQL that is not there."""
    address = "postgresql://bot:canary@127.0.0.1:1/bot"
    findings = await examine(replace(patient(tmp_path), database_url=address))

    assert by_name(findings)["database"].state is State.BAD
    assert "canary" not in "".join(map(str, findings))


async def test_content_with_errors(tmp_path: Path) -> None:
    """The first is shown, and the command that shows all."""
    ill = replace(patient(tmp_path), problems=("entries.yaml:1: error: x", "y"))
    found = by_name(await examine(ill))["content"]

    assert str(found) == (
        "BAD  content: 2 errors, the first: entries.yaml:1: error: x"
        " -> python -m faq check shows all"
    )


async def test_a_key_others_may_read(tmp_path: Path) -> None:
    """Mended with one command."""
    key = tmp_path / "key"
    key.write_text("k" * 32, encoding="ascii")
    key.chmod(0o644)

    found = by_name(await examine(replace(patient(tmp_path), key_file=key)))["data key"]

    assert (found.state, found.remedy) == (State.BAD, f"chmod 600 {key}")
