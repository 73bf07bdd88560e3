"""What a page says by its styles rather than by its elements, as word processors write it.

Google Docs puts its whole text into a <b> that is not bold, and makes words bold by their style;
Word makes its lists of paragraphs (mso-list), each with its number or its point as words.
"""

import re
from itertools import takewhile

from lxml import etree

from forum.articles.reading.html_elements import INLINE, Element

_BOLD = {"b", "strong", "th", "dt"}
_ITALIC = {"i", "em", "u", "ins", "cite", "figcaption", "caption"}
_WEIGHT = re.compile(r"font-weight:\s*(?:(bold|[6-9]00)|normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style:\s*(?:(italic|oblique)|normal)", re.IGNORECASE)
_IN_LIST = re.compile(r"mso-list:\s*(?P<name>\w+) level(?P<level>\d)")
_MARKER = ".//span[contains(@style, 'mso-list:Ignore') or contains(@style, 'mso-list: Ignore')]"


def is_bold(element: Element, tag: str) -> bool:
    """Whether an element makes its words bold; what its style says goes before its name."""
    return _says(_WEIGHT, element, tag, otherwise=tag in _BOLD)


def is_italic(element: Element, tag: str) -> bool:
    """Whether an element makes its words italic, underlined or otherwise set off."""
    return _says(_SLANT, element, tag, otherwise=tag in _ITALIC)


def _says(style: re.Pattern[str], element: Element, tag: str, *, otherwise: bool) -> bool:
    # The style of a block says how it looks, as headings do; words stand out by inline elements.
    if tag not in INLINE or not (said := element.get("style")):
        return otherwise
    found = style.search(said)
    return bool(found[1]) if found else otherwise


def make_lists(page: Element) -> None:
    """Turn the paragraphs that Word sets as the items of lists into lists."""
    for first in page.xpath(".//p[contains(@style, 'mso-list:')]"):
        if _place_in_list(first):
            _gather([first, *takewhile(_place_in_list, first.itersiblings())])


def _place_in_list(element: Element) -> tuple[int, str] | None:
    """How deep in which list Word sets a paragraph; None if it is in none."""
    found = _IN_LIST.search(element.get("style") or "") if element.tag == "p" else None
    return (int(found["level"]), found["name"]) if found else None


def _gather(items: list[Element]) -> None:
    """Put paragraphs that follow each other into lists, where they stand."""
    open_lists: list[tuple[tuple[int, str], Element]] = []
    for item in items:
        place, marker = _place_in_list(item) or (0, ""), _taken_marker(item)
        while open_lists and open_lists[-1][0] != place and open_lists[-1][0][0] >= place[0]:
            open_lists.pop()
        if not open_lists or open_lists[-1][0] != place:
            made = _list_with(marker)
            if open_lists:
                open_lists[-1][1][-1].append(made)
            else:
                item.addprevious(made)
            open_lists.append((place, made))
        item.tag = "li"
        open_lists[-1][1].append(item)


def _list_with(marker: str) -> Element:
    """Make a list as its first marker is: only numbers and letters have a sign behind them."""
    if marker[-1:] in {".", ")"}:
        return etree.Element("ol", start=marker[:-1])
    return etree.Element("ul")


def _taken_marker(item: Element) -> str:
    """Take the number or the point of an item out of its words."""
    span = next(iter(item.xpath(_MARKER)), None)
    if span is None:
        return ""
    marker = " ".join("".join(span.itertext()).split())
    span.text = None
    del span[:]
    return marker
