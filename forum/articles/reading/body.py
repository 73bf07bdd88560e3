"""The body of an article as Markdown, put together from the blocks that are left.

A box with a title stays a box to whoever reads the article: it is set off as a quote is.
"""

from collections.abc import Collection, Sequence

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Box, Enclosure, Kind

_DEEPEST_QUOTE = 4
_INDENT = "    "
_MOST_CHROME = 12


def written(blocks: Sequence[tuple[Block, str]]) -> str:
    """Write blocks, each with its Markdown, one under the other."""
    parts: list[str] = []
    before: Block | None = None
    above: Sequence[Enclosure] = ()  # what the block before is set off by
    left = _without_frame(blocks)
    titled = {block.within[-1] for block, _ in left if _is_title_of_box(block)}
    for block, markdown in left:
        set_off = _set_off(block, titled)
        text = _written(block, markdown, len(set_off))
        if not text:
            continue
        if before is not None:
            parts.append(_between(before, block, above, set_off))
        parts.append(text)
        before, above = block, set_off
    return "".join(parts).strip()


def _is_title_of_box(block: Block) -> bool:
    return block.kind is Kind.BOX and bool(block.text and block.within)


def _set_off(block: Block, titled: Collection[Enclosure]) -> Sequence[Enclosure]:
    """Of all that a block stands in, what is seen: the quotes and the boxes with a title."""
    if block.kind is Kind.NOTE:
        return ()
    seen = [each for each in block.within if each.box is Box.QUOTE or each in titled]
    return seen[:_DEEPEST_QUOTE]


def _without_frame(blocks: Sequence[tuple[Block, str]]) -> Sequence[tuple[Block, str]]:
    """Leave out the lines of the page around the text, at its beginning and its end."""
    first, last = 0, len(blocks)
    while first < min(last, _MOST_CHROME) and _is_frame(blocks[first][0]):
        first += 1
    while last > first and len(blocks) - last < _MOST_CHROME and _is_frame(blocks[last - 1][0]):
        last -= 1
    return blocks[first:last]


def _is_frame(block: Block) -> bool:
    return block.kind is Kind.RULE or cues.is_chrome(block.text)


def _between(
    before: Block, block: Block, above: Sequence[Enclosure], here: Sequence[Enclosure]
) -> str:
    if before.kind is Kind.ITEM and block.kind is Kind.ITEM and len(above) == len(here):
        return "\n"
    common = min(len(above), len(here))
    if common and above[:common] == here[:common]:
        return "\n" + ("> " * common).rstrip() + "\n"
    return "\n\n"


def _written(block: Block, markdown: str, depth: int) -> str:
    text = _marked(block, markdown)
    return "\n".join(f"{'> ' * depth}{line}".rstrip() for line in text.split("\n")) if text else ""


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
