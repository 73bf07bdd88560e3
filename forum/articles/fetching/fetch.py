"""The way from an address to the bytes of a page."""

import re
import socket
import zlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import httpcore2

from forum.articles.fetching import robots
from forum.articles.fetching.connecting import Deadline, PinnedBackend, Resolver, addresses_of
from forum.articles.fetching.places import LONGEST, Place, place_of
from forum.articles.fetching.refusals import FetchError

SECONDS = 6
LARGEST = 5_000_000
AGENT = "Pohdittavaa"
_MOST_REDIRECTS = 5
_MOVED = {301, 302, 303, 307, 308}
_GOOD = 200
_SERVER_FAILED = 500
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "md",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/atom+xml": "xml",
    "application/rss+xml": "xml",
    "application/xml": "xml",
    "text/xml": "xml",
}
_ASKED = (
    ("User-Agent", AGENT),
    ("Accept", "*/*"),
    ("Accept-Encoding", "gzip"),
    ("Connection", "close"),
)
_UNKNOWN = {"", "text/plain", "application/octet-stream", "binary/octet-stream"}


@dataclass(frozen=True)
class Fetched:
    """What came, and from where in the end."""

    url: str
    data: bytes
    content_type: str
    charset: str | None

    @property
    def filename(self) -> str:
        """A name whose ending says what was sent: as the site says, else as the address does."""
        name = PurePosixPath(unquote(urlsplit(self.url).path)).name or "page"
        ending = _ENDINGS.get(self.content_type)
        if ending is None and self.content_type in _UNKNOWN:
            is_text = self.content_type == "text/plain" and not PurePosixPath(name).suffix
            return f"{name}.txt" if is_text else name
        return f"{PurePosixPath(name).stem or 'page'}.{ending or 'unknown'}"


@dataclass(frozen=True)
class Way:
    """What holds for every step of one fetch."""

    deadline: Deadline
    local: Collection[str]
    resolve: Resolver


def fetch(
    url: str,
    *,
    local: Collection[str] = (),
    largest: int = LARGEST,
    seconds: float = SECONDS,
    resolve: Resolver = socket.getaddrinfo,
) -> Fetched:
    """Fetch a page. Raises FetchError with one sentence for whoever asked for it.

    Every step is checked as if it were the first: an address that a page sends on to, too. Nothing
    is sent that says who asks: no cookie, no password, no page that one comes from.
    """
    way = Way(Deadline(seconds), local, resolve)
    allowed = robots.Robots(lambda place: _robots_of(place, way))
    place = place_of(url.strip())
    for _ in range(_MOST_REDIRECTS + 1):
        if not allowed.by(place, AGENT):
            raise FetchError("robots")
        with _answer(place, way) as (response, headers):
            if response.status in _MOVED and headers.get("location"):
                place = _moved_to(place, headers["location"])
                continue
            if response.status != _GOOD:
                raise FetchError("status", status=response.status)
            data = _body(response, headers, largest)
        kind = headers.get("content-type", "")
        charset = _CHARSET.search(kind)
        bare = kind.partition(";")[0].strip().lower()
        return Fetched(place.url, data, bare, charset[1] if charset else None)
    raise FetchError("redirects")


def _moved_to(place: Place, location: str) -> Place:
    return place_of(urljoin(place.url, location[:LONGEST]).partition("#")[0])


@contextmanager
def _answer(place: Place, way: Way) -> Iterator[tuple[httpcore2.Response, Mapping[str, str]]]:
    """Ask for a page and give the beginning of the answer; the rest is read only if wanted."""
    backend = PinnedBackend(
        addresses_of(place, way.deadline, local=way.local, resolve=way.resolve), way.deadline
    )
    asked = [("Host", place.authority), *_ASKED]
    try:
        with (
            httpcore2.ConnectionPool(network_backend=backend, max_connections=1) as pool,
            pool.stream("GET", place.url, headers=asked) as response,
        ):
            yield response, _headers(response)
    except httpcore2.TimeoutException as error:
        raise FetchError("too_slow", seconds=round(way.deadline.seconds)) from error
    except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
        raise FetchError("unreachable") from error


def _headers(response: httpcore2.Response) -> dict[str, str]:
    return {name.decode("latin-1").lower(): _words(value) for name, value in response.headers}


def _words(value: bytes) -> str:
    """Read a header as browsers do: many a site sends on to an address with bare letters in it."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("latin-1")


def _body(response: httpcore2.Response, headers: Mapping[str, str], largest: int) -> bytes:
    """Read the answer, unpacked; never is more than a byte over what is allowed held."""
    unpack = _unpacker(headers.get("content-encoding", "").strip().lower())
    whole = bytearray()
    for part in response.iter_stream():
        whole += _unpacked(part, unpack, largest + 1 - len(whole))
        if len(whole) > largest:
            raise FetchError("too_large", megabytes=largest // 1_000_000 or 1)
    return bytes(whole)


def _unpacker(encoding: str) -> "zlib._Decompress | None":
    if encoding in {"", "identity"}:
        return None
    if encoding in {"gzip", "x-gzip", "deflate"}:
        return zlib.decompressobj(zlib.MAX_WBITS | 32)
    raise FetchError("encoding")


def _unpacked(part: bytes, unpack: "zlib._Decompress | None", most: int) -> bytes:
    """A bomb unpacks to a thousand times its size: it is unpacked no further than to the limit."""
    if unpack is None:
        return part
    try:
        return unpack.decompress(part, most)
    except zlib.error as error:
        raise FetchError("encoding") from error


def _robots_of(place: Place, way: Way) -> str | None:
    """Give what a site asks of programs; None where it fails, and so is to be left alone.

    As RFC 9309 has it: no file, no wish; a server that fails has to be taken at its worst.
    """
    at = Place(place.scheme, place.host, place.port, "/robots.txt")
    for _ in range(_MOST_REDIRECTS + 1):
        with _answer(at, way) as (response, headers):
            if response.status in _MOVED and headers.get("location"):
                at = _moved_to(at, headers["location"])
                continue
            if response.status >= _SERVER_FAILED:
                return None
            is_there = response.status == _GOOD
            data = _body(response, headers, robots.LARGEST) if is_there else b""
            return data.decode("utf-8", "replace")
    return ""
