"""Where somebody lives or works: street addresses in three languages, postal codes with a town."""

import re
from collections.abc import Iterator

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why
from forum.checks.name_words import place

VERSION = 1

_NUMBER = r"\d{1,4}(?: ?[A-Za-z]\b)?(?: (?:as\.? ?)?\d{1,3}\b)?"
_FI = re.compile(
    r"(?<!\w)[A-ZÅÄÖ]\w{2,40}(?:katu|kadu|tie|kuja|polku|polu|raitti|raiti|väylä|kaari|kaare|aukio"
    r"|tori|rinne|rintee|bulevardi|penger|penkere|puistikko|esplanadi|laituri|portti|reuna|piha)"
    rf"(?:lla|llä|lta|ltä|lle|ssa|ssä|n)? {_NUMBER}"
)
_SV = re.compile(
    r"(?<!\w)[A-ZÅÄÖ]\w{2,40}(?:gatan|gata|vägen|väg|gränden|gränd|stigen|stig|torget|esplanaden"
    rf"|allén|kajen|backen) {_NUMBER}"
)
_EN = re.compile(
    r"(?<!\w)\d{1,5}[A-Za-z]? (?:[A-Z][\w'’]{1,20} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln"
    r"|Drive|Square|Boulevard|Blvd|Terrace|Crescent|Court|Way)\b"
)
_POSTAL = re.compile(r"(?<![\w-])(?:FI-?)?\d{5} ([A-ZÅÄÖ][\w-]{1,40})")


def find(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - all are asked alike
    """Find addresses in each part of a text."""
    for part, text in told.parts.items():
        found = [(match, Why.STREET) for way in (_FI, _SV, _EN) for match in way.finditer(text)]
        found += [(each, Why.POSTAL) for each in _POSTAL.finditer(text) if place(each[1].lower())]
        for match, why in sorted(found, key=lambda each: each[0].start()):
            where = Span(match.start(), match.end(), match[0])
            yield Finding(CheckName.ADDRESS, why, part, where, match[0])
