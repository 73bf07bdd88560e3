"""Codes that name one person or one company: personal identity codes and business ids.

The form and the check digit by python-stdnum: of Finland's personal identity code also the signs
between the parts that were taken into use in 2023 (decree 128/2010 as amended).
"""

import re
from collections.abc import Iterator

from stdnum.fi import alv, hetu, ytunnus
from stdnum.se import personnummer

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why

VERSION = 1

_HETU = re.compile(r"(?<!\w)\d{6}[-+ABCDEFUVWXYabcdefuvwxy]\d{3}[0-9A-Za-z](?!\w)", re.ASCII)
_SWEDISH = re.compile(r"(?<![\w-])(?:\d{2})?\d{6}[-+]\d{4}(?![\w-])", re.ASCII)
_BUSINESS = re.compile(r"(?<![\w-])\d{7}-\d(?![\w-])|(?<!\w)FI ?\d{8}(?!\w)", re.ASCII)


def find(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find codes whose check digit is right."""
    for part, text in told.parts.items():
        found = [*_people(text), *_companies(text)]
        for match, why in sorted(found, key=lambda each: each[0].start()):
            where = Span(match.start(), match.end(), match[0])
            yield Finding(CheckName.IDENTITY, why, part, where, match[0].upper())


def _people(text: str) -> Iterator[tuple[re.Match[str], Why]]:
    for match in _HETU.finditer(text):
        if hetu.is_valid(match[0], allow_temporary=True):
            yield match, Why.IDENTITY_CODE
    for match in _SWEDISH.finditer(text):
        if personnummer.is_valid(match[0]) and not hetu.is_valid(match[0], allow_temporary=True):
            yield match, Why.IDENTITY_CODE


def _companies(text: str) -> Iterator[tuple[re.Match[str], Why]]:
    for match in _BUSINESS.finditer(text):
        is_tax = match[0].startswith("FI")
        if alv.is_valid(match[0]) if is_tax else ytunnus.is_valid(match[0]):
            yield match, Why.BUSINESS_ID
