"""From the tree of a text in reStructuredText to blocks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docutils import nodes

from forum.articles.reading.blocks import DEEPEST_BOX, DEEPEST_LIST, Block, Enclosure, Kind
from forum.articles.reading.inline import Inline, Run, composed, escaped, mention, note, picture
from forum.articles.reading.markdown_boxes import box_named

_LEFT_OUT = (
    nodes.system_message,
    nodes.comment,
    nodes.substitution_definition,
    nodes.target,
    nodes.raw,
    nodes.field_list,
    nodes.docinfo,
    nodes.meta,
    nodes.pending,
)
_LETTERS = 26
_HEADINGS = (nodes.title, nodes.subtitle, nodes.rubric)
_CODE = (nodes.literal_block, nodes.doctest_block, nodes.math_block)
_LISTS = (nodes.bullet_list, nodes.enumerated_list)
_NOTES = (nodes.footnote, nodes.citation)
_MENTIONS = (nodes.footnote_reference, nodes.citation_reference)
_BOXES = (nodes.Admonition, nodes.topic, nodes.sidebar)
_WORDS = (nodes.paragraph, nodes.line, nodes.term, nodes.attribution, nodes.caption)


@dataclass(frozen=True)
class _Place:
    """Where in the text a node stands."""

    level: int = 0
    depth: int = 0
    within: tuple[Enclosure, ...] = ()


def blocks_of(tree: nodes.document) -> Iterator[Block]:
    """Give the blocks of a text."""
    return _Walk().blocks(tree.children, _Place())


class _Walk:
    def __init__(self) -> None:
        self.boxes = 0

    def blocks(self, children: Sequence[nodes.Node], place: _Place) -> Iterator[Block]:
        for node in children:
            if not isinstance(node, _LEFT_OUT):
                yield from self._block(node, place)

    def _block(self, node: nodes.Node, place: _Place) -> Iterator[Block]:
        for kinds, read in (
            (_HEADINGS, self._heading),
            (_CODE, self._code),
            (_LISTS, self._list),
            (_BOXES, self._box),
            (_WORDS, self._paragraph),
            (nodes.table, self._table),
            (_NOTES, self._note),
            (nodes.image, self._image),
            (nodes.transition, self._rule),
            (nodes.section, self._section),
        ):
            if isinstance(node, kinds):
                yield from read(node, place)
                return
        yield from self.blocks(node.children, place)

    def _section(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        return self.blocks(node.children, replace(place, level=place.level + 1))

    def _heading(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        yield _made(Kind.HEADING, node, place, level=max(1, place.level))

    def _code(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        code = node.astext()
        yield Block(Kind.CODE, code, code, depth=place.depth, within=place.within)

    def _paragraph(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        yield _made(Kind.PARAGRAPH, node, place, depth=place.depth)

    def _note(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        label = next((_label(each) for each in node.findall(nodes.label)), "")
        words = [each for each in node.children if not isinstance(each, nodes.label)]
        for at, block in enumerate(self.blocks(words, place)):
            written = note("" if at else label, block.markdown)
            yield replace(block, kind=Kind.NOTE, markdown=written, depth=0)

    def _image(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        shown = composed(_picture(node))
        yield Block(Kind.PARAGRAPH, shown.text, shown.markdown, within=place.within)

    def _rule(self, _node: nodes.Element, place: _Place) -> Iterator[Block]:
        yield Block(Kind.RULE, "", "", within=place.within)

    def _table(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        rows = [
            [" ".join(cell.astext().split()) for cell in row.findall(nodes.entry)]
            for row in node.findall(nodes.row)
        ]
        lines = ["| " + " | ".join(map(escaped, row)) + " |" for row in rows]
        lines.insert(1, "|" + " --- |" * len(rows[0]))
        yield Block(
            Kind.TABLE,
            "\n".join(" ".join(row) for row in rows),
            "\n".join(lines),
            within=place.within,
        )

    def _list(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        inner = replace(place, depth=min(place.depth + 1, DEEPEST_LIST))
        for number, item in enumerate(node.children, node.get("start", 1)):
            for at, block in enumerate(self.blocks(item.children, inner)):
                is_first = at == 0 and block.kind is Kind.PARAGRAPH
                marker = _marker(node, number)
                yield replace(block, kind=Kind.ITEM, marker=marker) if is_first else block

    def _box(self, node: nodes.Element, place: _Place) -> Iterator[Block]:
        name = " ".join(node.get("classes", [])) or node.tagname
        if name == "contents":
            return
        self.boxes += 1
        box = Enclosure(self.boxes, box_named(name))
        inner = replace(place, depth=0, within=(*place.within, box)[:DEEPEST_BOX])
        title = next((each for each in node.children if isinstance(each, nodes.title)), None)
        words = composed(_runs(title, Run(""))) if title is not None else Inline("", "")
        yield Block(Kind.BOX, words.text, words.markdown, label=name, within=inner.within)
        yield from self.blocks([each for each in node.children if each is not title], inner)


def _marker(node: nodes.Element, number: int) -> str:
    if isinstance(node, nodes.bullet_list):
        return "-"
    is_lettered = node.get("enumtype", "").endswith("alpha") and number <= _LETTERS
    return f"{chr(ord('a') + number - 1)})" if is_lettered else f"{number}."


def _made(
    kind: Kind, node: nodes.Element, place: _Place, *, level: int = 0, depth: int = 0
) -> Block:
    words = composed(_runs(node, Run("")))
    return Block(
        kind,
        words.text,
        words.markdown,
        level=level,
        depth=depth,
        is_strong=words.is_strong,
        is_link=words.is_link,
        label=words.label,
        within=place.within,
    )


def _label(node: nodes.Element) -> str:
    return re.sub(r"[^\w.-]", "x", node.astext())[:40]


def _picture(node: nodes.Element) -> list[Run]:
    run = picture(node.get("alt", ""), node.get("uri", ""))
    return [run] if run else []


def _runs(node: nodes.Node, style: Run) -> Iterator[Run]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield replace(style, text=child.astext().replace("\x00", "").replace("\n", " "))
        elif isinstance(child, nodes.image):
            yield from _picture(child)
        elif isinstance(child, _MENTIONS):
            yield mention(_label(child))
        elif not isinstance(child, (nodes.system_message, nodes.target)):
            yield from _runs(child, _styled(child, style))


def _styled(node: nodes.Node, style: Run) -> Run:
    if isinstance(node, nodes.strong):
        return replace(style, is_bold=True)
    if isinstance(node, nodes.emphasis):
        return replace(style, is_italic=True)
    if isinstance(node, nodes.literal):
        return replace(style, is_code=True)
    if isinstance(node, nodes.reference):
        return replace(style, href=node.get("refuri", ""))
    return style
