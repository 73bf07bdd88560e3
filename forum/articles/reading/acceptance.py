"""Whether what was read is a section of questions to ponder at all."""

import re
from collections.abc import Sequence
from itertools import accumulate

from forum.articles.reading import answers, cues
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.items import Item
from forum.articles.reading.opener import How
from forum.articles.reading.progress import Progress

_FEWEST_WORDS = 2
_WORDS_OF_ONE = 5
_MOST_OF_A_CALL = 2
_MOST_ASK = 4  # in so many that belong to no other, one may state something
_CLOSING = "'\"”’»"
_GAP = re.compile(r"\[[a-z][^\[\]]*\]|^\W*\[[^\[\]]+\]\W*$|\{\{")
_LEAST_BEFORE = 2  # times as much must not stand after


def is_accepted(section: Progress, lengths: Sequence[int]) -> bool:
    """Whether the questions read make a section, by what the words that open it promise.

    `lengths` say how much of the text stands before each block.
    """
    items, opener = section.items, section.opener
    if not items:
        return False
    listed = [item for item in items if item.is_listed]
    if listed and all(item.is_link for item in listed):
        return False  # the way on to other pages, or down this one
    if opener.cue is Cue.STRONG:
        return _is_strong_section(section)
    if _is_answered(section) or _is_form(items):
        return False
    if _is_said_to_be(section):
        return _all_ask(section)
    return not section.has_prose_after and _is_likely(section, lengths)


def _is_said_to_be(section: Progress) -> bool:
    """Whether the title of the text, or the kind of the box, says that questions stand in it."""
    opener = section.opener
    return bool(opener.title) or (opener.how is How.BOX and _is_for_questions(section))


def _is_likely(section: Progress, lengths: Sequence[int]) -> bool:
    """Whether everything asks under weak words, or there is nothing but questions under none."""
    items, opener = section.items, section.opener
    if opener.cue is Cue.WEAK:
        is_head = opener.how is not How.BOX and cues.names_questions(opener.words)
        is_about_text = is_head and _is_at_top(section, lengths)
        return _all_ask(section) and not is_about_text
    is_list = opener.how is How.HEADING and _is_list_of_questions(items) and not _has_keys(items)
    is_described = all(item.name for item in items)  # "Measure: How does it go now?"
    return is_list and not is_described and not _is_at_top(section, lengths)


def _is_strong_section(section: Progress) -> bool:
    """Where nothing asks, a list of things to talk about is one only if it stands by itself."""
    items = section.items
    if section.opener.how is How.SENTENCE:
        return sum(cues.has_question(item.text) for item in items) * 2 >= len(items)
    if any(cues.has_question(item.text) for item in items):
        return True
    if _is_led_elsewhere(section.lead):
        return False
    if any(cues.asks(item.text) for item in items):
        return True
    if section.introductions or (section.opener.how is How.LINE and section.has_prose_after):
        return False
    states = any(item.text.rstrip(_CLOSING).endswith(".") for item in items)
    return len(items) > 1 and not states and all(item.is_listed for item in items)


def _is_led_elsewhere(lead: str) -> bool:
    """Whether a sentence above a list says what is in it: "Some ways in which you may answer:"."""
    said = cues.last_sentence(lead)
    is_long = len(said.split()) >= _WORDS_OF_ONE
    return said.endswith(":") and is_long and not (cues.is_lead_in(said) or cues.asks(said))


def _all_ask(section: Progress) -> bool:
    """Whether what belongs to no other asks, or is gone on with by one that does."""
    parents = {item.parent for item in section.items if cues.has_question(item.text)}
    tops = [(at, item) for at, item in enumerate(section.items) if item.parent is None]
    is_box = section.opener.how is How.BOX
    is_for_questions = is_box and _is_for_questions(section)
    is_topics = is_for_questions and cues.has_question(section.items[0].text)
    is_asked = is_for_questions or any(
        cues.has_question(item.text) or (is_box and _asks_without_mark(item))
        for item in section.items
    )
    stated = [
        item
        for at, item in tops
        if not (at in parents or _asks_enough(item) or (is_box and _asks_without_mark(item)))
        and not (is_topics and item.is_listed and not item.text.endswith((".", ":")))
    ]
    return (
        is_asked and len(stated) * _MOST_ASK <= len(tops) and all(item.is_listed for item in stated)
    )


