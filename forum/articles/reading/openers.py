"""What opens a section of questions: a heading, a line, a sentence, a label, a box."""

import re
from collections.abc import Sequence

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import APART, Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.labels import label_at, last_words
from forum.articles.reading.opener import How, Opener
from forum.articles.reading.words.matching import normal

_LONGEST_LINE = 80
_FARTHEST = 20  # blocks that a heading stands above
_SAYS_OTHER = {
    *("abstract", "attention", "bug", "caution", "danger", "error", "failure"),
    *("important", "success", "warning"),
}
_REMARK = re.compile(r"(?<=:)\s*\([^()]*\)\s*$")


def opener_at(blocks: Sequence[Block], at: int) -> Opener | None:
    """Tell whether the block at `at` opens a section."""
    block = blocks[at]
    if any(each.box in APART for each in block.within):
        return None
    if block.kind is Kind.HEADING:
        return _heading(block, at)
    if block.kind is Kind.BOX:
        return _box(blocks, at)
    if block.kind in {Kind.PARAGRAPH, Kind.ITEM}:
        line = _line(blocks, at)
        if line and line.cue is Cue.WEAK:
            return label_at(blocks, at) or _sentence(blocks, at) or line
        found = label_at(blocks, at) or line or _sentence(blocks, at) or _request(blocks, at)
        return found or last_words(block, at)
    return None


def _heading(block: Block, at: int) -> Opener | None:
    cue = Cue.WEAK if cues.is_case(block.text) else cues.heading(block.text)
    says_so = cue is Cue.NONE and cues.heading_in_parts(block.text) is Cue.STRONG
    if says_so or (cue is not Cue.STRONG and cues.asks_to_ponder(block.text)):
        cue = Cue.STRONG
    if cue is Cue.NEVER or (cue is not Cue.STRONG and _says_all(block.text)):
        return None
    if cue is Cue.NONE and block.within:
        return None  # a part of a box that is about something else
    return Opener(at, How.HEADING, block.text, cue, block.level, block.within)


def _says_all(heading: str) -> bool:
    """Whether a heading asks or states: the text below answers it, or shows what it says."""
    return heading.endswith(".") or cues.is_question(heading)


def _box(blocks: Sequence[Block], at: int) -> Opener | None:
    block = blocks[at]
    cue = _cue_of_box(block)
    if cue not in {Cue.STRONG, Cue.WEAK} or normal(block.text) in {"question", "questions"}:
        return None
    if cue is Cue.WEAK and _is_of_another_kind(block):
        return None
    if cues.is_question(block.text) and not any(
        cues.has_question(below.text) for below in blocks[at + 1 : at + 2]
    ):
        return None  # what stands in it answers it
    return Opener(at, How.BOX, block.text or block.label, cue, within=block.within)


def _cue_of_box(box: Block) -> Cue:
    said = (cues.heading(box.text), cues.heading_in_parts(box.text), cues.heading(box.label))
    return next((cue for cue in said if cue is not Cue.NONE), Cue.NONE)


def _is_of_another_kind(box: Block) -> bool:
    """Whether a box warns or sums up, and is not named after what is done in it."""
    if not box.text:
        return not box.label.startswith(("discuss", "reflect"))
    names = {cues.is_label(box.text), cues.heading_in_parts(box.text)}
    return box.label in _SAYS_OTHER and names == {Cue.NONE}


def _line(blocks: Sequence[Block], at: int) -> Opener | None:
    """A line that stands where a heading would: short, or bold, and no sentence."""
    block = blocks[at]
    text = block.text
    if "\n" in text or len(text) > _LONGEST_LINE:
        return None
    if block.kind is Kind.ITEM and not _is_numbered_heading(blocks, at):
        return None
    is_above = _is_above_questions(blocks, at)
    if _is_sentence(block) and not (is_above and cues.is_label(text) is Cue.STRONG):
        return None
    if text.endswith(":") and not block.is_strong and _is_above_code(blocks, at):
        return None
    cue = _cue_of_line(blocks, at, is_above=is_above)
    if cue is Cue.NONE:
        return None
    depth = 0 if block.marker else block.depth
    return Opener(at, How.LINE, text, cue, within=block.within, depth=depth, marker=block.marker)


