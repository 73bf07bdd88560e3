"""PDF files with a layer of text, by pypdf."""

import io
import logging
import time
from typing import Any

from pypdf import PdfReader, apply_configuration
from pypdf.errors import LimitReachedError

from forum.articles.reading import pdf_lines
from forum.articles.reading.refusals import UnreadableError

_MOST_PAGES = 300
_MOST_SECONDS = 6.0  # of work, whatever else the machine does
# A page of words has some ten thousand signs; what is far more than that is made to hurt.
_BOUNDS: dict[str, Any] = {
    "zlib_maximum_output_length": 10_000_000,
    "lzw_maximum_output_length": 10_000_000,
    "run_length_maximum_output_length": 10_000_000,
    "array_based_stream_maximum_output_length": 10_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 300_000,
    "stream_filters_maximum_length": 4,
    "xform_maximum_invocations_per_extraction": 10,
    "disable_legacy_handling": True,
}


def text_of(data: bytes) -> str:
    """Give the text of a PDF. Raises UnreadableError."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**_BOUNDS):
            text = _text(data)
    except (RecursionError, UnreadableError):
        raise
    except LimitReachedError as error:
        raise UnreadableError("bomb") from error
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
    end, pages = time.thread_time() + _MOST_SECONDS, []
    for page in reader.pages:
        if time.thread_time() > end:
            raise UnreadableError("bomb")
        pages.append(pdf_lines.Page())
        page.extract_text(visitor_text=pages[-1].take)
    return pdf_lines.text_of(pages)
