"""Reading a section of questions: what in it is a question, what belongs to which, where it ends."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Box, Enclosure, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.found import Because
from forum.articles.reading.inline import escaped
from forum.articles.reading.openers import How, Opener, opener_at

_MOST_INTRODUCTIONS = {Cue.STRONG: 3, Cue.WEAK: 1, Cue.NONE: 1}
_LONGEST_GROUP = 100
_LONGEST_FRAGMENT = 120
_LEAST_BEFORE = 2  # times as much must not stand after


@dataclass
class Item:
    """One thing that may be a question."""

    text: str
    depth: int = 0
    marker: str = ""
    parent: int | None = None
    is_listed: bool = False
    is_strong: bool = False
    is_answered: bool = False


@dataclass
class Section:
    """The questions of one section, and what of the blocks it takes."""

    items: list[Item]
    used: set[int]
    kept: dict[int, str]
    end: int
    because: Because


@dataclass
class _Reading:
    """A section while it is read."""

    blocks: Sequence[Block]
    opener: Opener
    items: list[Item] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    # Blocks passed over that are taken only if a question follows.
    passed: set[int] = field(default_factory=set)
    introductions: int = 0
    has_prose_after: bool = False
    is_in_answer: bool = False
    end: int = 0


def section_of(blocks: Sequence[Block], opener: Opener) -> Section | None:
    """Read the section that something opens. None if it holds no questions to ponder."""
    reading = _Reading(blocks, opener, used={opener.at})
    if opener.how is How.LABEL:
        _read_label(reading)
    else:
        _read_blocks(reading, opener.at + 1)
    _nest(reading.items)
    _drop_tests(reading.items)
    if not _is_accepted(reading):
        return None
    kept = {opener.at: escaped(opener.before)} if opener.before else {}
    rule = "list" if opener.cue is Cue.NONE else opener.how.value
    return Section(
        [item for item in reading.items if item.text],
        reading.used,
        kept,
        reading.end,
        Because(rule, opener.words.strip()),
    )


# --- Going through the blocks ---------------------------------------------------------------------


def _read_label(reading: _Reading) -> None:
    """A label opens its own block; what is listed under it belongs to it."""
    opener, block = reading.opener, reading.blocks[reading.opener.at]
    rest = opener.rest
    at = opener.at + 1
    asks = cues.has_question(rest) or (
        cues.requests(rest)
        and not rest.rstrip().endswith(":")
        and not _leads_to_list(reading, opener.at)
    )
    if asks:
        reading.items += _items_of(replace(block, text=rest))
    base = 1 if asks else 0
    while at < len(reading.blocks) and _is_listed_under(reading, at):
        each = reading.blocks[at]
        if each.kind is Kind.ITEM:
            reading.items.append(
                Item(_one_line(each.text), base + each.depth, each.marker, is_listed=True)
            )
            reading.used.add(at)
        at += 1
    reading.end = at


def _is_listed_under(reading: _Reading, at: int) -> bool:
    each, opener = reading.blocks[at], reading.opener
    if each.kind is not Kind.ITEM or each.within != opener.within or each.depth <= opener.depth:
        return False
    return bool(reading.items) is False or cues.asks(each.text)


def _read_blocks(reading: _Reading, at: int) -> None:
    reading.end = at
    while at < len(reading.blocks) and not _ends(reading, at):
        at = _read_one(reading, at)
    reading.has_prose_after = _has_prose(reading, at)


def _read_one(reading: _Reading, at: int) -> int:
    block = reading.blocks[at]
    if _is_set_apart(reading, block):
        if reading.items:
            reading.items[-1].is_answered = True
        return at + 1
    if block.kind is Kind.BOX:
        return _read_box(reading, at)
    if block.kind is Kind.ITEM:
        _read_item(reading, at)
    elif (
        block.kind is Kind.PARAGRAPH
        and block.depth
        and reading.items
        and reading.items[-1].is_listed
    ):
        _go_on_with_item(reading, at)
    elif block.kind is Kind.PARAGRAPH:
        _read_paragraph(reading, at)
    elif block.kind is Kind.HEADING:
        _read_heading(reading, at)
    return at + 1


def _is_set_apart(reading: _Reading, block: Block) -> bool:
    """Whether a block stands in an answer, a hint or a test inside the section."""
    inner = block.within[len(reading.opener.within) :]
    return any(each.box in {Box.ANSWER, Box.QUIZ} for each in inner)


def _take(reading: _Reading, at: int, items: Sequence[Item]) -> None:
    reading.items += items
    reading.used |= {at} | reading.passed
    reading.passed.clear()
    reading.is_in_answer = False
    reading.end = at + 1


def _read_box(reading: _Reading, at: int) -> int:
    """A box whose title asks is a question; what stands in it is help, not part of it."""
    block = reading.blocks[at]
    if cues.is_answer(block.text or block.label):
        if reading.items:
            reading.items[-1].is_answered = True
    elif cues.asks(block.text) or (block.text and block.label == "question"):
        _take(reading, at, [Item(_one_line(block.text), 1, is_listed=True)])
    else:
        return at + 1
    after = at + 1
    while after < len(reading.blocks) and _stands_in(reading.blocks[after], block.within):
        if _is_set_apart(reading, reading.blocks[after]) and reading.items:
            reading.items[-1].is_answered = True
        after += 1
    return after


def _stands_in(block: Block, within: tuple[Enclosure, ...]) -> bool:
    return block.within[: len(within)] == within


def _read_item(reading: _Reading, at: int) -> None:
    block = reading.blocks[at]
    if cues.is_answer(block.text):
        if reading.items:
            reading.items[-1].is_answered = True
        return
    if cues.is_timing(block.text) or cues.is_handed_in(block.text):
        reading.passed.add(at)
        return
    depth = block.depth + (1 if _hangs_on_paragraph(reading) else 0)
    text = _without_own_label(block)
    _take(reading, at, [Item(_one_line(text), depth, block.marker, is_listed=True)])


def _without_own_label(block: Block) -> str:
    """Leave out a number in the words, and a label that only says that a question follows."""
    text = block.text
    if (begun := shapes.item(text)) and shapes.kind_of(begun[0]) == "number":
        text = begun[1]
    return text[len(cues.own_label(text)) :]


def _hangs_on_paragraph(reading: _Reading) -> bool:
    """Whether a list goes on with the paragraph above: a bold question, or one ending in a colon."""
    above = next((item for item in reversed(reading.items) if not item.is_listed), None)
    return above is not None and (above.is_strong or above.text.endswith(":"))


def _go_on_with_item(reading: _Reading, at: int) -> None:
    """A paragraph set in under an item belongs to it, unless it answers it."""
    block, item = reading.blocks[at], reading.items[-1]
    reading.is_in_answer = reading.is_in_answer or cues.is_answer(block.text)
    if reading.is_in_answer:
        item.is_answered = True
        return
    if not cues.is_timing(block.text):
        item.text = f"{item.text} {_one_line(block.text)}"
    reading.used.add(at)
    reading.end = at + 1


def _read_paragraph(reading: _Reading, at: int) -> None:
    block = reading.blocks[at]
    if cues.is_answer(block.text):
        if reading.items:
            reading.items[-1].is_answered = True
        reading.is_in_answer = True
    elif _is_note(block.text) or _is_introduction(reading, at):
        reading.introductions += not reading.items
        reading.passed.add(at)
    else:
        _take(reading, at, _items_of(block))


def _is_note(text: str) -> bool:
    return cues.is_timing(text) or cues.is_handed_in(text)


def _is_introduction(reading: _Reading, at: int) -> bool:
    """Whether a paragraph leads to questions that follow, and is none itself."""
    block = reading.blocks[at]
    if _leads_to_list(reading, at) and not cues.has_question(block.text):
        return True
    if reading.items:
        return False
    return cues.names_questions(block.text) or not cues.asks_as_paragraph(block.text)


def _leads_to_list(reading: _Reading, at: int) -> bool:
    below = reading.blocks[at + 1] if at + 1 < len(reading.blocks) else None
    return below is not None and below.kind is Kind.ITEM and cues.asks(below.text)


def _read_heading(reading: _Reading, at: int) -> None:
    block = reading.blocks[at]
    if cues.is_question(block.text):
        _take(reading, at, [Item(_one_line(_without_own_label(block)), 0, is_strong=True)])
    else:
        reading.passed.add(at)


def _items_of(block: Block) -> list[Item]:
    """A paragraph is one question; lines of which each asks are one each."""
    lines = block.lines
    if len(lines) > 1 and _is_list_of_lines(lines):
        return [Item(_one_line(line[len(cues.own_label(line)) :])) for line in lines]
    text = block.text[len(cues.own_label(block.text)) :]
    return [Item(_one_line(text), is_strong=block.is_strong)]


def _is_list_of_lines(lines: Sequence[str]) -> bool:
    """Whether each line asks, or names what to talk about: none is a statement."""
    stated = [line for line in lines if not cues.asks(line) and shapes.ends_sentence(line)]
    return not stated and cues.asks(lines[0])


def _one_line(text: str) -> str:
    return " ".join(text.split())


# --- Where it ends --------------------------------------------------------------------------------


def _ends(reading: _Reading, at: int) -> bool:
    block, opener = reading.blocks[at], reading.opener
    if block.within[: len(opener.within)] != opener.within:
        return True
    if block.kind is Kind.RULE:
        return bool(reading.items)
    if block.kind is Kind.HEADING:
        return _heading_ends(reading, at)
    if block.kind is Kind.ITEM:
        return _item_ends(reading, block)
    return block.kind is Kind.PARAGRAPH and _paragraph_ends(reading, at)


def _heading_ends(reading: _Reading, at: int) -> bool:
    """A lower heading goes on with the section if it asks, or parts the questions into groups."""
    block, below = reading.blocks[at], reading.blocks[at + 1 : at + 2]
    if block.level <= reading.opener.level or reading.opener.how is not How.HEADING:
        return True
    if cues.heading(block.text) in {Cue.NEVER, Cue.STRONG} or cues.ends_section(block.text):
        return True
    if cues.is_question(block.text):
        return bool(below) and below[0].kind is Kind.PARAGRAPH and not cues.asks(below[0].text)
    return not (below and below[0].kind in {Kind.ITEM, Kind.PARAGRAPH} and cues.asks(below[0].text))


def _item_ends(reading: _Reading, block: Block) -> bool:
    opener = reading.opener
    if opener.depth and block.depth <= opener.depth:
        return True
    return (
        bool(reading.items) and cues.ends_section(block.text) and not cues.has_question(block.text)
    )


def _paragraph_ends(reading: _Reading, at: int) -> bool:
    block = reading.blocks[at]
    if block.depth and reading.items and reading.items[-1].is_listed:
        return False
    if _is_note(block.text) or cues.is_answer(block.text):
        return False
    if not reading.items:
        return _opens_nothing(reading, at)
    if cues.ends_section(block.text) or cues.is_chrome(block.text):
        return True
    if cues.calls_for_comments(block.text) and not cues.is_question(block.text):
        return True
    return not _goes_on(reading, at)


def _opens_nothing(reading: _Reading, at: int) -> bool:
    """Whether what stands between the opening and the first question is too much."""
    block, opener = reading.blocks[at], reading.opener
    if opener.how is How.SENTENCE:
        return not cues.asks(block.text)
    most = _MOST_INTRODUCTIONS[opener.cue]
    return reading.introductions >= most and not cues.asks(block.text)


def _goes_on(reading: _Reading, at: int) -> bool:
    """Whether a paragraph after the first questions still belongs to them."""
    block = reading.blocks[at]
    if _leads_to_list(reading, at) and len(block.text) <= _LONGEST_GROUP * 2:
        if cues.heading(block.text) is Cue.NEVER:
            return False
        other = opener_at(reading.blocks, at)
        return not (other and other.how in {How.LINE, How.LABEL} and other.cue is Cue.STRONG)
    if reading.is_in_answer:
        return cues.is_question(block.text)
    if reading.opener.how is How.SENTENCE and reading.items[-1].is_listed:
        return False
    if reading.items[-1].is_listed:
        return cues.is_question(block.text) and not cues.calls_for_comments(block.text)
    return cues.asks_as_paragraph(block.text)


def _has_prose(reading: _Reading, at: int) -> bool:
    """Whether the same section of the text goes on with sentences after the questions."""
    opener = reading.opener
    for block in reading.blocks[at : at + 3]:
        if block.kind in {Kind.HEADING, Kind.RULE} or block.within != opener.within:
            return False
        if block.kind is Kind.PARAGRAPH and not cues.ends_section(block.text):
            return True
    return False


# --- What belongs to what, and whether it is a section --------------------------------------------


def _nest(items: list[Item]) -> None:
    """Give every item that stands deeper than one before it that one as its parent."""
    _set_in_between_numbers(items)
    open_items: list[int] = []
    for at, item in enumerate(items):
        while open_items and items[open_items[-1]].depth >= item.depth:
            open_items.pop()
        if open_items and (item.is_listed or items[open_items[-1]].is_listed):
            item.parent = open_items[-1] if _may_have(items[open_items[-1]], item) else None
        open_items.append(at)


def _may_have(above: Item, item: Item) -> bool:
    return above.is_listed or above.is_strong or above.text.endswith(":")


def _set_in_between_numbers(items: list[Item]) -> None:
    """Bullets between two numbers that follow each other belong to the first."""
    last, waiting = None, []
    for at, item in enumerate(items):
        kind = shapes.kind_of(item.marker) if item.marker else ""
        if kind == "number":
            if last is not None and waiting and shapes.follows(item.marker, items[last].marker):
                for place in waiting:
                    items[place].depth = items[last].depth + 1
            last, waiting = at, []
        elif kind == "bullet" and last is not None and item.depth == items[last].depth:
            waiting.append(at)


def _drop_tests(items: list[Item]) -> None:
    """Take out questions with options to tick, and statements that are true or false."""
    options: dict[int, list[int]] = {}
    for at, item in enumerate(items):
        if item.parent is not None:
            options.setdefault(item.parent, []).append(at)
    dropped = {at for at, item in enumerate(items) if _is_true_or_false(item.text)}
    for at, under in options.items():
        if _is_choice(items[at], [items[place] for place in under]):
            dropped |= {at, *under}
    _without(items, dropped)


def _is_true_or_false(text: str) -> bool:
    return cues.heading(text.partition(":")[0]) is Cue.NEVER and ":" in text[:40]


def _is_choice(stem: Item, under: Sequence[Item]) -> bool:
    return (
        len(under) >= 3
        and cues.is_question(stem.text)
        and all(shapes.kind_of(item.marker) == "letter" for item in under)
        and not any(cues.has_question(item.text) for item in under)
        and all(len(item.text) <= _LONGEST_FRAGMENT for item in under)
    )


def _without(items: list[Item], dropped: set[int]) -> None:
    places = [at for at in range(len(items)) if at not in dropped]
    new = {old: at for at, old in enumerate(places)}
    kept = [items[at] for at in places]
    for item in kept:
        item.parent = new.get(item.parent) if item.parent is not None else None
    items[:] = kept


def _is_accepted(reading: _Reading) -> bool:
    items, opener = reading.items, reading.opener
    if not items:
        return False
    if opener.cue is Cue.STRONG:
        return _is_strong_section(items, opener)
    tops = [item for item in items if item.parent is None]
    if any(item.is_answered for item in items) or reading.has_prose_after:
        return False
    if opener.cue is Cue.WEAK:
        return _all_ask(reading) and not (
            cues.names_questions(opener.words) and _is_at_top(reading)
        )
    return (
        len(tops) > 1
        and opener.how is How.HEADING
        and all(
            item.is_listed and (cues.is_question(item.text) or item.text.endswith(":"))
            for item in tops
        )
        and not _is_at_top(reading)
    )


def _all_ask(reading: _Reading) -> bool:
    """Whether every question that belongs to no other asks, or is gone on with by one that does."""
    parents = {item.parent for item in reading.items if cues.has_question(item.text)}
    tops = [(at, item) for at, item in enumerate(reading.items) if item.parent is None]
    return any(cues.has_question(item.text) for item in reading.items) and all(
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


def _is_at_top(reading: _Reading) -> bool:
    """Whether nearly nothing is read before: what is asked there, the text goes on to answer."""
    before = sum(len(block.text) for block in reading.blocks[: reading.opener.at])
    after = sum(len(block.text) for block in reading.blocks[reading.end :])
    return before * _LEAST_BEFORE < after
