"""Where a section of questions ends."""

import re

from forum.articles.reading import answers, cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.opener import How
from forum.articles.reading.openers import opener_at
from forum.articles.reading.progress import Progress, is_note

_PART = re.compile(r"\W*(?P<part>[^\W\d_]+) \d{1,3}\s*[:.–—-]\s*(?P<name>\S.*)")
_MOST_INTRODUCTIONS = {Cue.STRONG: 3, Cue.WEAK: 1, Cue.NONE: 1}
_LONGEST_TRANSITION = 200
_LONGEST_HEADING = 60
_PASSED_OVER = {Kind.BOX, Kind.PICTURE, Kind.NOTE}


def ends(section: Progress, at: int) -> bool:
    """Whether the section is over before the block at `at`."""
    block, within = section.blocks[at], section.opener.within
    if block.within[: len(within)] != within:
        return True
    if section.is_set_apart(block):
        return False
    ending = {
        Kind.RULE: _rule_ends,
        Kind.HEADING: _heading_ends,
        Kind.ITEM: _item_ends,
        Kind.PARAGRAPH: _paragraph_ends,
    }.get(block.kind, _other_ends)
    return ending(section, at)


def _other_ends(section: Progress, at: int) -> bool:
    is_sentence = section.opener.how is How.SENTENCE
    return is_sentence and section.blocks[at].kind not in _PASSED_OVER


def _rule_ends(section: Progress, at: int) -> bool:
    """A rule parts the questions into groups if a lower heading, which may go on, is below it."""
    opener, below = section.opener, section.blocks[at + 1 : at + 2]
    is_group = bool(below) and below[0].kind is Kind.HEADING and below[0].level > opener.level
    if opener.how is How.BOX:
        return False  # the box says where it ends
    return bool(section.items) and not (is_group and opener.how is How.HEADING)


def _heading_ends(section: Progress, at: int) -> bool:
    """A lower heading goes on with the section if it asks, or parts the questions into groups."""
    block, below = section.blocks[at], section.blocks[at + 1 : at + 2]
    if section.is_title_of_box(at):
        return False
    if block.level <= section.opener.level or section.opener.how is not How.HEADING:
        return True
    if is_of_part(block.text) and below and below[0].kind is Kind.ITEM:
        return not cues.is_question(below[0].text)
    if _begins_another(section, at):
        return True
    if cues.is_question(block.text):
        is_apart = section.opener.cue is Cue.STRONG and below and section.is_set_apart(below[0])
        is_prose = below and below[0].kind is Kind.PARAGRAPH and not cues.asks(below[0].text)
        is_shown = below and below[0].kind in {Kind.CODE, Kind.TABLE}  # the answer in figures
        return bool(is_shown or (is_prose and not is_apart))
    return not (below and below[0].kind in {Kind.ITEM, Kind.PARAGRAPH} and cues.asks(below[0].text))


def is_of_part(text: str) -> bool:
    """Whether a heading names a part by its number: "Week 2: Introduction", but no "Quiz 2"."""
    found = _PART.match(text)
    return found is not None and not any(map(cues.is_for_no_pondering, found.group("part", "name")))


def _begins_another(section: Progress, at: int) -> bool:
    """Whether a heading says that something else begins: "Quiz", "Further reading"."""
    words = section.blocks[at].text
    is_subtitle = section.opener.at + 1 == at and _leads_on(section, at)
    return cues.heading(words) in {Cue.NEVER, Cue.STRONG} or (
        cues.ends_section(words) and not is_subtitle
    )


def _leads_on(section: Progress, at: int) -> bool:
    """Whether a block stands between a heading that names questions and their list."""
    return section.opener.cue is Cue.STRONG and section.leads_to_list(at)


def _item_ends(section: Progress, at: int) -> bool:
    block, opener = section.blocks[at], section.opener
    if opener.depth and block.depth <= opener.depth:
        return block.depth < opener.depth or not _is_other_list(section, at)
    if opener.marker and shapes.follows(block.marker, (opener.marker,)):
        return not cues.asks(block.text)  # the next heading with a number
    return (
        bool(section.items) and cues.ends_section(block.text) and not cues.has_question(block.text)
    )


