"""reStructuredText, by way of the tree that docutils makes of it."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from typing import Any

from docutils import nodes
from docutils.frontend import Values, get_default_settings
from docutils.parsers.rst import Parser, directives, states
from docutils.parsers.rst.directives.tables import CSVTable
from docutils.transforms import Transform, references
from docutils.utils import new_document

from forum.articles.reading.blocks import Document
from forum.articles.reading.refusals import UnreadableError
from forum.articles.reading.rst_walk import blocks_of

# A role that only other tools know: its words stand for it.
_ROLE = re.compile(r"(?<![\w`]):[\w:+.-]{1,40}:`([^`<]{0,300}?)\s*(?:<[^`<>]{0,300}>)?`")
_DIRECTIVE = re.compile(r"(?P<indent> *)\.\. (?P<name>[\w:-]+)::(?P<title>.*)")
_OPTION = re.compile(r"\s+:[\w-]+:")
_CODE = {"code-block": "code", "sourcecode": "code", "prompt": "code", "ipython": "code"}
_MAY_BE_MARKUP = re.compile(r"[*`|_\\:@\x00]")
_DEEPEST = 100  # spaces
_MOST_CELLS = 20_000
_SETTINGS = {
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "report_level": 5,
    "halt_level": 6,
    "_disable_config": True,
    "smart_quotes": False,
    "line_length_limit": 10_000_000,
}


class _Table(CSVTable):
    """A table that is not filled up to as many cells as nobody has written."""

    def extend_short_rows_with_empty_cells(self, columns: int, parts: Any) -> None:
        """Fill the rows up to the longest."""
        if columns * sum(map(len, parts)) > _MOST_CELLS:
            raise UnreadableError("bomb")
        super().extend_short_rows_with_empty_cells(columns, parts)


directives.register_directive("csv-table", _Table)


def read(text: str) -> Document:
    """Read a text in reStructuredText. Nothing that it includes is opened."""
    known = "\n".join(_known(text.expandtabs(8).split("\n")))
    tree = _tree(_ROLE.sub(_words_of_role, known))
    return Document(blocks=list(blocks_of(tree)), dated_lines=tuple(_dated_lines(tree)))


def _tree(text: str) -> nodes.document:
    """Parse a text, and do of what docutils does afterwards only what this text needs.

    A title, a date, a list of contents are found or left out by other modules, and each pass over
    the tree would cost as much as all of those.
    """
    settings = _settings().copy()
    settings.warning_stream = io.StringIO()
    tree = new_document("", settings)
    Parser(inliner=_inliner()).parse(text, tree)
    for transform in _needed(tree, has_anonymous="__" in text):
        with suppress(LookupError, ValueError, TypeError, AttributeError):  # as of names in circles
            transform(tree).apply()
    return tree


def _inliner() -> states.Inliner:
    """One that looks for markup only in words that can have any: most paragraphs have none."""
    inliner = states.Inliner()  # knows its patterns by its own class, so none can be made of it
    parse = inliner.parse

    def parse_what_may_be_markup(text: str, *around: Any) -> Any:
        return parse(text, *around) if _MAY_BE_MARKUP.search(text) else ([nodes.Text(text)], [])

    inliner.parse = parse_what_may_be_markup  # type: ignore[assignment,method-assign]
    return inliner


@cache
def _settings() -> Values:
    settings = get_default_settings(Parser)
    for name, value in _SETTINGS.items():
        setattr(settings, name, value)
    return settings


def _needed(tree: nodes.document, *, has_anonymous: bool) -> Iterator[type[Transform]]:
    if tree.substitution_defs:
        yield references.Substitutions
    if tree.refnames or tree.indirect_targets or has_anonymous:
        yield references.PropagateTargets
        yield references.AnonymousHyperlinks
        yield references.IndirectHyperlinks
    if tree.autofootnotes or tree.symbol_footnotes or tree.footnotes or tree.citations:
        yield references.Footnotes
    if tree.refnames:
        yield references.ExternalTargets


def _words_of_role(found: re.Match[str]) -> str:
    return found[1].strip().replace("\\", "\\\\") or found[0].rpartition("<")[2].strip("`>")


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
