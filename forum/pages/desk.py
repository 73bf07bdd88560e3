"""How the list of the desk is put together: which part of it, and what was just decided."""

from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.discussion.models import Kind, Post
from forum.gate import course, me
from forum.moderation import (
    filter_queries,
    finding_queries,
    flag_queries,
    log_queries,
    queries,
    queue_queries,
)
from forum.moderation.queries import Decided
from forum.moderation.queue import Cursor, Filters, Page, Shows, Sort
from forum.moderation.reasons import by_another, by_you
from forum.pages import frame
from forum.pages.topic import words_for_posts


@dataclass(frozen=True)
class Done:
    """What has just been decided: the words to say, and what can be undone."""

    words: str
    decision: Decided


def filters() -> Filters:
    """Read from the address which part of the queue is asked for."""
    shows, kind = request.args.get("state", ""), request.args.get("kind", "")
    topic, sort = request.args.get("topic", ""), request.args.get("sort", "")
    if topic and frame.id_in(topic) is None:
        raise NotFound
    return Filters(
        Shows(shows) if shows in set(Shows) else Shows.PENDING,
        frame.id_in(topic),
        Kind(kind) if kind in set(Kind) else None,
        Sort(sort) if sort in set(Sort) else Sort.AGE,
    )


def after() -> Cursor | None:
    """Read from the address where in a list the page begins."""
    text = request.args.get("after")
    if not text:
        return None
    try:
        return Cursor.read(text)
    except ValueError as error:
        raise NotFound from error


def lists(beside: Post | None = None) -> dict[str, Any]:
    """Give a page of the queue, for the queue's own page or for beside an item."""
    asked, course_id, reader = filters(), course().id, me()
    if beside is not None and beside.waiting_since and asked.shows is Shows.PENDING:
        at = queue_queries.place_of(
            course_id, asked, beside.id, beside.waiting_since, reader=reader
        )
        page = queue_queries.around(course_id, asked, at, reader=reader)
    else:
        page = queue_queries.page(course_id, asked, after(), reader=reader)
    return words_for_posts() | {
        "page": page,
        "following": _following(page, beside),
        "filters": asked,
        "Shows": Shows,
        "Sort": Sort,
        "saved": filter_queries.saved(me().member_id(course_id)),
        "topics": queue_queries.topics(course_id, reader=reader),
        "totals": queue_queries.totals(course_id, pending=frame.count_waiting() or 0),
        "most_counted": queries.MOST_COUNTED,
        "usual_wait": queries.usual_wait(course_id),
        "done": done(),
        "appeals_waiting": frame.count_appeals(),
        "asking": frame.count_asking(),
        "flagged": flag_queries.count_posts(course_id, reader=reader),
        "flag_counts": flag_queries.counts([line.id for line in page.lines], reader=reader),
        "to_look_at": finding_queries.counts([line.id for line in page.lines], reader=reader),
    }


def _following(page: Page, beside: Post | None) -> int | None:
    """Find the line after the item, or the first where the item is in no list."""
    ids = [line.id for line in page.lines]
    if beside is None or beside.id not in ids:
        return ids[0] if ids else None
    place = ids.index(beside.id) + 1
    return ids[place] if place < len(ids) else None


def done() -> Done | None:
    """Say what has just been decided, where the address names it."""
    decided = frame.id_in(request.args.get("decided", ""))
    line = log_queries.line(course().id, decided, reader=me()) if decided else None
    if line is None:
        return None
    act, mine = line.decision.act, line.decision.moderator_id in me().member_ids
    title = line.title or (_("a reply") if line.kind is Kind.REPLY else _("a case"))
    words = by_you(act, title) if mine else by_another(act, line.decision.moderator_name)
    return Done(words, line.decision)
