"""Tables of a page."""

import re
from collections.abc import Callable, Sequence

from forum.articles.reading.html_elements import HEADINGS, LISTS, Element
from forum.articles.reading.inline import Inline, escaped

_MOST_COLUMNS = 100
_MOST_SPANNED = 20
_FEW = re.compile(r"[0-9]{1,3}")
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


def table(element: Element, words: Callable[[Element], str]) -> Inline:
    """Give a table as Markdown has it, one line a row; `words` gives those of one cell."""
    rows: list[list[str]] = []
    reaching: dict[int, int] = {}  # how many rows further down a cell of a column reaches
    for row in element.iter("tr"):
        cells = [cell for cell in row if isinstance(cell.tag, str)]
        if cells:
            rows.append(_row(cells, reaching, words))
    # Every row is as wide as the widest: a few letters could make a million cells.
    width = min(max(len(row) for row in rows), _MOST_COLUMNS)
    rows = [[*row[: width - 1], " ".join(row[width - 1 :])] for row in rows]
    head, *body = [[*row, *[""] * (width - len(row))] for row in rows]
    lines = [_line(head), _line(["---"] * width), *map(_line, body)]
    text = "\n".join(" | ".join(row) for row in rows)
    return Inline(text, "\n".join(lines))


def _row(
    cells: Sequence[Element], reaching: dict[int, int], words: Callable[[Element], str]
) -> list[str]:
    """Give the cells of a row, each in its column; what reaches over several is said in one."""
    said: list[str] = []
    for cell in cells:
        while _takes(reaching, len(said)):
            said.append("")
        wide, high = 1, 1
        if len(said) < _MOST_COLUMNS:
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
        if high > 1:
            reaching.update(dict.fromkeys(range(len(said), len(said) + wide), high))
        said += [words(cell) if len(cell) else _bare(cell), *[""] * (wide - 1)]
    for column in [each for each in reaching if each >= len(said)]:
        _takes(reaching, column)
    return said


def _takes(reaching: dict[int, int], column: int) -> bool:
    """Whether a cell of a row above takes the place of one; it then reaches one row less."""
    left = reaching.pop(column, 1) - 1
    if left:
        reaching[column] = left
    return bool(left)


def _span(cell: Element, name: str) -> int:
    number = cell.get(name) or "1"
    return min(max(int(number), 1), _MOST_SPANNED) if _FEW.fullmatch(number) else 1


def _bare(cell: Element) -> str:
    return escaped(" ".join((cell.text or "").split()))


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
