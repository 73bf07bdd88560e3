"""reStructuredText, by way of the tree that docutils makes of it."""

import io
import re
from collections.abc import Iterator
from functools import cache

from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import directives

from forum.articles.reading.blocks import Document
from forum.articles.reading.rst_walk import blocks_of

# A role that only other tools know: its words stand for it.
_ROLE = re.compile(r"(?<![\w`]):[\w:+.-]{1,40}:`([^`<]{0,300}?)\s*(?:<[^`<>]{0,300}>)?`")
_DIRECTIVE = re.compile(r"(?P<indent> *)\.\. (?P<name>[\w:-]+)::(?P<title>.*)")
_OPTION = re.compile(r"\s+:[\w-]+:")
_CODE = {"code-block": "code", "sourcecode": "code", "prompt": "code", "ipython": "code"}
_DEEPEST = 100  # spaces
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "_disable_config": True,
    "smart_quotes": False,
    "doctitle_xform": False,
    "docinfo_xform": False,
    "sectsubtitle_xform": False,
    "line_length_limit": 10_000_000,
}


def read(text: str) -> Document:
    """Read a text in reStructuredText. Nothing that it includes is opened."""
    known = "\n".join(_known(text.expandtabs(8).split("\n")))
    settings = {**_SETTINGS, "warning_stream": io.StringIO()}
    tree = publish_doctree(_ROLE.sub(_words_of_role, known), settings_overrides=settings)
    return Document(blocks=list(blocks_of(tree)), dated_lines=tuple(_dated_lines(tree)))


def _words_of_role(found: re.Match[str]) -> str:
    return found[1].strip() or found[0].rpartition("<")[2].strip("`>")


def _known(lines: list[str]) -> Iterator[str]:
    """Make boxes of the directives that only other tools know, so that their words are kept."""
    is_option = False
    for line in lines:
        stands_in = min(len(line) - len(line.lstrip()), _DEEPEST)
        shallow = " " * stands_in + line.lstrip()
        found = _DIRECTIVE.fullmatch(shallow)
        if found and not _is_known(found["name"].lower()):
            yield from _as_box(found)
            is_option = True
        elif not (is_option and _OPTION.match(shallow)):
            is_option = False
            yield shallow


@cache
def _is_known(name: str) -> bool:
    known = vars(directives)["_directive_registry"]
    return name in known


def _as_box(found: re.Match[str]) -> Iterator[str]:
    indent, name, title = found["indent"], found["name"].lower(), found["title"].strip()
    if name in _CODE:
        yield f"{indent}.. code::"
        yield ""
    else:
        yield f"{indent}.. admonition:: {title or name}"
        yield f"{indent}   :class: {re.sub(r'[^a-z-]', '-', name)}"
        yield ""


def _dated_lines(tree: nodes.document) -> Iterator[str]:
    for each in tree.findall(nodes.field):
        name, value = each.children
        if re.match(r"(?i)date|published|updated|created", name.astext()):
            yield value.astext()
