"""Lines as people write them: which begin an item of a list, which only go on."""

import re
from collections.abc import Collection

BULLETS = "-*+•‣▪●○◦·–—➤►✓✔→➡👉🔹🔸❓"
_BULLET = re.compile(rf"(?P<marker>[{re.escape(BULLETS)}])(?:\s+|$)(?P<rest>.*)", re.DOTALL)
_GLUED_BULLET = re.compile(r"(?P<marker>[•‣▪●○◦])(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(r"(?P<marker>\(?\d{1,3}[.):])(?:\s+|$)(?P<rest>.*)", re.DOTALL)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTER = re.compile(r"(?P<marker>\(?(?:[a-zA-Z]|[ivx]{2,4})[.)])\s+(?P<rest>.*)", re.DOTALL)
_ENDS = re.compile(r"[.!?:;…]['\"”’»)\]*_`]*$")
_BEGINS = re.compile(r"['\"“”‘’«»(\[*_`¿¡]*[\dA-ZÀ-ÖØ-Þ]")


def item(line: str, *, before: Collection[str] = ()) -> tuple[str, str] | None:
    """Split a line into the marker of an item and its words. None if it begins no item.

    `before` are the markers of the items before: a letter begins an item only when it is the first
    or the next one, so that "A. Smith" stays a name.
    """
    for pattern in (_BULLET, _GLUED_BULLET, _NUMBER):
        if found := pattern.match(line):
            return found["marker"], found["rest"].strip()
    found = _LETTER.match(line)
    if found and follows(found["marker"], before):
        return found["marker"], found["rest"].strip()
    return None


def kind_of(marker: str) -> str:
    """Whether a marker is a bullet, a number or a letter."""
    bare = marker.strip("().:")
    if bare.isdigit():
        return "number"
    return "letter" if bare.isalpha() else "bullet"


def follows(marker: str, before: Collection[str]) -> bool:
    """Whether a marker is the first of its kind, or the next after one of those before."""
    places = _places(marker)
    if 1 in places:
        return True
    kind = kind_of(marker)
    known = {place for each in before if kind_of(each) == kind for place in _places(each)}
    return any(place - 1 in known for place in places)


def _places(marker: str) -> set[int]:
    """The places in a list that a marker may stand for: "i." is the ninth letter, and one."""
    bare = marker.strip("().:")
    if bare.isdigit():
        return {int(bare)}
    places = {_ROMAN.index(bare) + 1} if bare in _ROMAN else set()
    return places | ({ord(bare.lower()) - ord("a") + 1} if len(bare) == 1 else set())


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDS.search(line[-12:]))


def begins_sentence(line: str) -> bool:
    """Whether a line begins as a sentence does."""
    return bool(_BEGINS.match(line))


_ALONE = re.compile(r"\(?(?P<number>\d{1,3}|[a-z])[.):]?(?:\s?\.)?")


def alone(line: str) -> str:
    """Give the marker of which a line consists, if it consists of one."""
    found = _ALONE.fullmatch(line)
    return f"{found['number']}." if found and len(line) > 1 else ""
