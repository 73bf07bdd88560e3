"""Feeds, Atom and RSS in all their dialects, by feedparser."""

import datetime as dt
from collections.abc import Iterator
from html import escape
from io import BytesIO
from typing import Any

from lxml import etree

from forum.articles.reading.posts import Post, line
from forum.articles.reading.refusals import UnreadableError

_LARGEST = 8_000_000


def posts(data: bytes) -> Iterator[Post]:
    """Give the entries of a feed."""
    import feedparser  # noqa: PLC0415 - only feeds need it

    if len(data) > _LARGEST:
        raise UnreadableError("too_large", limit=_LARGEST // 1_000_000)
    for entry in feedparser.parse(BytesIO(_whole(data)), sanitize_html=False).entries:
        yield _post(entry)


def _whole(data: bytes) -> bytes:
    """Mend what is no XML, in one pass: the library's own way round it has no bound."""
    parser = etree.XMLParser(
        recover=True, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise UnreadableError("broken")
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _post(entry: Any) -> Post:
    contents = [each.get("value", "") for each in entry.get("content", [])]
    html = max([*contents, entry.get("summary", "")], key=len)
    is_plain = entry.get("summary_detail", {}).get("type") == "text/plain" and not contents
    # Asked past the library's own way of asking, which warns of a day that stands in for another.
    moment = dict.get(entry, "published_parsed") or dict.get(entry, "updated_parsed")
    url = line(entry.get("link"))
    return Post(
        key=line(entry.get("id")) or url or line(entry.get("title")),
        title=line(entry.get("title")),
        html=f"<p>{escape(html)}</p>" if is_plain and "<" not in html else html,
        date=_day(moment),
        author=line(entry.get("author")),
        url=url,
    )


def _day(moment: Any) -> dt.date | None:
    try:
        return dt.date(*moment[:3]) if moment else None
    except (ValueError, TypeError):
        return None
