"""reStructuredText, by way of the tree that docutils makes of it."""

import io
import re
from collections.abc import Iterator

from docutils import nodes
from docutils.core import publish_doctree

from forum.articles.reading.blocks import Document
from forum.articles.reading.rst_walk import blocks_of

# A role only Sphinx knows: its words stand for it.
_ROLE = re.compile(r"(?<![\w`]):[\w:+.-]{1,40}:`([^`<]{0,300}?)\s*(?:<[^`<>]{0,300}>)?`")
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
    "line_length_limit": 1_000_000,
    "pep_references": False,
    "rfc_references": False,
    "warning_stream": io.StringIO(),
}


def read(text: str) -> Document:
    """Read a text in reStructuredText. Nothing that it includes is opened."""
    tree = publish_doctree(_ROLE.sub(_words_of_role, text), settings_overrides=dict(_SETTINGS))
    return Document(blocks=list(blocks_of(tree)), dated_lines=tuple(_dated_lines(tree)))


def _words_of_role(found: re.Match[str]) -> str:
    return found[1].strip() or found[0].strip("`").rpartition("`")[2]


def _dated_lines(tree: nodes.document) -> Iterator[str]:
    for each in tree.findall(nodes.field):
        name, value = each.children
        if re.match(r"(?i)date|published|updated|created", name.astext()):
            yield value.astext()
