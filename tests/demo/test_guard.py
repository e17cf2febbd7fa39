"""Which hosts and names are this computer's."""

import pytest

from demo.guard import is_loopback, own_hosts


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("localhost", True),
        ("::1", True),
        ("[::1]", True),
        ("0.0.0.0", False),  # noqa: S104  the point of the test
        ("192.168.1.5", False),
        ("example.org", False),
        ("", False),
    ],
)
def test_is_loopback(host: str, *, expected: bool) -> None:
    """Only addresses that no other computer can reach."""
    assert expected == is_loopback(host)


def test_own_hosts() -> None:
    """The names under which a browser here opens the page, with its port."""
    assert {"127.0.0.1:8081", "localhost:8081", "[::1]:8081"} == own_hosts("::1", 8081)
