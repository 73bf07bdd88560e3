"""Names of organisations: companies by their form, public bodies by what they are."""

import re
from collections.abc import Iterator, Sequence

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why
from forum.checks.name_words import is_addressed, is_only_opening, place
from forum.checks.tokens import Token, tokens
from forum.language import lemma_of

VERSION = 1

NAME_ENDS = 5
"""How many words a company's name has at most, before its form."""

_FORMS = frozenset(
    {"Oy", "OY", "Oyj", "OYJ", "Ab", "AB", "Abp", "Ky", "Tmi", "ry", "rf", "osk", "Osk", "sr"}
    | {"Ltd", "LTD", "Inc", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "ApS", "ASA", "BV", "SpA"}
)  # fmt: skip
_FORM_ENDS = re.compile(r"[:'’]")
_LOWER_FORMS = frozenset({"ry", "rf", "osk", "sr", "plc"})

# What a public body is called after the name of its place, in any case of Finnish.
_FI_BODY = re.compile(
    r"(?:(?:yli)?opisto|ammattikorkeakoulu|kaupunki|kaupungin|kunta|kunnan|hyvinvointialue|hyvinvointialueen"
    r"|seurakunta|seurakunnan|sairaala|lukio|poliisilaitos|pelastuslaitos|kauppakamari|kauppakorkeakoulu"
    r"|kansalaisopisto|työväenopisto|hiippakunta|käräjäoikeus|aluehallintovirasto)"
    r"(?:[a-zäö]{0,8})"
)
_FI_CITY = re.compile(r"kaupun[gk]i[a-zäö]{0,6}|kun(?:ta|na|taan|nassa|nan|nalla)[a-zäö]{0,5}")
_SV_BODY = re.compile(
    r"(?:stad|kommun|universitet|yrkeshögskola|högskola|församling|välfärdsområde)(?:en|et|s|ens|ets)?"
)
_EN_BODY = frozenset({"University", "College", "Hospital", "Municipality", "Institute"})
_EN_OF = frozenset(
    {"University", "City", "Town", "College", "Municipality", "Institute", "Ministry"}
)
_OWN = re.compile(r"[A-ZÅÄÖ]\w+(?:-\w+)?-(?:yliopisto|opisto|säätiö|konserni|yhtymä)\w{0,6}")
_BODY_ENDS = re.compile(r"(yliopisto|opisto|ammattikorkeakoulu|hyvinvointialue|säätiö)\w+$")
_ACADEMY = ("akademi", "akademin", "akademis")


def find(told: Told, around: Around) -> Iterator[Finding]:  # noqa: ARG001 - every check is asked alike
    """Find the names of organisations in each part of a text."""
    for part, text in told.parts.items():
        if part == "sources":
            continue
        row, at = tokens(text), 0
        while at < len(row):
            found = _company(row, at, told.language) or _body(row, at)
            if found is None:
                at += 1
                continue
            first, last, why = found
            start, end = row[first].start, row[last].end
            where = Span(start, end, text[start:end])
            yield Finding(CheckName.ORGANISATION, why, part, where, _base(row[first : last + 1]))
            at = last + 1


def is_company_form(word: str) -> bool:
    """Say whether a word is the form of a company, with or without an ending: Oy, Oyj:n, Ab:s."""
    bare = _FORM_ENDS.split(word)[0]
    return bare in _FORMS or (bare.endswith("s") and bare[:-1] in {"Ab", "AB"})


def _company(row: Sequence[Token], at: int, language: str) -> tuple[int, int, Why] | None:
    """A capitalised name and then its form, or Oy before and Ab after: Oy Karl Fazer Ab."""
    if not row[at].text[:1].isupper():
        return None
    ends = [
        end
        for end in range(at + 1, min(at + NAME_ENDS + 2, len(row)))
        if all(_is_within(row, each) for each in range(at + 1, end + 1))
    ]
    forms = [end for end in ends if is_company_form(row[end].text)]
    if not forms or is_addressed(row[at].bare, language):
        return None
    if row[at].begins and forms[0] > at + 1 and is_only_opening(row[at].bare, language):
        return None
    return at, forms[-1], Why.COMPANY


def _is_within(row: Sequence[Token], at: int) -> bool:
    """Say whether a word goes on with a company's name: a capital, a form, or the “&” before it."""
    word = row[at]
    joins = word.follows or word.gap.strip() == "&"
    return joins and (word.text[:1].isupper() or word.text.partition(":")[0] in _LOWER_FORMS)


def _body(row: Sequence[Token], at: int) -> tuple[int, int, Why] | None:
    """A place and what is of it: Turun kaupunki, Esbo stad, University of Turku."""
    word = row[at]
    if not word.is_capital:
        return None
    if _OWN.fullmatch(word.text):
        return at, at, Why.PUBLIC_BODY
    after = row[at + 1] if at + 1 < len(row) and row[at + 1].follows else None
    if after is None:
        return None
    if _is_body_of_place(word, after) or _is_english_body(word, after):
        return at, at + 1, Why.PUBLIC_BODY
    return _of(row, at)


def _is_english_body(word: Token, after: Token) -> bool:
    """Oxford University, but neither Our University nor Community College."""
    if after.text not in _EN_BODY:
        return False
    return place(word.bare) is not None or lemma_of(word.bare, "en") is None


def _is_body_of_place(word: Token, after: Token) -> bool:
    if _FI_BODY.fullmatch(after.text) or _FI_CITY.fullmatch(after.text):
        is_genitive = word.bare.endswith("n") and not word.begins
        return is_genitive or place(word.bare) is not None
    is_swedish = after.bare in _ACADEMY or _SV_BODY.fullmatch(after.text) is not None
    return is_swedish and place(word.bare) is not None


def _of(row: Sequence[Token], at: int) -> tuple[int, int, Why] | None:
    last = at + 2
    is_of = row[at].text in _EN_OF and last < len(row) and row[at + 1].text == "of"
    if is_of and row[last].follows and row[last].is_capital:
        return at, last, Why.PUBLIC_BODY
    return None


def _base(words: Sequence[Token]) -> str:
    """Give the form under which an organisation is known: without the ending after a colon."""
    *before, last = words
    tail = last.bare
    if tail in {"abs", "ab"}:
        tail = "ab"
    tail = _FORM_ENDS.split(_BODY_ENDS.sub(r"\1", tail))[0]
    if tail.startswith("kaupun"):
        tail = "kaupunki"
    return " ".join([*(each.bare for each in before), tail])
