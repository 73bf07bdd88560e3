"""The endings of Finnish: from a form back to the words it may be of, and which case it is in.

By the rules of Finnish grammar as schoolbooks give them: the case endings, the gradation of k, p
and t, and the stems of the commonest types of names. The forms given back are candidates, to be
looked up in a list; most of them are no words at all.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache


class Case(StrEnum):
    """The cases in which a name stands in a sentence."""

    NOMINATIVE = "nominative"
    GENITIVE = "n"
    PARTITIVE = "ta"
    INESSIVE = "ssa"
    ELATIVE = "sta"
    ILLATIVE = "han"
    ADESSIVE = "lla"
    ABLATIVE = "lta"
    ALLATIVE = "lle"
    ESSIVE = "na"
    TRANSLATIVE = "ksi"


_ENDINGS: tuple[tuple[str, Case], ...] = (
    ("lle", Case.ALLATIVE),
    ("ll[aä]", Case.ADESSIVE),
    ("lt[aä]", Case.ABLATIVE),
    ("ss[aä]", Case.INESSIVE),
    ("st[aä]", Case.ELATIVE),
    ("ksi", Case.TRANSLATIVE),
    ("n[aä]", Case.ESSIVE),
    ("t?t[aä]", Case.PARTITIVE),
    ("seen", Case.ILLATIVE),
    ("h[aeiouyäö]n", Case.ILLATIVE),
    (r"([aeiouyäö])\1n", Case.ILLATIVE),
    ("n", Case.GENITIVE),
    ("[aä]", Case.PARTITIVE),
)
_BY_CASE = tuple((re.compile(f"{ending}$"), case) for ending, case in _ENDINGS)
_STEM_ENDS = tuple(re.compile(f"(?:{ending})$") for ending in (
    "lle", "ll[aä]", "lt[aä]", "ss[aä]", "st[aä]", "ksi", "n[aä]", "t[aä]", "tt[aä]",
    "[aeiouyäö]n", "h[aeiouyäö]n", "n", "[aä]",
))  # fmt: skip
_GENITIVE = re.compile(r"['’]?s$|['’]$")
"""That of Swedish and English: Eriks, Mary's."""


_CLITIC = re.compile(r"(?:kin|kaan|kään|han|hän|ko|kö)$")
_VOWEL = "aeiouyäöå"
_SHORTEST, _LONGEST = 2, 40


@lru_cache(maxsize=4_000)
def bases(word: str, language: str = "fi") -> tuple[str, ...]:
    """Give the forms that a word, in small letters, may be an inflected form of; itself first."""
    if len(word) > _LONGEST:
        return (word,)
    if language != "fi":
        return tuple(dict.fromkeys(form for form in (word, _GENITIVE.sub("", word)) if form))
    found: dict[str, None] = {word: None}
    for form in (word, _CLITIC.sub("", word)):
        found[form] = None
        found.update(dict.fromkeys(each for stem in _stems(form) for each in _words_of(stem)))
    found.pop("", None)
    return tuple(found)


def _stems(form: str) -> Iterator[str]:
    """Cut off every ending that a form may have."""
    for ending in _STEM_ENDS:
        stem = ending.sub("", form)
        if stem != form and len(stem) >= _SHORTEST:
            yield stem


_ENDS_OF_STEMS = (
    (re.compile(r"e$"), "i"),  # suome-n, rovanieme-n
    (re.compile(r"i$"), ""),  # erik-in, kim-in
    (re.compile(r"([aeiouyäöå])\1$"), r"\1"),  # tamperee-n
    (re.compile(r"kse$"), "s"),  # tuomakse-n
    (re.compile(r"se$"), "nen"),  # virtase-n
    (re.compile(r"([^e])s$"), r"\1nen"),  # virtas-ta
    (re.compile(r"de$"), "si"),  # uude-n
    (re.compile(r"['’]$"), ""),  # bordeaux’-ssa
)


def _words_of(stem: str) -> Iterator[str]:
    """Give the words that a stem may be of."""
    for each in (stem, *_strong(stem)):
        yield each
        for end, other in _ENDS_OF_STEMS:
            if end.search(each):
                yield end.sub(other, each)


_WEAKENED = (
    (re.compile(rf"(\w)ng([{_VOWEL}])$"), r"\1nk\2"),  # helsingi-n
    (re.compile(rf"(\w)mm([{_VOWEL}])$"), r"\1mp\2"),
    (re.compile(rf"(\w)nn([{_VOWEL}])$"), r"\1nt\2"),  # englanni-n
    (re.compile(rf"(\w)ll([{_VOWEL}])$"), r"\1lt\2"),
    (re.compile(rf"(\w)rr([{_VOWEL}])$"), r"\1rt\2"),
    (re.compile(rf"(\w)([kpt])([{_VOWEL}])$"), r"\1\2\2\3"),  # peka-n, anti-n
    (re.compile(rf"(\w)d([{_VOWEL}])$"), r"\1t\2"),  # lahde-n
    (re.compile(rf"(\w)v([{_VOWEL}])$"), r"\1p\2"),
    (re.compile(rf"(\w[{_VOWEL}lrh])([{_VOWEL}])$"), r"\1k\2"),  # turu-n, seinäjoe-n
)


def _strong(stem: str) -> Iterator[str]:
    """Undo the weakening of k, p and t before the last vowel."""
    for weak, strong in _WEAKENED:
        if weak.search(stem):
            yield weak.sub(strong, stem)


def case_of(form: str, base: str) -> Case:
    """Say in which case a form of a known word stands; both in small letters."""
    if form == base:
        return Case.NOMINATIVE
    if base.endswith("nen") and re.search(r"[^e]st[aä]$", form):
        return Case.PARTITIVE  # virtasta; the elative is virtasesta
    return case_of_ending(form)


def case_of_ending(ending: str) -> Case:
    """Say which case an ending is, as it stands after a colon or at the end of a word."""
    for pattern, case in _BY_CASE:
        if pattern.search(ending):
            return case
    return Case.NOMINATIVE
