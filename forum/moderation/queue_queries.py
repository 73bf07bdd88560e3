"""The queue: what waits, the oldest first; what waits for its author; what was decided or removed.

It is a question about states, not a table of its own, so that nothing can be stuck in it.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, literal, null, select, tuple_
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Question
from forum.courses.models import Member
from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import State
from forum.discussion.visibility import post_visible_to, revision_visible_to, topic_visible_to
from forum.moderation import claim_queries, flag_queries, sort_queries
from forum.moderation.models import CURATES, DECIDES_NOTHING, Claim, Decision
from forum.moderation.queries import count_in, is_undone
from forum.moderation.queue import EPOCH, Cursor, Filters, Line, Page, Shows, Totals
from forum.moderation.sort_queries import Stretch
from forum.permissions import Reader

LINES_A_PAGE = 15
LINES_ABOVE = 4
"""How many of those that come before an item stand above it in the list beside it."""


def page(course_id: int, filters: Filters, after: Cursor | None, *, reader: Reader) -> Page:
    """Give a page of a list of the desk, whatever its length at the same cost."""
    if filters.shows is Shows.PENDING:
        return _cut(
            _waiting(course_id, filters, Stretch(LINES_A_PAGE + 1, after), reader), LINES_A_PAGE
        )
    where = [_behind(filters.shows, after)] if after else []
    lines = _lines(course_id, filters, reader).where(*where)
    lines = lines.add_columns(literal(0)).order_by(*_ORDERS[filters.shows])
    ordered = lines.limit(LINES_A_PAGE + 1)
    return _cut([Line(*row) for row in db.session.execute(ordered)], LINES_A_PAGE)


def around(course_id: int, filters: Filters, at: Cursor, *, reader: Reader) -> Page:
    """Give the page of what waits that has a post in it, with a few that come before it above."""
    above = _waiting(course_id, filters, Stretch(LINES_ABOVE, at, before=True), reader)
    below = LINES_A_PAGE - LINES_ABOVE
    rest = _cut(_waiting(course_id, filters, Stretch(below + 1, at, inclusive=True), reader), below)
    return Page(above + rest.lines, rest.next)


def place_of(
    course_id: int, filters: Filters, post_id: int, since: datetime | None, *, reader: Reader
) -> Cursor:
    """Say where a post stands in the list of what waits, or stood before it was decided on."""
    rank = sort_queries.rank_of(course_id, filters.sort, post_id, reader=reader)
    return Cursor(since or EPOCH, post_id, rank)


def _cut(found: list[Line], most: int) -> Page:
    return Page(found[:most], found[most - 1].cursor if len(found) > most else None)


def _waiting(course_id: int, filters: Filters, stretch: Stretch, reader: Reader) -> list[Line]:
    """List a stretch of what waits: the few are chosen first, then read."""
    where = _where(course_id, filters, reader)
    few = sort_queries.few(course_id, filters.order, where, stretch, reader=reader)
    lines = _lines(course_id, filters, reader).join(few, few.c.id == Post.id)
    found = lines.add_columns(few.c.rank).order_by(*sort_queries.in_order(few))
    return [Line(*row) for row in db.session.execute(found)]


def next_waiting(course_id: int, filters: Filters, after: Cursor, *, reader: Reader) -> int | None:
    """Give the post that waits next and that is the reader's to decide: after a place, or first."""
    where = [
        *_where(course_id, filters.waiting, reader),
        Post.author_id.not_in(sorted(reader.member_ids)),
    ]
    for at in (after, None):
        few = sort_queries.few(course_id, filters.sort, where, Stretch(1, at), reader=reader)
        if found := db.session.scalar(select(few.c.id)):
            return int(found)
    return None


def totals(course_id: int, *, pending: int) -> Totals:
    """Add to the count of what waits for a moderator what else there is, and the oldest."""
    oldest = (
        select(Post.waiting_since)
        .where(Post.course_id == course_id, Post.state == State.PENDING)
        .order_by(Post.waiting_since)
        .limit(1)
    )
    changes_requested = count_in(course_id, State.CHANGES_REQUESTED)
    removed = count_in(course_id, State.REMOVED)
    columns: list[Any] = [each.scalar_subquery() for each in (changes_requested, removed, oldest)]
    return Totals(pending, *db.session.execute(select(*columns)).one())


def topics(course_id: int, *, reader: Reader) -> list[tuple[int, str]]:
    """List the topics of a course by id and short name, to choose one from."""
    rows = db.session.execute(
        select(Topic.id, Question.short_name)
        .join(Question, Question.id == Topic.question_id)
        .where(Topic.course_id == course_id, topic_visible_to(reader))
        .order_by(Question.article_id.desc(), Question.position, Topic.id)
    )
    return [(row.id, row.short_name) for row in rows]


_ORDERS: dict[Shows, tuple[Any, ...]] = {
    Shows.CHANGES_REQUESTED: (Post.waiting_since, Post.id),
    Shows.REMOVED: (Post.waiting_since.desc(), Post.id.desc()),
    Shows.FLAGGED: (Post.id,),
    Shows.APPEALS: (Post.appealed_at, Post.id),
    Shows.ASKS: (Post.asked_at, Post.id),
    Shows.DECIDED: (Decision.decided_at.desc(), Decision.id.desc()),
}
"""Only what is pending waits since a moment: the others come by their ids, as in the index."""

