"""PDF files with a layer of text, by pypdf."""

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from forum.articles.reading import plain_text
from forum.articles.reading.blocks import Document
from forum.articles.reading.refusals import UnreadableError

_MOST_PAGES = 300


def read(data: bytes) -> Document:
    """Read a PDF. Raises UnreadableError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        text = _text(data)
    except (RecursionError, UnreadableError):
        raise
    except Exception as error:  # noqa: BLE001 - a damaged file fails in any way there is
        raise UnreadableError("broken") from error
    if not text.strip():
        raise UnreadableError("no_text_layer")
    return plain_text.read(text)


def _text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("protected")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError("too_many_pages", limit=_MOST_PAGES)
    return "\n".join(page.extract_text() for page in reader.pages)
