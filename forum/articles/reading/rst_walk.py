"""From the tree of a text in reStructuredText to blocks."""

from collections.abc import Iterator

from docutils import nodes
from docutils.parsers.rst import states  # noqa: F401 - loads what the nodes need

from forum.articles.reading.blocks import Block, Box, Enclosure, Kind
from forum.articles.reading.inline import Inline, Run, composed
from forum.articles.reading.markdown_boxes import box_named

_LEFT_OUT = (
    nodes.system_message, nodes.comment, nodes.substitution_definition, nodes.target, nodes.image,
    nodes.raw, nodes.field_list, nodes.docinfo, nodes.meta, nodes.pending,
)


class _Walk:
    def __init__(self) -> None:
        self.count = 0

    def box(self, box: Box) -> Enclosure:
        self.count += 1
        return Enclosure(self.count, box)


def blocks_of(tree: nodes.document) -> Iterator[Block]:
    """Give the blocks of a text."""
    yield from _blocks(_Walk(), tree.children, 1, 0, ())


def _blocks(walk, children, level, depth, within):
    for node in children:
        yield from _block(walk, node, level, depth, within)


def _block(walk, node, level, depth, within):
    if isinstance(node, nodes.system_message):
        return
    if isinstance(node, _LEFT_OUT):
        return
    if isinstance(node, nodes.section):
        yield from _blocks(walk, node.children, level + 1, 0, within)
    elif isinstance(node, (nodes.title, nodes.subtitle, nodes.rubric)):
        yield _made(Kind.HEADING, node, within, level=max(1, level - 1))
    elif isinstance(node, nodes.transition):
        yield Block(Kind.RULE, "", "", within=within)
    elif isinstance(node, (nodes.literal_block, nodes.doctest_block)):
        yield Block(Kind.CODE, node.astext(), node.astext(), depth=depth, within=within)
    elif isinstance(node, nodes.table):
        yield Block(Kind.TABLE, node.astext(), "", within=within)
    elif isinstance(node, (nodes.bullet_list, nodes.enumerated_list)):
        yield from _list(walk, node, level, depth + 1, within)
    elif isinstance(node, nodes.Admonition) or isinstance(node, (nodes.topic, nodes.sidebar)):
        yield from _admonition(walk, node, level, within)
    elif isinstance(node, nodes.block_quote):
        yield from _blocks(walk, node.children, level, depth, within)
    elif isinstance(node, (nodes.paragraph, nodes.line, nodes.term, nodes.attribution, nodes.caption)):
        yield _made(Kind.PARAGRAPH, node, within, depth=depth)
    else:
        yield from _blocks(walk, node.children, level, depth, within)


def _list(walk, node, level, depth, within):
    is_numbered = isinstance(node, nodes.enumerated_list)
    first = node.get("start", 1)
    for number, item in enumerate(node.children, first):
        marker = f"{number}." if is_numbered else "-"
        if is_numbered and node.get("enumtype", "").endswith("alpha"):
            marker = f"{chr(ord('a') + (number - 1) % 26)})"
        for at, block in enumerate(_blocks(walk, item.children, level, depth, within)):
            is_first = at == 0 and block.kind is Kind.PARAGRAPH
            yield _as_item(block, marker) if is_first else block


def _as_item(block: Block, marker: str) -> Block:
    return Block(
        Kind.ITEM, block.text, block.markdown, depth=block.depth, marker=marker,
        is_strong=block.is_strong, label=block.label, within=block.within,
    )


def _admonition(walk, node, level, within):
    classes = " ".join(node.get("classes", []))
    name = node.tagname if not isinstance(node, nodes.admonition) else ""
    box = walk.box(box_named(f"{name} {classes}"))
    inner = (*within, box)
    title = next((each for each in node.children if isinstance(each, nodes.title)), None)
    words = composed(_runs(title)) if title is not None else Inline("", "")
    yield Block(Kind.BOX, words.text, words.markdown, label=name or classes, within=inner)
    rest = [each for each in node.children if each is not title]
    yield from _blocks(walk, rest, level, 0, inner)


def _made(kind: Kind, node: nodes.Node, within: tuple[Enclosure, ...], **more: int) -> Block:
    words = composed(_runs(node))
    return Block(
        kind, words.text, words.markdown, is_strong=words.is_strong, label=words.label,
        within=within, **more,  # type: ignore[arg-type]
    )


def _runs(node: nodes.Node, style: Run = Run("")) -> Iterator[Run]:
    from dataclasses import replace
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield replace(style, text=str(child).replace("\n", " "))
        elif isinstance(child, nodes.strong):
            yield from _runs(child, replace(style, is_bold=True))
        elif isinstance(child, nodes.emphasis):
            yield from _runs(child, replace(style, is_italic=True))
        elif isinstance(child, nodes.literal):
            yield from _runs(child, replace(style, is_code=True))
        elif isinstance(child, nodes.reference):
            yield from _runs(child, replace(style, href=child.get("refuri", "")))
        elif not isinstance(child, (nodes.image, nodes.system_message, nodes.target)):
            yield from _runs(child, style)