_STATES = {
    Shows.PENDING: State.PENDING,
    Shows.CHANGES_REQUESTED: State.CHANGES_REQUESTED,
    Shows.REMOVED: State.REMOVED,
}


_MOMENTS: dict[Shows, Any] = {Shows.APPEALS: Post.appealed_at, Shows.ASKS: Post.asked_at}
"""What waits beside the queue, since when: the oldest first, in whatever state its post is."""

_OLDEST_FIRST = frozenset({Shows.CHANGES_REQUESTED, Shows.FLAGGED})


def _at(cursor: Cursor) -> Any:
    """Give a place to compare a moment and an id with."""
    return tuple_(literal(cursor.at, UtcDateTime()), literal(cursor.id, Id))


def _behind(shows: Shows, cursor: Cursor) -> ColumnElement[bool]:
    """Say what comes after a place in the order of a list."""
    if shows is Shows.DECIDED:
        behind: ColumnElement[bool]
        behind = tuple_(Decision.decided_at, Decision.id) < _at(cursor)
        return behind
    if shows in _MOMENTS:
        behind = tuple_(_MOMENTS[shows], Post.id) > _at(cursor)
        return behind
    return Post.id > cursor.id if shows in _OLDEST_FIRST else Post.id < cursor.id


def _where(course_id: int, filters: Filters, reader: Reader) -> list[ColumnElement[bool]]:
    where = [Post.course_id == course_id, post_visible_to(reader)]
    if filters.shows is Shows.DECIDED:
        where.append(Post.state.not_in([State.DRAFT, State.PENDING, State.ERASED]))
    elif filters.shows is Shows.FLAGGED:
        where.append(flag_queries.has_open(course_id, reader))
    elif filters.shows in _MOMENTS:
        where += [_MOMENTS[filters.shows].is_not(None), Post.state != State.ERASED]
    else:
        where.append(Post.state == _STATES[filters.shows])
    if filters.topic_id is not None:
        where.append(Post.topic_id == filters.topic_id)
    if filters.kind is not None:
        where.append(Post.kind == filters.kind)
    return where


_Case = aliased(Post)
_Claimer = aliased(Member)
_Holder = aliased(User)


def _lines(course_id: int, filters: Filters, reader: Reader) -> Select[Any]:
    decides = filters.shows is not Shows.PENDING
    of_others = Post.author_id.not_in(sorted(reader.member_ids))
    columns: list[Any] = [
        Post.id,
        Post.kind,
        Post.state,
        Post.topic_id,
        Question.short_name,
        _Case.number,
        Post.author_id,
        User.name,
        User.erased_at.is_not(None),
        Revision.title,
        Revision.texts,
        Revision.number,
        _since(filters.shows),
        Decision.id if filters.shows is Shows.DECIDED else Post.id,
        Decision.act if decides else null(),
        Decision.moderator_name if decides else null(),
        Post.head_revision_id,
        Post.asked_at,
        Claim.member_id,
        _Holder.name,
    ]
    lines = select(*columns).select_from(Post)
    if filters.shows is Shows.DECIDED:
        lines = lines.join(Decision, and_(Decision.post_id == Post.id, _is_last()))
        lines = lines.where(Decision.course_id == course_id)
    elif decides:
        lines = lines.join(Decision, Decision.id == _last(), isouter=True)
    return (
        lines.join(Topic, Topic.id == Post.topic_id)
        .join(Question, Question.id == Topic.question_id)
        .join(Member, Member.id == Post.author_id)
        .join(User, User.id == Member.user_id)
        .join(_Case, _Case.id == func.coalesce(Post.case_id, Post.id))
        .join(
            Claim, and_(Claim.post_id == Post.id, claim_queries.is_held(), of_others), isouter=True
        )
        .join(_Claimer, _Claimer.id == Claim.member_id, isouter=True)
        .join(_Holder, _Holder.id == _Claimer.user_id, isouter=True)
        .join(
            Revision,
            and_(Revision.post_id == Post.id, revision_visible_to(reader)),
            isouter=True,
        )
        .where(*_where(course_id, filters, reader))
    )


def _since(shows: Shows) -> Any:
    """Say since when a line has been where it is."""
    return ({Shows.PENDING: Post.waiting_since} | _MOMENTS).get(shows, Decision.decided_at)


_Later = aliased(Decision)


def _is_last() -> ColumnElement[bool]:
    """Of several decisions on a post only the last stands, and none that was taken back."""
    overtaken = exists().where(
        _Later.post_id == Decision.post_id,
        _Later.id > Decision.id,
        _Later.act.not_in(sorted(DECIDES_NOTHING)),
        ~is_undone(_Later),
    )
    return and_(Decision.act.not_in(sorted(DECIDES_NOTHING)), ~is_undone(), ~overtaken)


_Newest = aliased(Decision)


def _last() -> Any:
    """Find the newest decision on a post's text."""
    last = select(func.max(_Newest.id)).where(
        _Newest.post_id == Post.id, _Newest.act.not_in(sorted(CURATES))
    )
    return last.correlate(Post).scalar_subquery()