def _is_other_list(section: Progress, at: int) -> bool:
    """Whether an item has marks of another kind than the one that leads to it."""
    above, own = (section.blocks[each].marker for each in (section.opener.at, at))
    return shapes.kind_of(above) != shapes.kind_of(own)


def _paragraph_ends(section: Progress, at: int) -> bool:
    block = section.blocks[at]
    if block.depth and section.items and section.items[-1].is_listed:
        return False
    if is_note(block.text) or answers.is_answer(block.text) or section.is_under_bare_box(at):
        return False
    if not section.items:
        return _opens_nothing(section, at)
    if _leaves_the_text(block.text):
        return True
    is_label = section.parts_questions(at) and cues.heading(block.text) is not Cue.NEVER
    return not (is_label or _is_next_in_list(section, at) or _goes_on(section, at))


def _leaves_the_text(text: str) -> bool:
    """Whether a paragraph belongs to the page, or is the writer's word to whoever reads it."""
    if cues.ends_section(text) or cues.is_chrome(text) or cues.offers(text):
        return True
    return cues.calls_for_comments(text) and not cues.is_question(text)


def _opens_nothing(section: Progress, at: int) -> bool:
    """Whether what stands between the opening and the first question is too much."""
    block, opener = section.blocks[at], section.opener
    if cues.calls_for_comments(block.text) and not _leads_on(section, at):
        return True
    if opener.how is How.SENTENCE:
        return not cues.is_question(block.text)
    if block.is_strong and cues.is_for_no_pondering(block.text):
        return True
    if opener.cue is not Cue.STRONG and cues.is_about_text(block.text):
        return True
    most = _MOST_INTRODUCTIONS[opener.cue]
    return section.introductions >= most and not cues.asks(block.text)


def _goes_on(section: Progress, at: int) -> bool:
    """Whether a paragraph after the first questions still belongs to them."""
    block = section.blocks[at]
    if section.leads_to_list(at) and len(block.text) <= _LONGEST_TRANSITION:
        return not _leads_elsewhere(section, at)
    if section.is_in_answer:
        return cues.is_question(block.text)
    if section.opener.how is How.SENTENCE:
        return not section.items[-1].is_listed and cues.has_question(block.text)
    if section.items[-1].is_listed:
        return cues.is_question(block.text) and not cues.calls_for_comments(block.text)
    return cues.asks_as_paragraph(block.text)


def _leads_elsewhere(section: Progress, at: int) -> bool:
    """Whether the list below a paragraph is of other things, or a section of its own."""
    block = section.blocks[at]
    if cues.heading(block.text) is Cue.NEVER or _leads_to_tasks(section, at):
        return True
    other = opener_at(section.blocks, at)
    return bool(other and other.how in {How.LINE, How.LABEL} and other.cue is Cue.STRONG)


def _is_next_in_list(section: Progress, at: int) -> bool:
    """Whether a paragraph has the number that comes after the last question's."""
    begun, last = shapes.item(section.blocks[at].text), section.items[-1].marker
    if not begun or not last or shapes.kind_of(begun[0]) != "number":
        return False
    return shapes.follows(begun[0], (last,)) and cues.asks(begun[1])


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
        if block.kind is Kind.PARAGRAPH and (
            cues.ends_section(block.text)
            or _is_like_heading(block.text)
            or (opener.cue is Cue.WEAK and block.label.endswith(":"))
        ):
            return False
        if block.kind is Kind.PARAGRAPH and not block.is_link:
            return True
    return False


def _is_like_heading(text: str) -> bool:
    """Whether a line of a text without markup stands where a heading would."""
    is_short = len(text) <= _LONGEST_HEADING and "\n" not in text
    return is_short and text[:1].isupper() and text[-1:].isalnum()
