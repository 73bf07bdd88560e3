"""Plain text: paragraphs between empty lines, or a line each; lists as people type them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from forum.articles.reading import cues
from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import Block, Document, Kind
from forum.articles.reading.inline import Run, composed, plain

_HEADING = re.compile(r"(#{1,6}) +(\S.*?)(?: +#+)?$")
_RULE = re.compile(r"([-=_*~])(?: ?\1){2,}$")
_ROOM = re.compile(r"(?m)^[ \t]*(?:_[_ ]{5,}|[.…][.… ]{5,})$")  # for an answer by hand
_QUOTED = re.compile(r"^(?:> ?)+")
_UNDERLINE = re.compile(r"([=-])\1{2,}$")
_LONGEST_HEADING = 120
_LONGEST_SHORT_LINE = 60
_LEAST_NESTING = 2  # spaces
_NARROWEST, _WIDEST = 50, 110
_BARE_NUMBER = re.compile(r"([ \t]{0,8})(\d{1,2})[ \t]+(?=[^\W\d_]|[¿\"“”«»(])")
_BEFORE_NUMBER = frozenset(" \t123456789")
_MOST_LINES_OF_ITEM = 5
_STYLED = re.compile(
    r"(?<![\w*])\*(?P<stars>[^\W\d_](?:[^*\n]{0,200}[^\s*])?)\*(?![\w*])"
    r"|(?<!\w)_(?P<lines>[^\W\d_](?:[^_\n]{0,200}[^\s_])?)_(?!\w)"
    r"|(?<![\w`])`(?P<code>[^`\n]{1,200})`(?!`)"
)


def read(text: str, *, is_pasted: bool = False) -> Document:
    """Read a plain text. What was pasted may have its `*slanted*` words and code marked."""
    blocks: list[Block] = []
    levels = _Levels()
    for chunk in _chunks(with_signs(_ROOM.sub("", text).split("\n"))):
        blocks += _of_chunk(chunk, levels)
    return Document([_styled(block) for block in blocks] if is_pasted else blocks)


def with_signs(lines: list[str]) -> list[str]:
    """Put a sign behind the numbers of a list that has none: "1 Who asked?"."""
    run: list[int] = []
    for at, line in enumerate([*lines, ""]):
        found = _BARE_NUMBER.match(line) if line[:1] in _BEFORE_NUMBER else None
        number = int(found[2]) if found else 0
        is_over = at == len(lines) or (run and at - run[-1] > _MOST_LINES_OF_ITEM)
        if run and (is_over or (number and number != len(run) + 1)):
            _sign(lines, run)
            run = []
        if number == len(run) + 1:
            run.append(at)
    return lines


def _sign(lines: list[str], run: Sequence[int]) -> None:
    asking = [at for at in run if cues.asks(_BARE_NUMBER.sub("", lines[at]))]
    if len(run) > 1 and len(asking) * 2 >= len(run):
        for at in run:
            lines[at] = _BARE_NUMBER.sub(r"\1\2. ", lines[at], count=1)


def _chunks(lines: Sequence[str]) -> Iterator[list[str]]:
    chunk: list[str] = []
    for line in lines:
        if line.strip():
            chunk.append(line.expandtabs(4).rstrip())
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Levels:
    """Which marks the items of a list have had, from the outermost in."""

    def __init__(self) -> None:
        self.marks: list[tuple[str, int]] = []
        self.before: dict[str, str] = {}

    def depth(self, marker: str, indent: int) -> int:
        """Tell how deep an item stands, by its mark and by how far it stands in."""
        kind = shapes.kind_of(marker)
        known = [
            place
            for place, (mark, at) in enumerate(self.marks)
            if mark == kind and abs(at - indent) < _LEAST_NESTING
        ]
        if known:
            del self.marks[known[-1] + 1 :]
        else:
            deeper = self.marks and (indent > self.marks[-1][1] + 1 or kind == "letter")
            if not deeper:
                self.marks.clear()
            self.marks.append((kind, indent))
        self.before[kind] = marker
        return len(self.marks)

    def end(self) -> None:
        self.marks.clear()
        self.before.clear()


def _of_chunk(chunk: Sequence[str], levels: _Levels) -> Iterator[Block]:
    """Give the blocks of lines between which no empty line stands."""
    is_wrapped = _is_wrapped(chunk)
    at, is_tight = 0, False
    while at < len(chunk):
        end, block = _one(chunk, at, levels, is_wrapped=is_wrapped, is_tight=is_tight)
        yield block
        at, is_tight = end, True


def _one(
    chunk: Sequence[str], at: int, levels: _Levels, *, is_wrapped: bool, is_tight: bool
) -> tuple[int, Block]:
    line = chunk[at]
    bare = _QUOTED.sub("", line.strip())
    if heading := _HEADING.match(bare):
        levels.end()
        return at + 1, _block(Kind.HEADING, heading[2], level=len(heading[1]))
    if at + 1 < len(chunk) and _UNDERLINE.match(chunk[at + 1]) and len(bare) < _LONGEST_HEADING:
        levels.end()
        return at + 2, _block(Kind.HEADING, bare, level=1 if chunk[at + 1][0] == "=" else 2)
    if _RULE.match(bare):
        levels.end()
        return at + 1, Block(Kind.RULE, "", "")
    if begun := shapes.item(bare, before=levels.before.values()):
        depth = levels.depth(begun[0], len(line) - len(line.lstrip()))
        end = _end_of_item(chunk, at, levels, is_wrapped=is_wrapped)
        words = " ".join([begun[1], *(each.strip() for each in chunk[at + 1 : end])])
        return end, _block(Kind.ITEM, words, marker=begun[0], depth=depth, is_tight=is_tight)
    end = _end_of_paragraph(chunk, at, is_wrapped=is_wrapped)
    words = " ".join(_QUOTED.sub("", each.strip()) for each in chunk[at:end])
    return end, _block(Kind.PARAGRAPH, words, is_tight=is_tight)


def _end_of_item(chunk: Sequence[str], at: int, levels: _Levels, *, is_wrapped: bool) -> int:
    """An item goes on over lines that stand in, or that end no sentence before them."""
    end = at + 1
    stands_in = len(chunk[at]) - len(chunk[at].lstrip())
    while end < len(chunk) and not shapes.item(chunk[end].strip(), before=levels.before.values()):
        indent = len(chunk[end]) - len(chunk[end].lstrip())
        goes_on = indent > stands_in or (
            not shapes.ends_sentence(chunk[end - 1])
            and (is_wrapped or not shapes.begins_sentence(chunk[end].strip()))
        )
        if not goes_on:
            break
        end += 1
    return end


def _end_of_paragraph(chunk: Sequence[str], at: int, *, is_wrapped: bool) -> int:
    end = at + 1
    if not is_wrapped:
        return end
    while end < len(chunk) and not shapes.item(chunk[end].strip()):
        if _parts(chunk[end - 1], chunk[end]):
            break
        end += 1
    return end


def _parts(line: str, below: str) -> bool:
    """Whether two lines of a wrapped chunk are two: the first is short and ends as one does."""
    return (
        len(line) < _LONGEST_SHORT_LINE
        and shapes.ends_sentence(line)
        and shapes.begins_sentence(below.strip())
    )


def _is_wrapped(chunk: Sequence[str]) -> bool:
    """Whether lines end where the page was full: most are about as long and end no sentence."""
    whole = [line for line in chunk[:-1] if _NARROWEST <= len(line) <= _WIDEST]
    open_ends = [line for line in whole if not shapes.ends_sentence(line)]
    return bool(whole) and len(open_ends) * 2 >= len(whole) and len(whole) * 2 >= len(chunk) - 1


def _block(kind: Kind, words: str, **more: int | str) -> Block:
    inline = plain(words)
    return Block(kind, inline.text, inline.markdown, **more)  # type: ignore[arg-type]


def _styled(block: Block) -> Block:
    """Take what is marked in a block for styled, as whoever pasted it may have meant it."""
    runs: list[Run] = []
    end = 0
    for found in _STYLED.finditer(block.text):
        is_code = found["code"] is not None
        said = found["stars"] or found["lines"] or found["code"]
        runs.append(Run(block.text[end : found.start()]))
        runs.append(Run(said, is_italic=not is_code, is_code=is_code))
        end = found.end()
    if not runs:
        return block
    inline = composed([*runs, Run(block.text[end:])])
    return replace(
        block,
        text=inline.text,
        markdown=inline.markdown,
        is_strong=inline.is_strong,
        label=inline.label,
    )
