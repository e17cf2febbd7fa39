"""python-telegram-bot's way to the network, over aiohttp.

PTB spends most of an update's processor time inside httpx; `BaseRequest` is its official seam for
another client. Says precisely whether a call that failed can have reached Telegram.
"""

import ssl
from typing import Final
from urllib.parse import urlencode
from urllib.request import getproxies

import aiohttp
import certifi
from telegram._utils.types import ODVInput
from telegram.error import TimedOut
from telegram.request import BaseRequest, RequestData

from delivery.troubles import AnswerLostError, NeverSentError

CONNECTIONS: Final = 64  # more than there are answers at once, so that none waits for another
CONNECT: Final = 10.0  # seconds
READ: Final = 20.0  # seconds; at PTB's 5, slow answers were delivered and thought lost
_FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}


class AiohttpRequest(BaseRequest):
    """Calls of the Bot API over one pool of connections."""

    __slots__ = ("_connections", "_session")

    def __init__(self, connections: int = CONNECTIONS) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds without a byte after which an answer is given up."""
        return READ

    async def initialize(self) -> None:
        """Open the pool; again after a shutdown."""
        if self._session is None or self._session.closed:
            trusted = ssl.create_default_context(cafile=certifi.where())  # as httpx does
            connector = aiohttp.TCPConnector(limit=self._connections, ssl=trusted)
            self._session = aiohttp.ClientSession(
                connector=connector,
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=bool(getproxies()),  # asked once: with it, aiohttp asks at every call
            )

    async def shutdown(self) -> None:
        """Close the pool."""
        if self._session is not None:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917  python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  aiohttp has none
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  always ours
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002  always ours
    ) -> tuple[int, bytes]:
        """Status and body of a call.

        Raises:
            NeverSentError, AnswerLostError, TimedOut: no answer came.
        """
        if self._session is None:
            message = "initialize() comes first"
            raise RuntimeError(message)
        reads = read_timeout if isinstance(read_timeout, (int, float)) else READ
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=CONNECT, sock_read=reads)
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method, url, data=body, headers=headers, timeout=timeout, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            raise NeverSentError(type(error).__name__) from error
        except TimeoutError as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            raise AnswerLostError(type(error).__name__) from error


def _body(
    request_data: RequestData | None,
) -> tuple[bytes | aiohttp.FormData | None, dict[str, str] | None]:
    """The form as PTB's own transport sends it, built once and not by the client."""
    if request_data is None:
        return None, None
    if not request_data.contains_files:
        return urlencode(request_data.json_parameters).encode(), _FORM
    form = aiohttp.FormData(request_data.json_parameters)
    for name, (filename, content, kind) in request_data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form, None
