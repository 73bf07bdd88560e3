"""The paragraphs and items of a text in Markdown, and what they stand in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import DEEPEST_BOX, DEEPEST_LIST, Block, Enclosure, Kind
from forum.articles.reading.inline import SOFT, Inline, note
from forum.articles.reading.markdown_html import HtmlLines
from forum.articles.reading.markdown_inline import LABEL, inline
from forum.articles.reading.markdown_lists import LEAST_NESTING, Lists

_NOTE = re.compile(rf"\[\^(?P<label>{LABEL})\]:[ \t]+(?P<words>\S.*)")
_NOTE_INDENT = 4
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")


@dataclass
class Indented:
    """A box whose lines stand in from a column on, or until a fence closes it."""

    indent: int
    enclosure: Enclosure
    fence: str = ""


@dataclass
class Paragraphs:
    """What is begun and not ended where the reading stands, and the blocks found so far."""

    lines: Sequence[str]
    links: Mapping[str, str]
    found: list[Block] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    item: str = ""  # the marker of the item that the paragraph is
    note: str | None = None  # the label of the footnote that it is; "" if it goes on with one
    lists: Lists = field(default_factory=Lists)
    boxes: list[Indented] = field(default_factory=list)
    quotes: list[Enclosure] = field(default_factory=list)
    is_after_blank: bool = True
    at: int = 0
    goes_on: list[bool] = field(default_factory=list)  # whether an item follows a line's end
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.html = HtmlLines(self.lines)

    def _part_of_paragraph(self, line: str) -> None:
        bare, indent = line.strip(), indent_of(line)
        if found := _NOTE.match(bare) if bare[:2] == "[^" else None:
            self._end_paragraph()
            self.lists.end()
            self.note = found["label"]
            self.paragraph.append(found["words"])
            return
        if self._goes_on_with_note(indent):
            self.note = ""
        if begun := self._begun(bare):
            self._end_paragraph()
            self.lists.begin_item(indent, begun[0])
            self.item = begun[0]
            self.paragraph.append(_CHECKBOX.sub("", begun[1], count=1))
            return
        if not self.paragraph and indent < LEAST_NESTING:
            self.lists.end()
        elif self.paragraph and self.item and self._closes_list(indent, bare):
            self._end_paragraph()
            self.lists.end()
        self.paragraph.append(line.lstrip(" "))

    def _goes_on_with_note(self, indent: int) -> bool:
        """Whether a line begins another paragraph of the footnote above."""
        is_below = bool(self.found) and self.found[-1].kind is Kind.NOTE
        return is_below and not self.paragraph and indent >= _NOTE_INDENT

    def _begun(self, bare: str) -> tuple[str, str] | None:
        """Split a line that begins an item. A number inside a paragraph is first of its list."""
        before = self.lists.markers
        begun = shapes.item(bare, before=before)
        if begun and self.paragraph and not self.item and shapes.kind_of(begun[0]) != "bullet":
            return begun if shapes.follows(begun[0], before) else None
        return begun

    def _closes_list(self, indent: int, bare: str) -> bool:
        """Whether a line right under an item is no part of it: a sentence that is not set in."""
        return (
            indent < LEAST_NESTING
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

    def _end_paragraph(self) -> None:
        if not self.paragraph:
            return
        words = self._inline(_joined(self.paragraph))
        if self.note is not None:
            self._add(Kind.NOTE, replace(words, markdown=note(self.note, words.markdown)))
        else:
            self._add(Kind.ITEM if self.item else Kind.PARAGRAPH, words)
        self.paragraph.clear()
        self.item, self.note = "", None

    def _inline(self, words: str) -> Inline:
        return inline(words, self.links)

    def _around(self) -> tuple[Enclosure, ...]:
        boxes = [box.enclosure for box in self.boxes[:DEEPEST_BOX]]
        return (*self.html.open, *boxes, *self.quotes)[:DEEPEST_BOX]

    def _add(self, kind: Kind, words: Inline, *, level: int = 0, label: str = "") -> None:
        if not words.text.strip() and "![" in words.markdown:
            # Pictures that nobody described: no heading, and no item of their own.
            kind = Kind.PARAGRAPH if self.lists.depth and not self.item else Kind.PICTURE
        is_said = words.text.strip() or kind in {Kind.RULE, Kind.BOX} or "![" in words.markdown
        if not is_said or self.html.is_hidden:
            return
        in_list = kind in {Kind.ITEM, Kind.PARAGRAPH, Kind.CODE}
        self.found.append(
            Block(
                kind,
                words.text,
                words.markdown,
                level=level,
                depth=min(self.lists.depth, DEEPEST_LIST) if in_list else 0,
                marker=self.item if kind is Kind.ITEM else "",
                is_strong=words.is_strong,
                is_link=words.is_link,
                label=label or words.label,
                is_tight=not self.is_after_blank,
                within=self._around(),
            )
        )


def indent_of(line: str) -> int:
    """Tell how far a line stands in."""
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
