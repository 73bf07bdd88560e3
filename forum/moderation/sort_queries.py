"""The orders in which what waits can be worked off: the least comes first.

A new order is a word in queue.Sort and a line in ORDERS. Whatever the order is, its posts of one
rank come by their age, and a page begins after a place (rank, since when it waits, id).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    select,
    true,
    tuple_,
    union_all,
)

from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.visibility import is_public
from forum.moderation.flag_models import Flag
from forum.moderation.flag_queries import is_moderators
from forum.moderation.queue import A_QUESTION, A_SECTOR, Cursor, Sort
from forum.permissions import Reader

Rows = Select[Any]

MOST = 999
"""So many cases, or none that could be counted: there is no gap."""


@dataclass(frozen=True)
class Stretch:
    """So many posts of an order: the first, or those after a place, from it on, or before it."""

    length: int
    at: Cursor | None = None
    before: bool = False
    inclusive: bool = False


@dataclass(frozen=True)
class Part:
    """Some of the posts, and how they rank: each by its own, or all alike.

    Where all rank alike the index by age gives their order, however many there are.
    """

    rows: Rows
    own: ColumnElement[int] | None = None
    alike: int = 0

    @property
    def rank(self) -> ColumnElement[int]:
        """Give the rank as a column."""
        return literal(self.alike) if self.own is None else self.own

    @property
    def keys(self) -> list[Any]:
        """Give what its posts are ordered by."""
        return [*([] if self.own is None else [self.own]), Post.waiting_since, Post.id]

    def within(self, stretch: Stretch) -> ColumnElement[bool]:
        """Choose what stands on one side of a place."""
        at = stretch.at
        if at is None:
            return true()
        if self.own is None and self.alike != at.rank:
            return true() if (self.alike < at.rank) is stretch.before else false()
        here = [literal(at.at, UtcDateTime()), literal(at.id, Id)]
        there = tuple_(*([] if self.own is None else [literal(at.rank)]), *here)
        mine = tuple_(*self.keys)
        chosen: ColumnElement[bool]
        if stretch.before:
            chosen = mine < there
        else:
            chosen = mine >= there if stretch.inclusive else mine > there
        return chosen


def by_age(_course_id: int, _reader: Reader) -> list[Part]:
    """Rank all alike: what has waited longest comes first."""
    return [Part(_posts())]


def by_gap(course_id: int, _reader: Reader) -> list[Part]:
    """Rank by how much of its kind is published already.

    First the cases under its question, then in the course those of its sector, then those of its
    size; a reply, and what its author has not told, fills no gap.
    """
    told = _told(course_id)
    topic, sector, size = (_count_by(told, each) for each in ("topic_id", "sector", "size"))
    rows = (
        _posts()
        .join(Revision, Revision.id == Post.head_revision_id)
        .join(topic, topic.c.what == Post.topic_id, isouter=True)
        .join(sector, sector.c.what == Revision.sector, isouter=True)
        .join(size, size.c.what == Revision.size, isouter=True)
    )
    rank = (
        _capped(topic.c.cases, is_told=Post.kind == Kind.CASE) * A_QUESTION
        + _capped(sector.c.cases, is_told=Revision.sector.is_not(None)) * A_SECTOR
        + _capped(size.c.cases, is_told=Revision.size.is_not(None))
    )
    return [Part(rows, rank)]


def by_flags(course_id: int, reader: Reader) -> list[Part]:
    """Rank by how many members wait for an answer to their flag: the most first.

    Only the few that are flagged are counted. Who wrote a post hears nothing of its flags, not by
    its place either.
    """
    open_flags = select(Flag.post_id).where(Flag.course_id == course_id, Flag.answered_at.is_(None))
    counted = open_flags.add_columns(func.count().label("flags")).group_by(Flag.post_id).subquery()
    of_others = is_moderators(reader)
    flagged = _posts().join(counted, counted.c.post_id == Post.id).where(of_others)
    rest = _posts().where(~and_(Post.id.in_(open_flags), of_others))
    fewest = MOST - case((counted.c.flags < MOST, counted.c.flags), else_=MOST)
    return [Part(flagged, fewest), Part(rest, alike=MOST)]


ORDERS: Mapping[Sort, Callable[[int, Reader], list[Part]]] = {
    Sort.AGE: by_age,
    Sort.GAP: by_gap,
    Sort.FLAGS: by_flags,
}
"""For each order: its parts, which together hold every post of the course once."""


def few(
    course_id: int,
    sort: Sort,
    where: Sequence[ColumnElement[bool]],
    stretch: Stretch,
    *,
    reader: Reader,
) -> Subquery:
    """Choose a stretch of the posts that meet some conditions: id, waiting_since, rank.

    Each part gives as many as are asked for at most, so that none is ordered whole.
    """
    parts = []
    for part in ORDERS[sort](course_id, reader):
        chosen = part.rows.add_columns(Post.id, Post.waiting_since, part.rank.label("rank"))
        chosen = chosen.where(*where, part.within(stretch))
        parts.append(select(_cut(chosen, part.keys, stretch)))
    together = (parts[0] if len(parts) == 1 else union_all(*parts)).subquery()
    return _cut(select(together), in_order(together), stretch)


def _cut(rows: Rows, keys: list[Any], stretch: Stretch) -> Subquery:
    order = [each.desc() for each in keys] if stretch.before else keys
    return rows.order_by(*order).limit(stretch.length).subquery()


def in_order(chosen: Subquery) -> list[Any]:
    """Give what posts that were chosen are ordered by."""
    return [chosen.c.rank, chosen.c.waiting_since, chosen.c.id]


def rank_of(course_id: int, sort: Sort, post_id: int, *, reader: Reader) -> int:
    """Say where a post stands in an order, whatever has become of it."""
    if sort is Sort.AGE:
        return 0
    ranks = [
        part.rows.add_columns(part.rank.label("rank")).where(Post.id == post_id)
        for part in ORDERS[sort](course_id, reader)
    ]
    return db.session.scalar(ranks[0] if len(ranks) == 1 else union_all(*ranks)) or 0


def _posts() -> Rows:
    return select().select_from(Post)


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
