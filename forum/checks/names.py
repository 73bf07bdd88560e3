"""Names of people: known first names and surnames, pairs of capitalised words, names after a role.

Better silent than wrong: a capital at the beginning of a sentence is no sign of a name by itself,
nor is a place, a product, or a name that is also an everyday word.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why
from forum.checks.inflection import bases
from forum.checks.name_words import (
    ends_in_nen,
    first_name,
    is_addressed,
    is_everyday,
    is_polite,
    is_role,
    is_thing,
    looks_like_a_surname,
    place,
    surname,
    surname_base,
)
from forum.checks.organisations import NAME_ENDS, is_company_form
from forum.checks.tokens import Token, tokens
from forum.language import lemma_of

VERSION = 1

_MOST_PARTS = 4

_MOST_LOOKED_UP = 500
"""How many different capitalised words of a part are looked up: prose has fewer."""


@dataclass(frozen=True)
class _Name:
    """A run of words that is a name: the first and the last, and why it was taken for one."""

    first: int
    last: int
    why: Why
    base: str


def find(told: Told, around: Around) -> Iterator[Finding]:
    """Find the names of people in each part of a text."""
    public = _public(around.public_names)
    rows = {
        part: (text, _as_far_as_looked(tokens(text)))
        for part, text in told.parts.items()
        if part != "sources"
    }
    familiar = _familiar((row for _text, row in rows.values()), told.language)
    familiar |= {word for name in around.familiar for word in name.split()}
    for part, (text, row) in rows.items():
        for name in _names(row, told.language, familiar):
            span = row[name.first : name.last + 1]
            if all(not public.isdisjoint(bases(each.bare)) for each in span):
                continue
            start, end = span[0].start, span[-1].end
            where = Span(start, end, text[start:end])
            yield Finding(CheckName.NAMES, name.why, part, where, name.base)


def _public(names: Sequence[str]) -> frozenset[str]:
    """Give the words of names that may be said."""
    return frozenset(word.lower() for name in names for word in name.replace(",", " ").split())


def _as_far_as_looked(row: Sequence[Token]) -> Sequence[Token]:
    """Leave out what comes after more capitalised words than prose has."""
    different: set[str] = set()
    for at, word in enumerate(row):
        if word.is_capital:
            different.add(word.text)
        if len(different) > _MOST_LOOKED_UP:
            return row[:at]
    return row


def _familiar(rows: Iterable[Sequence[Token]], language: str) -> frozenset[str]:
    """Give the words of full names, by which each of them is known in all of the text."""
    names = (name for row in rows for name in _names(row, language))
    return frozenset(word for name in names if " " in name.base for word in name.base.split())


def _names(
    row: Sequence[Token], language: str, familiar: frozenset[str] = frozenset()
) -> Iterator[_Name]:
    at = 0
    while at < len(row):
        name = _name_at(row, at, language) or _again(row[at], at, language, familiar)
        if name is not None:
            yield name
        at = name.last + 1 if name is not None else at + 1


def _name_at(row: Sequence[Token], at: int, language: str) -> _Name | None:
    word = row[at]
    if not _may_be_name(word):
        return None
    if _is_of_company(row, at) and not is_addressed(word.bare, language):
        return None
    return (
        _known_pair(row, at, language)
        or _known_alone(row, at, language)
        or _after_role(row, at, language)
        or _likely_pair(row, at, language)
    )


def _again(word: Token, at: int, language: str, familiar: frozenset[str]) -> _Name | None:
    """Say whether a word is a part of a name that is known from elsewhere.

    A sentence may still begin with “Anna” (give), though there is an Anna in it.
    """
    same = [base for base in bases(word.bare, language) if base in familiar]
    if not same or not _may_be_name(word):
        return None
    is_other = word.begins and lemma_of(word.bare, language) not in {None, same[0]}
    return None if is_other else _Name(at, at, Why.NAME_KNOWN, same[0])


def _may_be_name(word: Token) -> bool:
    if not word.is_capital:
        return False
    head, hyphen, tail = word.text.partition("-")
    return not hyphen or (tail[:1].isupper() and len(head) > 1)


def _is_of_company(row: Sequence[Token], at: int) -> bool:
    """Say whether the words from here on are the name of a company: Karl Fazer Ab."""
    for step in range(1, NAME_ENDS):
        if at + step >= len(row) or not row[at + step].follows:
            return False
        if is_company_form(row[at + step].text):
            return True
        if not row[at + step].is_capital:
            return False
    return False


def _known_pair(row: Sequence[Token], at: int, language: str) -> _Name | None:
    """A known first name with what follows it: more first names, an initial, a surname."""
    if first_name(row[at].bare, language) is None:
        return None
    last = at
    while last + 1 < len(row) and last - at < _MOST_PARTS and _goes_on(row, last, language):
        last += 1
    if last == at:
        return None
    base = f"{row[at].bare} {surname_base(row[last].bare, language)}"
    return _Name(at, last, Why.NAME_PAIR, base)


def _goes_on(row: Sequence[Token], last: int, language: str) -> bool:
    """Say whether the next word belongs to the name: capitalised, and neither place nor thing."""
    here, after = row[last], row[last + 1]
    is_initial = len(here.text) == 1 and after.gap in {". ", " "}
    if not (after.follows or is_initial) or here.text.endswith(("'s", "’s")):
        return False
    if len(after.text) == 1:
        return after.text.isupper() and after.text != "I"
    if not _may_be_name(after) or is_thing(after.bare):
        return False
    is_where = place(after.bare) is not None and _stands_in(after.bare)
    return not is_where or surname(after.bare, language) is not None


def _known_alone(row: Sequence[Token], at: int, language: str) -> _Name | None:
    """A known name by itself. A capital within a sentence says more than one at its beginning."""
    word = row[at]
    is_free = word.begins or language == "en"
    first = _first_alone(word, is_free=is_free, language=language)
    last = surname(word.bare, language)
    if last is not None and (
        place(word.bare) is not None
        or (is_free and not _is_no_other_word(word.bare, last, language))
    ):
        last = None
    if first is None and last is None and not is_free and language == "fi" and _is_nen(word.bare):
        last = surname_base(word.bare, language)
    found = first or last
    return _Name(at, at, Why.NAME_KNOWN, found) if found else None


def _first_alone(word: Token, *, is_free: bool, language: str) -> str | None:
    """Give the first name that a word is, if it says so without a surname."""
    first = first_name(word.bare, language)
    if first is None or is_thing(word.bare) or _is_only_place(word.bare, first):
        return None
    if is_free and is_everyday(first):
        return None
    return first if _is_no_other_word(word.bare, first, language) else None


def _is_no_other_word(word: str, base: str, language: str) -> bool:
    """Say whether a form is of that name, and not of an everyday word that is spelt the same."""
    return word == base or lemma_of(word, language) in {None, base}


def _is_only_place(word: str, first: str) -> bool:
    """Say whether a form is of a place rather than of the name that is spelt as it begins."""
    known = place(word)
    return known is not None and first != known


def _is_nen(word: str) -> bool:
    is_other = place(word) is not None or is_thing(word) or lemma_of(word, "fi") is not None
    return ends_in_nen(word) and not is_other


def _after_role(row: Sequence[Token], at: int, language: str) -> _Name | None:
    """What stands right after a role: kehityspäällikkö Virta, chefen Ek, Mr Stone."""
    word = row[at]
    if at == 0 or not (word.follows or word.gap == ". ") or not is_role(row[at - 1].bare, language):
        return None
    known = surname(word.bare, language)
    if known is None and (place(word.bare) is not None or _stands_in(word.bare)):
        return None
    if is_thing(word.bare) or is_polite(lemma_of(word.bare, language)):
        return None
    last = at
    while last + 1 < len(row) and last == at and _goes_on(row, last, language):
        last += 1
    return _Name(at, last, Why.NAME_AFTER_ROLE, surname_base(row[last].bare, language))


def _stands_in(word: str) -> bool:
    """Say whether a form says where: esimies Teamsissa is in a place, and not called so."""
    return word.endswith(_PLACE_ENDS)


_PLACE_ENDS = ("ssa", "ssä", "sta", "stä", "lla", "llä", "iin")


def _likely_pair(row: Sequence[Token], at: int, language: str) -> _Name | None:
    """Two capitalised words within a sentence, the second of which ends as surnames do."""
    if row[at].begins or at + 1 >= len(row) or not _goes_on(row, at, language):
        return None
    one, other = row[at].bare, row[at + 1].bare
    known = surname(other, language)
    if is_thing(one) or place(one) is not None or len(other) < _MOST_PARTS:
        return None
    likely = language != "en" and looks_like_a_surname(other, language) and not _stands_in(other)
    if known is None and not likely:
        return None
    return _Name(at, at + 1, Why.NAME_PAIR, f"{one} {surname_base(other, language)}")
