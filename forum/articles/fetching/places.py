"""What an address says: scheme, host and port, however they are spelt; and who is public."""

import ipaddress
import re
import socket
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from forum.articles.fetching.refusals import FetchError

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

LONGEST = 2_000
PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|[0-9]+)")
_LONGEST_HOST = 253

# What is_global of the standard library counts as public, or has counted in some version, and yet
# leads to a machine of one's own, to another net inside the address, or to many machines at once.
_NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",
        "100.64.0.0/10",  # shared by a provider's customers
        "192.0.0.0/24",
        "192.88.99.0/24",  # the way into 6to4
        "198.18.0.0/15",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "::/96",  # an IPv4 address inside, the old way
        "::ffff:0:0/96",
        "::ffff:0:0:0/96",
        "64:ff9b::/96",  # translated to IPv4
        "64:ff9b:1::/48",
        "100::/64",
        "2001::/23",  # Teredo and other protocols' own
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address inside
        "3fff::/20",
        "5f00::/16",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)


@dataclass(frozen=True)
class Place:
    """Where a page is to be fetched: the parts of its address, spelt in one way."""

    scheme: str
    host: str
    port: int
    target: str  # path and query, as they are asked for

    @property
    def origin(self) -> str:
        """The address of the site."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.port == PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{shown}{port}"

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.origin}{self.target}"

    @property
    def authority(self) -> str:
        """Host and port, as a request names them."""
        return self.origin.partition("://")[2]


def place_of(url: str) -> Place:
    """Read an address. Raises FetchError for what is none, and for one with a name or password."""
    if len(url) > LONGEST or any(ord(letter) <= ord(" ") or letter == "\x7f" for letter in url):
        raise FetchError("no_address")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchError("no_address") from error
    if not parts.scheme or not parts.hostname:
        raise FetchError("no_address")
    if parts.scheme not in PORTS or "@" in parts.netloc or "\\" in url:
        raise FetchError("not_public")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
    return Place(parts.scheme, _host(parts.hostname), port or PORTS[parts.scheme], f"{path}{query}")


def _host(name: str) -> str:
    """Spell a host in one way: letters of the web's alphabet, small, no dot at its end."""
    if ":" in name:
        try:
            return str(ipaddress.IPv6Address(name.partition("%")[0])) if "%" not in name else _no()
        except ValueError as error:
            raise FetchError("no_address") from error
    try:
        host = name.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError as error:
        raise FetchError("no_address") from error
    labels = host.split(".")
    if len(host) > _LONGEST_HOST or not all(_LABEL.fullmatch(label) for label in labels):
        raise FetchError("no_address")
    return _number(host) if _NUMBER.fullmatch(labels[-1]) else host


def _no() -> str:
    raise FetchError("not_public")


def _number(host: str) -> str:
    """A host that ends in a number is an IPv4 address, in any of the ways to spell one."""
    try:
        return str(ipaddress.IPv4Address(socket.inet_aton(host)))
    except OSError as error:
        raise FetchError("no_address") from error


def is_public(address: IPAddress) -> bool:
    """Say whether an address is of a machine out on the net that everybody may ask."""
    if any(address in network for network in _NOT_PUBLIC if network.version == address.version):
        return False
    plain = address.is_global and not (
        address.is_multicast
        or address.is_reserved
        or address.is_private
        or address.is_loopback
        or address.is_link_local
        or address.is_unspecified
    )
    return plain and not _is_isatap(address) and not _is_our_own(address)


def _is_isatap(address: IPAddress) -> bool:
    """Whether the lower half of an address holds an IPv4 one (RFC 5214)."""
    return address.version == 6 and (int(address) >> 32) & 0xFFFFFFFF in {0x5EFE, 0x02005EFE}  # noqa: PLR2004 - the RFC's own numbers


def _is_our_own(address: IPAddress) -> bool:
    """Whether this very machine has the address: only then can a socket be bound to it."""
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6  # noqa: PLR2004 - IPv4
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True
