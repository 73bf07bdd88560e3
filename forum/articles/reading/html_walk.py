"""The way through the elements of a page, from the first to the last, without recursion."""

from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from forum.articles.reading.blocks import DEEPEST_BOX, DEEPEST_LIST, Block, Enclosure, Kind
from forum.articles.reading.html_elements import (
    HEADINGS,
    INLINE,
    LISTS,
    Element,
    box_of,
    is_frame,
    is_named_only,
    is_title_of_box,
    kind_of_box,
)
from forum.articles.reading.html_notes import Notes
from forum.articles.reading.html_styles import is_bold, is_italic
from forum.articles.reading.html_table import is_of_words, table
from forum.articles.reading.inline import OF_THE_WEB, Inline, Run, composed, mention, note, picture
from forum.articles.reading.pictures import PICTURE_DATA, Pictures

_MOST_DIGITS = 3
_CODE = {"code", "tt", "kbd", "samp"}
_SEEN_BY_NOBODY = {"0", "1", "0px", "1px"}

LATER = ("data-src", "data-lazy-src", "data-original")
"""Where pages say what a picture is that a script of theirs shows later."""


def walked(
    root: Element,
    within: tuple[Enclosure, ...],
    first: int = 1,
    pictures: Pictures | None = None,
    notes: Notes | None = None,
) -> list[Block]:
    """Give the blocks of an element, all that stands in what is no frame."""
    walk = Walk(within, first, pictures=pictures or Pictures(), notes=notes or Notes())
    return _walked(root, walk)


def _walked(root: Element, walk: "Walk") -> list[Block]:
    events = etree.iterwalk(root, events=("start", "end"))
    passed_over = None
    for event, element in events:
        tag = element.tag.lower() if isinstance(element.tag, str) else ""
        if event == "end":
            if element is passed_over:
                walk.say_after(element)
            else:
                walk.leave(element, tag, is_root=element is root)
        elif walk.mentions(element) or (element is not root and is_frame(element, tag)):
            passed_over = element
            events.skip_subtree()
        elif walk.enter(element, tag):
            events.skip_subtree()
    return walk.finish()


@dataclass
class _List:
    is_ordered: bool
    next_number: int = 1
    in_item: bool | None = None  # until it has one


