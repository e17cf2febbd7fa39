"""Addresses in links and buttons."""

import pytest

from demo.links import why_not

TABLE = {
    "https://example.org": None,
    "http://example.org:8080/a?b=c#d": None,
    "example.org": None,
    "tg://resolve?domain=x": None,
    "not-a-url": "Wrong HTTP URL",
    "http://localhost": "Wrong HTTP URL",
    "https://example.org:99999": "Wrong HTTP URL",
    "https://exa mple.org": "Wrong HTTP URL",
    "https://[": "Wrong HTTP URL",
    "https://": "URL host is empty",
    "": "URL host is empty",
    "ftp://example.com": "Unsupported URL protocol",
    "javascript:alert(1)": "Unsupported URL protocol",
    "tel:+15550100": "Unsupported URL protocol",
}


@pytest.mark.parametrize("url", TABLE)
def test_addresses(url: str) -> None:
    """Telegram takes web addresses and its own schemes, and says what is wrong with others."""
    assert TABLE[url] == why_not(url)
