"""A section of questions while it is read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from forum.articles.reading import cues
from forum.articles.reading.blocks import APART, Block, Box, Enclosure, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.items import Item
from forum.articles.reading.opener import How, Opener

_LONGEST_LABEL = 60
_PART = re.compile(r"[^\W\d_]+ \d{1,3}")


@dataclass
class Progress:
    """What is found of a section so far, and what of the blocks it takes."""

    blocks: Sequence[Block]
    opener: Opener
    items: list[Item] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    # Blocks passed over that are taken only if a question follows.
    passed: set[int] = field(default_factory=set)
    # The last of the items that stand in no list.
    last_paragraph: Item | None = None
    introductions: int = 0
    lead: str = ""  # the last of them
    has_prose_after: bool = False
    is_in_answer: bool = False
    answer_depth: int = 0  # of the list in which an answer was last met
    end: int = 0

    @property
    def is_case(self) -> bool:
        """Whether a case opens it, whose words stay in the text."""
        return cues.is_case(self.opener.words)

    def take(self, at: int, items: Sequence[Item]) -> None:
        """Take a block, and what led to it, for the section."""
        self.items += items
        loose = [item for item in items if not item.is_listed]
        self.last_paragraph = loose[-1] if loose else self.last_paragraph
        self.used |= {at} | self.passed
        self.passed.clear()
        self.is_in_answer = False
        self.answer_depth = 0
        self.end = at + 1

    def is_answered(self) -> None:
        """Note that the last question has an answer beside it."""
        if self.items:
            self.items[-1].is_answered = True

    def goes_on_answering(self, item: Block) -> bool:
        """Whether an item that asks nothing stands in an answer, or in its list below one."""
        is_in_its_list = item.depth >= self.answer_depth > 0
        return (self.is_in_answer or is_in_its_list) and not cues.asks(item.text)

    def ends_listed(self) -> bool:
        """Whether the last question is an item of a list."""
        return bool(self.items) and self.items[-1].is_listed

    def leads_to_list(self, at: int) -> bool:
        """Whether a list that asks stands right under a block, in the same box if it is in one."""
        below, within = self.blocks[at + 1 : at + 2], self.opener.within
        return (
            bool(below)
            and below[0].kind is Kind.ITEM
            and below[0].within[: len(within)] == within
            and cues.asks(below[0].text)
        )

    def asks_below(self, at: int) -> bool:
        """Whether what stands right under a block asks, or names a group of questions."""
        below = self.blocks[at + 1 : at + 3]
        return any(cues.has_question(each.text) for each in below)

    def leads_below(self, at: int) -> bool:
        """Whether a call to discuss ends in a colon: what is asked stands in a list or parts."""
        text, below = self.blocks[at].text, self.blocks[at + 1 : at + 2]
        is_above = bool(below) and below[0].kind in {Kind.ITEM, Kind.HEADING}
        return is_above and text.endswith(":") and cues.is_lead_in(cues.last_sentence(text))

    def parts_questions(self, at: int) -> bool:
        """Whether a line names a group: "Part 2", or bold as right below the opening."""
        first, block = self.blocks[self.opener.at + 1], self.blocks[at]
        below = self.blocks[at + 1 : at + 2]
        if not below or below[0].kind is not Kind.PARAGRAPH:
            return False
        if _PART.fullmatch(block.text):
            return cues.asks(below[0].text)
        return cues.is_question(below[0].text) and all(
            each.is_strong and len(each.text) <= _LONGEST_LABEL and not cues.asks(each.text)
            for each in (first, block)
        )

    def is_under_bare_box(self, at: int) -> bool:
        """Whether a paragraph that asks nothing stands where the words of a box should be."""
        return (
            self.blocks[at - 1].kind is Kind.BOX
            and self.blocks[at - 1].within[:-1] == self.blocks[at].within
            and not cues.asks_as_paragraph(self.blocks[at].text)
        )

    def is_title_of_box(self, at: int) -> bool:
        """Whether a heading stands first in the box that opened the section, but for its kind."""
        above = self.blocks[self.opener.at + 1 : at]
        is_first = all(cues.is_label(each.text) is not Cue.NONE for each in above)
        return self.opener.how is How.BOX and len(above) <= 1 and is_first

    def begins_with_question(self, at: int) -> bool:
        """Whether a box holds a list of questions: its title only says what they are about."""
        within, below = self.blocks[at].within, self.blocks[at + 1 : at + 2]
        return any(
            each.kind is Kind.ITEM
            and each.within[: len(within)] == within
            and cues.has_question(each.text)
            for each in below
        )

    def is_help(self, box: Block) -> bool:
        """Whether a box inside the one that asks is of another kind: a tip, an idea."""
        asks = {"", "question", self.blocks[self.opener.at].label}
        return self.opener.how is How.BOX and box.label not in asks

    def is_set_apart(self, block: Block) -> bool:
        """Whether a block stands in an answer, a hint or a test inside the section."""
        return any(each.box in APART for each in self._inner(block))

    def pass_by(self, block: Block) -> None:
        """Pass over what is set apart: all but a hint answers the last question."""
        if any(each.box in APART - {Box.HINT} for each in self._inner(block)):
            self.is_answered()

    def _inner(self, block: Block) -> tuple[Enclosure, ...]:
        return block.within[len(self.opener.within) :]


def is_note(text: str) -> bool:
    """Whether words say only how long something takes, or how to hand it in."""
    return cues.is_timing(text) or cues.is_handed_in(text)
