"""What a page says of its text: title, author, date, language."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from forum.articles.reading.blocks import Block, Document
from forum.articles.reading.dates import date_in
from forum.articles.reading.html_elements import Element, named, words_of

_SITE = re.compile(
    r"(?:^|[\s_-])(?:site|brand|logo|blog|header|masthead|navbar|sidebar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_POST_TITLE = re.compile(r"(?:post|entry|article)[-_]?title", re.IGNORECASE)
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
_AUTHOR_NAMES = {"author", "dc.creator", "article:author", "citation_author"}


def document(page: Element, blocks: Sequence[Block]) -> Document:
    """Put together what is found in the text and what stands around it."""
    metas = _metas(page)
    return Document(
        blocks=blocks,
        title=_title(page, metas.get("og:title", "")),
        author=next((metas[name] for name in _AUTHOR_NAMES if metas.get(name)), None),
        date=_date(page, metas),
        language=page.get("lang") or None,
        dated_lines=tuple(_dated_lines(page)),
    )


def _metas(page: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        metas.setdefault(name.lower(), " ".join((meta.get("content") or "").split()))
    return metas


def _title(page: Element, shared_as: str) -> str | None:
    """The heading that the window is named after, or the highest that is not the site's name."""
    highest = [words_of(each) for each in page.iter("h1") if not _is_of_site(each)]
    posts = [words_of(each) for each in page.iter("h2", "h3") if _POST_TITLE.search(named(each))]
    titles = list(page.iter("title"))
    window = words_of(titles[0]) if titles else ""
    named_by_window = [text for text in (*highest, *posts) if text and window.startswith(text)]
    candidates = (*named_by_window, *posts, *highest, shared_as, _without_site(window))
    return next((text for text in candidates if text), None)


def _is_of_site(heading: Element) -> bool:
    above = [heading, *list(heading.iterancestors())[:3]]
    return any(each.tag in {"nav", "aside"} or _SITE.search(named(each)) for each in above)


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
