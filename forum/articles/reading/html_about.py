"""What a page says of its text: title, author, date, language."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from forum.articles.reading import html_told
from forum.articles.reading.blocks import Block, Document
from forum.articles.reading.dates import date_in
from forum.articles.reading.html_elements import Element, named, words_of

_SITE = re.compile(
    r"(?:^|[\s_-])(?:site|brand|logo|blog|header|masthead|navbar|sidebar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_POST_TITLE = re.compile(r"(?:post|entry|article)[-_]?title", re.IGNORECASE)
_HOME = re.compile(r"(?:https?://[^/]+)?/?|\.{1,2}/|/?index\.html?", re.IGNORECASE)
_NUMBERED = re.compile(r"^[0-9]{1,3} +")
_CHANGED = re.compile(
    r"(?:last|page was) (?:edited|modified|updated|changed|revised)|zuletzt|senast|sidst|sist "
    r"|viimeksi|viimati|dernière|última",
    re.IGNORECASE,
)
_PARTS_OF_TITLE = re.compile(r"\s+[|–—·»«:-]+\s+")
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date|dates|date-header|published|posted|timestamp|pubdate|entry-date)(?:$|[\s_-])",
    re.IGNORECASE,
)
_DATE_NAMES = {
    "article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "citation_publication_date",
    "publish-date",
    "publication_date",
    "og:published_time",
    "pubdate",
}
_LONGEST_CHANGED = 300
_YEAR = re.compile(r"\d{4}")
_AUTHOR_NAMES = {"author", "dc.creator", "article:author", "citation_author"}


def document(page: Element, blocks: Sequence[Block]) -> Document:
    """Put together what is found in the text and what stands around it."""
    metas, told = _metas(page), html_told.told_by(page)
    return Document(
        blocks=blocks,
        title=_title(page, metas.get("og:title") or told.get("headline", ""), metas),
        author=next((metas[name] for name in _AUTHOR_NAMES if metas.get(name)), told.get("author")),
        date=_date(page, metas) or date_in(told.get("datePublished", "")),
        language=page.get("lang") or None,
        dated_lines=tuple(_dated_lines(page)),
    )


def _metas(page: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), " ".join((meta.get("content") or "").split()))
    return metas


def _title(page: Element, shared_as: str, metas: dict[str, str]) -> str | None:
    """The heading that the window is named after, or the highest that is not the site's name."""
    site = metas.get("og:site_name", "")
    highest = [words_of(each) for each in page.iter("h1") if not _is_of_site(each)]
    highest = [text for text in highest if text != site]
    posts = [words_of(each) for each in page.iter("h2", "h3") if _POST_TITLE.search(named(each))]
    titles = list(page.iter("title"))
    window = words_of(titles[0]) if titles else ""
    named_by_window = [text for text in (*highest, *posts) if text and window.startswith(text)]
    lower = [] if named_by_window or posts else _named_by_part(page, window, shared_as)
    candidates = (*named_by_window, *posts, *lower, *highest, shared_as, _without_site(window))
    title = next((text for text in candidates if text), None)
    is_numbered = title and shared_as and _NUMBERED.sub("", title) == shared_as
    return shared_as if is_numbered else title


def _named_by_part(page: Element, window: str, shared_as: str) -> Iterator[str]:
    """The lower headings of which the window's title tells one part: the site is the rest."""
    parts = [shared_as, *_PARTS_OF_TITLE.split(window)]
    for each in page.iter("h1", "h2"):
        text = words_of(each) if not _is_of_site(each) else ""
        if text and any(part == text or part.endswith(f": {text}") for part in parts):
            yield text


def _is_of_site(heading: Element) -> bool:
    links = list(heading.iter("a"))
    if links and words_of(links[0]) == words_of(heading) and _is_home(links[0]):
        return True
    above = [heading, *list(heading.iterancestors())[:3]]
    return any(each.tag in {"nav", "aside"} or _SITE.search(named(each)) for each in above)


def _is_home(link: Element) -> bool:
    """Whether a link goes to the first page of its site."""
    return link.get("rel") == "home" or bool(_HOME.fullmatch((link.get("href") or "").strip()))


def _without_site(window: str) -> str:
    return _PARTS_OF_TITLE.split(window)[0].strip()


def _date(page: Element, metas: dict[str, str]) -> dt.date | None:
    said = [metas[name] for name in metas if name in _DATE_NAMES]
    said += [each.get("datetime") or "" for each in page.iter("time")][:20]
    said += [each.get("title") or "" for each in page.xpath(".//abbr[@itemprop='datePublished']")][
        :5
    ]
    return next((day for text in said if (day := date_in(text))), None)


def _dated_lines(page: Element) -> Iterator[str]:
    for each in page.iter("span", "div", "p", "h2", "h3", "h4", "li", "a"):
        if _DATED.search(named(each)):
            yield words_of(each)[:200]
    for each in page.iter("span", "div", "p", "li"):
        own = each.text or ""
        if len(own) <= _LONGEST_CHANGED and _YEAR.search(own) and _CHANGED.search(own):
            yield " ".join(own.split())
