"""What is too much for an article is refused before anything takes it apart.

Every step takes time linear in the text; these numbers keep the longest text within seconds. What
is refused here could not be shown on a page either.
"""

import re

from forum.articles.reading.refusals import UnreadableError

MOST_LINES = 30_000
MOST_MARKS = 60_000
_MOST_MARKS_IN_A_PARAGRAPH = 1_000
_MOST_CELLS = 100_000  # two seconds and a hundred megabytes
MOST_WORDS = 1_000_000  # characters of them
_MOST_CHARACTERS = {
    "text": MOST_WORDS,
    "pasted": MOST_WORDS,
    "markdown": MOST_WORDS,
    "rst": 200_000,
    "html": 5_000_000,
}
_MARKS = {
    "text": re.compile(r"(?!)"),
    "pasted": re.compile(r"[*_`]+"),
    "markdown": re.compile(r"\*+|_+|`+|[\[<]"),
    "rst": re.compile(r"[*`|_]+"),
    "html": re.compile(r"<"),
}


_MOST_ATTRIBUTES = 20_000
# Parsers compare each attribute of an element with all others of it.
_TOO_MANY_ATTRIBUTES = (
    r"<[a-zA-Z](?:\s*+[^\s<>\"']++(?:\"[^\"]*+\"|'[^']*+')?+)"
    rf"{{{_MOST_ATTRIBUTES}}}"
)
_IN_TEXT = re.compile(_TOO_MANY_ATTRIBUTES)
_IN_BYTES = re.compile(_TOO_MANY_ATTRIBUTES.encode())


def check_attributes(source: str | bytes) -> None:
    """Raise UnreadableError where an element has more attributes than any page gives it."""
    found = _IN_TEXT.search(source) if isinstance(source, str) else _IN_BYTES.search(source)
    if found:
        raise UnreadableError("bomb")


def check(text: str, kind: str) -> None:
    """Raise UnreadableError for a text that is more than an article."""
    most = _MOST_CHARACTERS[kind]
    if len(text) > most:
        raise UnreadableError("too_long", limit=most)
    if kind != "html" and sum(1 for line in text.split("\n") if line.strip()) > MOST_LINES:
        raise UnreadableError("too_many_lines", limit=MOST_LINES)
    if kind in {"html", "markdown"}:
        check_attributes(text)
    if _count(kind, text) > MOST_MARKS:
        raise UnreadableError("too_many_marks", limit=MOST_MARKS)
    if kind == "rst":
        _check_rst(text)


def _check_rst(text: str) -> None:
    if any(_count("rst", part) > _MOST_MARKS_IN_A_PARAGRAPH for part in text.split("\n\n")):
        raise UnreadableError("too_many_marks", limit=_MOST_MARKS_IN_A_PARAGRAPH)
    if _cells(text) > _MOST_CELLS:
        raise UnreadableError("bomb")


def _count(kind: str, text: str) -> int:
    return sum(1 for _ in _MARKS[kind].finditer(text))


def _cells(text: str) -> int:
    """Give how many cells tables can have: each line has as many as the widest border above."""
    cells = widest = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare and not bare.strip("= \t"):
            widest = max(widest, len(bare.split()))
        cells += widest
    return cells
