"""One post of an archive, whatever kind of archive it is."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING

from lxml import etree

from forum.articles.reading.dates import date_in
from forum.articles.reading.names import short_name

if TYPE_CHECKING:
    from forum.articles.reading.html_elements import Element

_LONGEST_LINE = 500
_LONGEST_BEGINNING = 2_000
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^<>]*(?:>|\Z)", re.DOTALL)


@dataclass(frozen=True)
class Post:
    """A post as it came. `key` is what the archive calls it, and so the same the next time."""

    key: str
    title: str
    html: str
    date: dt.date | None = None
    author: str = ""
    url: str = ""

    @property
    def sort_key(self) -> str:
        """By when the posts are put in order; those without a day come last."""
        return self.date.isoformat() if self.date else ""


def line(text: str | None) -> str:
    """Give words on one line, no longer than a line may be."""
    return " ".join((text or "").split())[:_LONGEST_LINE]


def words(html: str) -> str:
    """Give the words of a little HTML, such as a title."""
    return line(unescape(_TAG.sub(" ", html[:_LONGEST_BEGINNING])))


def opening(html: str) -> str:
    """Give the words a post begins with, for one that has no title; "" if it has none."""
    said = words(html)
    return short_name(said) if said else ""


def day(text: str | None) -> dt.date | None:
    """Read the day of a moment as an archive writes it."""
    return date_in(text) if text else None


def elements(data: bytes, *tags: str) -> Iterator["Element"]:
    """Give the elements of these names one after another; each is forgotten before the next.

    No entity is followed, nothing is fetched, and nesting has the parser's own limit.
    """
    events = etree.iterparse(
        BytesIO(data),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in events:
        yield element
        element.clear(keep_tail=False)
        parent = element.getparent()
        while parent is not None and parent[0] is not element:
            del parent[0]
