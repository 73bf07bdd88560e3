"""Whether what was read is a section of questions to ponder at all."""

from collections.abc import Sequence
from itertools import accumulate

from forum.articles.reading import cues
from forum.articles.reading.blocks import Block
from forum.articles.reading.cues import Cue
from forum.articles.reading.openers import How, Opener
from forum.articles.reading.progress import Item, Progress

_LEAST_BEFORE = 2  # times as much must not stand after


def is_accepted(section: Progress, lengths: Sequence[int]) -> bool:
    items, opener = section.items, section.opener
    if not items:
        return False
    if opener.cue is Cue.STRONG:
        return _is_strong_section(items, opener)
    tops = [item for item in items if item.parent is None]
    if any(item.is_answered for item in items) or section.has_prose_after:
        return False
    if opener.cue is Cue.WEAK:
        return _all_ask(section) and not (
            cues.names_questions(opener.words) and _is_at_top(section, lengths)
        )
    return (
        len(tops) > 1
        and opener.how is How.HEADING
        and all(
            item.is_listed and (cues.is_question(item.text) or item.text.endswith(":"))
            for item in tops
        )
        and not _is_at_top(section, lengths)
    )


def _all_ask(section: Progress) -> bool:
    """Whether every question that belongs to no other asks, or is gone on with by one that does."""
    parents = {item.parent for item in section.items if cues.has_question(item.text)}
    tops = [(at, item) for at, item in enumerate(section.items) if item.parent is None]
    return any(cues.has_question(item.text) for item in section.items) and all(
        at in parents or cues.has_question(item.text) or cues.requests(item.text)
        for at, item in tops
    )


def _is_strong_section(items: Sequence[Item], opener: Opener) -> bool:
    asking = [item for item in items if cues.asks(item.text)]
    if opener.how is How.SENTENCE:
        return len(asking) * 2 >= len(items)
    if asking:
        return True
    return len(items) > 1 and all(item.is_listed and not item.text.endswith(".") for item in items)


def lengths_of(blocks: Sequence[Block]) -> list[int]:
    """How much of a text stands before each block, and at last all of it."""
    return list(accumulate((len(block.text) for block in blocks), initial=0))


def _is_at_top(section: Progress, lengths: Sequence[int]) -> bool:
    """Whether nearly nothing is read before: what is asked there, the text goes on to answer."""
    before, after = lengths[section.opener.at], lengths[-1] - lengths[section.end]
    return before * _LEAST_BEFORE < after
