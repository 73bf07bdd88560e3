"""Readable addresses made from titles."""

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

LONGEST = 60
FALLBACK = "course"
RESERVED = frozenset({"new"})
"""Addresses under /courses/ that are pages of their own."""

_AS_TWO = str.maketrans({"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d"})
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def slug_of(title: str) -> str:
    """Give a title as it stands in an address: ä as a, words joined by hyphens."""
    letters = unicodedata.normalize("NFKD", title.casefold().translate(_AS_TWO))
    words = re.findall(r"[a-z0-9]+", letters.encode("ascii", "ignore").decode())
    slug = "-".join(words)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug or FALLBACK


def is_slug(text: str) -> bool:
    """Say whether a text can stand in an address as it is."""
    return len(text) <= LONGEST and text not in RESERVED and bool(_SLUG.fullmatch(text))


def first_free(slug: str, taken: Container[str]) -> str:
    """Give the slug itself, or the first of slug-2, slug-3 … that nothing has."""
    more = (f"{slug[: LONGEST - 6].rstrip('-')}-{number}" for number in count(2))
    return next(each for each in chain([slug], more) if each not in taken and each not in RESERVED)
