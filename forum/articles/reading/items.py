"""What of a block is a question, and how much of its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from forum.articles.reading import answers, cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block
from forum.articles.reading.labels import name_of


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
    is_link: bool = False  # to another page, and nothing else
    asked: str = ""  # the question, where it is set in bold and more follows
    name: str = ""  # what stood in front of it in bold


def listed(block: Block, depth: int) -> Item:
    """Give an item of a list as one question, `depth` lists deep."""
    name, text = _parted(replace(block, text=before_answer(block)))
    return Item(
        one_line(text if name else without_own_label(block)),
        depth,
        block.marker,
        is_listed=True,
        is_strong=block.is_strong,
        is_link=block.is_link,
        asked=one_line(block.label) if cues.is_question(block.label) else "",
        name=name,
    )


def _parted(block: Block) -> tuple[str, str]:
    """Give the name in bold before a question, if it has one, and the rest of the words.

    What only says that it is a question is no name: "Question 2:".
    """
    name, text = name_of(block)
    own = cues.own_label(block.text)
    return (name[len(own) :], text) if name or not own else ("", text[len(own) :])


def without_own_label(block: Block) -> str:
    """Leave out a marker in the words, and a label that only says that a question follows."""
    text = before_answer(block)
    if (begun := shapes.item(text)) and shapes.kind_of(begun[0]) != "letter":
        text = begun[1]
    return text[len(cues.own_label(text)) :]


def before_answer(block: Block) -> str:
    """Leave out a line that begins an answer and what stands below it, and one in brackets."""
    lines = block.lines
    begun = (at for at, line in enumerate(lines) if at and answers.is_answer(line))
    return answers.without("\n".join(lines[: next(begun, len(lines))]))


def items_of(block: Block, *, one_each: bool = False) -> list[Item]:
    """A paragraph is one question; lines of which each asks are one each, if none is a heading.

    With `one_each`, lines are so only if none asks twice.
    So are its sentences if each is numbered, as in "1. Who asked? 2. Why?".
    """
    if numbered := shapes.numbered(block.text):
        return [Item(one_line(text), 1, marker, is_listed=True) for marker, text in numbered]
    lines = block.lines
    if len(lines) > 1 and block.label != lines[0] and _is_list_of_lines(lines, one_each=one_each):
        return [Item(one_line(line[len(cues.own_label(line)) :])) for line in lines]
    name, text = _parted(block)
    return [Item(one_line(text), marker=block.marker, is_strong=block.is_strong, name=name)]


def _is_list_of_lines(lines: Sequence[str], *, one_each: bool) -> bool:
    """Whether each line asks, or names what to talk about: none is a statement."""
    if one_each and any(cues.asks_twice(line) for line in lines):
        return False
    stated = [line for line in lines if not cues.asks(line) and shapes.ends_sentence(line)]
    return not stated and cues.asks(lines[0])


def one_line(text: str) -> str:
    """Close up the lines and spaces of a text."""
    return " ".join(text.split())
