"""Dates as articles say them: "tiistai 17. marraskuuta 2009", "2009-11-17", "17/11/2009"."""

import datetime as dt
import re
from functools import cache

from forum.articles.reading.words import LANGUAGES, entries

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./-]\s?(\d{4})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_SHORT_MONTH = 3


@cache
def _months() -> dict[str, int]:
    """Names of months, and their beginnings, to their numbers."""
    numbers: dict[str, int] = {}
    for words in LANGUAGES:
        for number, name in enumerate(entries(words.months), 1):
            numbers.setdefault(name.rstrip("*"), number)
    for name, number in list(numbers.items()):
        numbers.setdefault(name[:4], number)
        numbers.setdefault(name[:_SHORT_MONTH], number)
    return numbers


@cache
def _named() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = "|".join(sorted(map(re.escape, _months()), key=len, reverse=True))
    month = rf"(?P<month>{names})\w{{0,6}}\.?"
    day = r"(?<![\d.])(?P<day>\d{1,2})(?:\.|:?[a-zéºª]{1,2}|er)?"
    year = r"(?P<year>\d{4})(?!\d)"
    return (
        re.compile(rf"{day}\s+(?:de\s+|of\s+)?{month},?\s+(?:de\s+|del\s+)?{year}"),
        re.compile(rf"(?<!\w){month}\s+{day},?\s+{year}"),
    )


def date_in(text: str) -> dt.date | None:
    """Find the first date in a short text; days stand before months but for ISO dates."""
    text = text[:400].casefold()
    if found := _ISO.search(text):
        return _date(*map(int, found.groups()))
    for pattern in _named():
        if found := pattern.search(text):
            return _date(int(found["year"]), _months()[found["month"]], int(found["day"]))
    if found := _DAY_FIRST.search(text):
        day, month, year = map(int, found.groups())
        return _date(year, month, day)
    return None


def without_date(text: str) -> str:
    """Give what a line says beside its date."""
    text = text.casefold()
    for pattern in (_ISO, *_named(), _DAY_FIRST):
        text = pattern.sub(" ", text)
    return text


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
