"""Markdown, line by line: the blocks of its many dialects, in time linear in the text.

Besides CommonMark it knows front matter, the boxes of several site builders ("!!! note",
"::: callout", "> [!note]"), attribute lists, and HTML between the lines.
"""

import re
from collections.abc import Mapping

from forum.articles.reading import front_matter
from forum.articles.reading.blocks import Block, Document
from forum.articles.reading.markdown_blocks import Scanner
from forum.articles.reading.markdown_inline import LABEL

_REFERENCE = re.compile(r" {0,3}\[(?!\^)([^\[\]]+)\]:[ \t]+<?([^\s<>]+)>?(?:[ \t]+[\"'(][^\n]*)?$")
_NOTE = re.compile(rf" {{0,3}}\[(?P<name>\^{LABEL})\]:[ \t]+\S")
_COMMENT_OPEN, _COMMENT_CLOSE = "<!--", "-->"


def read(text: str) -> Document:
    """Read a text in Markdown."""
    said, rest = front_matter.split(text)
    return Document(
        blocks=blocks(rest),
        title=said.title,
        author=said.author,
        date=said.date,
        language=said.language,
        dated_lines=said.dated_lines,
    )


def blocks(text: str) -> list[Block]:
    """Give the blocks of a text in Markdown that has no front matter."""
    lines, links = _without_references(without_comments(text).split("\n"))
    return Scanner(lines, links).blocks()


def without_comments(text: str) -> str:
    """Take out the comments of HTML, which nobody is to read."""
    kept, at = [], 0
    while (start := text.find(_COMMENT_OPEN, at)) >= 0:
        end = text.find(_COMMENT_CLOSE, start)
        if end < 0:
            break
        kept.append(text[at:start])
        at = end + len(_COMMENT_CLOSE)
    return "".join([*kept, text[at:]])


def _without_references(lines: list[str]) -> tuple[list[str], Mapping[str, str]]:
    links: dict[str, str] = {}
    kept = []
    for line in lines:
        found = _REFERENCE.match(line)
        if found:
            links.setdefault(found[1].casefold(), found[2])
        else:
            if note := _NOTE.match(line):
                links[note["name"]] = ""
            kept.append(line)
    return kept, links
