"""How a topic's page is put together: the kept public part, and what is the reader's own."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import render_template
from flask.wrappers import Response
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from forum.articles import queries as articles
from forum.db import now
from forum.discussion import queries, thread_queries
from forum.discussion.models import Kind
from forum.discussion.names import display_initials, display_name
from forum.discussion.thread_queries import CASES_A_PAGE, Filter, Shown
from forum.gate import course, me
from forum.pages import frame, kept, presence
from forum.permissions import Permission, Reader

SLOT = Markup("<!--threads-->")
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Asked:
    """Which part of a topic is asked for."""

    topic_id: int
    which: Filter
    page: int


def words_for_posts() -> dict[str, Any]:
    """Give the parts of a post what they need and would not find in a bare template."""
    return {
        "display_name": display_name,
        "display_initials": display_initials,
        "when": frame.when,
        "course_slug": course().slug,
        "own": False,
    }


def page(asked: Asked) -> Response:
    """Answer with a topic's page for this reader."""
    reader = me()
    siblings = thread_queries.versions(asked.topic_id, reader=reader)
    if not siblings:
        raise NotFound
    here = next(row for row in siblings if row.id == asked.topic_id)
    may_write = _may_write(reader, here.opens_at, here.closes_at)
    public = _public(asked, reader, tuple(siblings), may_write=may_write)
    own = thread_queries.own(asked.topic_id, reader=reader)
    html = render_template(
        "discussion/topic.html",
        public=public,
        own_cases=[each for each in own if each.kind is Kind.CASE and not each.is_live],
        may_write=may_write,
        opens_at=here.opens_at,
        closes_at=here.closes_at,
        now=now(),
        topic_id=asked.topic_id,
        slot=SLOT,
        asked=asked,
        presence=presence.of(course().id),
    )
    above, below = html.encode().split(str(SLOT).encode(), 1)
    return Response([b"".join([above, *_pieces(public, own), below])], mimetype="text/html")


def _pieces(public: kept.KeptTopic, own: list[Shown]) -> list[bytes]:
    """Put the reader's own replies and cases where they belong among the others."""
    mine = [each for each in own if each.is_live or each.kind is Kind.REPLY]
    context = words_for_posts() | {"own": True, "may_reply": True}
    built = [kept.piece_of(each, **context) for each in mine]
    parents = {each.id: each.parent_id or 0 for each in mine}
    return [each.html for each in kept.with_own(public.pieces, built, parents)]


def _may_write(reader: Reader, opens_at: datetime | None, closes_at: datetime | None) -> bool:
    if not reader.can(Permission.POST, course().id):
        return False
    if reader.can(Permission.MODERATE, course().id):
        return True
    at = now()
    return (opens_at is None or opens_at <= at) and (closes_at is None or at < closes_at)


def _public(
    asked: Asked, reader: Reader, siblings: tuple[Any, ...], *, may_write: bool
) -> kept.KeptTopic:
    staff = reader.can(Permission.MODERATE, course().id)
    key = (asked, siblings, frame.language(), staff, may_write, course().slug, course().title)
    return kept.find(key) or kept.keep(key, _build(asked, reader, staff=staff, may_write=may_write))


def _build(asked: Asked, reader: Reader, *, staff: bool, may_write: bool) -> kept.KeptTopic:
    topic = queries.topic(asked.topic_id, reader=reader)
    article = articles.article(topic.question.article_id, topic.course_id)
    counts = thread_queries.counts(topic.id)
    threads = thread_queries.threads(topic.id, asked.which, asked.page)
    if not threads and asked.page > 1:
        raise NotFound
    lines = [
        line
        for line in queries.topics_of(topic.course_id, reader=reader)
        if line.article_id == article.id
    ]
    context = words_for_posts() | {
        "topic": topic,
        "article": article,
        "counts": counts,
        "asked": asked,
        "course": course(),
        "lines": lines,
        "unanswered": thread_queries.unanswered(topic.id),
        "may_write": may_write,
        "may_reply": may_write,
        "is_staff": staff,
        "more": len(threads) == CASES_A_PAGE,
        "Filter": Filter,
        "span": frame.span,
        "day": frame.day,
        "now": now(),
    }
    return kept.KeptTopic(
        above=kept.part("discussion/_topic_above.html", **context).decode(),
        beside=kept.part("discussion/_topic_beside.html", **context).decode(),
        rail=kept.part("discussion/_topic_rail.html", **context).decode(),
        pieces=kept.pieces_of(threads, **context),
        below=kept.part("discussion/_topic_below.html", **context).decode(),
        question=topic.question.text,
    )
