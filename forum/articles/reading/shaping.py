"""Making blocks plain: lists that are typed as paragraphs, lines that are several blocks."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Kind
from forum.articles.reading.cues import Cue
from forum.articles.reading.inline import plain

_LONGEST_FIRST_LINE = 90
_ROOM = re.compile(
    r"(?:_[_\s]{4,}|\W{0,2}_{2,}[^_]{0,40}_{2,}\W{0,2}|[.…][.…\s]{4,}|-[-\s]{4,})"
)  # for an answer by hand
_PICTURES = re.compile(r"(?:!\[(?>[^\[\]\\]|\\.)*+\]\([^\s()]*+\)\s*+)++")


def shaped(blocks: Iterable[Block]) -> list[Block]:
    """Give the blocks with every item of a list as an item."""
    plain_blocks = (
        _with_pictures_apart(block) for block in blocks if not _ROOM.fullmatch(block.text)
    )
    parts = [part for block in plain_blocks for part in _parts(block)]
    return list(_typed_items(_with_numbers(parts)))


def _with_numbers(blocks: Sequence[Block]) -> Iterator[Block]:
    """Join a number that stands alone to the paragraph below it, whose number it is.

    A number without a sign may be a page's: it is one of a list's if what stands below asks.
    """
    marker, before = "", ""
    is_numbered = False
    for at, block in enumerate(blocks):
        if alone := _alone(blocks[at : at + 3], before):
            marker = before = alone
            continue
        if marker:
            is_letter = shapes.kind_of(marker) == "letter"
            depth = 2 if is_letter and is_numbered else 1
            is_numbered = is_numbered or not is_letter
            yield replace(block, kind=Kind.ITEM, marker=marker, depth=max(block.depth, depth))
        else:
            is_numbered = is_numbered and block.kind is not Kind.HEADING
            yield block
        marker = ""


def _alone(blocks: Sequence[Block], before: str) -> str:
    """Give the number that the first of the blocks is, with a question or a case below it."""
    block, below = blocks[0], blocks[1:]
    alone, is_sure = shapes.alone(block.text)
    if not alone or {each.kind for each in blocks[:2]} != {Kind.PARAGRAPH} or not below:
        return ""
    has_parts = len(below) > 1 and shapes.alone(below[1].text)[1]
    is_next = shapes.follows(alone, (before,) if before else ())
    return alone if is_sure or (is_next and (has_parts or cues.asks(below[0].text))) else ""


def _with_pictures_apart(block: Block) -> Block:
    """Let a paragraph of nothing but pictures be what it is: its words only describe them."""
    if block.kind is Kind.PARAGRAPH and not _PICTURES.sub("", block.markdown, count=1):
        return replace(block, kind=Kind.PICTURE, text="")
    return block


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
    before: list[str] = []
    begins = []
    for line in lines:
        begun = shapes.item(line, before=before)
        before += [begun[0]] if begun else []
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
    before: dict[str, str] = {}  # the last marker of each kind, the outermost list first
    for block in blocks:
        begun = shapes.item(block.text, before=before.values())
        if block.kind is Kind.ITEM:
            yield block
        elif begun and _is_typed_item(block, begun[0], before):
            yield _as_item(block, *begun, before)
        else:
            before.clear()
            yield block


def _is_typed_item(block: Block, marker: str, before: Mapping[str, str]) -> bool:
    if block.kind is not Kind.PARAGRAPH or "\n" in block.text or block.depth:
        return False
    kind = shapes.kind_of(marker)
    return kind == "bullet" or kind in before or shapes.follows(marker, before.values())


def _as_item(block: Block, marker: str, text: str, before: dict[str, str]) -> Block:
    kind = shapes.kind_of(marker)
    if kind in before:
        for deeper in list(before)[list(before).index(kind) + 1 :]:
            del before[deeper]
    elif kind != "letter" or "number" not in before:
        before.clear()
    before[kind] = marker
    words = plain(text)
    markdown = _without_marker(block.markdown, marker) or words.markdown
    return replace(
        block,
        kind=Kind.ITEM,
        text=words.text,
        markdown=markdown,
        marker=marker,
        depth=len(before),
    )


def _without_marker(markdown: str, marker: str) -> str:
    for written in (marker, marker.replace(".", "\\.").replace(")", "\\)"), f"\\{marker}"):
        if markdown.startswith(written):
            return markdown[len(written) :].lstrip()
    return ""
