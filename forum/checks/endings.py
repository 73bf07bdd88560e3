"""Endings for stand-ins, by the rules of the languages' boards for letters and abbreviations.

Finnish puts a colon between a letter and the ending, which follows how the letter is read: A:n,
A:ssa, but B:ssä, F:ään. Swedish has A:s, English A's. Words that are no letter are inflected by
their end where that is sure, and else stay as they are: the author sees them and can mend them.
"""

import re

from forum.checks.inflection import Case

# How letters are read, as far as the vowels of endings and the illative depend on it.
_ILLATIVE = {
    **dict.fromkeys("BCDEGPTVW", "hen"),
    **dict.fromkeys("FLMNRSXZ", "ään"),
    **dict.fromkeys("AHOÅKQUIJ", "h{vowel}n"),
    "Y": "hyn",
    "Ä": "hän",
    "Ö": "hön",
}
_LAST_VOWEL = {"A": "a", **dict.fromkeys("HOÅK", "o"), **dict.fromkeys("QU", "u")} | dict.fromkeys(
    "IJ", "i"
)
_BACK = frozenset("AHKOQUÅ")

_ENDS_IN_LETTER = re.compile(r"(?:^|\s)(?:[A-ZÅÄÖ]|[A-ZÅÄÖ]{2,6}|\w*\d)$")

# What people and organisations are called: the end of the word, its stem before most endings, and
# its stem before those that keep k, p and t strong.
_WORDS = (
    ("päällikkö", "päällikö", "päällikkö"),
    ("yritys", "yritykse", "yritykse"),
    ("asiakas", "asiakkaa", "asiakkaa"),
    ("esimies", "esimiehe", "esimiehe"),
    ("kaupunki", "kaupungi", "kaupunki"),
    ("kunta", "kunna", "kunta"),
    ("virasto", "virasto", "virasto"),
    ("järjestö", "järjestö", "järjestö"),
    ("organisaatio", "organisaatio", "organisaatio"),
    ("ammattilainen", "ammattilaise", "ammattilaise"),
    ("asiantuntija", "asiantuntija", "asiantuntija"),
    ("henkilö", "henkilö", "henkilö"),
    ("kollega", "kollega", "kollega"),
    ("pomo", "pomo", "pomo"),
    ("työntekijä", "työntekijä", "työntekijä"),
)
_SURE = re.compile(r"(?:ja|jä|la|lä|ori|eri|eli|uri|ari|si|io|iö|o|ö|u|y)$")
_STRONG = frozenset({Case.PARTITIVE, Case.ILLATIVE, Case.ESSIVE})
_PLAIN = {
    Case.GENITIVE: "n",
    Case.INESSIVE: "ssa",
    Case.ELATIVE: "sta",
    Case.ADESSIVE: "lla",
    Case.ABLATIVE: "lta",
    Case.ALLATIVE: "lle",
    Case.ESSIVE: "na",
    Case.TRANSLATIVE: "ksi",
}


def inflected(words: str, case: Case, language: str) -> str:
    """Give the words of a stand-in in a case; of Swedish and English only the genitive is one."""
    if case is Case.NOMINATIVE:
        return words
    is_letter = ends_in_letter(words)
    if language == "fi":
        return f"{words}:{_after_letter(words[-1], case)}" if is_letter else _word(words, case)
    if language == "sv":
        return f"{words}:s" if is_letter else f"{words.removesuffix('s')}s"
    return f"{words}'s"


def ends_in_letter(words: str) -> bool:
    """Say whether a stand-in ends in a letter, a number or an abbreviation."""
    return _ENDS_IN_LETTER.search(words) is not None


def _after_letter(letter: str, case: Case) -> str:
    if case is Case.PARTITIVE:
        ending = "ää" if letter in "FLMNRSXZ" else "ta"
    elif case is Case.ILLATIVE:
        ending = _ILLATIVE.get(letter, "hen").format(vowel=_LAST_VOWEL.get(letter, "e"))
    else:
        ending = _PLAIN[case]
    return ending if letter in _BACK or case is Case.ILLATIVE else ending.replace("a", "ä")


def _word(words: str, case: Case) -> str:
    head, space, last = words.rpartition(" ")
    if case is Case.PARTITIVE and last.endswith("s"):
        return f"{words}{'ta' if _is_back(last) else 'tä'}"  # asiakasta, yritystä
    for end, weak, strong in _WORDS:
        if last.endswith(end):
            stem = last.removesuffix(end) + (strong if case in _STRONG else weak)
            return f"{head}{space}{_ended(stem, case)}"
    return f"{head}{space}{_ended(last, case)}" if _SURE.search(last) else words


def _ended(stem: str, case: Case) -> str:
    """Put an ending after a stem, with the vowels that go with it."""
    if case is Case.ILLATIVE:
        return f"{stem[:-2]}aaseen" if stem.endswith("aa") else f"{stem}{stem[-1]}n"
    partitive = "ta" if stem[-2:] in {"io", "iö"} else "a"
    ending = partitive if case is Case.PARTITIVE else _PLAIN[case]
    return stem + (ending if _is_back(stem) else ending.replace("a", "ä"))


def _is_back(word: str) -> bool:
    """Say whether a word takes a rather than ä: by its last vowels, which are those that count."""
    vowels = [each for each in word if each in "aouäöy"]
    return bool(vowels) and vowels[-1] in "aou"
