"""Where pictures stand in an article's Markdown: found, described, given other addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from forum.articles.reading.inline import OF_THE_WEB

_MARK = re.compile(
    r"!\[(?P<words>(?>[^\[\]\\]|\\.)*+)\]\((?P<address>[^\s()]++)\)",
)
_OWN = re.compile(r"/courses/[a-z0-9-]{1,80}/pictures/(\d{1,18})", re.ASCII)
_TO_ESCAPE = re.compile(r"([\\`*_\[\]|])")
_ESCAPED = re.compile(r"\\(.)")


@dataclass(frozen=True)
class Mark:
    """A picture in the text: its words, and where it is."""

    words: str
    address: str

    @property
    def picture_id(self) -> int | None:
        """Its number, if it is one of our own."""
        found = _OWN.fullmatch(self.address)
        return int(found[1]) if found else None

    def __str__(self) -> str:
        """As Markdown says it."""
        words = " ".join(_TO_ESCAPE.sub(r"\\\1", self.words).split())
        return f"![{words}]({self.address})"


def marks(markdown: str) -> Iterator[Mark]:
    """Give the pictures of a text, in their order."""
    for found in _MARK.finditer(markdown):
        yield _mark(found)


def count_marks(markdown: str) -> int:
    """Count the pictures that a text shows."""
    return sum(1 for _ in marks(markdown))


def changed(markdown: str, change: Callable[[Mark], str]) -> str:
    """Let every picture of a text be what a function says instead."""
    return _MARK.sub(lambda found: change(_mark(found)), markdown)


def _mark(found: re.Match[str]) -> Mark:
    return Mark(_ESCAPED.sub(r"\1", found["words"]), found["address"])


def described(markdown: str, words: dict[int, str]) -> str:
    """Give pictures of our own other words."""
    return changed(
        markdown,
        lambda mark: str(Mark(words.get(mark.picture_id or 0, mark.words), mark.address)),
    )


def own(markdown: str) -> dict[int, str]:
    """Give the numbers of a text's own pictures, with the words of each."""
    return {mark.picture_id: mark.words for mark in marks(markdown) if mark.picture_id}


def bare(mark: Mark) -> str:
    """Say a picture that cannot be shown: as a link where it has an address, else by its words."""
    words = " ".join(_TO_ESCAPE.sub(r"\\\1", mark.words).split())
    if mark.address.startswith(OF_THE_WEB):
        return f"[{words or mark.address}]({mark.address})"
    return words
