"""The only module that configures logging: what may be logged, how it looks, what is struck out.

An allow-list: our own loggers say fixed sentences and named values. Other packages are heard from
WARNING on and only with their fixed sentences: what they fill in may be a patient's words or a
token (PTB logs the whole of an update it cannot read).
"""

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Final

OURS: Final = ("bot", "delivery", "faq", "handlers", "demo", "operating", "starting")
_TOKEN: Final = re.compile(r"\d{3,}:[A-Za-z0-9_-]{10,}")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


def configure(level: str, shape: str) -> None:
    """Send logs to standard error. `shape`: auto (by terminal), text or json."""
    pretty = shape == "text" or (shape == "auto" and sys.stderr.isatty())
    handler = logging.StreamHandler()
    handler.setFormatter(_Text() if pretty else _Json())
    handler.addFilter(_only_known)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)


def _only_known(record: logging.LogRecord) -> bool:
    """Others may speak from WARNING on: httpx prints the token in every URL at INFO."""
    return _ours(record) or record.levelno >= logging.WARNING


def _ours(record: logging.LogRecord) -> bool:
    return record.name.split(".")[0] in OURS


def clean(text: str) -> str:
    """`text` without tokens and without characters that forge log lines."""
    return _CONTROL.sub("?", _TOKEN.sub("<token>", text))


def where_it_broke(error: BaseException) -> str:
    """Type and place of an error, never its message: that may quote what a patient wrote."""
    frames = traceback.extract_tb(error.__traceback__)
    last = f" at {frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{last}"


def _said(record: logging.LogRecord) -> str:
    if _ours(record):
        said = record.getMessage()
    elif record.args:
        said = str(record.msg)  # the sentence, not what was filled in
    else:
        said = f"message withheld ({record.module}:{record.lineno})"
    if record.exc_info and record.exc_info[1]:
        said = f"{said} [{where_it_broke(record.exc_info[1])}]"
    return clean(said)


class _Text(logging.Formatter):
    """For eyes: time, level, who, what."""

    def format(self, record: logging.LogRecord) -> str:
        time = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        return f"{time} {record.levelname.lower():7} {record.name}: {_said(record)}"


class _Json(logging.Formatter):
    """For machines: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(
            {
                "time": datetime.fromtimestamp(record.created, UTC).isoformat(),
                "level": record.levelname.lower(),
                "logger": record.name,
                "message": _said(record),
            },
            ensure_ascii=False,
        )
