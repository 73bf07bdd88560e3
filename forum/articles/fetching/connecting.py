"""A connection to the addresses that were checked, and to no other; all of it within one time.

A name is looked up once. The connection is made to what that look-up gave, so that a name server
that answers otherwise the next time changes nothing. The certificate is still checked for the name.
"""

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from threading import Thread
from typing import Any

from httpcore2 import ConnectError, ConnectTimeout, NetworkBackend, NetworkStream, SyncBackend

from forum.articles.fetching.places import PORTS, IPAddress, Place, is_public
from forum.articles.fetching.refusals import FetchError

Resolver = Callable[..., Sequence[tuple[Any, ...]]]

_MOST_ADDRESSES = 4
_LONGEST_LOOK_UP = 4.0
_LONGEST_CONNECT = 3.0


class Deadline:
    """When everything must be over: looking up, connecting, waiting and reading together."""

    def __init__(self, seconds: float) -> None:
        """Begin to count."""
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, most: float = 3_600) -> float:
        """Give the seconds that are left. Raises FetchError when none are."""
        seconds = self._end - time.monotonic()
        if seconds <= 0:
            raise FetchError("too_slow", seconds=round(self.seconds))
        return min(seconds, most)


def addresses_of(
    place: Place, deadline: Deadline, *, local: Collection[str], resolve: Resolver
) -> list[str]:
    """Look a host up and give its addresses, if every one of them may be asked.

    `local` are the places near by that the host of this site lets be asked, as "10.0.0.5:8080".
    """
    found = _looked_up(place, deadline, resolve)
    if not found:
        raise FetchError("unreachable")
    for address in found:
        is_let_in = f"{address}:{place.port}" in local or f"[{address}]:{place.port}" in local
        is_web = place.port == PORTS[place.scheme] and is_public(address)
        if not (is_let_in or is_web):
            raise FetchError("not_public")
    return [str(address) for address in found[:_MOST_ADDRESSES]]


def _looked_up(place: Place, deadline: Deadline, resolve: Resolver) -> list[IPAddress]:
    """Ask the name server, which has no limit of time of its own, from a thread that may hang."""
    rows: list[tuple[Any, ...]] = []

    def ask() -> None:
        try:
            rows.extend(resolve(place.host, place.port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError):
            rows.clear()

    asking = Thread(target=ask, daemon=True)
    asking.start()
    asking.join(deadline.left(_LONGEST_LOOK_UP))
    names = [str(row[4][0]).partition("%")[0] for row in list(rows)]
    return [ipaddress.ip_address(name) for name in dict.fromkeys(names)]


class PinnedBackend(NetworkBackend):
    """Connects to given addresses whatever the name says by now."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline) -> None:
        """Take the addresses, and the time for everything."""
        self._addresses, self._deadline = addresses, deadline

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 - the name was looked up before
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is for all of it
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Connect to the first address that answers."""
        last: Exception = ConnectError("no address")
        for address in self._addresses:
            try:
                stream = SyncBackend().connect_tcp(
                    address,
                    port,
                    self._deadline.left(_LONGEST_CONNECT),
                    local_address,
                    socket_options,
                )
            except (ConnectError, ConnectTimeout) as error:
                last = error
            else:
                return TimedStream(stream, self._deadline)
        raise last


class TimedStream(NetworkStream):
    """A connection whose every step is bounded by what is left of the whole time.

    A limit for each step alone lets a server hold it for ever by sending a byte now and then.
    """

    def __init__(self, stream: NetworkStream, deadline: Deadline) -> None:
        """Take the connection, and the time for everything."""
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline is for all of it
        """Read what has come."""
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        """Send."""
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - as above
    ) -> NetworkStream:
        """Go on in secret with whoever can show a certificate for the name."""
        secret = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return TimedStream(secret, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """Tell what the connection knows of itself."""
        return self._stream.get_extra_info(info)
