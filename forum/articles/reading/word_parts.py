"""What the reader of Word files does not see by itself: headings of one's own, hidden words."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = {"0", "false", "off"}
_WITH_WORDS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
_HEADING = re.compile(
    r"(?:heading|otsikko|rubrik|overskrift|überschrift|pealkiri|titre|título) ?([1-6])",
    re.IGNORECASE,
)
_WRITABLE = re.compile(r"[^'\"\\\n\r\t]{1,80}")
_MOST_STYLES = 1_000
_LONGEST_WAY = 10
_BODY = "9"  # no heading, whatever it is like: that of a list of contents


@dataclass(frozen=True)
class _Style:
    name: str
    based_on: str
    outline: str


def headings(data: bytes) -> Iterator[str]:
    """Give a rule for each style that is a heading: by its name, its level, or what it is like."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        has_styles = "word/styles.xml" in package.namelist()
        source = package.read("word/styles.xml") if has_styles else b""
    styles = _styles(source)
    for style in styles.values():
        level = _level(style, styles)
        if level and _WRITABLE.fullmatch(style.name):
            yield f"p[style-name='{style.name}'] => h{level}:fresh"


def _styles(source: bytes) -> dict[str, _Style]:
    if not source:
        return {}
    found: dict[str, _Style] = {}
    for each in etree.fromstring(source, _parser()).iterfind(f"{_W}style"):
        if each.get(f"{_W}type", "paragraph") == "paragraph" and len(found) < _MOST_STYLES:
            found[each.get(f"{_W}styleId", "")] = _Style(
                _value(each, "name"),
                _value(each, "basedOn"),
                _value(each, f"pPr/{_W}outlineLvl"),
            )
    return found


def _value(style: "etree._Element", path: str) -> str:
    each = style.find(f"{_W}{path}")
    return each.get(f"{_W}val", "") if each is not None else ""


def _level(style: _Style | None, styles: Mapping[str, _Style]) -> int:
    for _ in range(_LONGEST_WAY):
        if style is None or style.outline == _BODY:
            break
        if found := _HEADING.fullmatch(style.name):
            return int(found[1])
        if style.outline in {"0", "1", "2", "3", "4", "5"}:
            return int(style.outline) + 1
        style = styles.get(style.based_on)
    return 0


def without_hidden(data: bytes) -> bytes:
    """Give the file without the words that nobody sees in it, such as a teacher's own notes."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {
            name: package.read(name) for name in package.namelist() if _WITH_WORDS.fullmatch(name)
        }
        changed = {name: _seen(part) for name, part in parts.items() if b":vanish" in part}
        if not changed:
            return data
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as other:
            for name in dict.fromkeys(package.namelist()):
                other.writestr(name, changed.get(name) or package.read(name))
    return written.getvalue()


def _seen(part: bytes) -> bytes:
    page = etree.fromstring(part, _parser())
    for above in list(page.iter("*")):
        for run in filter(_is_hidden, above.findall(f"{_W}r")):
            above.remove(run)
    return etree.tostring(page)


def _is_hidden(run: "etree._Element") -> bool:
    sign = run.find(f"{_W}rPr/{_W}vanish")
    return sign is not None and sign.get(f"{_W}val") not in _OFF


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