def _cue_of_line(blocks: Sequence[Block], at: int, *, is_above: bool) -> Cue:
    """What a line says; weak words say nothing unless they are marked, or above questions."""
    block, text = blocks[at], blocks[at].text
    cue = Cue.WEAK if block.is_strong and cues.is_case(text) else cues.heading(text)
    if cue is Cue.STRONG:
        return cue
    if cue is Cue.WEAK and cues.is_about_text(text):
        return Cue.NONE
    if cue is Cue.WEAK:
        is_whole = not block.marker and cues.is_label(text) is Cue.WEAK
        is_marked = block.is_strong or text.rstrip().endswith(":") or is_whole or is_above
        return cue if is_marked else Cue.NONE
    is_topic = cue is Cue.NONE and _is_above_question(blocks, at)
    return cues.heading_in_parts(text) if is_topic else Cue.NONE


def _is_sentence(block: Block) -> bool:
    return block.text.rstrip().endswith((".", "!", "?", ",", ";")) and not block.is_strong


def _is_above_questions(blocks: Sequence[Block], at: int) -> bool:
    """Whether a list that begins with a question stands right below, but for how long it takes."""
    below = [each for each in blocks[at + 1 : at + 3] if not cues.is_timing(each.text)][:1]
    return any(each.kind is Kind.ITEM and cues.has_question(each.text) for each in below)


def _is_above_question(blocks: Sequence[Block], at: int) -> bool:
    """Whether what stands right below, a paragraph or an item, ends by asking."""
    return any(cues.is_question(each.text) for each in blocks[at + 1 : at + 2])


def _is_above_code(blocks: Sequence[Block], at: int) -> bool:
    return [each.kind for each in blocks[at + 1 : at + 2]] == [Kind.CODE]


def _is_numbered_heading(blocks: Sequence[Block], at: int) -> bool:
    """Whether an item is what its number makes of a heading: a list of its own begins below it."""
    block, below = blocks[at], blocks[at + 1 : at + 2]
    if shapes.kind_of(block.marker) == "bullet" or block.depth != 1 or not below:
        return False
    if below[0].kind is not Kind.ITEM or shapes.kind_of(below[0].marker) != "number":
        return below[0].kind is Kind.PARAGRAPH and not below[0].depth
    return below[0].depth == 1 and shapes.follows(below[0].marker, ())


def _sentence(blocks: Sequence[Block], at: int) -> Opener | None:
    """A sentence that ends in a colon and asks for what stands in the list below it."""
    block = blocks[at]
    text = block.text.rstrip()
    text = _REMARK.sub("", text)
    if not text.endswith((":", ":)")):
        return None
    last = cues.last_sentence(text)
    if not cues.is_lead_in(last) or (_is_in_test(blocks, at) and not cues.asks_to_ponder(last)):
        return None
    return _of_sentence(block, at, text, last)


def _is_in_test(blocks: Sequence[Block], at: int) -> bool:
    """Whether the heading above names questions of another kind: to check what was learnt."""
    above = reversed(blocks[max(0, at - _FARTHEST) : at])
    heading = next((block.text for block in above if block.kind is Kind.HEADING), "")
    return cues.heading(heading) is Cue.NEVER and cues.names_questions(heading)


def _request(blocks: Sequence[Block], at: int) -> Opener | None:
    """A whole sentence that asks to ponder the questions that stand right below it."""
    block, below = blocks[at], blocks[at + 1 : at + 2]
    text = block.text.rstrip()
    if below and block.is_strong and _asks_for_list(block, below[0]):
        return _of_sentence(block, at, text, text)
    if not below or not text.endswith((".", "!")):
        return None
    asks = cues.has_question if below[0].kind is Kind.ITEM else cues.is_question
    if not asks(below[0].text):
        return None
    last = cues.last_sentence(text)
    for sentence in (last, cues.last_sentence(text.removesuffix(last).rstrip())):
        if cues.asks_to_ponder(sentence) and cues.requests(sentence):
            return _of_sentence(block, at, text, text[text.rfind(sentence) :], sentence)
    return None


def _asks_for_list(block: Block, below: Block) -> bool:
    """Whether bold words ask to ponder what is asked in the list right below them."""
    return (
        below.kind is Kind.ITEM
        and below.depth > block.depth
        and cues.has_question(below.text)
        and cues.is_lead_in(block.text)
        and cues.requests(block.text)
    )


def _of_sentence(block: Block, at: int, text: str, last: str, words: str = "") -> Opener:
    """A section that the end of a text opens, by all of its words or by some."""
    return Opener(
        at,
        How.SENTENCE,
        (words or last).strip(),
        Cue.STRONG,
        within=block.within,
        depth=block.depth,
        before=text[: len(text) - len(last)].strip(),
    )
