"""Finding the questions to ponder in blocks, whatever format they came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forum.articles.reading import answers, cues
from forum.articles.reading.acceptance import lengths_of
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.endings import is_of_part
from forum.articles.reading.found import Because
from forum.articles.reading.opener import How, Opener
from forum.articles.reading.openers import opener_at
from forum.articles.reading.sections import Section, section_of

_LOWEST = 7  # below every heading


@dataclass(frozen=True)
class Question:
    """One question, and the index of the one it belongs to."""

    text: str
    parent: int | None
    because: Because
    name: str = ""  # what stood in front of it in bold


@dataclass
class Finding:
    """The questions, and what of the blocks is no longer body."""

    questions: list[Question] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    # Blocks of which a part stays: their index, and what is left of them as Markdown.
    kept: dict[int, str] = field(default_factory=dict)


def find(blocks: Sequence[Block], title_at: int | None, title: str = "") -> Finding:
    """Go through the blocks once; wherever something opens a section, read it."""
    finding, openers = Finding(), _Openers(blocks, title_at, title)
    lengths = lengths_of(blocks)
    at = 0
    while at < len(blocks):
        opener = openers.at(at)
        section = section_of(blocks, opener, lengths) if opener else None
        if section and not _answers_what_was_asked(finding, section):
            _take(finding, section)
            at = section.end
        else:
            at += 1
    return finding


class _Openers:
    """What opens sections, block after block: a title or heading may say so of all below it."""

    def __init__(self, blocks: Sequence[Block], title_at: int | None, title: str) -> None:
        self.blocks, self.title_at, self.title = blocks, title_at, title
        self.is_named = _names_questions(title)
        self.answered = _LOWEST  # level of the heading above under which all is answered

    def at(self, at: int) -> Opener | None:
        """Tell whether the block at `at` opens a section. To be asked of one after another."""
        block, opener = self.blocks[at], opener_at(self.blocks, at)
        if at == self.title_at and not (opener and _is_more_than_title(self.blocks, opener)):
            opener = None
        if block.kind is not Kind.HEADING:
            return opener
        if block.level <= self.answered:
            self.answered = block.level if _is_answered(block.text) else _LOWEST
        elif opener and opener.cue is Cue.NONE and self.answered < _LOWEST:
            return None
        if self.is_named and _is_part(self.blocks, at, opener):
            within = block.within
            return Opener(
                at, How.HEADING, block.text, Cue.WEAK, block.level, within, title=self.title
            )
        return opener


def _names_questions(title: str) -> bool:
    """Whether a whole text is questions: "Discussion questions", "Discussion guide: The bridge"."""
    return cues.heading(title) is Cue.STRONG or cues.heading_in_parts(title) is not Cue.NONE


def _is_answered(heading: str) -> bool:
    """Whether a heading says of all below it that it is answered, or answers: "FAQ", "Hints"."""
    return answers.is_answered(heading) or answers.is_answer(heading)


def _is_part(blocks: Sequence[Block], at: int, opener: Opener | None) -> bool:
    """Whether a heading of no words of its own, or with a number, stands above a list."""
    below = [block.kind for block in blocks[at + 1 : at + 3]]
    is_above_list = below[:1] == [Kind.ITEM] or below == [Kind.PARAGRAPH, Kind.ITEM]
    is_plain = opener.cue is not Cue.STRONG if opener else is_of_part(blocks[at].text)
    return is_above_list and is_plain


def _is_more_than_title(blocks: Sequence[Block], opener: Opener) -> bool:
    """Whether a title is also the heading of questions: of a list that follows at once, or lower.

    A text of which only the end is there begins with the heading of its questions.
    """
    if opener.cue in {Cue.STRONG, Cue.WEAK} and opener.level > 1:
        return True
    below = blocks[opener.at + 1 : opener.at + 2]
    if not below or below[0].kind is not Kind.ITEM:
        return False
    text = below[0].text
    return cues.has_question(text) or (opener.cue is Cue.STRONG and cues.asks(text))


def _answers_what_was_asked(finding: Finding, section: Section) -> bool:
    """Whether questions stand here once more, now with their answers."""
    asked = {question.text for question in finding.questions}
    return all(item.is_answered and item.text in asked for item in section.items)


def _take(finding: Finding, section: Section) -> None:
    first = len(finding.questions)
    for item in section.items:
        parent = None if item.parent is None else first + item.parent
        finding.questions.append(Question(item.text, parent, section.because, item.name))
    finding.used |= section.used
    finding.kept |= section.kept
