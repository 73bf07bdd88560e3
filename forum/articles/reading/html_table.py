"""Tables of a page."""

import re

from forum.articles.reading.html_elements import HEADINGS, LISTS, Element
from forum.articles.reading.inline import Inline, escaped

_NUMBER = re.compile(r"\d{1,3}[.)]")
_LAYS_OUT = {*HEADINGS, *LISTS, "table", "pre"}


def is_of_words(element: Element) -> bool:
    """Whether a table is one of cells, not one that lays out the page."""
    rows = element.findall(".//tr")
    widest = max((len(row) for row in rows), default=0)
    laid_out = any(
        isinstance(each.tag, str) and each.tag in _LAYS_OUT for each in element.iterdescendants()
    )
    return widest > 1 and not laid_out and not _is_list(rows)


def _is_list(rows: list[Element]) -> bool:
    """Whether a table is a numbered list: two cells a row, the first with nothing but a number."""
    return all(
        len(row) == 2  # noqa: PLR2004 - the number and the words
        and row[0].tag == "td"
        and bool(_NUMBER.fullmatch("".join(row[0].itertext()).strip()))
        for row in rows
    )


def table(element: Element) -> Inline:
    """Give a table as Markdown has it, one line a row."""
    rows = [
        [_words(cell) for cell in row if isinstance(cell.tag, str)] for row in element.iter("tr")
    ]
    rows = [row for row in rows if row]
    width = max(len(row) for row in rows)
    head, *body = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [_line(head), _line(["---"] * width), *map(_line, body)]
    text = "\n".join(" | ".join(row) for row in rows)
    return Inline(text, "\n".join(lines))


def _words(cell: Element) -> str:
    return escaped(" ".join("".join(cell.itertext()).split()))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
