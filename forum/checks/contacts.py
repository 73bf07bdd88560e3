"""How somebody is reached: e-mail addresses and telephone numbers."""

import re
from collections.abc import Iterator

from phonenumbers import Leniency, PhoneNumberMatcher

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why

VERSION = 1

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@|\s?\((?:at|ät|a)\)\s?|\[at\])(?:[\w-]{1,63}\.){1,5}[^\W\d_]{2,24}\b"
)
_DIGITS = re.compile(r"(?:\+|\d)(?:[\d()/\s.-]|\N{EN DASH}){5,40}\d")
_LONGEST_TRIES = 200
_FEWEST = 7
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}")
_YEARS = re.compile(r"(?:1[89]|20)\d\d(?:\s*[\N{EN DASH},-]\s*|\s+)(?:1[89]|20)\d\d")


def find_emails(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find e-mail addresses, also those written with (at)."""
    for part, text in told.parts.items():
        for match in _EMAIL.finditer(text):
            where = Span(match.start(), match.end(), match[0])
            yield Finding(CheckName.EMAIL, Why.EMAIL, part, where, match[0].lower())


def find_phones(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find telephone numbers that are valid in Finland, or, after a plus, anywhere."""
    for part, text in told.parts.items():
        for run in _DIGITS.finditer(text):
            digits = sum(each.isdigit() for each in run[0])
            if digits < _FEWEST or _is_no_number(run[0]):
                continue
            yield from _numbers(part, run)


def _numbers(part: str, run: re.Match[str]) -> Iterator[Finding]:
    matcher = PhoneNumberMatcher(run[0], "FI", leniency=Leniency.VALID, max_tries=_LONGEST_TRIES)
    for match in matcher:
        start = run.start() + match.start
        where = Span(start, start + len(match.raw_string), match.raw_string)
        yield Finding(CheckName.PHONE, Why.PHONE, part, where, match.raw_string)


def _is_no_number(run: str) -> bool:
    """Say whether digits are a date, or a span of years."""
    return bool(_DATE.fullmatch(run.strip(" .")) or _YEARS.fullmatch(run.strip()))
