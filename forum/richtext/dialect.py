"""Our Markdown: no raw HTML, no pictures but our own, bare links, and every pattern in linear time.

The library's own patterns for links, code and fences try each beginning against the whole rest of
the text: 12,000 opening brackets took it twelve seconds. Ours end at the next beginning.
"""

import re
from html import escape
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions.nl2br import Nl2BrExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension, TableProcessor
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from forum.richtext.lines import TAB, parts
from forum.richtext.notes import add_notes

_LEFT_OUT = {
    "preprocessors": ("normalize_whitespace", "html_block"),
    # Indented text is text: people paste from word processors. A row of dashes is a rule, also
    # right under a paragraph. Links are written where they stand.
    "blockprocessors": ("code", "setextheader", "reference", "hashheader", "table"),
    "inlinePatterns": (
        *("html", "entity", "backtick", "autolink", "automail", "link", "reference"),
        *("image_link", "image_reference", "short_reference", "short_image_ref"),
    ),
}

# A character of an address: no space, bracket or quote, and not the place of another element. What
# was escaped by a backslash stands as a number between two controls.
_IN_ADDRESS = r"(?:[^\s()<>\[\]\"\x02\x03]|\x02\d+\x03)"
_ADDRESS = rf"(?:{_IN_ADDRESS}|\({_IN_ADDRESS}*+\))"
_SCHEME = r"(?i:https?://|mailto:|www\.)"
# What only looks like an address stays text. No name may stand before a host, to pose as one.
_LEADS_SOMEWHERE = re.compile(
    r"(?i:https?://)?[^\W_][\w-]*+(?:\.[\w-]++)*+\.?(?::\d{1,5})?(?=[/?#]|$)"
    r"|(?i:mailto:)?[\w.+-]++@[\w.-]++"
)

_LINK = (
    r"!?\[(?P<words>(?>[^\[\]]|\[[^\[\]]*+\])*+)\]"
    rf"\(\s*+(?P<open><)?+(?P<address>{_SCHEME}{_ADDRESS}++)(?(open)>)"
    r"(?:\s++(?:\"[^\"]*+\"|'[^']*+'))?+\s*+\)"
)
_BARE_LINK = rf"(?<![\w@./:-])(?P<address>(?i:https?://|www\.){_ADDRESS}++)"
_ANGLE_LINK = rf"<(?P<address>{_SCHEME}{_ADDRESS}++|[\w.+-]++@[\w.-]++)>"
_CODE = r"(?<![\\`])(`++)(?P<code>.+?)(?<!`)\1(?!`)"
_PIPE = re.compile(r"\\.|(?<!`)(`++).+?(?<!`)\1(?!`)|\|")
_SENTENCE_END = ".,:;!?*_'’”»…"


_PICTURE = (
    r"!\[(?P<words>(?>[^\[\]\\]|\\.)*+)\]"
    r"\((?P<address>/courses/[a-z0-9-]{1,80}/pictures/\d{1,18})\)"
)


def dialect(*, highest_heading: int, is_article: bool = False) -> Markdown:
    """Make a parser for one text. It keeps state, so no two texts share it.

    Only articles have footnotes, and pictures, which are shown from our own address only.
    """
    md = Markdown(
        extensions=[TableExtension(), SaneListExtension(), Nl2BrExtension()], tab_length=TAB
    )
    for name in _LEFT_OUT["preprocessors"]:
        md.preprocessors.deregister(name)
    for name in _LEFT_OUT["blockprocessors"]:
        md.parser.blockprocessors.deregister(name)
    for name in _LEFT_OUT["inlinePatterns"]:
        md.inlinePatterns.deregister(name)
    md.preprocessors.register(_Fences(md), "fences", 30)
    md.parser.blockprocessors.register(
        _Tables(md.parser, {"use_align_attribute": False}), "table", 75
    )
    md.parser.blockprocessors.register(_Headings(md.parser), "hashheader", 70)
    md.inlinePatterns.register(_Code(_CODE, md), "backtick", 190)
    if is_article:
        md.inlinePatterns.register(_Picture(_PICTURE, md), "picture", 185)
        add_notes(md)
    md.inlinePatterns.register(_Link(_LINK, md), "link", 160)
    md.inlinePatterns.register(_Link(_ANGLE_LINK, md), "autolink", 120)
    md.inlinePatterns.register(_Link(_BARE_LINK, md), "bare_link", 110)
    md.treeprocessors.register(_HeadingLevels(md, highest_heading), "levels", 30)
    return md


class _Fences(Preprocessor):
    """Put fenced code aside, untouched."""

    def run(self, lines: list[str]) -> list[str]:
        prepared: list[str] = []
        for part in parts("\n".join(lines)):
            if part.is_code:
                code = escape("\n".join(part.lines), quote=False)
                place = self.md.htmlStash.store(f"<pre><code>{code}\n</code></pre>")
                prepared += ["", place, ""]
            else:
                prepared += part.lines
        return [*prepared, "", ""]


class _Headings(HashHeaderProcessor):
    """A heading has a space after its signs, so that "#1" and "#aihe" begin a line like others."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6}) (?P<header>[^\n]*)(?:\n|$)")


class _HeadingLevels(Treeprocessor):
    """A text stands inside a page: its highest heading is lower than the page's own."""

    def __init__(self, md: Markdown, highest: int) -> None:
        super().__init__(md)
        self.highest = highest

    def run(self, root: Element) -> None:
        for heading in root.iter():
            if heading.tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
                heading.tag = f"h{min(6, int(heading.tag[1]) + self.highest - 1)}"


class _Tables(TableProcessor):
    def _split(self, row: str) -> list[str]:
        """Split a row at its pipes, but not at those in code or after a backslash."""
        pipes = [found.start() for found in _PIPE.finditer(row) if found[0] == "|"]
        return [
            row[start:end]
            for start, end in zip([0, *(at + 1 for at in pipes)], [*pipes, len(row)], strict=True)
        ]


# In the library itself, handleMatch of a newer pattern has another signature than of an older one.


class _Code(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        code = Element("code")
        code.text = AtomicString(code_escape(m["code"].strip()))
        return code, m.start(), m.end()


class _Picture(InlineProcessor):
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        words = " ".join(re.sub(r"\\(.)", r"\1", m["words"]).split())
        return Element("img", src=m["address"], alt=words, loading="lazy"), m.start(), m.end()


class _Link(InlineProcessor):
    """A link, or a picture, which becomes a link: nothing is fetched from elsewhere by reading."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int] | tuple[None, None, None]:
        groups = m.groupdict()
        address, end = m["address"], m.end()
        if m.re.pattern == _BARE_LINK:
            address = address.rstrip(_SENTENCE_END)
            end = m.start() + len(address)
        if not _LEADS_SOMEWHERE.match(address):
            return None, None, None
        link = Element("a", href=_with_scheme(address))
        link.text = groups.get("words", "").strip() or AtomicString(address)
        return link, m.start(), end


def _with_scheme(address: str) -> str:
    if re.match(r"(?i)https?:|mailto:", address):
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"
