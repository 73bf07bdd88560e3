"""The blocks of a text in Markdown, found line by line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import DEEPEST_BOX, DEEPEST_LIST, Block, Box, Enclosure, Kind
from forum.articles.reading.inline import SOFT, Inline
from forum.articles.reading.markdown_boxes import (
    Opened,
    opened_by_fence,
    opened_by_marks,
    opened_in_quote,
)
from forum.articles.reading.markdown_html import HtmlLines
from forum.articles.reading.markdown_inline import inline

_HEADING = re.compile(r"(?P<signs>#{1,6})(?:\s+|(?<=##)(?=\w)|$)(?P<words>.*?)(?:\s#+)?\s*$")
_UNDERLINE = re.compile(r"(?:(=+)|-+)\s*$")
_RULE = re.compile(r"(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_FENCE = re.compile(r"(?P<signs>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)$")
_TABLE_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*$")
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")
_NOTHING_SEEN = re.compile(r"(?:\*\s*)?\[?TOC\]?\s*$", re.IGNORECASE)
_CODE_INDENT = 4
_LEAST_NESTING = 2


@dataclass
class _Level:
    """A list that is open: how far its items stand in, and how they are marked."""

    indent: int
    kind: str
    marker: str


@dataclass
class _Indented:
    """A box whose lines stand in from a column on, or until a fence closes it."""

    indent: int
    enclosure: Enclosure
    fence: str = ""


@dataclass
class Scanner:
    """Goes through the lines once; what it has begun and not ended stands in its fields."""

    lines: Sequence[str]
    links: Mapping[str, str]
    within: tuple[Enclosure, ...] = ()
    found: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    item: str = ""  # the marker of the item that the paragraph is
    levels: list[_Level] = field(default_factory=list)
    boxes: list[_Indented] = field(default_factory=list)
    quotes: list[Enclosure] = field(default_factory=list)
    is_after_blank: bool = True
    at: int = 0
    goes_on: list[bool] = field(default_factory=list)  # whether an item follows a line's end
    numbers: count = field(default_factory=lambda: count(1))  # type: ignore[type-arg]

    def blocks(self) -> list[Block]:
        """Read all lines."""
        self.html = HtmlLines(self.lines)
        at = 0
        while at < len(self.lines):
            at = self._read(at)
        self._end_paragraph()
        return self.found

    # --- One line ---------------------------------------------------------------------------------

    def _read(self, at: int) -> int:
        """Read the line at `at`, and what belongs to it; give where to go on."""
        self.at = at
        line = self.lines[at].expandtabs(_CODE_INDENT)
        if not line.strip():
            return self._blank(at)
        line = self._out_of_quotes(self._out_of_boxes(line))
        if not line.strip():
            return self._blank(at)
        after = self._whole_lines(at, line)
        if not after:
            self._part_of_paragraph(line)
            after = at + 1
        self.is_after_blank = False
        return after

    def _blank(self, at: int) -> int:
        self._end_paragraph()
        self.is_after_blank = True
        if not self.lines[at].strip():
            self.quotes.clear()
        return at + 1

    def _out_of_boxes(self, line: str) -> str:
        indent = _indent(line)
        while self.boxes and not self.boxes[-1].fence and indent < self.boxes[-1].indent:
            self._end_paragraph()
            self.levels.clear()
            self.boxes.pop()
        return line[self.boxes[-1].indent :] if self.boxes else line

    def _out_of_quotes(self, line: str) -> str:
        depth = 0
        while (bare := line.lstrip(" "))[:1] == ">" and _indent(line) < _CODE_INDENT:
            line = bare[2:] if bare[1:2] == " " else bare[1:]
            depth += 1
        goes_on = bool(self.paragraph) and depth == 0 and not shapes.item(line.strip())
        if depth != len(self.quotes) and not (goes_on and self.quotes):
            self._end_paragraph()
            self.levels.clear()
            del self.quotes[depth:]
            for _ in range(min(depth, DEEPEST_BOX) - len(self.quotes)):
                self.quotes.append(Enclosure(next(self.numbers), Box.QUOTE))
        return line

    def _whole_lines(self, at: int, line: str) -> int:
        """Read what a line begins that is no paragraph; 0 if it begins nothing of the kind."""
        bare = line.strip()
        for reader in (
            self._fence,
            self._heading,
            self._underline,
            self._rule,
            self._table,
            self._box,
            self._html,
            self._code,
            self._nothing,
        ):
            if after := reader(at, line, bare):
                return after
        return 0

    def _fence(self, at: int, _line: str, bare: str) -> int:
        fence = _FENCE.match(bare)
        if not fence:
            return 0
        self._end_paragraph()
        signs, info = fence["signs"], fence["info"].strip()
        if self._closes(signs, info):
            return at + 1
        if box := opened_by_fence(signs, info):
            self._open(box, indent=0, fence=signs)
            return at + 1
        if signs[0] == ":":
            return at + 1
        end = self.html.closing_fence(at, signs)
        indent = _indent(self.lines[at])
        code = "\n".join(line[min(indent, _indent(line)) :] for line in self.lines[at + 1 : end])
        self._add(Kind.CODE, Inline(code, code))
        return end + 1

    def _closes(self, signs: str, info: str) -> bool:
        if info:
            return False
        for place in range(len(self.boxes) - 1, -1, -1):
            fence = self.boxes[place].fence
            if fence and fence[0] == signs[0] and (len(signs) >= len(fence) or signs[0] == ":"):
                del self.boxes[place:]
                self.levels.clear()
                return True
        return False

    def _heading(self, at: int, line: str, bare: str) -> int:
        found = _HEADING.match(bare)
        if not found or (_indent(line) >= _CODE_INDENT and not self.levels):
            return 0
        self._end_paragraph()
        if not self.boxes or _indent(line) == 0:
            self.levels.clear()
        self._add(Kind.HEADING, self._inline(found["words"]), level=len(found["signs"]))
        return at + 1

    def _underline(self, at: int, _line: str, bare: str) -> int:
        found = _UNDERLINE.match(bare)
        if not found or len(self.paragraph) != 1 or self.item or len(bare) < _LEAST_NESTING:
            return 0
        words = self.paragraph.pop()
        self._add(Kind.HEADING, self._inline(words), level=1 if found[1] else 2)
        return at + 1

    def _rule(self, at: int, _line: str, bare: str) -> int:
        if not _RULE.match(bare):
            return 0
        self._end_paragraph()
        self.levels.clear()
        self._add(Kind.RULE, Inline("", ""))
        return at + 1

    def _table(self, at: int, _line: str, bare: str) -> int:
        below = self.lines[at + 1].strip(" >") if at + 1 < len(self.lines) else ""
        if "|" not in bare or "|" not in below or not _TABLE_RULE.match(below):
            return 0
        self._end_paragraph()
        end = at
        rows = []
        while end < len(self.lines) and "|" in self.lines[end]:
            rows.append(self.lines[end].strip(" >"))
            end += 1
        self._add(Kind.TABLE, Inline("\n".join(rows), "\n".join(rows)))
        return end

    def _box(self, at: int, line: str, bare: str) -> int:
        box = opened_by_marks(bare)
        if box:
            self._end_paragraph()
            self._open(box, indent=_indent(line) + _CODE_INDENT + self._stands_in())
        elif self.quotes and (box := opened_in_quote(bare)):
            self._end_paragraph()
            self._add(Kind.BOX, self._inline(box.title), label=box.name)
        return at + 1 if box else 0

    def _html(self, at: int, _line: str, bare: str) -> int:
        if not self.html.begins(bare):
            return 0
        self._end_paragraph()
        after, blocks = self.html.read(at, bare, self._around(), self.numbers)
        self.found += [] if self.html.is_hidden else blocks
        return after

    def _code(self, at: int, line: str, _bare: str) -> int:
        stands_in = _indent(line)
        if stands_in < _CODE_INDENT or not self.is_after_blank or self.levels or self.html.open:
            return 0
        end = at
        while end < len(self.lines) and (
            not self.lines[end].strip()
            or _indent(self.lines[end].expandtabs(_CODE_INDENT)) >= _CODE_INDENT + self._stands_in()
        ):
            end += 1
        cut = _CODE_INDENT + self._stands_in()
        code = "\n".join(
            each.expandtabs(_CODE_INDENT)[cut:] for each in self.lines[at:end]
        ).rstrip()
        self._add(Kind.CODE, Inline(code, code))
        return end

    def _nothing(self, at: int, _line: str, bare: str) -> int:
        """Pass over attribute lists and places for a table of contents."""
        if not (_ATTRIBUTES.match(bare) or _NOTHING_SEEN.match(bare)):
            return 0
        self._end_paragraph()
        return at + 1

    def _open(self, box: Opened, *, indent: int, fence: str = "") -> None:
        enclosure = Enclosure(next(self.numbers), box.box)
        self.boxes.append(_Indented(indent, enclosure, fence))
        self.levels.clear()
        self._add(Kind.BOX, self._inline(box.title), label=box.name)

    def _stands_in(self) -> int:
        return self.boxes[-1].indent if self.boxes else 0

    # --- Paragraphs and items ---------------------------------------------------------------------

    def _part_of_paragraph(self, line: str) -> None:
        bare, indent = line.strip(), _indent(line)
        before = self.levels[-1].marker if self.levels else ""
        begun = shapes.item(bare, before=before)
        if begun and not (
            self.paragraph
            and not self.item
            and shapes.kind_of(begun[0]) != "bullet"
            and not shapes.follows(begun[0], before)
        ):
            self._begin_item(indent, *begun)
            return
        if not self.paragraph and indent < _LEAST_NESTING:
            self.levels.clear()
        elif self.paragraph and self.item and self._closes_list(indent, bare):
            self._end_paragraph()
            self.levels.clear()
        self.paragraph.append(line.lstrip(" "))

    def _closes_list(self, indent: int, bare: str) -> bool:
        """Whether a line right under an item is no part of it: a sentence of its own, not set in."""
        return (
            indent < _LEAST_NESTING
            and shapes.ends_sentence(self.paragraph[-1].rstrip())
            and shapes.begins_sentence(bare)
            and not self._item_follows()
        )

    def _item_follows(self) -> bool:
        """Whether another item of the list stands below, with no empty line before it."""
        if not self.goes_on:
            self.goes_on = [False] * (len(self.lines) + 1)
            for at in range(len(self.lines) - 1, -1, -1):
                bare = self.lines[at].strip()
                self.goes_on[at] = bool(bare) and (bool(shapes.item(bare)) or self.goes_on[at + 1])
        return self.goes_on[self.at + 1]

    def _begin_item(self, indent: int, marker: str, words: str) -> None:
        self._end_paragraph()
        kind = shapes.kind_of(marker)
        while self.levels and indent < self.levels[-1].indent - 1:
            self.levels.pop()
        if not self.levels or indent >= self.levels[-1].indent + _LEAST_NESTING:
            self.levels.append(_Level(indent, kind, marker))
        elif self.levels[-1].kind != kind:
            self._change_of_marks(indent, kind, marker)
        self.levels[-1].marker = marker
        self.item = marker
        self.paragraph.append(_CHECKBOX.sub("", words, count=1))

    def _change_of_marks(self, indent: int, kind: str, marker: str) -> None:
        """Letters under numbers stand one deeper, also where nothing sets them in."""
        above = [level.kind for level in self.levels]
        if kind in above:
            del self.levels[above.index(kind) + 1 :]
        elif kind == "letter" and "number" in above:
            self.levels.append(_Level(indent, kind, marker))
        else:
            self.levels[-1].kind = kind

    def _end_paragraph(self) -> None:
        if not self.paragraph:
            return
        words = self._inline(_joined(self.paragraph))
        kind = Kind.ITEM if self.item else Kind.PARAGRAPH
        self._add(kind, words, marker=self.item)
        self.paragraph.clear()
        self.item = ""

    def _inline(self, words: str) -> Inline:
        return inline(words, self.links)

    def _around(self) -> tuple[Enclosure, ...]:
        boxes = [box.enclosure for box in self.boxes]
        return (*self.within, *self.html.open, *boxes, *self.quotes)[:DEEPEST_BOX]

    def _add(self, kind: Kind, words: Inline, **more: str | int) -> None:
        is_said = words.text.strip() or kind in {Kind.RULE, Kind.BOX}
        if not is_said or self.html.is_hidden:
            return
        in_list = kind in {Kind.ITEM, Kind.PARAGRAPH, Kind.CODE}
        self.found.append(
            Block(
                kind,
                words.text,
                words.markdown,
                is_strong=words.is_strong,
                depth=min(len(self.levels), DEEPEST_LIST) if in_list else 0,
                is_tight=not self.is_after_blank,
                within=self._around(),
                **{"label": words.label, **more},
            )
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _joined(lines: Sequence[str]) -> str:
    """Put the lines of a paragraph together, marking the ends of lines that may say something."""
    parts = []
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        bare = line.rstrip()
        is_hard = line.endswith("  ") or bare.endswith("\\")
        parts.append(bare.removesuffix("\\") if is_hard else bare)
        if is_hard:
            parts.append("<br>")
        else:
            is_end = shapes.ends_sentence(bare) and shapes.begins_sentence(below)
            parts.append(SOFT if is_end or shapes.item(below) else " ")
    return "".join(parts[:-1])
