"""The HTML that is stored with what was written, and the plain text for lists and letters."""

import html
import re
import unicodedata
from contextlib import suppress

import nh3

from forum.richtext.bounds import ARTICLE, POST, TooComplexError, bounded
from forum.richtext.cleaning import clean
from forum.richtext.dialect import dialect
from forum.richtext.notes import ANCHOR

_BLOCKS = {"p", "br", "hr", "blockquote", "pre", "ul", "ol", "li", "h2", "h3", "h4", "h5", "h6"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_REL = "nofollow ugc noopener noreferrer"

# The dialect makes nothing else; this holds also if it ever does.
_SAFE = nh3.Cleaner(
    tags=_BLOCKS | _TABLES | {"a", "code", "em", "strong"},
    clean_content_tags=set(),
    attributes={"a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="deny",
    link_rel=_REL,
)

_OWN_PICTURE = re.compile(r"/courses/[a-z0-9-]{1,80}/pictures/\d{1,18}", re.ASCII)
_TO_NOTE = re.compile(f"#{ANCHOR.pattern}")
_FULL_ADDRESS = re.compile(r"(?:https?://|mailto:).+", re.IGNORECASE | re.DOTALL)


def _filtered(tag: str, name: str, value: str) -> str | None:
    """Let a picture be our own, and a link lead to a whole address or a footnote."""
    wanted = {
        ("img", "src"): _OWN_PICTURE,
        ("a", "href"): _TO_NOTE if value.startswith("#") else _FULL_ADDRESS,
        ("a", "id"): ANCHOR,
    }.get((tag, name))
    return value if wanted is None or wanted.fullmatch(value) else None


# An article shows pictures as well, those that stand at an address of our own, and footnotes.
_SAFE_ARTICLE = nh3.Cleaner(
    tags=_BLOCKS | _TABLES | {"a", "code", "em", "strong", "img", "sup"},
    clean_content_tags=set(),
    attributes={"a": {"href", "id"}, "ol": {"start"}, "img": {"src", "alt", "loading"}},
    url_schemes={"http", "https", "mailto"},
    url_relative="pass_through",
    attribute_filter=_filtered,
    link_rel=_REL,
)
# An address that the sanitiser cannot read, say of a host that is no name, leaves no link.
_NO_LINK = re.compile(f'<a rel="{_REL}">(.*?)</a>', re.DOTALL)

_BARE = nh3.Cleaner(tags=set(), clean_content_tags=set(), attributes={}, link_rel=None)

# Most texts are plain: those need no parser for their first words.
_MAY_BE_MARKUP = re.compile(r"[*_`\[<>&\\#~|:]|^\s*(?:[-+]|\d+[.)])", re.MULTILINE)
_MARKUP_A_LETTER = 4  # how much more room the source of an excerpt gets than the excerpt


def render(markdown_text: str) -> str:
    """Give a post as safe HTML, without h1 and h2. Raises TooComplexError."""
    return _html(bounded(markdown_text, POST), highest_heading=3)


def render_article(markdown_text: str) -> str:
    """Give an article as safe HTML, without h1. Raises TooComplexError."""
    return _html(bounded(markdown_text, ARTICLE), highest_heading=2, is_article=True)


def plain(markdown_text: str) -> str:
    """Give the words without their markup, a line for a paragraph. Raises TooComplexError."""
    bare = _BARE.clean(_html(bounded(markdown_text, ARTICLE), highest_heading=2))
    return re.sub(r"\s*\n\s*", "\n", html.unescape(bare)).strip()


def excerpt(markdown_text: str, limit: int) -> str:
    """Give the first words on one line, at most `limit` characters, without reading the rest.

    Where the beginning alone is too intricate, say because the fence around it ends later, its
    words are given with their markup.
    """
    head = clean(markdown_text[: _MARKUP_A_LETTER * limit + 1_000])
    is_whole = len(head) >= len(markdown_text)
    if _MAY_BE_MARKUP.search(head):
        with suppress(TooComplexError):
            head = plain(head)
    words = " ".join(head.split())
    if len(words) <= limit and is_whole:
        return words
    return _cut(words, limit - 1) + "…"


def _cut(words: str, limit: int) -> str:
    """Cut between words, or in a long one between letters."""
    if len(words) <= limit:
        return words
    shorter = words[: limit + 1].rpartition(" ")[0]
    if shorter:
        return shorter
    while limit and unicodedata.combining(words[limit]):
        limit -= 1
    return words[:limit]


def _html(markdown_text: str, *, highest_heading: int, is_article: bool = False) -> str:
    md = dialect(highest_heading=highest_heading, is_article=is_article)
    safe = (_SAFE_ARTICLE if is_article else _SAFE).clean(md.convert(markdown_text))
    return _NO_LINK.sub(r"\1", safe).strip()
