"""The words inside a block of Markdown, in one pass from left to right."""

import html
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from forum.articles.reading.inline import NO_WORDS, Inline, Run, composed, picture, plain

LABEL = r"[\w.-]{1,40}"
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    rf"|\[\^(?P<note>{LABEL})\](?!\()"
    r"|(?<!\w)\[\[(?:[^\W\d][^\[\]|\n]{0,200}\|)?(?P<wiki>[^\W\d][^\[\]|\n]{0,200})\]\](?!\()"
    r"|(?P<link>!?\[(?P<words>(?>[^\[\]\\]|\\.|\[[^\[\]]*+\])*+)\]"
    r"(?:\(\s*<?(?P<href>[^\s()<>]*+(?:\([^\s()<>]*+\)[^\s()<>]*+)*+)>?(?P<rest>[^()]*+)\)"
    r"|\[(?P<ref>[^\[\]]*+)\])?)"
    r"|<(?P<address>(?:https?://|mailto:)[^\s<>]++)>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][\w-]*)(?P<attributes>[^<>]*+)>"
    r"|(?P<attribute_list>\{(?:[:.#]|\w+ ?=)[^{}\n]*+\})"
    r"|(?P<emphasis>\*+|_+|~~)"
)
_BEGINS_TOKEN = re.compile(r"[\\`\[<{*_~&]")
_HREF = re.compile(r"""\bhref\s*=\s*["']?([^"'\s>]+)""")
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""")
_WORDS = re.compile(r"""\balt\s*=\s*(["'])(.*?)\1""", re.DOTALL)
_TICKS = re.compile(r"`+")
_BOLD_TAGS = {"b", "strong"}
_ITALIC_TAGS = {"i", "em", "u", "ins", "cite"}
_MOST_SIGNS = 3


@dataclass
class _Piece:
    """Words, or signs that begin or end a style once their other half is found."""

    text: str
    is_code: bool = False
    href: str = ""
    bold: int = 0
    italic: int = 0
    is_picture: bool = False
    note: str = ""


@dataclass
class _Scan:
    source: str
    links: Mapping[str, str]
    pieces: list[_Piece] = field(default_factory=list)
    # Signs that wait for their other half: which signs, the place of their piece.
    open: dict[str, int] = field(default_factory=dict)
    href: str = ""
    ticks: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))


def inline(source: str, links: Mapping[str, str]) -> Inline:
    """Read the words of one block; `links` are the addresses that stand elsewhere in the text."""
    if source and not _BEGINS_TOKEN.search(source):
        return plain(source)
    return composed(_runs(_scanned(source, links)))


def _scanned(source: str, links: Mapping[str, str], href: str = "") -> _Scan:
    scan = _Scan(source, links, href=href)
    for ticks in _TICKS.finditer(source):
        scan.ticks[len(ticks[0])].append(ticks.start())
    at = 0
    while found := _TOKEN.search(source, at):
        _say(scan, source[at : found.start()])
        at = _take(scan, found)
    _say(scan, source[at:])
    return scan


def _say(scan: _Scan, text: str, *, is_code: bool = False) -> None:
    if text:
        words = text if is_code else html.unescape(text)
        scan.pieces.append(_Piece(words, is_code=is_code, href=scan.href))


def _take(scan: _Scan, found: re.Match[str]) -> int:
    """Read one token; give where to go on."""
    kind = found.lastgroup
    if found["ticks"]:
        return _take_code(scan, found)
    if found["link"]:
        return _take_link(scan, found)
    for name, take in (("note", _take_note), ("emphasis", _take_emphasis), ("tag", _take_tag)):
        if found[name]:
            take(scan, found)
            return found.end()
    if kind in {"escaped", "address", "wiki"}:
        scan.pieces.append(_Piece(found[kind], href=found["address"] or scan.href))
    return found.end()


def _take_code(scan: _Scan, found: re.Match[str]) -> int:
    length = len(found["ticks"])
    places = scan.ticks[length]
    following = bisect_left(places, found.end())
    if following == len(places):
        _say(scan, found[0])
        return found.end()
    end = places[following]
    _say(scan, scan.source[found.end() : end], is_code=True)
    return end + length


def _take_link(scan: _Scan, found: re.Match[str]) -> int:
    words = found["words"]
    ref = (found["ref"] or words).casefold()
    href = found["href"]
    if href is None and not ref.startswith("^"):
        href = scan.links.get(ref)
    is_picture = found[0].startswith("!")
    if href is not None and is_picture:
        _take_picture(scan, words, href)
        return found.end()
    if href is None or scan.href:
        _say(scan, found[0][: found.start("words") - found.start()])
        return found.start("words")
    scan.pieces += _scanned(words, {}, href).pieces
    return found.end()


def _take_note(scan: _Scan, found: re.Match[str]) -> None:
    """Read the mention of a footnote, if the text has one of that name."""
    if f"^{found['note']}" in scan.links:
        scan.pieces.append(_Piece(NO_WORDS, note=found["note"]))
    else:
        _say(scan, found[0])


def _take_picture(scan: _Scan, words: str, source: str) -> None:
    if run := picture(html.unescape(words), html.unescape(source)):
        scan.pieces.append(_Piece(run.text, href=run.href, is_picture=True))


def _take_tag(scan: _Scan, found: re.Match[str]) -> None:
    tag, step = found["tag"].lower(), -1 if found["close"] else 1
    if tag in {"br", "p", "div"}:
        scan.pieces.append(_Piece("\n"))
    elif tag in _BOLD_TAGS:
        scan.pieces.append(_Piece("", bold=step))
    elif tag in _ITALIC_TAGS:
        scan.pieces.append(_Piece("", italic=step))
    elif tag == "img":
        source, words = _SOURCE.search(found["attributes"]), _WORDS.search(found["attributes"])
        _take_picture(scan, words[2] if words else "", source[1] if source else "")
    elif tag == "a":
        href = _HREF.search(found["attributes"])
        scan.href = href[1] if href else ""


def _take_emphasis(scan: _Scan, found: re.Match[str]) -> None:
    signs = found[0]
    before = scan.source[found.start() - 1 : found.start()] or " "
    after = scan.source[found.end() : found.end() + 1] or " "
    if signs == "~~" or len(signs) > _MOST_SIGNS:
        scan.pieces.append(_Piece("" if signs == "~~" else signs))
        return
    inside_word = signs[0] == "_" and before.isalnum() and after.isalnum()
    if signs in scan.open and not before.isspace() and not inside_word:
        _close(scan, signs)
    elif not after.isspace() and not inside_word:
        scan.open[signs] = len(scan.pieces)
        scan.pieces.append(_Piece(signs, href=scan.href))
    else:
        scan.pieces.append(_Piece(signs, href=scan.href))


def _close(scan: _Scan, signs: str) -> None:
    opened = scan.open.pop(signs)
    for waiting, place in list(scan.open.items()):
        if place > opened:
            del scan.open[waiting]
    bold, italic = int(len(signs) > 1), len(signs) % 2
    scan.pieces[opened] = _Piece("", bold=bold, italic=italic)
    scan.pieces.append(_Piece("", bold=-bold, italic=-italic))


def _runs(scan: _Scan) -> list[Run]:
    runs: list[Run] = []
    bold = italic = 0
    for piece in scan.pieces:
        bold, italic = max(0, bold + piece.bold), max(0, italic + piece.italic)
        if piece.text:
            style = (bold > 0, italic > 0, piece.is_code)
            runs.append(Run(piece.text, *style, piece.href, piece.is_picture, piece.note))
    return runs
