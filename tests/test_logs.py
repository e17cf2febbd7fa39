"""What reaches the log: our own sentences, and never a token or a patient's words."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

import logs

TOKEN = "123456789:AAE-canary-token_canary-token_canary"
WORDS = "my throat is closing, canary"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """All that is logged as JSON at DEBUG, in the shape a server sees it."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    logs.configure("DEBUG", "json")
    yield stream
    root.handlers = before
    root.setLevel(level)


def test_our_own_lines_are_written(written: io.StringIO) -> None:
    """One JSON object a line."""
    logging.getLogger("handlers.private").info("update=%d outcome=%s", 7, "answer")

    assert json.loads(written.getvalue())["message"] == "update=7 outcome=answer"


def test_token_is_struck_out(written: io.StringIO) -> None:
    """Wherever it comes from, an address included."""
    logging.getLogger("bot").error("POST /bot%s/getMe", TOKEN)

    assert json.loads(written.getvalue())["message"] == "POST /bot<token>/getMe"


def test_other_packages_are_not_heard_below_warning(written: io.StringIO) -> None:
    """The client httpx prints every URL, token included, at INFO."""
    logging.getLogger("httpx").info("HTTP Request: POST %s", f"https://host/bot{TOKEN}/getMe")

    assert written.getvalue() == ""


def test_what_other_packages_fill_in_is_left_out(written: io.StringIO) -> None:
    """PTB logs the whole of an update it cannot read."""
    logging.getLogger("telegram.ext").critical("Error while parsing %s", {"text": WORDS})
    logging.getLogger("telegram.ext").error(f"cannot read {WORDS}")  # noqa: G004  as others do

    assert "canary" not in written.getvalue()


def test_an_exception_shows_type_and_place_only(written: io.StringIO) -> None:
    """Its message may quote what a patient wrote."""
    try:
        int(WORDS)
    except ValueError:
        logging.getLogger("handlers.errors").exception("failed")

    said = json.loads(written.getvalue())["message"]
    assert said.startswith("failed [ValueError at test_an_exception_shows_type_and_place_only:")


def test_a_line_cannot_be_forged(written: io.StringIO) -> None:
    """Line breaks and terminal codes become question marks."""
    logging.getLogger("bot").warning("entry=%s", "a\r\nb\x1b[31mc\u2028d")

    assert json.loads(written.getvalue())["message"] == "entry=a??b?[31mc?d"
