"""Reading a section of questions: what in it is a question, and what of it is none."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forum.articles.reading import answers, cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.acceptance import is_accepted
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.endings import ends, has_prose
from forum.articles.reading.found import Because
from forum.articles.reading.inline import escaped
from forum.articles.reading.items import (
    Item,
    before_answer,
    items_of,
    listed,
    one_line,
    without_own_label,
)
from forum.articles.reading.nesting import (
    drop_answers,
    drop_bare_numbers,
    drop_empty,
    drop_labels,
    drop_tests,
    nest,
)
from forum.articles.reading.opener import How, Opener
from forum.articles.reading.openers import opener_at
from forum.articles.reading.progress import Progress, is_note

_FARTHEST = 100  # blocks without a question, as in boxes within boxes


@dataclass
class Section:
    """The questions of one section, and what of the blocks it takes."""

    items: list[Item]
    used: set[int]
    kept: dict[int, str]  # what is left of a block of which a part was taken
    end: int
    because: Because


def section_of(blocks: Sequence[Block], opener: Opener, lengths: Sequence[int]) -> Section | None:
    """Read the section that something opens. None if it holds no questions to ponder.

    `lengths` say how much of the text stands before each block.
    """
    section = Progress(blocks, opener)
    section.used |= set() if section.is_case else {opener.at}
    if opener.how is How.LABEL:
        _read_label(section)
    else:
        _read_blocks(section, opener.at + 1)
    nest(section.items)
    drop_tests(section.items)
    drop_answers(section.items)
    drop_labels(section.items)
    drop_bare_numbers(section.items)
    if not is_accepted(section, lengths):
        return None
    kept = {opener.at: escaped(opener.before)} if opener.before else {}
    rule = "list" if opener.cue is Cue.NONE else opener.how.value
    because = Because(rule, (opener.title or opener.words).strip())
    drop_empty(section.items)
    return Section(section.items, section.used, kept, section.end, because)


def _read_label(section: Progress) -> None:
    """A label opens its own block; what is listed under it belongs to it."""
    opener, block = section.opener, section.blocks[section.opener.at]
    rest = opener.rest
    at = opener.at + 1
    asks = cues.has_question(rest) or (
        cues.requests(rest)
        and not rest.rstrip().endswith(":")
        and not section.leads_to_list(opener.at)
    )
    if asks:
        section.items += items_of(replace(block, text=rest), one_each=True)
    base = 1 if asks else 0
    while at < len(section.blocks) and _is_listed_under(section, at):
        each = section.blocks[at]
        section.items.append(
            Item(one_line(each.text), base + each.depth, each.marker, is_listed=True)
        )
        section.used.add(at)
        at += 1
    section.end = at


def _is_listed_under(section: Progress, at: int) -> bool:
    each, opener = section.blocks[at], section.opener
    is_below = each.kind is Kind.ITEM and each.depth > opener.depth
    return is_below and each.within == opener.within and (not section.items or cues.asks(each.text))


def _read_blocks(section: Progress, at: int) -> None:
    section.end = at
    while (
        at < len(section.blocks)
        and at - max(section.end, section.opener.at) <= _FARTHEST
        and not ends(section, at)
    ):
        at = _read_one(section, at)
    section.has_prose_after = has_prose(section, at)


def _read_one(section: Progress, at: int) -> int:
    block = section.blocks[at]
    if section.is_set_apart(block):
        section.pass_by(block)
        return at + 1
    if block.kind is Kind.BOX:
        return _read_box(section, at)
    readers = {
        Kind.ITEM: _read_item,
        Kind.PARAGRAPH: _read_paragraph,
        Kind.HEADING: _read_heading,
    }
    if reader := readers.get(block.kind):
        reader(section, at)
    return at + 1


def _read_box(section: Progress, at: int) -> int:
    """A box whose title asks is a question; what stands in it is help, not part of it."""
    block = section.blocks[at]
    if answers.is_answer(block.text or block.label):
        section.is_answered()
    elif section.is_help(block):
        pass
    elif cues.is_question(block.text) and section.begins_with_question(at):
        return at + 1
    elif cues.asks(block.text) or (block.text and block.label == "question"):
        section.take(at, [Item(one_line(block.text), 1, is_listed=True)])
    else:
        return at + 1
    return _after_box(section, at)


def _after_box(section: Progress, at: int) -> int:
    """Pass over what stands in a box; an answer in it answers the last question."""
    within, after = section.blocks[at].within, at + 1
    most = min(len(section.blocks), after + _FARTHEST)
    while after < most and section.blocks[after].within[: len(within)] == within:
        section.pass_by(section.blocks[after])
        if answers.is_answer(section.blocks[after].text):
            section.is_answered()
        after += 1
    return after


def _read_item(section: Progress, at: int) -> None:
    block = section.blocks[at]
    if answers.is_answer(block.text) or section.goes_on_answering(block):
        section.is_answered()
        section.answer_depth = block.depth
        return
    is_way = block.is_link and not cues.asks(block.text)
    if is_note(block.text) or is_way or cues.is_address(block.text):
        section.passed.add(at)
        return
    depth = block.depth + (1 if _hangs_on_paragraph(section) else 0)
    section.take(at, [listed(block, depth)])


def _hangs_on_paragraph(section: Progress) -> bool:
    """Whether a list goes on with the paragraph above: bold, or ending in a colon."""
    above = section.last_paragraph
    return above is not None and (above.is_strong or above.text.endswith(":"))


def _go_on_with_item(section: Progress, at: int) -> None:
    """A paragraph set in under an item belongs to it, unless it answers it."""
    block, item = section.blocks[at], section.items[-1]
    section.is_in_answer = section.is_in_answer or answers.is_answer(block.text)
    if section.is_in_answer:
        item.is_answered = True
        return
    if not is_note(block.text):
        item.text = f"{item.text} {one_line(block.text)}".strip()
    section.used.add(at)
    section.end = at + 1


def _read_paragraph(section: Progress, at: int) -> None:
    block = section.blocks[at]
    if block.depth and section.ends_listed():
        _go_on_with_item(section, at)
    elif answers.is_answer(block.text) or section.is_under_bare_box(at):
        section.is_answered()
        section.is_in_answer = True
    elif is_note(block.text) or _says_aim(block) or _is_introduction(section, at):
        section.introductions += not section.items
        section.lead = section.lead if section.items else block.text
        section.passed |= set() if section.is_case else {at}
    else:
        block = replace(block, text=before_answer(block))
        section.take(at, items_of(_without_number(section, block)))


def _without_number(section: Progress, block: Block) -> Block:
    """Leave out the number of a question that an answer parts from those before it."""
    before = [item.marker for item in section.items[-1:] if item.marker]
    begun = shapes.item(block.text)
    if not begun or shapes.kind_of(begun[0]) != "number" or not shapes.follows(begun[0], before):
        return block
    return replace(block, text=begun[1], marker=begun[0])


def _is_introduction(section: Progress, at: int) -> bool:
    """Whether a paragraph leads to questions that follow, and is none itself."""
    block = section.blocks[at]
    is_lead = cues.names_questions(cues.last_sentence(block.text))
    is_stem = section.is_case and not cues.is_question(block.text)
    if section.leads_to_list(at) and (is_lead or is_stem or not cues.has_question(block.text)):
        return not _is_begun(section, at)
    if section.items:
        return section.parts_questions(at)
    if section.leads_below(at) or _leads_to_opener(section, at) or _only_leads(section, at):
        return True
    if cues.says_how(block.text) and section.asks_below(at):
        return True
    return cues.names_questions(block.text) or not cues.asks_as_paragraph(block.text)


def _says_aim(block: Block) -> bool:
    """Whether a paragraph says by its label that it asks nothing: "Goal: Talk about trust."."""
    is_labelled = block.label.endswith(":") and not cues.has_question(block.text)
    return is_labelled and cues.is_for_no_pondering(block.label)


def _only_leads(section: Progress, at: int) -> bool:
    """Whether a paragraph asks nothing and ends in a colon, above a question or a heading."""
    text, below = section.blocks[at].text, section.blocks[at + 1 : at + 2]
    is_lead = text.endswith(":") and not cues.has_question(text)
    return is_lead and any(
        each.kind is Kind.HEADING or cues.has_question(each.text) for each in below
    )


def _is_begun(section: Progress, at: int) -> bool:
    """Whether a request is gone on with in a list: "Describe your results:", "what came first"."""
    text, first = section.blocks[at].text, section.blocks[at + 1].text
    is_lead = cues.names_questions(text) or cues.is_lead_in(cues.last_sentence(text))
    return first[:1].islower() and not is_lead and cues.requests(text)


def _leads_to_opener(section: Progress, at: int) -> bool:
    """Whether a paragraph asks for something, and the questions have a line of their own below."""
    if cues.has_question(section.blocks[at].text) or at + 1 >= len(section.blocks):
        return False
    below = opener_at(section.blocks, at + 1)
    return bool(below and below.how is How.LINE and below.cue is Cue.STRONG)


def _read_heading(section: Progress, at: int) -> None:
    block = section.blocks[at]
    if cues.is_question(block.text) and not section.is_title_of_box(at):
        section.take(at, [Item(one_line(without_own_label(block)), 0, is_strong=True)])
    else:
        section.passed.add(at)
