"""Which addresses Telegram takes in links and buttons. Pure."""

import re
from typing import Final
from urllib.parse import urlsplit

_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):(//)?", re.IGNORECASE)
_WEB: Final = frozenset({"http", "https"})
_TELEGRAM: Final = frozenset({"tg", "ton", "tonsite"})


def why_not(url: str) -> str | None:
    """Telegram's objection to `url`, or None when it takes it."""
    scheme = _SCHEME.match(url)
    if scheme and (scheme.group(2) or not url[scheme.end() :][:1].isdigit()):
        name = scheme.group(1).lower()
        if name in _TELEGRAM:
            return None
        if name not in _WEB:
            return "Unsupported URL protocol"
        rest = url
    else:
        rest = f"http://{url}"  # Telegram reads "example.org" as a web address
    try:
        host = urlsplit(rest).hostname or ""
        _ = urlsplit(rest).port
    except ValueError:
        return "Wrong HTTP URL"
    if not host:
        return "URL host is empty"
    wrong = "." not in host or " " in url.strip() or host.startswith(".") or host.endswith("..")
    return "Wrong HTTP URL" if wrong else None