def _is_for_questions(section: Progress) -> bool:
    """Whether a box is named after what is done in it: "Discussion", no "Consider the users"."""
    box = section.blocks[section.opener.at]
    leads_on = not box.text and section.items[0].text.endswith(":")
    names = [name for name in ("" if leads_on else box.label, box.text) if name]
    said = {cue for name in names for cue in (cues.is_label(name), cues.heading_in_parts(name))}
    return bool(said - {Cue.NONE})


def _is_gone_on_with(text: str) -> bool:
    """Whether statements follow a question at once: "Is it new? If it is, it takes longer."."""
    after = text.rpartition("?")[2].strip(_CLOSING)
    return "?" in text and after.endswith(".") and not cues.requests(f". {after}")


def _is_form(items: Sequence[Item]) -> bool:
    """Whether half of the questions have gaps: "What is hard about [task]?"."""
    return sum(bool(_GAP.search(item.text)) for item in items) * 2 >= len(items)


def _asks_without_mark(item: Item) -> bool:
    """Whether words begin as a question does, and do not end as a sentence does."""
    return cues.begins_as_question(item.text) and not item.text.endswith((".", ":"))


def _is_answered(section: Progress) -> bool:
    """Whether answers stand beside the questions, behind each, or under the next heading."""
    items, below = section.items, section.blocks[section.end : section.end + 1]
    if len(items) > 1 and all(_is_gone_on_with(item.text) for item in items):
        return True
    parents = {item.parent for item in items if item.parent is not None}
    if any(_is_answered_below(items, at) for at in parents):
        return True
    return any(item.is_answered for item in items) or any(
        block.kind is Kind.HEADING and answers.names_answers(block.text) for block in below
    )


def _is_answered_below(items: Sequence[Item], at: int) -> bool:
    """Whether what stands below a question neither asks nor requests: words of an answer."""
    below = [item.text for item in items if item.parent == at]
    return cues.is_question(items[at].text) and not any(cues.asks(text) for text in below)


def _asks_enough(item: Item) -> bool:
    """Whether something is asked or requested: "Questions? Write to us." asks nothing."""
    if not cues.has_question(item.text):
        return cues.requests(item.text)
    if not item.is_listed and cues.only_quotes_questions(item.text):
        return False
    if not (item.is_listed or cues.is_question(item.text) or cues.requests(item.text)):
        return False  # prose in which somebody asks something
    is_call = len(item.text.partition("?")[0].split()) <= _MOST_OF_A_CALL
    return item.is_listed or not is_call or cues.is_question(item.text)


def _is_list_of_questions(items: Sequence[Item]) -> bool:
    """Whether there is nothing but a list of questions, one of them perhaps gone on with below."""
    parents = {item.parent for item in items}
    tops = [(at, item) for at, item in enumerate(items) if item.parent is None]
    asking = [item for _, item in tops if cues.is_question(item.text)]
    if not any(len(item.text.split()) >= _WORDS_OF_ONE for item in asking):
        return False  # "Found a bug?", "Want to help?"
    return len(asking) > 1 and all(
        item.is_listed
        and len(item.text.split()) >= _FEWEST_WORDS
        and (cues.is_question(item.text) or (at in parents and item.text.endswith(":")))
        for at, item in tops
    )


def _has_keys(items: Sequence[Item]) -> bool:
    """Whether every question has its answer in brackets behind it."""
    asking = [item.text for item in items if cues.has_question(item.text)]
    return all(text.rstrip(" .").endswith(")") for text in asking)


def lengths_of(blocks: Sequence[Block]) -> list[int]:
    """How much of a text stands before each block, and at last all of it."""
    return list(accumulate((len(block.text) for block in blocks), initial=0))


def _is_at_top(section: Progress, lengths: Sequence[int]) -> bool:
    """Whether nearly nothing is read before: what is asked there, the text goes on to answer."""
    before, after = lengths[section.opener.at], lengths[-1] - lengths[section.end]
    return before * _LEAST_BEFORE < after
