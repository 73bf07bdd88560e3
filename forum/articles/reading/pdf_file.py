"""PDF files with a layer of text, by pypdf."""

import io
import logging

from pypdf import PdfReader

from forum.articles.reading.refusals import UnreadableError

_MOST_PAGES = 300


def text_of(data: bytes) -> str:
    """Give the text of a PDF. Raises UnreadableError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        text = _text(data)
    except (RecursionError, UnreadableError):
        raise
    except Exception as error:
        raise UnreadableError("broken") from error
    if not text.strip():
        raise UnreadableError("no_text_layer")
    return text


def _text(data: bytes) -> str:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("protected")
    if len(reader.pages) > _MOST_PAGES:
        raise UnreadableError("too_many_pages", limit=_MOST_PAGES)
    return "\n".join(page.extract_text() for page in reader.pages)
