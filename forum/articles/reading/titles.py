"""Title, author and date: what stands at the top of a text, before its first paragraph."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from forum.articles.reading import cues
from forum.articles.reading.blocks import Block, Document, Kind
from forum.articles.reading.dates import date_in, without_date
from forum.articles.reading.words import LANGUAGES, entries
from forum.articles.reading.words.matching import normal

_LOOKED_AT = 8  # blocks
_LONGEST_TITLE = 200
_LONGEST_DATE_LINE = 120
_LONGEST_BYLINE = 60
_LONGEST_DATE = 40
_SIGNED = 5  # blocks at the top
_MOST_NAMES = 4
_SHORT = 3  # letters of words that stand before other things too
_AROUND_NAME = re.compile(r"\s*[,·|–—()]\s*|\s+(?=\d)")
_NAME = re.compile(
    r"[^\W\d_a-zåäöæøéèü][\w'’.-]*(?:\s+(?:[A-ZÅÄÖÆØÉ][\w'’.-]*|van|von|de|der|af|da|la)){1,4}"
)
_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass
class Head:
    """What is found at the top, and the blocks that say it."""

    title: str | None = None
    title_at: int | None = None
    author: str | None = None
    date: dt.date | None = None
    used: set[int] = field(default_factory=set)


def head_of(document: Document, blocks: Sequence[Block]) -> Head:
    """Find the title, the author and the date of a text."""
    head = Head(document.title, None, document.author, document.date)
    _find_date(head, document, blocks)
    _find_title(head, blocks)
    if head.author is None:
        _find_author(head, blocks)
    return head


def _find_title(head: Head, blocks: Sequence[Block]) -> None:
    at = _title_at(head, blocks)
    if at is None:
        return
    words = " ".join(blocks[at].text.split())
    if head.title is None:
        head.title = words.rstrip(" :") or words
    if _same(words, head.title):
        head.title_at = at
        head.used.add(at)


def _title_at(head: Head, blocks: Sequence[Block]) -> int | None:
    """The first heading of the highest level at the top, or else a first line that may be one."""
    headings = [
        at
        for at, block in enumerate(blocks)
        if block.kind is Kind.HEADING and not block.within and not _is_of_questions(blocks, at)
    ]
    if head.title:
        return next(
            (at for at in headings[:_LOOKED_AT] if _same(blocks[at].text, head.title)),
            _first_line(head, blocks),
        )
    first = next((at for at in headings if blocks[at].level == 1), None)
    line = _first_line(head, blocks)
    if first is not None and line is not None and line < headings[0] < first:
        return line  # the parts of the text have headings of every level
    if line is not None and headings and blocks[line].text[:1].islower():
        line = None  # a note above the title
    if first is None and headings and (line is None or line >= headings[0]):
        first = headings[0] if not _has_prose_before(blocks, headings[0]) else None
    if first is None:
        return line
    return first


def _is_of_questions(blocks: Sequence[Block], at: int) -> bool:
    """Whether a heading is the one of the questions at the end of a text without a title."""
    is_below = any(block.text for block in blocks[:at])
    return is_below and cues.heading(blocks[at].text) is cues.Cue.STRONG


def _has_prose_before(blocks: Sequence[Block], at: int) -> bool:
    return sum(len(block.text) for block in blocks[:at]) > _LONGEST_TITLE


def _first_line(head: Head, blocks: Sequence[Block]) -> int | None:
    for at, block in enumerate(blocks[:_LOOKED_AT]):
        if at in head.used or block.kind in {Kind.RULE, Kind.PICTURE} or cues.is_chrome(block.text):
            continue
        return at if _may_be_title(blocks, at) else None
    return None


def _may_be_title(blocks: Sequence[Block], at: int) -> bool:
    block = blocks[at]
    text = block.text
    if (
        block.kind is not Kind.PARAGRAPH
        or len(text) > _LONGEST_TITLE
        or "\n" in text
        or block.within
    ):
        return False
    if text.endswith((".", ":", ",", ";")) or cues.heading(text) is cues.Cue.STRONG:
        return False
    return at + 1 < len(blocks)


def _same(words: str, title: str) -> bool:
    return normal(words) == normal(title)


# --- Date and author ------------------------------------------------------------------------------


def _find_date(head: Head, document: Document, blocks: Sequence[Block]) -> None:
    for at, block in enumerate(blocks[:_LOOKED_AT]):
        # "17. 11. 2009" begins as an item of a list does.
        if day := _date_line(f"{block.marker} {block.text}"):
            head.used.add(at)
            head.date = head.date or day
            return
    if head.date is None:
        days = (date_in(line) for line in document.dated_lines)
        head.date = next((day for day in days if day), None) or _said_date(blocks)
    if head.date is None:
        head.date = _date_in_table(blocks)
    if head.date is None:
        _take_signature(head, blocks)


def _take_signature(head: Head, blocks: Sequence[Block]) -> None:
    """Take a date that stands beside a name; the whole line if both are told apart."""
    for at, block in enumerate(blocks[:_SIGNED]):
        if day := _signed_date(block):
            head.date = day
            by = _bylines_words().match(block.text.casefold())
            text = block.text[by.end() if by else 0 :].strip(" :")
            names = [part for part in _AROUND_NAME.split(text) if _NAME.fullmatch(part)]
            if len(names) == 1:
                head.author = head.author or names[0]
                head.used.add(at)
            return


def _date_in_table(blocks: Sequence[Block]) -> dt.date | None:
    """The first day in a table of versions at the top: one of its columns is named after days."""
    tables = (block for block in blocks[:_LOOKED_AT] if block.kind is Kind.TABLE)
    for table in tables:
        names = table.lines[0].casefold().replace("|", " | ").split()
        if any(name in _names_of_dates() for name in names):
            return next((day for line in table.lines[1:] if (day := date_in(line))), None)
    return None


@cache
def _names_of_dates() -> frozenset[str]:
    return frozenset(
        entry for words in LANGUAGES for entry in entries(words.dated) if len(entry) > _SHORT
    )


def _date_line(text: str) -> dt.date | None:
    """The date of a line that says nothing else."""
    if len(text) > _LONGEST_DATE_LINE or not (day := date_in(text)):
        return None
    rest = _WORD.findall(_around_dates().sub(" ", without_date(text)))
    return day if not rest else None


def _signed_date(block: Block) -> dt.date | None:
    """The date that stands beside a name, and nothing else: "N. N., 17.11.2009"."""
    text = block.text
    if block.kind is not Kind.PARAGRAPH or len(text) > _LONGEST_BYLINE or ":" in text:
        return None
    day = date_in(text)
    bare = _bylines_words().sub(" ", text.casefold())
    small = set(_WORD.findall(_around_dates().sub(" ", without_date(bare))))
    names = {word.casefold() for word in _WORD.findall(text) if word[0].isupper()}
    return day if day and 0 < len(small) <= _MOST_NAMES and small <= names else None


def _said_date(blocks: Sequence[Block]) -> dt.date | None:
    """The date that follows a word for it, anywhere at the top, or first in a line at the end."""
    top = _lines_of(blocks[:_LOOKED_AT])
    end = _lines_of(blocks[_LOOKED_AT:][-_LOOKED_AT:])
    for text in (text for text in (*top, *end) if len(text) <= _LONGEST_DATE_LINE):
        for found in _dated().finditer(text.casefold()):
            day = date_in(text[found.end() : found.end() + _LONGEST_DATE])
            if day and (text in top or found.start() == 0):
                return day
    return None


def _lines_of(blocks: Sequence[Block]) -> list[str]:
    """The words of blocks; the first of a list of changes stands in one line with its heading."""
    lines = [block.text for block in blocks]
    return lines + [
        f"{block.text} {below.marker} {below.text[:_LONGEST_DATE]}"
        for block, below in pairwise(blocks)
        if _dated().fullmatch(block.text.casefold().strip(" :"))
    ]


@cache
def _dated() -> re.Pattern[str]:
    said = {entry for words in LANGUAGES for entry in entries(words.dated) if len(entry) > _SHORT}
    ordered = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ordered})(?!\w)\W{{0,4}}")


@cache
def _around_dates() -> re.Pattern[str]:
    said = {
        entry.replace("*", r"\w*")
        for words in LANGUAGES
        for part in (words.weekdays, words.dated)
        for entry in entries(part)
    }
    ordered = "|".join(sorted(said, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ordered}|klo|kl|at|um)(?!\w)")


@cache
def _bylines_words() -> re.Pattern[str]:
    said = {entry for words in LANGUAGES for entry in entries(words.by)}
    ordered = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{ordered})(?!\w)")


@cache
def _bylines() -> re.Pattern[str]:
    said = {entry for words in LANGUAGES for entry in entries(words.by)}
    ordered = "|".join(sorted(map(re.escape, said), key=len, reverse=True))
    return re.compile(rf"(?i:(?P<by>{ordered}))(?P<colon>\s*:)?\s+(?P<name>{_NAME.pattern})\s*$")


def _find_author(head: Head, blocks: Sequence[Block]) -> None:
    for at, block in enumerate(blocks[:_LOOKED_AT]):
        found = _bylines().match(block.text) if block.kind is Kind.PARAGRAPH else None
        if found and (found["colon"] or len(block.text) <= _LONGEST_BYLINE):
            head.author = found["name"].strip()
            head.used.add(at)
            return
