"""Lines as people write them: which begin an item of a list, which only go on."""

import re
from collections.abc import Collection

BULLETS = "-*+•‣▪●○◦·–—➤►✓✔→➡👉🔹🔸❓"
_BULLET = re.compile(rf"(?P<marker>[{re.escape(BULLETS)}])(?:\s+|$)(?P<rest>.*)", re.DOTALL)
_GLUED_BULLET = re.compile(r"(?P<marker>[•‣▪●○◦])(?P<rest>.*)", re.DOTALL)
_NUMBER = re.compile(
    r"(?P<marker>\(?\d{1,3}(?:[.):][-–ºª]?|[ºª]\.?))(?:\s+|$)(?P<rest>.*)", re.DOTALL
)
_DECIMAL = re.compile(r"(?P<marker>\d{1,2}(?:\.\d{1,2})+[.)]?)\s+(?P<rest>.*)", re.DOTALL)
_AROUND_MARKER = "().:-–ºª"
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LETTER = re.compile(
    r"(?P<marker>\(?(?:[a-zA-Z]|[ivx]{2,4}|[IVX]{2,4})[.)])\s+(?P<rest>.*)", re.DOTALL
)
# A number at the beginning, or behind the end of a sentence.
_NUMBERED = re.compile(r"(?:^|(?<=[.?!…\"”’»)]\s))(?P<number>\d{1,2})[.)]\s+(?=\S)")
_FEWEST_NUMBERED = 2
_ENDS = re.compile(r"[.!?:;…]['\"”’»)\]*_`]*$")
_BEGINS = re.compile(r"['\"“”‘’«»(\[*_`¿¡]*[\dA-ZÀ-ÖØ-Þ]")


def item(line: str, *, before: Collection[str] = ()) -> tuple[str, str] | None:
    """Split a line into the marker of an item and its words. None if it begins no item.

    `before` are the markers of the items before: a letter begins an item only when it is the first
    or the next one, so that "A. Smith" stays a name, and "2.1" only below "2.".
    """
    for pattern in (_BULLET, _GLUED_BULLET, _NUMBER):
        if found := pattern.match(line):
            return found["marker"], found["rest"].strip()
    found = _LETTER.match(line)
    if found and follows(found["marker"], before):
        return found["marker"], found["rest"].strip()
    found = _DECIMAL.match(line) if before else None
    if found and _stands_below(found["marker"], before):
        return found["marker"], found["rest"].strip()
    return None


def bare(marker: str) -> str:
    """Give what a marker counts with, without the signs around it."""
    return marker.strip(_AROUND_MARKER)


def _stands_below(decimal: str, before: Collection[str]) -> bool:
    above = bare(decimal).rpartition(".")[0]
    return any(bare(each) == above or bare(each).startswith(f"{above}.") for each in before)


def numbered(text: str) -> list[tuple[str, str]]:
    """Split words at the numbers before their sentences: one, two and so on, nothing before one."""
    found = list(_NUMBERED.finditer(text))
    if len(found) < _FEWEST_NUMBERED or found[0].start():
        return []
    if [int(each["number"]) for each in found] != list(range(1, len(found) + 1)):
        return []
    ends = [each.start() for each in found[1:]] + [len(text)]
    return [
        (each[0].strip(), text[each.end() : end].strip())
        for each, end in zip(found, ends, strict=True)
    ]


def kind_of(marker: str) -> str:
    """Whether a marker is a bullet, a number or, as "2.1" is under "2.", a letter."""
    sign = bare(marker)
    if sign.isdigit():
        return "number"
    return "letter" if sign.replace(".", "").isalnum() else "bullet"


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
    sign = bare(marker).lower()
    if (number := sign.rpartition(".")[2]).isdigit():
        return {int(number)}
    places = {_ROMAN.index(sign) + 1} if sign in _ROMAN else set()
    return places | ({ord(sign) - ord("a") + 1} if len(sign) == 1 else set())


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return bool(_ENDS.search(line[-12:]))


def begins_sentence(line: str) -> bool:
    """Whether a line begins as a sentence does."""
    return bool(_BEGINS.match(line))


_ALONE = re.compile(r"\(?(?P<number>\d{1,3}|[a-zA-Z])(?P<sign>[.):]?(?:\s?\.)?)")


def alone(line: str) -> tuple[str, bool]:
    """Give the marker of which a line consists, and whether a sign says that it is one."""
    found = _ALONE.fullmatch(line)
    if not found or (found["number"].isalpha() and not found["sign"]):
        return "", False
    return f"{found['number']}.", bool(found["sign"])
