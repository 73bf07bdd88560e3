"""What is other in a text that is brought again: its paragraphs side by side."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from forum.discussion.differences import Kind, Piece, pieces

_MOST_PARAGRAPHS = 3_000

_MOST_PAIRS = 50_000
"""How many pairs of equal paragraphs are looked at: each, again and again."""


@dataclass(frozen=True)
class Row:
    """A paragraph before and after; one of them may be missing."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything is other."""
        return any(each.kind is not Kind.SAME for each in (*self.old, *self.new))


def side_by_side(old: str, new: str) -> list[Row]:
    """Compare two texts paragraph by paragraph, and word by word where one was mended."""
    before, after = _paragraphs(old), _paragraphs(new)
    is_much = max(len(before), len(after)) > _MOST_PARAGRAPHS
    if is_much or _pairs(before, after) > _MOST_PAIRS:
        before, after = [old], [new]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        row
        for tag, *places in matcher.get_opcodes()
        for row in _rows(tag, before[places[0] : places[1]], after[places[2] : places[3]])
    ]


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    there = Counter(new)
    return sum(there[each] for each in old)


def _paragraphs(text: str) -> list[str]:
    parts = (part.strip("\n") for part in text.replace("\r\n", "\n").split("\n\n"))
    return [part for part in parts if part.strip()]


def _rows(tag: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    for before, after in zip_longest(old, new, fillvalue=""):
        if tag == "equal":
            same = (Piece(Kind.SAME, before),)
            yield Row(same, same)
            continue
        changed = pieces(before, after)
        yield Row(
            tuple(each for each in changed if each.kind is not Kind.ADDED),
            tuple(each for each in changed if each.kind is not Kind.REMOVED),
        )
