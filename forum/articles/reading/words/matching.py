"""Words of the tables found in a text, all languages at once."""

import re
from functools import cache

from forum.articles.reading.words import LANGUAGES, entries

_LOOKED_AT = 600
_BRACKETS = re.compile(r"[(\[{][^()\[\]{}]*[)\]}]")
_SIGNS = re.compile(r"[^\w\s'’?!&,/:.-]+")
_NUMBERING = re.compile(r"^(?:\W*\d+(?:\.\d+)*[.):]?\s+)+")


@cache
def pattern(part: str, *, whole: bool = False) -> re.Pattern[str]:
    """Give what finds an entry of one part of the tables, the longest first.

    With `whole`, the words must be the entry and nothing more.
    """
    found = {entry.casefold() for words in LANGUAGES for entry in entries(getattr(words, part))}
    ordered = sorted(found, key=lambda entry: (-len(entry), entry))
    written = "|".join(_entry(entry) for entry in ordered)
    return re.compile(rf"(?:{written})$" if whole else rf"(?<![\w-])(?:{written})(?![\w-])")


def _entry(entry: str) -> str:
    parts = [re.escape(part) for part in re.split(r"(?:(?<=\s)|^)\*(?=\s|$)", entry)]
    return r"\S+(?: \S+)*?".join(parts).replace(r"\*", r"[\w-]*")


def normal(text: str) -> str:
    """Give the words of a line without signs, numbers before it and brackets, in small letters."""
    words = _BRACKETS.sub(" ", text[:_LOOKED_AT])
    words = words.replace("’", "'").replace("_", " ").replace("-/", " / ")
    words = _SIGNS.sub(" ", words).casefold()
    words = _NUMBERING.sub("", " ".join(words.split()) + " ")
    return words.strip(" .,:;-–—!'/")
