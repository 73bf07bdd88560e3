"""How it is told: links, shouting, parts that are too short."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why
from forum.checks.tokens import Token, tokens

VERSION = 1

_LINK = re.compile(r"(?:https?://|(?<![\w.])www\.)[^\s<>\"')\]]{1,500}", re.IGNORECASE)
_EXCLAIMS = re.compile(r"!{3,20}|(?:[!?]{4,20})")
_MOST_LINKS = 20

_LOUD_WORDS = 4
_LOUD_LETTERS = 18
"""A few words in capitals in a row are loud; one or two are an abbreviation or a heading."""


def find_links(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find addresses of the web in the text itself; sources are for them."""
    for part, text in told.parts.items():
        if part == "sources":
            continue
        for number, match in enumerate(_LINK.finditer(text)):
            if number < _MOST_LINKS:
                words = match[0].rstrip(".,;:!?")
                where = Span(match.start(), match.start() + len(words), words)
                yield Finding(CheckName.LINKS, Why.LINK, part, where)


def find_shouting(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find words in capitals that follow each other, and rows of exclamation marks."""
    for part, text in told.parts.items():
        if part == "sources":
            continue
        for is_loud, group in groupby(tokens(text), key=_is_loud):
            run = list(group)
            if is_loud and _is_shouted(run):
                start, end = run[0].start, run[-1].end
                where = Span(start, end, text[start:end])
                yield Finding(CheckName.SHOUTING, Why.CAPITALS, part, where)
        for match in _EXCLAIMS.finditer(text):
            where = Span(match.start(), match.end(), match[0])
            yield Finding(CheckName.SHOUTING, Why.EXCLAMATIONS, part, where)


def _is_loud(word: Token) -> bool:
    return word.text.isupper() and len(word.text) > 1


def _is_shouted(run: Sequence[Token]) -> bool:
    letters = sum(len(word.text) for word in run)
    return len(run) >= _LOUD_WORDS and letters >= _LOUD_LETTERS


def find_too_short(told: Told, around: Around) -> Iterator[Finding]:
    """Find parts that tell something, but less than is asked for."""
    for part, least in around.minima.items():
        text = told.parts.get(part, "").strip()
        if text and len(text) < least:
            params = {"least": least, "length": len(text)}
            yield Finding(CheckName.TOO_SHORT, Why.TOO_SHORT, part, params=params)


def find_new_member(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Say that nothing of this author has been published in the course yet."""
    if around.is_new_member:
        yield Finding(CheckName.NEW_MEMBER, Why.NEW_MEMBER)
