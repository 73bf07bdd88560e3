"""What WordPress exports (WXR): RSS whose items hold the posts, and their comments inside them."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from forum.articles.reading.posts import Post, day, elements, line, words

if TYPE_CHECKING:
    from forum.articles.reading.html_elements import Element

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
_KINDS = {"post", "page"}
_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|audio|video|playlist|contact-form|sharethis|sourcecode"
    r"|(?:vc|et_pb|fusion|av|su|themify|siteorigin)_\w{1,60})\b[^\]]{0,500}\]"
)
_CODE = re.compile(r"(?i)(?=<pre[\s>])|(?<=</pre>)")
_AUTHOR = "{*}author"
_BLOCK = re.compile(r"(?i)<(?:p|h[1-6]|ul|ol|div|blockquote|table|pre|figure)[\s>/]")


def posts(data: bytes) -> Iterator[Post]:
    """Give the posts and pages that anyone could read; a comment is never part of one."""
    names: dict[str, str] = {}  # of the authors, by what they sign in with; they stand first
    for element in elements(data, "item", _AUTHOR):
        said = _own(element)
        if element.tag != "item":
            names[said.get("author_login", "")] = said.get("author_display_name", "")
        elif said.get("post_type", "post") in _KINDS and _is_open(said):
            login = element.findtext(_CREATOR) or ""
            yield _post(element, said, names.get(login) or login)


def _is_open(said: dict[str, str]) -> bool:
    """Say whether a post was published, and to those too who know no password."""
    return said.get("status", "publish") == "publish" and not said.get("post_password")


def _own(item: "Element") -> dict[str, str]:
    """Give the elements of WordPress's own, whose name space has the version in it."""
    own: dict[str, str] = {}
    for each in item:
        name = etree.QName(each)
        if (name.namespace or "").startswith("http://wordpress.org/export/"):
            own.setdefault(name.localname, each.text or "")
    return own


def _post(item: "Element", said: dict[str, str], author: str) -> Post:
    moments = (said.get("post_date"), item.findtext("pubDate"), said.get("post_date_gmt"))
    days = (day(each) for each in moments)
    key = line(item.findtext("guid") or item.findtext("link"))
    return Post(
        key=key or f"post {said.get('post_id', '')}",
        title=words(item.findtext("title") or ""),
        html=_paragraphs(_SHORTCODE.sub(" ", item.findtext(_CONTENT) or "")),
        date=next((each for each in days if each), None),
        author=line(author),
        url=line(item.findtext("link")),
    )


def _paragraphs(html: str) -> str:
    """Part what the older editor wrote as WordPress does: an empty line ends a paragraph."""
    return "\n".join(
        part if part[:4].lower() == "<pre" else _parted(part)
        for part in _CODE.split(html.replace("\r\n", "\n"))
    )


def _parted(html: str) -> str:
    parts = re.split(r"\n[ \t\r]*\n\s*", html)
    return "\n".join(part if _BLOCK.search(part) else _paragraph(part) for part in parts)


def _paragraph(part: str) -> str:
    return f"<p>{part.strip().replace(chr(10), '<br>')}</p>" if part.strip() else ""
