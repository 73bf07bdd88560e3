"""What would take too long to read is refused before it is parsed, with words for its writer.

The patterns of our dialect take linear time. What remains to be bounded is the work of the blocks:
how deep they nest, how many lines of one begin a block of their own, how many cells a table makes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from flask_babel import lazy_gettext as _l

from forum.richtext.cleaning import clean
from forum.richtext.lines import TAB, parts

# No pattern here may try each beginning of a run of signs against the rest of the run: 20,000 pipes
# took one of them more than a second. Hence the possessive repetitions.

# The signs of quotes and lists at the beginning of a line, with the space around them.
_OPENING = re.compile(r"(?:[ >]|(?:[*+-]|\d++\.)(?= ))*")
_SIGN = re.compile(r"[>*+-]|\d+\.")
_RULE = re.compile(r" {0,3}([-*_])(?: {0,2}\1){2,} *")
_HEADING_OR_RULE = re.compile(rf"{_OPENING.pattern}(?:#{{1,6}} |([-*_])(?: *\1){{2,}} *$)")
_MARK = re.compile(r"\*+|_+|[`\[<\\]|(?i:www\.)|://")
_UNDER_TABLE_HEAD = re.compile(r"[ >*+\d.|:-]*+")
_TABLE_RULE = " |:-"


@dataclass(frozen=True)
class Bounds:
    """How much one text may hold."""

    characters: int
    marks: int  # signs that may be markup, and lines
    blocks: int = 10_000
    block: int = 20_000  # characters without an empty line between them
    block_marks: int = 2_500  # the parser looks for each among all others of its block
    depth: int = 12  # lists and quotes inside each other
    headings: int = 100  # in one block, rules included
    cells: int = 5_000


POST = Bounds(characters=20_000, marks=4_000)
ARTICLE = Bounds(characters=400_000, marks=30_000)


_SENTENCES = {
    "too_long": _l("The text has %(length)s characters, and there is room for %(limit)s."),
    "too_many_blocks": _l("The text has more than %(limit)s paragraphs."),
    "block_too_long": _l(
        "One paragraph has more than %(limit)s characters. An empty line parts it in two."
    ),
    "block_too_marked": _l(
        "One paragraph has more than %(limit)s lines and signs of markup. An empty line parts it"
        " in two."
    ),
    "too_deep": _l("Lists or quotes stand inside each other more than %(limit)s deep."),
    "too_many_marks": _l(
        "The text has more than %(limit)s lines and signs of markup, more than can be shown."
    ),
    "too_many_headings": _l(
        "More than %(limit)s headings or rules follow each other without an empty line."
    ),
    "table_too_big": _l("The tables have more than %(limit)s cells."),
}


class TooComplexError(ValueError):
    """The text cannot be taken as it is: .code says why, .sentence says it to its writer."""

    def __init__(self, code: str, **params: int) -> None:
        """Take the reason, a key of the sentences, and the numbers that stand in its sentence."""
        super().__init__(code)
        self.code, self.params = code, params

    @property
    def sentence(self) -> str:
        """The reason in the language of whoever reads it now."""
        return str(_SENTENCES[self.code]) % self.params

    def __str__(self) -> str:
        return self.sentence


def check(text: str) -> None:
    """Raise TooComplexError for a post that is too long, or too intricate, to be shown."""
    bounded(text, POST)


def check_article(text: str) -> None:
    """Raise TooComplexError for an article that is too long, or too intricate, to be shown."""
    bounded(text, ARTICLE)


def bounded(text: str, bounds: Bounds) -> str:
    """Give the text, cleaned, if it keeps within the bounds."""
    text = clean(text)
    if len(text) > bounds.characters:
        raise TooComplexError("too_long", length=len(text), limit=bounds.characters)
    blocks = list(_blocks(text))
    if len(blocks) > bounds.blocks:
        raise TooComplexError("too_many_blocks", limit=bounds.blocks)
    for block in blocks:
        _check_block(block, bounds)
    if sum(map(_marks, chain(*blocks))) > bounds.marks:
        raise TooComplexError("too_many_marks", limit=bounds.marks)
    if sum(map(_cells, blocks)) > bounds.cells:
        raise TooComplexError("table_too_big", limit=bounds.cells)
    return text


def _blocks(text: str) -> Iterator[list[str]]:
    """Lines between which no empty line stands: what the parser takes at a time."""
    for part in parts(text):
        lines = ["code", ""] if part.is_code else part.lines
        for has_words, block in groupby(lines, key=bool):
            if has_words:
                yield list(block)


def _check_block(block: Sequence[str], bounds: Bounds) -> None:
    if len("\n".join(block)) > bounds.block:
        raise TooComplexError("block_too_long", limit=bounds.block)
    if max(map(_depth, block)) > bounds.depth:
        raise TooComplexError("too_deep", limit=bounds.depth)
    if sum(1 for line in block if _HEADING_OR_RULE.match(line)) > bounds.headings:
        raise TooComplexError("too_many_headings", limit=bounds.headings)
    if sum(map(_marks, block)) > bounds.block_marks:
        raise TooComplexError("block_too_marked", limit=bounds.block_marks)


def _depth(line: str) -> int:
    """How deep a line may open lists and quotes: a sign opens one, four spaces go on with one."""
    if _RULE.fullmatch(line):
        return 0
    opening: str = next(_OPENING.finditer(line))[0]
    signs = len(_SIGN.findall(opening))
    return signs + max(0, opening.count(" ") - signs) // TAB


def _marks(line: str) -> int:
    return 1 + _depth(line) + len(_MARK.findall(line))


def _cells(block: Sequence[str]) -> int:
    """A table is as wide as its head all the way down: few letters can make a million cells."""
    widths = [line.count("|") + 1 for line in block if _is_under_table_head(line)]
    return max(widths, default=0) * len(block)


def _is_under_table_head(line: str) -> bool:
    """Say whether a line may be the dashes and pipes of a table, in a list or a quote or not."""
    start = len(line.rstrip(_TABLE_RULE))
    return "|" in line[start:] and _UNDER_TABLE_HEAD.fullmatch(line) is not None
