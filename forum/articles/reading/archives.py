"""Archives of many posts: feeds, and what blogs export. Told apart, parted, read post by post."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from itertools import islice

from lxml import etree

from forum.articles.reading import blogger_export, feed, limits, wordpress_export
from forum.articles.reading.found import Found
from forum.articles.reading.posts import Post, opening
from forum.articles.reading.reader import read
from forum.articles.reading.refusals import UnreadableError

LARGEST = 60_000_000
MOST_POSTS = 5_000
_LOOKED_AT = 65_536
_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>)?"
    rb"(?:\s|<\?[^>]{0,500}\?>|<!--(?:(?!-->).){0,2000}-->|<!DOCTYPE[^>\[]{0,300}>)*"
    rb"<(?P<root>rss|feed|rdf:RDF|[a-z]+:(?:feed|rss))[\s>]",
    re.DOTALL,
)
_BLOGGER = re.compile(rb"blogger\.com,1999|blogger/2008/kind#|schemas\.google\.com/blogger")


def is_archive(data: bytes) -> bool:
    """Tell whether bytes are a feed or an export, whatever their name."""
    return bool(_ROOT.match(data[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")))


def parted(data: bytes, base: str = "") -> list[Post]:
    """Part an archive into its posts, the newest first. Raises UnreadableError.

    `base` is the address it came from, where there is one.
    """
    if len(data) > LARGEST:
        raise UnreadableError("too_large", limit=LARGEST // 1_000_000)
    # What is written in a post is no declaration: those stand before the first element.
    if not is_archive(data) and b"<!ENTITY" in data[:_LOOKED_AT]:
        raise UnreadableError("bomb")
    limits.check_attributes(data)
    try:
        # What has no key could not be known again.
        known = (_named(post) for post in _posts(data, base) if post.key)
        posts = list(islice(known, MOST_POSTS + 1))
    except etree.XMLSyntaxError as error:
        raise UnreadableError("broken") from error
    if not posts:
        raise UnreadableError("no_posts")
    if len(posts) > MOST_POSTS:
        raise UnreadableError("too_many_posts", limit=MOST_POSTS)
    return sorted(posts, key=lambda post: post.sort_key, reverse=True)


def _named(post: Post) -> Post:
    return post if post.title else replace(post, title=opening(post.html) or post.url or post.key)


def _posts(data: bytes, base: str) -> Iterator[Post]:
    head = data[:_LOOKED_AT]
    if b"wordpress.org/export/" in head:
        return wordpress_export.posts(data)
    begun = _ROOT.match(head)
    if _BLOGGER.search(head) and not (begun and begun["root"] == b"rss"):
        return blogger_export.posts(data)
    return feed.posts(data, base)


def read_post(title: str, html: str, *, base: str = "") -> Found:
    """Read one post as a page of its own. Raises UnreadableError."""
    page = f"<article><h1>{escape(title)}</h1>{html}</article>"
    found = read(page.encode("utf-8", "replace"), "post.html", charset="utf-8", base=base)
    return replace(found, title=title)
