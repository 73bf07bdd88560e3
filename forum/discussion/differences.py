"""What changed between two revisions, part by part and word by word.

The work is bounded whatever the texts are: where words are too many to be compared, paragraphs
are, and where these are too many as well, the old stands as removed and the new as added.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

from forum.discussion.models import Revision

# A word, a run of signs or the end of a line, each with the spaces before it.
_WORD = re.compile(r"[^\S\n]*+(?:\w[\w'’-]*+|[^\w\s]++|\n)(?:[^\S\n]++\Z)?|[^\S\n]++")
_PARAGRAPH = re.compile(r"[^\n]*+\n++|[^\n]++")

_MOST_PAIRS = 50_000
"""How many pairs of equal words, or equal paragraphs, are looked at in one part."""

_LEAST_KEPT = 0.3
"""With less than this share of its words kept, a passage was written anew, not mended."""


class Kind(StrEnum):
    """What became of a piece."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    """Words that follow each other and had the same fate. Plain text, to be escaped."""

    kind: Kind
    text: str


@dataclass(frozen=True)
class PartDifference:
    """One part of what is told: its key is title, a prompt's, sources, sector or size.

    The pieces without the removed ones are the newer text. Those of sources are an address and a
    title on a line, those of sector and size a value of their enum.
    """

    key: str
    pieces: tuple[Piece, ...]

    @property
    def is_changed(self) -> bool:
        """Whether anything but spaces differs."""
        return any(piece.kind is not Kind.SAME for piece in self.pieces)


@dataclass(frozen=True)
class _Run:
    """Words, or paragraphs, that stand in both texts, or that one has instead of the other."""

    is_same: bool
    old: Sequence[str]
    new: Sequence[str]


def differences(older: Revision | None, newer: Revision) -> list[PartDifference]:
    """Compare two revisions; a part that is empty in both is left out.

    Without an older one nothing is marked: a first text is no change of anything.
    """
    before = older or newer
    prompts = dict.fromkeys([*newer.texts, *before.texts])
    compared = [
        ("title", _words(before.title, newer.title)),
        *((key, _words(before.texts.get(key, ""), newer.texts.get(key, ""))) for key in prompts),
        ("sources", _words(_lines(before), _lines(newer))),
        ("sector", [_choice(before.sector, newer.sector)]),
        ("size", [_choice(before.size, newer.size)]),
    ]
    parts = [PartDifference(key, tuple(_pieces(runs))) for key, runs in compared]
    return [part for part in parts if part.pieces]


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Compare two texts, word by word where that is little enough."""
    return tuple(_pieces(_words(old, new)))


def _lines(revision: Revision) -> str:
    return "\n".join(f"{each['url']} {each.get('title', '')}".strip() for each in revision.sources)


def _choice(old: str | None, new: str | None) -> _Run:
    return _Run(old == new, [old or ""], [new or ""])


def _words(old: str, new: str) -> Iterator[_Run]:
    """Compare word by word: all where that is little enough, else the paragraphs that changed."""
    old_words, new_words = _WORD.findall(old), _WORD.findall(new)
    if _pairs(old_words, new_words) <= _MOST_PAIRS:
        yield from _mended(old_words, new_words)
        return
    left = _MOST_PAIRS
    for run in _runs(_PARAGRAPH.findall(old), _PARAGRAPH.findall(new)):
        old_words, new_words = _WORD.findall("".join(run.old)), _WORD.findall("".join(run.new))
        pairs = _pairs(old_words, new_words)
        if run.is_same or pairs > left:
            yield run
        else:
            left -= pairs
            yield from _mended(old_words, new_words)


def _mended(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    """Compare words, but show a passage of which little was kept as one written anew."""
    start, end = _ends(old, new)
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    runs = list(_runs(middle_old, middle_new))
    kept = sum(len(run.new) for run in runs if run.is_same)
    if kept < _LEAST_KEPT * min(len(middle_old), len(middle_new)):
        runs = [_Run(is_same=False, old=middle_old, new=middle_new)]
    yield _Run(is_same=True, old=old[:start], new=new[:start])
    yield from runs
    yield _Run(is_same=True, old=old[len(old) - end :], new=new[len(new) - end :])


def _runs(old: Sequence[str], new: Sequence[str]) -> Iterator[_Run]:
    if _pairs(old, new) > _MOST_PAIRS:
        yield _Run(is_same=False, old=old, new=new)
        return
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        yield _Run(tag == "equal", old[old_start:old_end], new[new_start:new_end])


def _bare(words: Iterable[str]) -> list[str]:
    """Leave out the spaces around, so that they make no difference; the end of a line does."""
    return [word.strip(" \t\N{NO-BREAK SPACE}") for word in words]


def _ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """Count what is the same at the beginning, and of the rest at the end."""
    bare_old, bare_new = _bare(old), _bare(new)
    start = _count_same(bare_old, bare_new)
    return start, _count_same(bare_old[start:][::-1], bare_new[start:][::-1])


def _count_same(one: Sequence[str], other: Sequence[str]) -> int:
    differs = (
        at for at, (here, there) in enumerate(zip(one, other, strict=False)) if here != there
    )
    return next(differs, min(len(one), len(other)))


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """Count the pairs of equals between the ends: what the comparison looks at, again and again."""
    start, end = _ends(old, new)
    there = Counter(_bare(new[start : len(new) - end]))
    return sum(there[word] for word in _bare(old[start : len(old) - end]))


def _pieces(runs: Iterable[_Run]) -> Iterator[Piece]:
    """Join what follows each other and has the same fate."""
    for kind, pieces in groupby(_each(runs), key=lambda piece: piece.kind):
        text = "".join(piece.text for piece in pieces)
        if text:
            yield Piece(kind, text)


def _each(runs: Iterable[_Run]) -> Iterator[Piece]:
    for run in runs:
        if not run.is_same:
            yield Piece(Kind.REMOVED, "".join(run.old))
        yield Piece(Kind.SAME if run.is_same else Kind.ADDED, "".join(run.new))
