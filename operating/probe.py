"""`python -m operating.probe PORT`: exit 0 when the health page says that the bot is alive.

For a container's health check, where there is no curl.
"""

import http.client
import sys
from typing import Final

SECONDS: Final = 3.0
USAGE: Final = 2


def alive(port: int) -> bool:
    """Whether /healthz on this machine answers 200."""
    page = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
    try:
        page.request("GET", "/healthz")
        return page.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        page.close()


if __name__ == "__main__":
    sys.exit(not alive(int(sys.argv[1])) if sys.argv[1:] else USAGE)
