"""Finding the questions to ponder in blocks, whatever format they came from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forum.articles.reading import cues
from forum.articles.reading.acceptance import lengths_of
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.found import Because
from forum.articles.reading.opener import Opener
from forum.articles.reading.openers import opener_at
from forum.articles.reading.sections import Section, section_of


@dataclass(frozen=True)
class Question:
    """One question, and the index of the one it belongs to."""

    text: str
    parent: int | None
    because: Because


@dataclass
class Finding:
    """The questions, and what of the blocks is no longer body."""

    questions: list[Question] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    # Blocks of which a part stays: their index, and what is left of them as Markdown.
    kept: dict[int, str] = field(default_factory=dict)


def find(blocks: Sequence[Block], title_at: int | None) -> Finding:
    """Go through the blocks once; wherever something opens a section, read it."""
    finding = Finding()
    lengths = lengths_of(blocks)
    at = 0
    while at < len(blocks):
        opener = opener_at(blocks, at)
        if at == title_at and not (opener and _is_more_than_title(blocks, opener)):
            opener = None
        section = section_of(blocks, opener, lengths) if opener else None
        if section and not _answers_what_was_asked(finding, section):
            _take(finding, section)
            at = section.end
        else:
            at += 1
    return finding


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
        finding.questions.append(Question(item.text, parent, section.because))
    finding.used |= section.used
    finding.kept |= section.kept
