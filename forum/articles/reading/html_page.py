"""HTML, from a whole page with its frame down to a few elements between lines of Markdown."""

import re
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from urllib.parse import urljoin

from lxml import etree

from forum.articles.reading import html_about, limits
from forum.articles.reading.blocks import Block, Document, Enclosure
from forum.articles.reading.html_elements import Element, length_of, root_of, words_of
from forum.articles.reading.html_notes import notes_of
from forum.articles.reading.html_styles import make_lists
from forum.articles.reading.html_walk import LATER, walked
from forum.articles.reading.pictures import Pictures
from forum.articles.reading.refusals import UnreadableError

_DECLARATION = re.compile(r"\s*<\?xml[^>]*>")


def read(text: str, base: str = "") -> Document:
    """Read a page; what it points to is found from the address it came from, if it is known."""
    page = _parsed(text)
    if page is None:
        return Document()
    notes = notes_of(page)
    if base:
        _resolve(page, base)
    pictures = Pictures()
    root = root_of(page)
    # Most of a large page are scripts; one of so many words is made to hurt.
    if len(text) > limits.MOST_WORDS and length_of(root) > limits.MOST_WORDS:
        raise UnreadableError("too_long", limit=limits.MOST_WORDS)
    blocks = walked(root, (), pictures=pictures, notes=notes)
    document = html_about.document(page, blocks)
    above = _title_above(page, root, document.title)
    return replace(document, blocks=[*above, *blocks], pictures=pictures.found)


def _title_above(page: Element, root: Element, title: str | None) -> list[Block]:
    """The title that stands above the element with the text: what follows may stand under it."""
    if root.tag == "body" or root.find(".//h1") is not None:
        return []
    titles = (each for each in page.iter("h1") if words_of(each) == title)
    return [block for each in islice(titles, 1) for block in walked(each, ())]


def _resolve(page: Element, base: str) -> None:
    for name in ("href", "src", *LATER):
        for each in page.iterfind(f".//*[@{name}]"):
            with suppress(ValueError):
                each.set(name, urljoin(base, each.get(name, "")))


def selection(text: str) -> Document:
    """Read what somebody selected on a page, and copied: nothing of it is the page around it."""
    page = _parsed(text)
    if page is None:
        return Document()
    return Document(blocks=walked(page, (), notes=notes_of(page)))


def fragment(text: str, within: tuple[Enclosure, ...] = (), first: int = 1_000_000) -> list[Block]:
    """Read elements that stand inside a text of another format."""
    page = _parsed(text)
    return [] if page is None else walked(page, within, first)


def _parsed(text: str) -> Element | None:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, recover=True
    )
    source = _DECLARATION.sub("", text, count=1).encode("utf-8", "replace")
    page = etree.fromstring(source, parser) if source.strip() else None
    if page is not None and b"mso-list:" in source:
        make_lists(page)
    return page
