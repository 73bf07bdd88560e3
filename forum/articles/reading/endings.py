"""Where a section of questions ends."""

import re

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.openers import How, opener_at
from forum.articles.reading.progress import Progress, is_note

_MOST_INTRODUCTIONS = {Cue.STRONG: 3, Cue.WEAK: 1, Cue.NONE: 1}
_LONGEST_TRANSITION = 200
_PART = re.compile(r"\W*(?P<part>[^\W\d_]+) \d{1,3}\s*[:.–—-]\s*(?P<name>\S.*)")
_PASSED_OVER = {Kind.BOX, Kind.PICTURE, Kind.NOTE}


def ends(section: Progress, at: int) -> bool:
    """Whether the section is over before the block at `at`."""
    block, opener = section.blocks[at], section.opener
    if block.within[: len(opener.within)] != opener.within:
        return True
    if block.kind is Kind.RULE:
        return bool(section.items)
    if block.kind is Kind.HEADING:
        return _heading_ends(section, at)
    if block.kind is Kind.ITEM:
        return _item_ends(section, block)
    if block.kind is Kind.PARAGRAPH:
        return _paragraph_ends(section, at)
    return opener.how is How.SENTENCE and block.kind not in _PASSED_OVER


def _heading_ends(section: Progress, at: int) -> bool:
    """A lower heading goes on with the section if it asks, or parts the questions into groups."""
    block, below = section.blocks[at], section.blocks[at + 1 : at + 2]
    if section.is_title_of_box(at):
        return False
    if block.level <= section.opener.level or section.opener.how is not How.HEADING:
        return True
    if _is_of_part(block.text) and below and below[0].kind is Kind.ITEM:
        return not cues.is_question(below[0].text)
    if cues.heading(block.text) in {Cue.NEVER, Cue.STRONG} or cues.ends_section(block.text):
        return True
    if cues.is_question(block.text):
        return bool(below) and below[0].kind is Kind.PARAGRAPH and not cues.asks(below[0].text)
    return not (below and below[0].kind in {Kind.ITEM, Kind.PARAGRAPH} and cues.asks(below[0].text))


def _is_of_part(text: str) -> bool:
    """Whether a heading names a part by its number: "Week 2: Introduction", but no "Quiz 2"."""
    found = _PART.match(text)
    return found is not None and not any(map(cues.is_for_no_pondering, found.group("part", "name")))


def _item_ends(section: Progress, block: Block) -> bool:
    opener = section.opener
    if opener.depth and block.depth <= opener.depth:
        return True
    if opener.marker and shapes.follows(block.marker, (opener.marker,)):
        return not cues.asks(block.text)  # the next heading with a number
    return (
        bool(section.items) and cues.ends_section(block.text) and not cues.has_question(block.text)
    )


def _paragraph_ends(section: Progress, at: int) -> bool:
    block = section.blocks[at]
    if block.depth and section.items and section.items[-1].is_listed:
        return False
    if is_note(block.text) or cues.is_answer(block.text) or section.is_under_bare_box(at):
        return False
    if not section.items:
        return _opens_nothing(section, at)
    if _leaves_the_text(block.text):
        return True
    is_label = section.parts_questions(at) and cues.heading(block.text) is not Cue.NEVER
    return not is_label and not _goes_on(section, at)


def _leaves_the_text(text: str) -> bool:
    """Whether a paragraph belongs to the page, or is the writer's word to whoever reads it."""
    if cues.ends_section(text) or cues.is_chrome(text) or cues.offers(text):
        return True
    return cues.calls_for_comments(text) and not cues.is_question(text)


def _opens_nothing(section: Progress, at: int) -> bool:
    """Whether what stands between the opening and the first question is too much."""
    block, opener = section.blocks[at], section.opener
    if cues.calls_for_comments(block.text):
        return True
    if opener.how is How.SENTENCE:
        return not cues.is_question(block.text)
    if opener.cue is Cue.NONE and cues.is_about_text(block.text):
        return True
    most = _MOST_INTRODUCTIONS[opener.cue]
    return section.introductions >= most and not cues.asks(block.text)


def _goes_on(section: Progress, at: int) -> bool:
    """Whether a paragraph after the first questions still belongs to them."""
    block = section.blocks[at]
    if section.leads_to_list(at) and len(block.text) <= _LONGEST_TRANSITION:
        if cues.heading(block.text) is Cue.NEVER or _leads_to_tasks(section, at):
            return False
        other = opener_at(section.blocks, at)
        return not (other and other.how in {How.LINE, How.LABEL} and other.cue is Cue.STRONG)
    if section.is_in_answer:
        return cues.is_question(block.text)
    if section.opener.how is How.SENTENCE:
        return not section.items[-1].is_listed and cues.has_question(block.text)
    if section.items[-1].is_listed:
        return cues.is_question(block.text) and not cues.calls_for_comments(block.text)
    return cues.asks_as_paragraph(block.text)


def _leads_to_tasks(section: Progress, at: int) -> bool:
    """Whether a list after the one that a sentence or line led to is of other things to do."""
    opener, block = section.opener, section.blocks[at]
    return (
        opener.how in {How.SENTENCE, How.LINE}
        and opener.words.endswith(":")
        and not cues.is_lead_in(block.text)
        and not cues.has_question(section.blocks[at + 1].text)
    )


def has_prose(section: Progress, at: int) -> bool:
    """Whether the same section of the text goes on with sentences after the questions."""
    opener = section.opener
    for block in section.blocks[at : at + 3]:
        if block.kind in {Kind.HEADING, Kind.RULE} or block.within != opener.within:
            return False
        if block.kind is Kind.PARAGRAPH and not cues.ends_section(block.text):
            return True
    return False
