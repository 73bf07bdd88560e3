"""Words in front of a question that say what it is: "To ponder: who asked?"."""

import re
from collections.abc import Sequence

from forum.articles.reading import cues
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.opener import How, Opener

_LONGEST = 70
_LONGEST_PLAIN = 4  # words
_LONGEST_NAME = 3  # words; what is longer and ends in a full stop says what to do
_NAMED = re.compile(r"\s*:\s+|:?\n\s*|(?<=:)\s+")
_LABEL = re.compile(r"(?P<label>[^:?!.]{3,70}?)\s*:\s+(?P<rest>\S.*)", re.DOTALL)
_LAST = re.compile(r"(?<=[.!?\s])(?P<label>[^:?!.]{3,70}):\s+(?P<rest>\S[^:.!]*\?)\s*$")


def label_at(blocks: Sequence[Block], at: int) -> Opener | None:
    """Tell whether the block at `at` begins with a label, and a question follows in it."""
    block = blocks[at]
    label, rest = _label_of(block)
    if not label or not rest or (_says_step(label) and not cues.has_question(rest)):
        return None
    if cues.is_for_class(label):
        return None  # a step among others of a lesson: "Ask the class: who knows it?"
    cue = cues.is_label(label)
    if (block.label or _is_short(label, rest)) and cues.heading(label) is Cue.STRONG:
        cue = Cue.STRONG
    asks = cues.has_question(rest) or _leads_to_questions(blocks, at)
    is_weak = cue is Cue.WEAK and not cues.names_questions(label) and asks
    if cue is Cue.STRONG or is_weak:
        return Opener(
            at, How.LABEL, label, Cue.STRONG, within=block.within, depth=block.depth, rest=rest
        )
    return None


def name_of(block: Block) -> tuple[str, str]:
    """Part the bold name in front of a question from it: "**Trust:** Who asked?".

    Gives the name, and what is left; no name where the bold words ask, or what follows does not.
    """
    name = block.label.strip(" :")
    found = _NAMED.match(block.text, len(block.label)) if name and len(name) <= _LONGEST else None
    if not found or not block.text.startswith(block.label):
        return "", block.text
    rest = block.text[found.end() :].strip()
    is_name = not (cues.has_question(name) or cues.is_for_no_pondering(name))
    return (name, rest) if rest and is_name and cues.asks(rest) else ("", block.text)


def _is_short(label: str, rest: str) -> bool:
    """Whether plain words are a label, for all that they are no heading: a few, and a question."""
    is_few = len(label.split()) <= _LONGEST_PLAIN
    return is_few and cues.is_question(rest) and not cues.points_ahead(label)


def _leads_to_questions(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block ends in a colon above a list of its own that begins with a question."""
    below = blocks[at + 1 : at + 2]
    is_list = bool(below) and below[0].kind is Kind.ITEM and below[0].depth > blocks[at].depth
    return blocks[at].text.endswith(":") and is_list and cues.has_question(below[0].text)


def _says_step(label: str) -> bool:
    """Whether bold words are a sentence of their own: "Think about how you would pay."."""
    return label.endswith(".") and len(label.split()) > _LONGEST_NAME


def last_words(block: Block, at: int) -> Opener | None:
    """A call to discuss questions that stand behind it, at the end of a block of other words."""
    found = _LAST.search(block.text) if block.text.endswith("?") else None
    if not found or not (cues.asks_to_ponder(found["label"]) and cues.requests(found["label"])):
        return None
    label, before = found["label"].strip(), block.text[: found.start()].strip()
    return Opener(
        at,
        How.LABEL,
        label,
        Cue.STRONG,
        within=block.within,
        depth=block.depth,
        rest=found["rest"],
        before=before,
    )


def _label_of(block: Block) -> tuple[str, str]:
    """The words before the rest of a block: bold ones, or plain ones with a colon."""
    if block.label and len(block.label) <= _LONGEST:
        after = block.text.partition(block.label)[2]
        rest = after.lstrip(" :–—-\n")
        if cues.names_questions(block.label) and after[:1] == " " and rest[:1].islower():
            return "", ""  # the sentence goes on: "Questions that help you: What does it mean?"
        return block.label.rstrip(" :–—-"), rest
    found = _LABEL.match(block.text)
    return (found["label"], found["rest"]) if found else ("", "")
