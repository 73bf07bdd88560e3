"""Which kind of file it is, and its bytes as text."""

import codecs
import re
from pathlib import PurePath

from forum.articles.reading.refusals import UnreadableError

LARGEST = 20_000_000
_KINDS = {
    "txt": "text",
    "text": "text",
    "": "text",
    "md": "markdown",
    "markdown": "markdown",
    "mdown": "markdown",
    "mkd": "markdown",
    "qmd": "markdown",
    "rmd": "markdown",
    "mdx": "markdown",
    "rst": "rst",
    "rest": "rst",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "docx": "docx",
    "docm": "docx",
    "dotx": "docx",
    "pdf": "pdf",
}
_SIGNATURES = (
    (b"%PDF-", "pdf"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "rtf"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"BZh", "archive"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]{2,40})"""
)
# Who says one of these often means UTF-8, or what Windows writes: “quotes” – dashes and all.
_WITH_EURO = "iso8859-15"
_WESTERN = {"iso8859-1", "ascii", "cp1252", _WITH_EURO}
_FROM_WINDOWS = re.compile(r"[\x80-\x9f]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROLS = 0.002


def kind_of(data: bytes, filename: str) -> str:
    """Tell the kind of a file by its name and its first bytes, which must agree."""
    if len(data) > LARGEST:
        raise UnreadableError("too_large", limit=LARGEST // 1_000_000)
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise UnreadableError("empty")
    ending = PurePath(filename).suffix.lstrip(".").lower()
    kind = _KINDS.get(ending)
    found = next((kind for sign, kind in _SIGNATURES if data.startswith(sign)), None)
    if found == "ole":
        raise UnreadableError("protected" if kind == "docx" else "old_word")
    if kind is None:
        raise UnreadableError("unknown_kind")
    _check_agreement(kind, found)
    return kind


def _check_agreement(kind: str, found: str | None) -> None:
    expected = {"docx": "zip", "pdf": "pdf"}.get(kind)
    if found != expected:
        raise UnreadableError("broken" if expected and found is None else "not_text")


def text_of(data: bytes, *, is_page: bool = False, charset: str | None = None) -> str:
    """Decode bytes: as was said of them, as they declare, else UTF-8, else as Windows wrote it."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return data.decode(encoding, "replace")
    text = _in(data, charset) if charset else None
    if text is None and is_page:
        text = _declared(data)
    if text is None:
        text = _utf8_or_windows(data)
    if len(_CONTROLS.findall(text[:100_000])) > _MOST_CONTROLS * min(len(text), 100_000):
        raise UnreadableError("not_text")
    return text


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4_000])
    if not found:
        return None
    return _in(data, (found[1] or found[2]).decode("ascii", "ignore"))


def _in(data: bytes, name: str) -> str | None:
    """Decode bytes in a charset by its name. None if there is none, or they are not in it."""
    try:
        encoding = codecs.lookup(name)
        if not encoding._is_text_encoding:  # noqa: SLF001 - "rot13" is no charset
            return None
        if encoding.name in _WESTERN:
            return _utf8_or_windows(data, encoding.name)
        return data.decode(encoding.name)
    except (LookupError, ValueError):
        return None


def _utf8_or_windows(data: bytes, said: str = "") -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode(said) if said == _WITH_EURO else None
        if text is None or _FROM_WINDOWS.search(text):
            return data.decode("cp1252", "replace")
        return text
