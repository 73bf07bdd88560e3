"""The lines of a text: what is fenced off as code, and the rest as the parser sees it."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

TAB = 4
WIDEST_GAP = 6 * TAB
"""Six steps of indentation. More spaces in a row show nothing on a page and nest nothing deeper."""

_FENCE = re.compile(r"(`{3,}+|~{3,}+)[^`]*+")
_CLOSING = re.compile(r"(?:`{3,}|~{3,}) *")
_GAP = re.compile(rf" {{{WIDEST_GAP},}}")


@dataclass(frozen=True)
class Part:
    """Lines that are code, or lines of which no two empty ones follow each other."""

    is_code: bool
    lines: list[str]


def parts(text: str) -> Iterator[Part]:
    """Split a text at its fences, in linear time. What nothing closes is no fence."""
    lines = text.expandtabs(TAB).split("\n")
    closings = _closings(lines)
    start = at = 0
    while at < len(lines):
        end = _end_of_code(lines, at, closings)
        if end:
            yield Part(is_code=False, lines=_tidy(lines[start:at]))
            yield Part(is_code=True, lines=lines[at + 1 : end])
            start = end + 1
        at = end + 1 if end else at + 1
    yield Part(is_code=False, lines=_tidy(lines[start:]))


def _closings(lines: Sequence[str]) -> dict[str, list[int]]:
    found = defaultdict(list)
    for at, line in enumerate(lines):
        if _CLOSING.fullmatch(line):
            found[line.rstrip()].append(at)
    return found


def _end_of_code(lines: Sequence[str], at: int, closings: dict[str, list[int]]) -> int | None:
    fence = _FENCE.fullmatch(lines[at])
    if not fence:
        return None
    ends = closings.get(fence[1], [])
    following = bisect_right(ends, at)
    return ends[following] if following < len(ends) else None


def _tidy(lines: Sequence[str]) -> list[str]:
    tidy: list[str] = []
    for is_empty, run in groupby(lines, key=lambda line: not line.strip(" ")):
        tidy += [""] if is_empty else [_GAP.sub(" " * WIDEST_GAP, line) for line in run]
    return tidy
