"""Feeds, Atom and RSS in all their dialects, by feedparser."""

import datetime as dt
import re
from collections.abc import Iterator
from email.utils import parsedate
from html import escape
from html.entities import html5
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from forum.articles.reading.inline import OF_THE_WEB
from forum.articles.reading.posts import Post, day, line
from forum.articles.reading.refusals import UnreadableError

_LARGEST = 8_000_000
_MOST_SIGNS = 400_000  # by name or number: three seconds, a hundred megabytes
_ENTITY = re.compile(
    rb"&(?:([A-Za-z][A-Za-z0-9]{1,31});|(?!#[0-9]{1,7};|#[xX][0-9a-fA-F]{1,6};))", re.ASCII
)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def posts(data: bytes, base: str = "") -> Iterator[Post]:
    """Give the entries of a feed; what they point to is found from the feed's address."""
    import feedparser  # noqa: PLC0415 - only feeds need it

    if len(data) > _LARGEST:
        raise UnreadableError("too_large", limit=_LARGEST // 1_000_000)
    if data.count(b"&") > _MOST_SIGNS:
        raise UnreadableError("bomb")
    read = feedparser.parse(BytesIO(_whole(data)), sanitize_html=False)
    home = line(read.feed.get("link"))
    called = home or line(read.feed.get("id")) or line(read.feed.get("title"))
    for entry in read.entries:
        yield _post(entry, base or home, called)


def _whole(data: bytes) -> bytes:
    """Mend what is no XML, in one pass: the library's own way round it has no bound."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root = etree.fromstring(_numbered(data), parser)
    if root is None:
        raise UnreadableError("broken")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _numbered(data: bytes) -> bytes:
    """Write each sign that has a name by its number, and a bare ampersand as one.

    After the first fault the parser knows no names any more: all tags of all posts would be lost.
    """
    first, *parts = data.split(b"<![CDATA[")
    mended = [_ENTITY.sub(_by_number, first)]
    for part in parts:
        as_it_is, end, after = part.partition(b"]]>")
        mended.append(b"<![CDATA[" + as_it_is + end + _ENTITY.sub(_by_number, after))
    return b"".join(mended)


def _by_number(found: re.Match[bytes]) -> bytes:
    name = (found[1] or b"").decode()
    signs = html5.get(f"{name};") if name else "&"
    return "".join(f"&#{ord(each)};" for each in signs or f"&{name};").encode()


def _post(entry: Any, home: str, called: str) -> Post:
    contents = [each.get("value", "") for each in entry.get("content", [])]
    html = max([*contents, entry.get("summary", "")], key=len)
    is_plain = entry.get("summary_detail", {}).get("type") == "text/plain" and not contents
    # Asked past the library's own way of asking, which warns of a day that stands in for another.
    moment = dict.get(entry, "published") or dict.get(entry, "updated")
    key, link = line(entry.get("id")), line(entry.get("link"))
    url = _address(link, home) if link != key or _SCHEME.match(link) else ""
    return Post(
        key=_known_as(key, called) or url or line(entry.get("title")),
        title=line(entry.get("title")),
        html=f"<p>{escape(html)}</p>" if is_plain and "<" not in html else html,
        date=_day(line(moment)),
        author=_author(entry),
        url=url,
    )


def _author(entry: Any) -> str:
    """Give a name; nobody is called by an address of mail."""
    name = line(entry.get("author_detail", {}).get("name") or entry.get("author"))
    return "" if "@" in name else name


def _address(link: str, home: str) -> str:
    try:
        found = urljoin(home, link)
    except ValueError:
        return ""
    return line(found) if found.startswith(OF_THE_WEB) else ""


def _known_as(key: str, called: str) -> str:
    """A number is one only within its feed: another's has the same."""
    return line(f"{called} {key}") if key and not _SCHEME.match(key) else key


def _day(moment: str) -> dt.date | None:
    """Read a day as it is written, in whatever zone; one that is not whole is none."""
    if found := day(moment):
        return found
    try:
        return dt.date(*(parsedate(moment) or ())[:3])
    except (ValueError, TypeError):
        return None
