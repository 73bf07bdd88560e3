"""Footnotes of a page: a short link that leads to a place which leads back to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from forum.articles.reading.html_elements import HEADINGS, Element

# A number, a letter or a sign, and no word however short: that is a link as any other.
_SHORT = re.compile(
    r"[\s\[(]*(?:[a-z]{0,2}\d{1,4}[a-z]?|[a-z]|[ivx]{1,5}|[¹²³⁰-⁹]{1,4}|[*†‡§]{1,4})[\s\])]*",
    re.IGNORECASE,
)
_PLACES = {"li", "p", "div", "aside", "dd", "td", "section"}
_MOST = 500
_MOST_LINKS = 5_000
_MOST_PARTS = 200  # elements in a note
_MOST_ABOVE = 3


@dataclass
class Notes:
    """What of a page mentions a note, is a note, or leads back from one: each with its label."""

    mentions: dict[Element, str] = field(default_factory=dict)
    places: dict[Element, str] = field(default_factory=dict)
    ways_back: set[Element] = field(default_factory=set)


def notes_of(page: Element) -> Notes:
    """Find the footnotes of a page."""
    notes = Notes()
    links = [link for link in islice(page.iter("a"), _MOST_LINKS) if _fragment(link)]
    places = _named(page) if links else {}
    for link in links:
        if link in notes.ways_back or len(notes.places) >= _MOST:
            continue
        if not _SHORT.fullmatch(_words(link)):
            continue
        target = places.get(_fragment(link))
        above = _up(target) if target is not None else iter(())
        place = next((each for each in above if each.tag in _PLACES), None)
        backs = _ways_back(place, {each.get("id") or each.get("name") for each in _up(link)})
        is_raised = any(each.tag == "sup" for each in _up(link))
        if place is not None and (backs or (is_raised and place.tag == "li")):
            label = notes.places.setdefault(place, str(len(notes.places) + 1))
            notes.mentions[_with_brackets(link)] = label
            notes.ways_back.update(backs)
        elif is_raised:
            notes.ways_back.add(_with_brackets(link))  # the sign of a note that is not there
    return notes


def _named(page: Element) -> dict[str | None, Element]:
    """What can be led to, by its name; Word names links, as pages did of old."""
    names = {each.get("name"): each for each in page.iterfind(".//a[@name]")}
    return names | {each.get("id"): each for each in page.iterfind(".//*[@id]")}


def _fragment(link: Element) -> str:
    return (link.get("href") or "").rpartition("#")[2] if "#" in (link.get("href") or "") else ""


def _words(element: Element) -> str:
    return "".join(islice(element.itertext(), 5))[:20]


def _up(element: Element) -> Iterator[Element]:
    yield element
    yield from islice(element.iterancestors(), _MOST_ABOVE)


def _ways_back(place: Element | None, names: set[str | None]) -> list[Element]:
    """The links in a place that lead to one of the names. None in what is more than a note."""
    if place is None:
        return []
    parts = list(islice(place.iter(), _MOST_PARTS + 1))
    if len(parts) > _MOST_PARTS or any(part.tag in HEADINGS for part in parts):
        return []
    return [part for part in parts if part.tag == "a" and _fragment(part) in names - {None, ""}]


def _with_brackets(link: Element) -> Element:
    """The raised words that hold a link and nothing but brackets beside it."""
    above = link.getparent()
    is_all = above is not None and above.tag in {"sup", "span"} and len(above) == 1
    return above if above is not None and is_all and _SHORT.fullmatch(_words(above)) else link
