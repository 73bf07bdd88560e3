"""What kind of word a word is, as far as names go: asked of the lists, whatever its ending."""

import re
from functools import lru_cache

from forum.checks.data import words
from forum.checks.inflection import Case, bases, case_of
from forum.language import lemma_of

_SURNAME_LOOKS = re.compile(
    r"(?:\w{2,}nen|\w{3,}(?:mäki|niemi|lahti|ranta|salo|järvi|vaara|koski|harju|kangas|saari|virta|aho)"
    r"|\w{2,}(?:la|lä)|\w{2,}(?:ström|berg|lund|[qk]vist|blom|holm|gren|sson|roos|dahl|fors|stedt|ius)"
    r"|\w{2,}(?:ić|ič|ov|ova|ev|eva|ski|sky|ska|sen|son|ez|enko|ian|yan|elli|etti))"
)
_NEN = re.compile(
    r"\w{3,}nen|\w{2,}[aeiouyäö](?:sen|selle|sella|sellä|selta|seltä|sesta|sestä|seen)"
)

_ROLES = re.compile(
    r"(?:\w*(?:päällikkö|johtaja|vetäjä|esimies|esihenkilö|sihteeri|koordinaattori|lehtori|rehtori|professori"
    r"|tohtori|kollega|kollegani|pomo|pomoni|esimieheni|esihenkilöni|harjoittelija|puheenjohtaja|ministeri|opettaja)"
    r"|rouva|herra|neiti"
    r"|\w*(?:chef|chefen|direktör|direktören|ledare|ledaren|rektor|rektorn|lärare|läraren|ordförande|ordföranden)"
    r"|herr|fru|fröken"
    r"|mr|mrs|ms|dr|prof|professor|doctor|tri|dos)"
)
# A verb as dictionaries have it: sanoa, tavata, nousta, voida, olla, mennä, purra.
_FI_VERB = re.compile(r"\w+(?:[aeiouyäö][aä]|[aeiouyäös]t[aä]|d[aä]|ll[aä]|nn[aä]|rr[aä])")
_FI_WHERE = re.compile(r"\w+(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|iin|n[aä]|ksi|ni|mme)")

_TITLES = frozenset({"mr", "mrs", "ms", "dr", "prof", "professor", "doctor"})
_ADDRESSES = _TITLES | {"rouva", "herra", "neiti", "tri", "dos", "herr", "fru", "fröken"}
_PRONOUNS = frozenset({"minä", "sinä", "te", "me", "he", "hän", "se", "joka", "mikä", "kuka"})


@lru_cache(maxsize=4_000)
def first_name(word: str, language: str) -> str | None:
    """Give the first name that a word is a form of."""
    return _one_of("first_names", word, language)


@lru_cache(maxsize=4_000)
def surname(word: str, language: str) -> str | None:
    """Give the surname that a word is a form of, if it is a known one."""
    return _one_of("surnames", word, language)


@lru_cache(maxsize=4_000)
def place(word: str) -> str | None:
    """Give the place that a word is a form of."""
    return _one_of("places", word) or _one_of("places", word.partition("-")[0])


def is_everyday(name: str) -> bool:
    """Say whether a first name is also an everyday word."""
    return name in words("also_words")


def is_thing(word: str) -> bool:
    """Say whether it is a product, a feast or a method."""
    return not words("things").isdisjoint(bases(word.partition("-")[0]))


def is_addressed(word: str, language: str) -> bool:
    """Say whether a form is of a person or place to, from or in which something is: Pekalle.

    No name of a company begins with such a word.
    """
    known = first_name(word, language) or surname(word, language) or place(word)
    return (
        language == "fi"
        and known is not None
        and case_of(word, known) not in {Case.NOMINATIVE, Case.GENITIVE}
    )


def is_only_opening(word: str, language: str) -> bool:
    """Say whether what begins a sentence is no part of the name after it: When, Työskentelen.

    Finnish says so by the form as well, but not by a genitive: Lännen Tehtaat is a name.
    """
    if word in words("small_words"):
        return True
    lemma = lemma_of(word, "fi") if language == "fi" else None
    if lemma is None or word.startswith(lemma):
        return False
    return _FI_VERB.fullmatch(lemma) is not None or _FI_WHERE.fullmatch(word) is not None


def looks_like_a_surname(word: str, language: str) -> bool:
    """Say whether any form behind a word ends as surnames do."""
    return any(_SURNAME_LOOKS.fullmatch(base) for base in bases(word, language))


def ends_in_nen(word: str) -> bool:
    """Say whether it ends as the commonest Finnish surnames do, or is a form of such a word."""
    return _NEN.fullmatch(word) is not None


def is_role(word: str, language: str) -> bool:
    """Say whether a word is what somebody does, or is called, before their name.

    English puts such words before any capital of a heading, so that there only titles count.
    """
    return word in _TITLES if language == "en" else _ROLES.fullmatch(word) is not None


def is_title(word: str) -> bool:
    """Say whether a word goes with a name and says nothing by itself: Mr, rouva, fru."""
    return word in _ADDRESSES


def is_polite(lemma: str | None) -> bool:
    """Say whether it is a pronoun, which letters write with a capital."""
    return lemma in _PRONOUNS


def surname_base(word: str, language: str) -> str:
    """Give a word's most likely surname: a known one, one that looks like one, or itself."""
    known = surname(word, language)
    if known:
        return known
    likely = [base for base in bases(word, language)[1:] if _SURNAME_LOOKS.fullmatch(base)]
    return word if _SURNAME_LOOKS.fullmatch(word) or not likely else likely[0]


def _one_of(name: str, word: str, language: str = "fi") -> str | None:
    known = words(name)
    return next((base for base in bases(word, language) if base in known), None)
