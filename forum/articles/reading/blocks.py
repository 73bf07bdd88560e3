"""What every format is turned into: a flat row of blocks, each knowing what it stands in."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

DEEPEST_LIST = 6
DEEPEST_BOX = 20


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"  # of a list
    BOX = "box"  # the title of a box; what stands in it has the box in `within`
    CODE = "code"
    TABLE = "table"
    PICTURE = "picture"
    NOTE = "note"  # at the foot, or the next paragraph of one
    RULE = "rule"


class Box(StrEnum):
    """What something stands in."""

    QUOTE = "quote"
    NOTE = "note"  # a box of any kind, with or without a title
    ANSWER = "answer"  # a model answer, a solution
    HINT = "hint"  # what helps to answer, and leaves the question open
    QUIZ = "quiz"  # a test or a widget of one


APART = frozenset({Box.ANSWER, Box.HINT, Box.QUIZ})
"""What stands in these belongs to a question and is none."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """One box, quote or test that blocks stand in; each is one of its own."""

    number: int
    box: Box


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, an item of a list, and so on.

    `text` are the words alone, a line for each line that is seen; `markdown` is how the article's
    body says them. The marks of headings, lists and quotes are in neither.
    """

    kind: Kind
    text: str
    markdown: str
    level: int = 0  # of a heading, 1 the highest
    depth: int = 0  # of lists around it, 0 none
    marker: str = ""  # what an item begins with: "-", "1.", "a)"
    is_strong: bool = False  # all of it bold, italic or underlined
    is_link: bool = False  # all of it a link
    label: str = ""  # the bold words it begins with, if it goes on
    is_tight: bool = False  # no empty line before it
    within: tuple[Enclosure, ...] = ()

    @property
    def lines(self) -> list[str]:
        """Its words, line by line."""
        return self.text.split("\n")


@dataclass(frozen=True)
class Document:
    """A text as its format gives it: the blocks, and what stands outside them."""

    blocks: Sequence[Block] = ()
    title: str | None = None
    author: str | None = None
    date: dt.date | None = None
    language: str | None = None
    # Lines outside the blocks in which a date may stand, the likeliest first.
    dated_lines: Sequence[str] = field(default=())
    # Pictures that stand inside the file, by the address that stands for each in the Markdown.
    pictures: Mapping[str, bytes] = field(default_factory=dict)
