"""Word files (docx), by way of the HTML that mammoth makes of them."""

import io
import zipfile
from typing import Any

import mammoth

from forum.articles.reading.pictures import MOST_OF_ONE, Pictures
from forum.articles.reading.refusals import UnreadableError
from forum.articles.reading.word_parts import headings, without_hidden

_MOST_UNPACKED = 60_000_000
_MOST_XML = 4_000_000
_MOST_TEXT = 1_500_000  # a book of 500 pages; takes five seconds and 160 megabytes to read
_MOST_PARTS = 3_000
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Otsikko'] => h1:fresh
p[style-name='Rubrik'] => h1:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
u => u
"""


def page_of(data: bytes) -> tuple[str, dict[str, bytes]]:
    """Give a Word file as a page, and the pictures in it. Raises UnreadableError."""
    _check(data)
    pictures = Pictures()

    def keep(image: Any) -> dict[str, str]:
        with image.open() as opened:
            return {"src": pictures.keep_bytes(opened.read(MOST_OF_ONE + 1))}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(without_hidden(data)),
            style_map="\n".join([_STYLES, *headings(data)]),
            convert_image=mammoth.images.img_element(keep),
        )
    except RecursionError:
        raise
    except Exception as error:
        raise UnreadableError("broken") from error
    return f"<html><body>{made.value}</body></html>", pictures.found


def _check(data: bytes) -> None:
    """Refuse what would unpack to too much, before anything is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            _check_sizes(parts)
            if "word/document.xml" not in {part.filename for part in parts}:
                raise UnreadableError("broken")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_xml(package, part)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
        ValueError,
    ) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("broken") from error


def _check_sizes(parts: list[zipfile.ZipInfo]) -> None:
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("protected")
    total = sum(part.file_size for part in parts)
    xml = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    text = sum(part.file_size for part in parts if part.filename == "word/document.xml")
    is_more = total > _MOST_UNPACKED or xml > _MOST_XML or text > _MOST_TEXT
    if len(parts) > _MOST_PARTS or is_more:
        raise UnreadableError("bomb")


def _check_xml(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    """Refuse what declares entities: Word writes none."""
    with package.open(part) as opened:
        if b"<!DOCTYPE" in opened.read(4_000) or b"<!ENTITY" in opened.read(4_000):
            raise UnreadableError("bomb")
