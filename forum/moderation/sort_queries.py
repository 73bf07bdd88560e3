"""The orders in which what waits can be worked off. Each is one expression: the least comes first.

A new order is a word in queue.Sort and a line in RANKS. Whatever the order is, its posts of one
rank come by their age, and a page begins after a place (rank, since when it waits, id).
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, select, tuple_

from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.visibility import is_public
from forum.moderation.flag_models import Flag
from forum.moderation.queue import A_QUESTION, A_SECTOR, Cursor, Sort

Rows = Select[Any]

MOST = 999
"""So many cases, or none that could be counted: there is no gap."""


def by_age(_course_id: int, rows: Rows) -> tuple[Rows, ColumnElement[int] | None]:
    """Rank all alike: what has waited longest comes first."""
    return rows, None


def by_gap(course_id: int, rows: Rows) -> tuple[Rows, ColumnElement[int] | None]:
    """Rank by how much of its kind is published already.

    First the cases under its question, then in the course those of its sector, then those of its
    size; a reply, and what its author has not told, fills no gap.
    """
    told = _told(course_id)
    topic, sector, size = (_count_by(told, each) for each in ("topic_id", "sector", "size"))
    rows = (
        rows.join(Revision, Revision.id == Post.head_revision_id)
        .join(topic, topic.c.what == Post.topic_id, isouter=True)
        .join(sector, sector.c.what == Revision.sector, isouter=True)
        .join(size, size.c.what == Revision.size, isouter=True)
    )
    rank = (
        _capped(topic.c.cases, is_told=Post.kind == Kind.CASE) * A_QUESTION
        + _capped(sector.c.cases, is_told=Revision.sector.is_not(None)) * A_SECTOR
        + _capped(size.c.cases, is_told=Revision.size.is_not(None))
    )
    return rows, rank


def by_flags(course_id: int, rows: Rows) -> tuple[Rows, ColumnElement[int] | None]:
    """Rank by how many members wait for an answer to their flag: the most first."""
    flagged = (
        select(Flag.post_id.label("what"), func.count().label("flags"))
        .where(Flag.course_id == course_id, Flag.answered_at.is_(None))
        .group_by(Flag.post_id)
        .subquery()
    )
    rows = rows.join(flagged, flagged.c.what == Post.id, isouter=True)
    flags = func.coalesce(flagged.c.flags, 0)
    return rows, MOST - case((flags < MOST, flags), else_=MOST)


RANKS: Mapping[Sort, Callable[[int, Rows], tuple[Rows, ColumnElement[int] | None]]] = {
    Sort.AGE: by_age,
    Sort.GAP: by_gap,
    Sort.FLAGS: by_flags,
}
"""For each order: how a select of posts is joined with what it asks, and the rank that comes of it.

None is the rank where all are alike, so that the index alone gives the order.
"""


def places(course_id: int, sort: Sort, *columns: Any) -> tuple[Rows, list[Any], Any]:
    """Select posts with their rank; give it with what to order it by, and the rank as a column."""
    rows, rank = RANKS[sort](course_id, select(*columns).select_from(Post))
    shown = literal(0) if rank is None else rank
    order = [Post.waiting_since, Post.id] if rank is None else [rank, Post.waiting_since, Post.id]
    return rows, order, shown.label("rank")


def place(order: list[Any], cursor: Cursor) -> Any:
    """Give a place in an order, to compare with."""
    at = (literal(cursor.at, UtcDateTime()), literal(cursor.id, Id))
    has_rank = len(order) > len(at)
    return tuple_(literal(cursor.rank), *at) if has_rank else tuple_(*at)


def rank_of(course_id: int, sort: Sort, post_id: int) -> int:
    """Say where a post stands in an order, whatever has become of it."""
    rows, _order, rank = places(course_id, sort)
    if RANKS[sort] is by_age:
        return 0
    return db.session.scalar(rows.add_columns(rank).where(Post.id == post_id)) or 0


def _told(course_id: int) -> Any:
    """Count the published cases of a course by question, sector and size, at one go."""
    topics = select(Topic.id).where(Topic.course_id == course_id)
    return (
        select(Post.topic_id, Revision.sector, Revision.size, func.count().label("cases"))
        .join(Revision, Revision.id == Post.live_revision_id)
        .where(
            Post.topic_id.in_(topics),
            Post.kind == Kind.CASE,
            Post.published_at.is_not(None),
            is_public(),
        )
        .group_by(Post.topic_id, Revision.sector, Revision.size)
        .cte("told")
    )


def _count_by(told: Any, name: str) -> Any:
    """Add the counts up over what is the same in one respect."""
    what = told.c[name]
    counted = select(what.label("what"), func.sum(told.c.cases).label("cases"))
    return counted.where(what.is_not(None)).group_by(what).subquery()


def _capped(cases: Any, *, is_told: ColumnElement[bool]) -> ColumnElement[int]:
    count = func.coalesce(cases, 0)
    return case((and_(is_told, count < MOST), count), else_=MOST)
