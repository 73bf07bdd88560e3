"""The words of a text, each with its place, and whether a sentence begins with it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]\w*+(?:[-’'][^\W\d_]\w*+)*+(?::[a-zåäö]{1,5}\b)?")

# What ends a sentence, or a line: after it a capital says nothing. Signs of markup may follow.
_ENDS = re.compile(r"[.!?…:;\n\"”»|]")

_NO_END = frozenset(
    {"dr", "mr", "mrs", "ms", "prof", "st", "mm", "esim", "ks", "bl", "ca", "t", "fil", "toim"}
    | {"tri", "dos", "vs", "nti", "rva"}
)
"""Words that a full stop shortens."""

MOST = 3_000
"""How many words of one part are looked at: as many as the longest text has, if it is prose."""


@dataclass(frozen=True)
class Token:
    """A word with its place."""

    text: str
    start: int
    end: int
    begins: bool
    gap: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital and goes on in small letters."""
        return self.text[:1].isupper() and self.text[1:2].islower()

    @property
    def bare(self) -> str:
        """Give it in small letters, without what follows a colon."""
        return self.text.partition(":")[0].lower()

    @property
    def follows(self) -> bool:
        """Whether nothing but a space, or signs of emphasis, parts it from the one before."""
        return self.gap.strip("*_`") in {" ", "\N{NO-BREAK SPACE}"}


@lru_cache(maxsize=32)
def tokens(text: str) -> Sequence[Token]:
    """Give the words of a text in order; several checks ask for the same."""
    found: list[Token] = []
    end = 0
    for match in _WORD.finditer(text):
        gap = text[end : match.start()]
        begins = not found or (bool(_ENDS.search(gap)) and not _is_shortened(found[-1], gap))
        found.append(Token(match[0], match.start(), match.end(), begins, gap))
        end = match.end()
        if len(found) >= MOST:
            break
    return tuple(found)


def _is_shortened(before: Token, gap: str) -> bool:
    """Say whether a full stop belongs to the word before it: an initial, or a title."""
    is_initial = len(before.text) == 1 and before.text.isupper()
    return gap.startswith(".") and gap.strip(". ") == "" and (is_initial or before.bare in _NO_END)
