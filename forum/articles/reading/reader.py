"""The ways in: a file's bytes, a text that was pasted, and what was copied from a page."""

import re
from dataclasses import replace

from forum.articles.reading import decoding, limits
from forum.articles.reading.blocks import Document
from forum.articles.reading.found import Found
from forum.articles.reading.refusals import UnreadableError

_MARKDOWN = re.compile(
    r"(?m)^(?:#{1,6} \S|```|---\n\w+: |[*-] +\*\*|> \S|!\[|\d+\\[.)])"
    r"|\*\*[^*\n]+\*\*|\[[^\[\]\n]+\]\(https?:|\\[*_\[\]]"
)
_SOFT_HYPHEN = re.compile("\N{SOFT HYPHEN}|&(?:shy|#173|#[xX][aA][dD]);")
_PAGE = re.compile(
    r"\s*(?:<!doctype html|<html|<\?xml|<(?:div|p|article|section|h1)[ >])", re.IGNORECASE
)


def read(data: bytes, filename: str, *, charset: str | None = None, base: str = "") -> Found:
    """Read a file. Raises UnreadableError with one sentence for whoever brought it.

    `charset` is the one that was said of it where it came from; a mark in the file goes before it.
    `base` is the address it came from, where there is one: what it points to is found from there.
    """
    kind = decoding.kind_of(data, filename)
    try:
        return _assembled(_document(data, kind, charset, base))
    except (RecursionError, MemoryError) as error:
        raise UnreadableError("too_deep") from error


def read_text(text: str) -> Found:
    """Read a text that was pasted, as Markdown if it is written in it. Raises UnreadableError."""
    if len(text) > decoding.LARGEST:
        raise UnreadableError("too_large", limit=decoding.LARGEST // 1_000_000)
    text = text.replace("\r\n", "\n")
    return _assembled(_of_text(text, "markdown" if _MARKDOWN.search(text) else "pasted"))


def markdown_of(selection: str) -> str:
    """Write what was copied from a page or a word processor, given as HTML, as Markdown.

    Raises UnreadableError where it is more than an article.
    """
    from forum.articles.reading import body, html_page  # noqa: PLC0415
    from forum.richtext.cleaning import clean  # noqa: PLC0415

    page = clean(selection)
    limits.check(page, "html")
    blocks = html_page.selection(page).blocks
    return body.written([(block, block.markdown) for block in blocks])


def _assembled(document: Document) -> Found:
    from forum.articles.reading.assembling import assembled  # noqa: PLC0415

    return assembled(document)


def _document(data: bytes, kind: str, charset: str | None, base: str) -> Document:
    if kind == "docx":
        from forum.articles.reading import word_file  # noqa: PLC0415

        page, pictures = word_file.page_of(data)
        return replace(_of_text(page, "html"), pictures=pictures)
    if kind == "pdf":
        from forum.articles.reading import pdf_file  # noqa: PLC0415

        return _of_text(pdf_file.text_of(data), "text")
    text = decoding.text_of(data, is_page=kind == "html", charset=charset)
    if kind == "text" and _PAGE.match(text):
        kind = "html"
    return _of_text(text, kind, base)


def _of_text(text: str, kind: str, base: str = "") -> Document:
    # What only some formats need is loaded with the first text in one of them.
    from forum.richtext.cleaning import clean  # noqa: PLC0415

    # Where a word may be parted is no part of it: no search would find the word.
    text = _SOFT_HYPHEN.sub("", clean(text))
    if not text.strip():
        raise UnreadableError("empty")
    limits.check(text, kind)
    if kind == "markdown":
        from forum.articles.reading import markdown_text  # noqa: PLC0415

        return markdown_text.read(text)
    if kind == "html":
        from forum.articles.reading import html_page  # noqa: PLC0415

        return html_page.read(text, base)
    if kind == "rst":
        from forum.articles.reading import rst_text  # noqa: PLC0415

        return rst_text.read(text)
    from forum.articles.reading import plain_text  # noqa: PLC0415

    return plain_text.read(text, is_pasted=kind == "pasted")
