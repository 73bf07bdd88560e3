"""The lines of a PDF as they are set: large ones are headings, a gap ends a paragraph."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from forum.articles.reading import lines as shapes

_LARGER = 1.12  # than most of the text: a heading
_WIDER = 1.3  # than the usual distance of two lines: a paragraph ends
_ALMOST, _FULL = 0.7, 0.85  # of the width of a column
_NARROWEST, _WIDEST = 1.2, 1.7  # distances of lines, in heights of letters
_LONGEST_HEADING = 150
_MOST_LEVELS = 4
_EDGE = 2  # lines at the top and at the foot of a page
_TWO = 2
_FEWEST_PAGES = 3  # at whose edge a line stands that belongs to none of them
_LETTERS = str.maketrans(
    dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf076\uf0fc\u25aa\u25cf", "•")
    | {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
    | {"\ufb05": "st", "\ufb06": "st", "\u2010": "-", "\x00": " "}
)
_SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_ENDS = re.compile(r"[.!?:;…]['\"”’»)\]]*$")
_NUMBER = re.compile(r"\W*\d{1,4}\s*(?:/\s*\d{1,4}|\(\d{1,4}\))?\W*")
_DIGITS = re.compile(r"\d+")


@dataclass(slots=True)
class _Line:
    text: str
    y: float
    size: float
    is_bold: bool


@dataclass
class Page:
    """Takes the words of one page as they come, and keeps them line by line."""

    lines: list[_Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    y: float = 0.0
    fonts: Counter[tuple[float, bool]] = field(default_factory=Counter)  # letters in each

    def take(self, text: str, outer: Any, inner: Any, font: Any, size: float) -> None:
        """Take some words, the matrices that say where they stand, and their font."""
        for at, part in enumerate(text.split("\n")):
            if at:
                self.end_line()
            self.words.append(part)
            if not part.strip():
                continue
            if not self.fonts:
                self.y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            height = abs(size * (inner[3] or inner[1]) * (outer[3] or outer[1]))
            name = str((font or {}).get("/BaseFont", ""))
            self.fonts[round(height, 1), "bold" in name.lower()] += len(part)

    def end_line(self) -> None:
        """Close the line that is begun."""
        text = " ".join("".join(self.words).translate(_LETTERS).split())
        if text and self.fonts:
            size, is_bold = self.fonts.most_common(1)[0][0]
            self.lines.append(_Line(text, self.y, size, is_bold))
        self.words.clear()
        self.fonts.clear()


def text_of(pages: Sequence[Page]) -> str:
    """Put the lines of all pages together as a plain text with headings in it."""
    for page in pages:
        page.end_line()
    usual = _usual_size(pages)
    sizes = {line.size for page in pages for line in page.lines if line.size > usual * _LARGER}
    levels = {size: at for at, size in enumerate(sorted(sizes, reverse=True)[:_MOST_LEVELS], 1)}
    repeated, width = _repeated(pages), _width(pages, usual)
    written: list[str] = []
    above: _Line | None = None
    for page in pages:
        pitch = _pitch(page.lines, usual)
        is_first = True
        for line in _without_frame(page.lines, repeated):
            begins_anew = is_first or (above is not None and line.y > above.y + line.size)
            goes_on = above is not None and _goes_on(above, line, 0.0 if begins_anew else pitch)
            level = levels.get(line.size, 0) if len(line.text) <= _LONGEST_HEADING else 0
            if goes_on and above and (level or _is_one_sentence(above.text, line.text, width)):
                written[-1] = _joined(written[-1], line.text)
            else:
                written += [] if goes_on else [""]
                written.append(f"{'#' * level} {line.text}" if level else line.text)
            above, is_first = line, False
    return "\n".join(written)


def _goes_on(above: _Line, line: _Line, pitch: float) -> bool:
    """Whether a line belongs to what the one above says; no pitch where a page or column ends."""
    if (above.size, above.is_bold) != (line.size, line.is_bold):
        return False
    gap = abs(above.y - line.y)
    is_near = not pitch or gap <= max(pitch, line.size * _NARROWEST) * _WIDER
    if pitch and gap <= line.size * _WIDEST:
        return is_near
    # Set so far apart, or on the next page, only an open sentence goes on.
    return is_near and not _ENDS.search(above.text)


def _joined(above: str, below: str) -> str:
    """Put two lines together; a word that was parted at the line's end is one again."""
    is_hyphen = above[-1:] == "-" and above[-2:-1].isalpha() and below[:1].islower()
    is_parted = is_hyphen or above[-1:] == _SOFT_HYPHEN
    return f"{above[:-1]}{below}" if is_parted else f"{above} {below}"


def _is_one_sentence(above: str, below: str, width: int) -> bool:
    """Whether the line above ends where the column did, and not with its sentence."""
    if len(above) < _ALMOST * width or shapes.item(below):
        return False
    return not _ENDS.search(above) or (len(above) >= _FULL * width and not above.endswith("?"))


def _width(pages: Sequence[Page], usual: float) -> int:
    """How many letters a full line of the text has."""
    lengths = sorted(len(line.text) for page in pages for line in page.lines if line.size == usual)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _usual_size(pages: Sequence[Page]) -> float:
    letters: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _pitch(lines: Sequence[_Line], usual: float) -> float:
    """The distance of two lines of one paragraph."""
    gaps = sorted(
        gap
        for above, below in pairwise(lines)
        if above.size == below.size == usual and 0 < (gap := abs(above.y - below.y)) < usual * 4
    )
    return gaps[len(gaps) // 4] if gaps else usual * _NARROWEST


def _repeated(pages: Sequence[Page]) -> set[str]:
    """What stands at the edges of several pages, whatever the numbers in it."""
    edges = Counter(sign for page in pages for sign in {_sign(each) for each in _edges(page.lines)})
    repeated = {sign for sign, count in edges.items() if count >= _FEWEST_PAGES}
    if len(pages) == _TWO:
        placed = Counter(sign for page in pages for sign in map(_sign_in_place, _edges(page.lines)))
        repeated |= {sign for sign, count in placed.items() if count == _TWO}
    return repeated


def _sign(line: _Line) -> str:
    return _DIGITS.sub("0", line.text)


def _sign_in_place(line: _Line) -> str:
    """Where there are but two pages, only what stands in the same place of both is their frame."""
    return f"{_sign(line)} {line.y:.0f}"


def _edges(lines: Sequence[_Line]) -> list[_Line]:
    return [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]


def _without_frame(lines: Sequence[_Line], repeated: set[str]) -> Iterator[_Line]:
    """Leave out the number of the page and the lines that it shares with others."""
    edges = {id(line) for line in _edges(lines)}
    ends = {id(line) for line in (*lines[:1], *lines[-1:])}
    for line in lines:
        is_number = id(line) in ends and bool(_NUMBER.fullmatch(line.text))
        signs = {_sign(line), _sign_in_place(line)}
        is_shared = id(line) in edges and not repeated.isdisjoint(signs)
        if not (is_number or is_shared):
            yield line
