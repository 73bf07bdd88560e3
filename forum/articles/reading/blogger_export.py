"""What Blogger exports: Atom, in which comments, pages and settings are entries like the posts."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from forum.articles.reading.posts import Post, day, elements, line

if TYPE_CHECKING:
    from forum.articles.reading.html_elements import Element

_ATOM = "{http://www.w3.org/2005/Atom}"
_BLOGGER = "{http://schemas.google.com/blogger/2018}"
_DRAFT = "{http://purl.org/atom/app#}draft"
_REPLY = "{http://purl.org/syndication/thread/1.0}in-reply-to"
_KIND = "http://schemas.google.com/g/2005#kind"
_LIVE = {None, "", "LIVE"}
_POST = "http://schemas.google.com/blogger/2008/kind#post"


def posts(data: bytes) -> Iterator[Post]:
    """Give the posts that were published."""
    for entry in elements(data, f"{_ATOM}entry"):
        if _is_post(entry):
            yield _post(entry)


def _is_post(entry: "Element") -> bool:
    """Tell a post from a comment, a page or a setting, in the older export and in the newer."""
    kinds = [
        each.get("term")
        for each in entry.iterfind(f"{_ATOM}category")
        if each.get("scheme") == _KIND
    ]
    kind, status = entry.findtext(f"{_BLOGGER}type"), entry.findtext(f"{_BLOGGER}status")
    is_thrown_away = bool((entry.findtext(f"{_BLOGGER}trashed") or "").strip())
    is_other = (kinds and _POST not in kinds) or (kind is not None and kind != "POST")
    is_draft = any(each.text == "yes" for each in entry.iter(_DRAFT)) or status not in _LIVE
    return not (is_other or is_draft or is_thrown_away or entry.find(_REPLY) is not None)


def _post(entry: "Element") -> Post:
    links = [
        each.get("href") or ""
        for each in entry.iterfind(f"{_ATOM}link")
        if each.get("rel", "alternate") == "alternate"
    ]
    html = entry.findtext(f"{_ATOM}content") or entry.findtext(f"{_ATOM}summary") or ""
    return Post(
        key=line(entry.findtext(f"{_ATOM}id")),
        title=line(entry.findtext(f"{_ATOM}title")),
        html=html,
        date=day(entry.findtext(f"{_ATOM}published") or entry.findtext(f"{_ATOM}updated")),
        author=line(entry.findtext(f"{_ATOM}author/{_ATOM}name")),
        url=line(links[0]) if links else "",
    )