@dataclass
class Walk:
    """What is open on the way, and the blocks found so far."""

    within: tuple[Enclosure, ...]
    first: int
    found: list[Block] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    code: int = 0
    hrefs: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    boxes: list[tuple[Element, Enclosure]] = field(default_factory=list)
    marker: str = ""  # of the item that has begun and said nothing yet
    level: int = 0  # of the heading that is open
    is_title: bool = False  # of a box
    pictures: Pictures = field(default_factory=Pictures)
    notes: Notes = field(default_factory=Notes)
    note: str | None = None  # the label of the footnote that is open; "" once it has begun

    def __post_init__(self) -> None:
        self.numbers = count(self.first)

    def enter(self, element: Element, tag: str) -> bool:
        """Begin an element; True if all of it is read already."""
        if tag not in INLINE or tag == "summary":
            self._flush()
            if whole := self._whole(element, tag):
                return whole
            self._open(element, tag)
        self._style(element, tag, 1)
        self._say(element.text)
        return False

    def leave(self, element: Element, tag: str, *, is_root: bool) -> None:
        """End an element, and read the words after it."""
        self._style(element, tag, -1)
        if tag not in INLINE or tag == "summary":
            self._flush()
            self._close(element, tag)
        if not is_root:
            self._say(element.tail)

    def say_after(self, element: Element) -> None:
        """Read the words after an element of which nothing is read."""
        self._say(element.tail)

    def mentions(self, element: Element) -> bool:
        """Whether an element is the sign of a footnote; if it leads to one, say so."""
        if label := self.notes.mentions.get(element):
            self.runs.append(mention(label))
        return bool(label) or element in self.notes.ways_back

    def finish(self) -> list[Block]:
        """End what is open and give the blocks."""
        self._flush()
        return self.found

    # --- Blocks -----------------------------------------------------------------------------------

    def _whole(self, element: Element, tag: str) -> bool:
        """Read what is read as one: code, a table of figures, a rule."""
        if tag == "pre":
            code = "".join(element.itertext()).strip("\n")
            self._add(Kind.CODE, Inline(code, code))
        elif tag == "table" and is_of_words(element):
            self._add(Kind.TABLE, table(element, self._cell))
        elif tag == "hr":
            self._add(Kind.RULE, Inline("", ""))
        else:
            return False
        return True

    def _cell(self, cell: Element) -> str:
        """Give the words of a cell in one line, with its links and pictures."""
        # Its head is bold by being one.
        bold = -1 if cell.tag == "th" else 0
        inner = Walk((), self.first, bold=bold, pictures=self.pictures, notes=self.notes)
        parts = " ".join(block.markdown for block in _walked(cell, inner))
        return " ".join(parts.split())

    def _open(self, element: Element, tag: str) -> None:
        self.note = self.notes.places.get(element, self.note)
        box = box_of(element, tag)
        if box and len(self.boxes) < DEEPEST_BOX:
            self.boxes.append((element, Enclosure(next(self.numbers), box)))
            if is_named_only(element) and kind_of_box(element).startswith(("discuss", "reflect")):
                self._add(Kind.BOX, Inline("", "", label=kind_of_box(element)))
        if tag in HEADINGS:
            self.level = HEADINGS[tag]
        elif tag in LISTS:
            start = element.get("start", "1")
            number = int(start) if start.isdecimal() and len(start) <= _MOST_DIGITS else 1
            self.lists.append(_List(tag == "ol", number))
        elif tag in {"li", "dd"}:
            self.marker = self._next_marker() if tag == "li" else ""
            self._stand_in_item(is_in=True)
        self.is_title = tag == "summary" or is_title_of_box(element)

    def _next_marker(self) -> str:
        if not self.lists or not self.lists[-1].is_ordered:
            return "-"
        self.lists[-1].next_number += 1
        return f"{self.lists[-1].next_number - 1}."

    def _close(self, element: Element, tag: str) -> None:
        if element in self.notes.places:
            self.note, self.marker = None, ""
        if self.boxes and self.boxes[-1][0] is element:
            self.boxes.pop()
        if tag in HEADINGS:
            self.level = 0
        elif tag in LISTS and self.lists:
            self.lists.pop()
        elif tag in {"li", "dd"}:
            self.marker = "" if tag == "li" else self.marker
            self._stand_in_item(is_in=False)
        self.is_title = False

    def _stand_in_item(self, *, is_in: bool) -> None:
        if self.lists:
            self.lists[-1].in_item = is_in

    def _flush(self) -> None:
        words = composed(self.runs) if self.runs else None
        self.runs = []
        if words and self.note is not None and words.text:
            self._add(Kind.NOTE, replace(words, markdown=note(self.note, words.markdown)))
            self.note = ""
        elif words and words.text:
            self._add_words(words)
        elif words and "![" in words.markdown:
            self._add_picture(words)

    def _add_words(self, words: Inline) -> None:
        if self.level:
            self._add(Kind.HEADING, words, level=self.level)
        elif self.is_title and self.boxes:
            self._add(Kind.BOX, replace(words, label=kind_of_box(self.boxes[-1][0])))
        elif self.marker:
            self._add(Kind.ITEM, words, marker=self.marker)
            self.marker = ""
        else:
            self._add(Kind.PARAGRAPH, words)

    def _add_picture(self, words: Inline) -> None:
        """Add pictures that nobody described: no heading, and no item of their own."""
        is_in_item = bool(self.lists) and bool(self.lists[-1].in_item) and not self.marker
        self._add(Kind.PARAGRAPH if is_in_item else Kind.PICTURE, words)

    def _add(self, kind: Kind, words: Inline, *, level: int = 0, marker: str = "") -> None:
        in_list = kind in {Kind.ITEM, Kind.PARAGRAPH, Kind.CODE}
        depth = max(len(self.lists) - self._is_between_items(kind), 1 if marker else 0)
        self.found.append(
            Block(
                kind,
                words.text,
                words.markdown,
                level=level,
                depth=min(depth, DEEPEST_LIST) if in_list else 0,
                marker=marker,
                is_strong=words.is_strong,
                is_link=words.is_link,
                label=words.label,
                within=(*self.within, *(box for _, box in self.boxes))[:DEEPEST_BOX],
            )
        )

    def _is_between_items(self, kind: Kind) -> bool:
        """Whether words stand in a list but in none of its items: they belong to none."""
        return kind is Kind.PARAGRAPH and bool(self.lists) and self.lists[-1].in_item is False

    # --- Words ------------------------------------------------------------------------------------

    def _style(self, element: Element, tag: str, step: int) -> None:
        self.bold += step * is_bold(element, tag)
        self.italic += step * is_italic(element, tag)
        self.code += step * (tag in _CODE)
        if tag == "a":
            self._link(element, step)
        elif tag == "br" and step > 0:
            self._break()
        elif tag == "img" and step > 0:
            self._picture(element)

    def _break(self) -> None:
        """End a line; a second end right after it ends the paragraph."""
        said = (run.text for run in reversed(self.runs) if run.text != " ")
        if next(said, "") == "\n":
            self._flush()
        else:
            self.runs.append(Run("\n"))

    def _link(self, element: Element, step: int) -> None:
        if step > 0:
            self.hrefs.append(element.get("href") or "")
        else:
            self.hrefs.pop()

    def _picture(self, element: Element) -> None:
        """A picture beside the page is none that can be had; one inside it is kept apart."""
        source = (element.get("src") or "").strip()
        if not source or PICTURE_DATA.match(source):
            later = ((element.get(name) or "").strip() for name in LATER)
            source = next((each for each in later if each.startswith(OF_THE_WEB)), source)
        if {element.get("width"), element.get("height")} & _SEEN_BY_NOBODY:
            return
        if inside := PICTURE_DATA.match(source):
            source = self.pictures.keep(source[inside.end() :])
        if run := picture(element.get("alt") or "", source):
            self.runs.append(run)

    def _say(self, text: str | None) -> None:
        if not text:
            return
        words = " ".join(text.split()) if not text.isspace() else ""
        before, after = text[0].isspace(), text[-1].isspace()
        words = f"{' ' if before else ''}{words}{' ' if after and words else ''}"
        if words.strip() or self.runs:
            href = self.hrefs[-1] if self.hrefs else ""
            is_bold = self.bold > 0 and not self.level  # all of a heading is
            self.runs.append(Run(words, is_bold, self.italic > 0, self.code > 0, href))
