"""What is too much for an article is refused before anything takes it apart.

Every step takes time linear in the text; these numbers keep the longest text within seconds. What
is refused here could not be shown on a page either.
"""

import re

from forum.articles.reading.refusals import UnreadableError

MOST_LINES = 30_000
MOST_MARKS = 60_000
_MOST_MARKS_IN_A_PARAGRAPH = 1_000
_MOST_CHARACTERS = {"text": 1_000_000, "markdown": 1_000_000, "rst": 200_000, "html": 5_000_000}
_MARKS = {
    "text": re.compile(r"(?!)"),
    "markdown": re.compile(r"\*+|_+|`+|[\[<]"),
    "rst": re.compile(r"[*`|_]+"),
    "html": re.compile(r"<"),
}


def check(text: str, kind: str) -> None:
    """Raise UnreadableError for a text that is more than an article."""
    most = _MOST_CHARACTERS[kind]
    if len(text) > most:
        raise UnreadableError("too_long", limit=most)
    if kind != "html" and sum(1 for line in text.split("\n") if line.strip()) > MOST_LINES:
        raise UnreadableError("too_many_lines", limit=MOST_LINES)
    if _count(kind, text) > MOST_MARKS:
        raise UnreadableError("too_many_marks", limit=MOST_MARKS)
    if kind == "rst" and any(
        _count(kind, paragraph) > _MOST_MARKS_IN_A_PARAGRAPH for paragraph in text.split("\n\n")
    ):
        raise UnreadableError("too_many_marks", limit=_MOST_MARKS_IN_A_PARAGRAPH)


def _count(kind: str, text: str) -> int:
    return sum(1 for _ in _MARKS[kind].finditer(text))
