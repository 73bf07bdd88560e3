"""Making blocks plain: lists that are typed as paragraphs, lines that are several blocks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.inline import plain

_LONGEST_FIRST_LINE = 90


def shaped(blocks: Iterable[Block]) -> list[Block]:
    """Give the blocks with every item of a list as an item."""
    return list(_typed_items(part for block in blocks for part in _parts(block)))


def _parts(block: Block) -> Iterator[Block]:
    """Take a paragraph of several lines apart, if its lines are a list or a heading and a list."""
    lines = block.lines
    if block.kind is not Kind.PARAGRAPH or len(lines) == 1:
        yield block
    elif _is_heading_line(lines[0]):
        yield _line(block, lines[0], is_tight=block.is_tight)
        for line in lines[1:]:
            yield _line(block, line, is_tight=True)
    elif all(_begins_item(lines)[1:]):
        for at, line in enumerate(lines):
            yield _line(block, line, is_tight=at > 0 or block.is_tight)
    else:
        yield block


def _is_heading_line(line: str) -> bool:
    is_short = len(line) <= _LONGEST_FIRST_LINE and not cues.is_question(line)
    if not is_short:
        return False
    return cues.heading(line) is Cue.STRONG or (line.endswith(":") and cues.is_lead_in(line))


def _begins_item(lines: Sequence[str]) -> list[bool]:
    before, begins = "", []
    for line in lines:
        begun = shapes.item(line, before=before)
        before = begun[0] if begun else before
        begins.append(bool(begun))
    return begins


def _line(block: Block, line: str, *, is_tight: bool) -> Block:
    words = plain(line)
    return replace(
        block,
        text=words.text,
        markdown=words.markdown,
        is_tight=is_tight,
        label="",
        is_strong=block.is_strong,
    )


def _typed_items(blocks: Iterable[Block]) -> Iterator[Block]:
    """Make items of paragraphs that begin as items do, one after another."""
    kinds: list[str] = []
    before, depth = "", 0
    for block in blocks:
        begun = shapes.item(block.text, before=before) if block.kind is Kind.PARAGRAPH else None
        if (
            begun
            and "\n" not in block.text
            and block.depth == 0
            and (
                shapes.kind_of(begun[0]) == "bullet"
                or shapes.follows(begun[0], before)
                or _goes_on(begun[0], kinds)
            )
        ):
            kind = shapes.kind_of(begun[0])
            if kind in kinds:
                del kinds[kinds.index(kind) + 1 :]
            elif kind == "letter" and "number" in kinds:
                kinds.append(kind)
            else:
                kinds = [kind]
            before, depth = begun[0], len(kinds)
            words = plain(begun[1])
            markdown = _without_marker(block.markdown, begun[0]) or words.markdown
            yield replace(
                block,
                kind=Kind.ITEM,
                text=words.text,
                markdown=markdown,
                marker=before,
                depth=depth,
            )
        else:
            if block.kind is not Kind.ITEM:
                before, kinds = "", []
            yield block


def _goes_on(marker: str, kinds: Sequence[str]) -> bool:
    return shapes.kind_of(marker) in kinds


def _without_marker(markdown: str, marker: str) -> str:
    for written in (marker, marker.replace(".", "\\.").replace(")", "\\)"), f"\\{marker}"):
        if markdown.startswith(written):
            return markdown[len(written) :].lstrip()
    return ""
