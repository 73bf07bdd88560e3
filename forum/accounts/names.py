"""Names of people: what may stand in one, and which two look the same.

Two people may be called the same: whoever types the same name plainly gets it. What is refused is a
name that only looks like another's because it is written with other characters: letters of another
alphabet, full-width letters, signs that do not show. Who is staff is said by a badge, never by a
name.
"""

import re
import unicodedata

from flask_babel import lazy_gettext as _l

from forum.accounts.refused import RefusedError

LONGEST = 80

_UNSEEN = re.compile(
    # What shows nothing though it counts as a letter, a mark or a sign.
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_NOT_IN_A_NAME = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS_ON_ONE_LETTER = 3

_CYRILLIC = {"авеѕіјкмнорстухһԁԛԝ": "abesijkmhopctyxhdqw"}
_GREEK = {"αβεζηικμνορτυχ": "abeznikmvoptyx"}
_LISU = {
    "\ua4ee\ua4d0\ua4da\ua4d3\ua4f0\ua4dd\ua4d6\ua4e7\ua4f2\ua4d9\ua4d7\ua4e1": "abcdefghijkl",
    "\ua4df\ua4e0\ua4f3\ua4d1\ua4e3\ua4e2\ua4d4\ua4f4\ua4e6\ua4ea\ua4eb\ua4ec": "mnoprstuvwxy",
    "\ua4dc": "z",
}
_CHEROKEE = {
    "\u13aa\u13f4\u13df\u13a0\u13ac\u13c0\u13bb\u13a5\u13ab\u13e6": "abcdeghijk",
    "\u13de\u13b7\u13e2\u13d2\u13da\u13a2\u13d9\u13b3\u13c3": "lmprstvwz",
}
_ODD_LATIN = {"\u0131\u0269\u0251\u0261": "iiag"}
_DIGITS = {"01": "ol"}
_LOOKS_LIKE = str.maketrans(
    # What Unicode's table of confusables says of small letters, and of those whose capital looks
    # the same, as names begin with one.
    {
        sign: letter
        for script in (_CYRILLIC, _GREEK, _LISU, _CHEROKEE, _ODD_LATIN, _DIGITS)
        for signs, letters in script.items()
        for sign, letter in zip(signs, letters, strict=True)
    }
)
_ALIKE = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_WITH_ANY = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC", "MODIFIER"})
"""What stands beside letters of an alphabet in honest names, and looks like none of them."""

_EMPTY = _l("Write your name with at least one letter.")
_LONG = _l("A name has room for %(most)d characters.", most=LONGEST)
_STRANGE = _l("There is a character in this name that does not show. Type the name again.")
_MIXED = _l("A word of this name mixes letters of two alphabets. Write it in one.")
LOOK_ALIKE = _l(
    "This name looks like another person's but is written with other characters. "
    "Write it with ordinary letters, or add something to it."
)


def clean_name(typed: str) -> str:
    """Give a name as it is kept: NFKC, one space between its words. Raises RefusedError."""
    name = _spaced(_plain(typed))
    if len(name) > LONGEST:
        raise RefusedError(_LONG)
    if _UNSEEN.search(typed) or any(unicodedata.category(each) in _NOT_IN_A_NAME for each in typed):
        raise RefusedError(_STRANGE)
    if not any(each.isalpha() for each in name):
        raise RefusedError(_EMPTY)
    if _has_a_pile(name):
        raise RefusedError(_STRANGE)
    if any(_is_mixed(word) for word in re.split(r"[ '’.-]", name)):
        raise RefusedError(_MIXED)
    return name


def name_key(name: str) -> str:
    """Give what a name looks like: names of the same key look the same in print."""
    return _plain(name).casefold().translate(_LOOKS_LIKE)


def is_plain(typed: str) -> bool:
    """Say whether a name was typed as it is kept, with no character that stands for another."""
    return _plain(typed) == unicodedata.normalize("NFC", typed)


def looks_like(typed: str, others: list[str]) -> bool:
    """Say whether a name only looks like one of the others, which have the same key."""
    if others and not is_plain(typed):
        return True
    same = _spaced(_plain(typed)).casefold()
    return any(_plain(other).casefold() != same for other in others)


def in_order(name: str) -> str:
    """Give what names are sorted by: å, ä and ö stand at the end, in this order."""
    return name.casefold().translate(_AT_THE_END)


_AT_THE_END = str.maketrans({"å": "z{", "ä": "z|", "ö": "z}"})


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _spaced(text: str) -> str:
    return re.sub(" {2,}", " ", text).strip(" ")


def _has_a_pile(name: str) -> bool:
    marks = 0
    for each in name:
        marks = marks + 1 if unicodedata.combining(each) else 0
        if marks > _MARKS_ON_ONE_LETTER:
            return True
    return False


def _is_mixed(word: str) -> bool:
    """Say whether a word has letters of an alphabet and of another, by their names in Unicode."""
    scripts = {re.split("[ -]", unicodedata.name(each, ""))[0] for each in word if each.isalpha()}
    return bool(scripts & _ALIKE) and len(scripts - _WITH_ANY) > 1
