"""The body of an article as Markdown, put together from the blocks that are left."""

from collections.abc import Iterable, Sequence

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Box, Kind

_DEEPEST_QUOTE = 4
_INDENT = "    "
_MOST_CHROME = 12


def written(blocks: Sequence[tuple[Block, str]]) -> str:
    """Write blocks, each with its Markdown, one under the other."""
    parts: list[str] = []
    before: Block | None = None
    for block, markdown in _without_frame(blocks):
        text = _written(block, markdown)
        if not text:
            continue
        if before is not None:
            parts.append(_between(before, block))
        parts.append(text)
        before = block
    return "".join(parts).strip()


def _without_frame(blocks: Sequence[tuple[Block, str]]) -> Iterable[tuple[Block, str]]:
    """Leave out the lines of the page around the text, at its beginning and its end."""
    first, last = 0, len(blocks)
    while first < min(last, _MOST_CHROME) and _is_frame(blocks[first][0]):
        first += 1
    while last > first and len(blocks) - last < _MOST_CHROME and _is_frame(blocks[last - 1][0]):
        last -= 1
    return blocks[first:last]


def _is_frame(block: Block) -> bool:
    return block.kind is Kind.RULE or cues.is_chrome(block.text)


def _between(before: Block, block: Block) -> str:
    quotes = min(before.quotes, block.quotes, _DEEPEST_QUOTE)
    both_items = before.kind is Kind.ITEM and block.kind is Kind.ITEM
    if both_items and before.quotes == block.quotes:
        return "\n"
    if quotes and before.within[: len(block.within)] == block.within[: len(before.within)]:
        return "\n" + ("> " * quotes).rstrip() + "\n"
    return "\n\n"


def _written(block: Block, markdown: str) -> str:
    text = _marked(block, markdown)
    quotes = "> " * min(block.quotes, _DEEPEST_QUOTE) if block.kind is not Kind.NOTE else ""
    return "\n".join(f"{quotes}{line}".rstrip() for line in text.split("\n")) if text else ""


def _marked(block: Block, markdown: str) -> str:
    if block.kind is Kind.HEADING:
        return f"{'#' * min(block.level, 6)} {' '.join(markdown.split())}"
    if block.kind is Kind.BOX:
        return f"**{' '.join(markdown.split())}**" if markdown else ""
    if block.kind is Kind.RULE:
        return "---"
    if block.kind is Kind.CODE:
        return _set_in(_fenced(markdown), _INDENT * block.depth)
    if block.kind is Kind.ITEM:
        return _item(block, markdown)
    return _set_in(markdown, _INDENT * block.depth)


def _item(block: Block, markdown: str) -> str:
    kind = shapes.kind_of(block.marker)
    sign = {"bullet": "-", "number": f"{shapes.bare(block.marker)}."}.get(kind)
    if sign is None:
        sign, markdown = "-", f"{block.marker} {markdown}"
    outer = _INDENT * (block.depth - 1)
    return f"{outer}{sign} " + _set_in(markdown, outer + _INDENT).lstrip(" ")


def _set_in(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else "" for line in text.split("\n"))


def _fenced(code: str) -> str:
    ticks = 3
    while "`" * ticks in code:
        ticks += 1
    return f"{'`' * ticks}\n{code}\n{'`' * ticks}"


def is_said(block: Block) -> bool:
    """Whether a block is said to the reader of the body."""
    return not any(each.box is Box.QUIZ for each in block.within)
