"""What waits in each course and for whom it is to know: for the staff's letters and reminders."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, not_, or_, select
from sqlalchemy.orm import aliased

from forum.courses.models import Course, Member
from forum.db import db, now
from forum.discussion.models import Post, Topic
from forum.discussion.transitions import State
from forum.moderation import appeal_waiting_queries as appeals
from forum.moderation.conversation_queries import asks_of
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.queries import is_undone
from forum.permissions import STAFF

RESTS_AFTER = timedelta(days=7)
"""A course all of whose topics have been closed for so long is over: nobody is written to."""

RECENT = 200
AT_ONE_SITTING = timedelta(minutes=15)
ENOUGH = 3


@dataclass(frozen=True)
class Waiting:
    """What waits for the moderators of one course, or for one of them.

    Posts, appeals against decisions, and what authors ask.
    """

    course_id: int
    slug: str
    title: str
    time_zone: str
    promise: timedelta
    count: int
    appeals: int
    asking: int
    oldest_post: datetime | None
    oldest_appeal: datetime | None
    oldest_asking: datetime | None

    @property
    def oldest(self) -> datetime:
        """Say since when the oldest of all waits; something does."""
        moments = (self.oldest_post, self.oldest_appeal, self.oldest_asking)
        return min(each for each in moments if each is not None)


@dataclass(frozen=True)
class Unfinished:
    """A post that has waited for its author since a moderator asked for changes."""

    post_id: int
    course_id: int
    user_id: int
    decision_id: int
    asked_at: datetime


def waiting(course_id: int | None = None) -> list[Waiting]:
    """List the courses in which something waits, unless they are over."""
    moments = (Post.waiting_since, Post.appealed_at, Post.asked_at)
    columns: list[Any] = [
        *(Course.id, Course.slug, Course.title, Course.time_zone, Course.promise_hours),
        *(func.count(each) for each in moments),
        *(func.min(each) for each in moments),
    ]
    rows = (
        select(*columns)
        .join(Post, Post.course_id == Course.id)
        .where(
            or_(
                and_(Post.state == State.PENDING, Post.waiting_since.is_not(None)),
                Post.appealed_at.is_not(None),
                and_(Post.asked_at.is_not(None), Post.state != State.ERASED),
            ),
            not_(_is_over()),
        )
        .group_by(Course.id)
        .order_by(Course.id)
    )
    if course_id is not None:
        rows = rows.where(Course.id == course_id)
    return [_waiting(row) for row in db.session.execute(rows)]


def _waiting(row: Any) -> Waiting:
    values = [*row[:4], timedelta(hours=row.promise_hours), *row[5:]]
    return Waiting(*values)


def for_one(there: Waiting, user_id: int) -> Waiting | None:
    """Say what of it waits for one of the staff: an appeal only for who may answer it.

    What they ask themselves, as authors, does not wait for them either.
    """
    if not (there.appeals or there.asking):
        return there
    count, oldest = appeals.waiting_for(there.course_id, user_id)
    asking, asked = _asking(there.course_id, user_id)
    theirs = replace(there, appeals=count, oldest_appeal=oldest, asking=asking, oldest_asking=asked)
    return theirs if theirs.count or theirs.appeals or theirs.asking else None


def _asking(course_id: int, user_id: int) -> tuple[int, datetime | None]:
    """Say how many authors have asked this person and the other moderators, since when."""
    mine = select(Member.id).where(Member.course_id == course_id, Member.user_id == user_id)
    asks = asks_of(course_id, None), Post.author_id.not_in(mine)
    count, oldest = db.session.execute(
        select(func.count(), func.min(Post.asked_at)).where(*asks)
    ).one()
    return count, oldest


_Active = aliased(Topic)


def _is_over() -> ColumnElement[bool]:
    mine = Topic.course_id == Course.id
    goes_on = or_(_Active.closes_at.is_(None), _Active.closes_at > now() - RESTS_AFTER)
    return and_(exists().where(mine), not_(exists().where(_Active.course_id == Course.id, goes_on)))


def staff_of(course_id: int) -> list[int]:
    """List the users who moderate or teach a course now."""
    return list(
        db.session.scalars(
            select(Member.user_id)
            .where(Member.course_id == course_id, Member.role.in_(STAFF), Member.ended_at.is_(None))
            .order_by(Member.id)
        )
    )


def oldest_between(
    course_id: int, user_id: int, after: datetime | None, until: datetime
) -> tuple[int, datetime] | None:
    """Find what has waited the longest for one of the staff of what began to between two moments.

    Gives the post, and since when it or the appeal on it waits.
    """
    rows = select(Post.id, Post.waiting_since).where(
        Post.course_id == course_id, Post.state == State.PENDING, Post.waiting_since <= until
    )
    if after is not None:
        rows = rows.where(Post.waiting_since > after)
    post = db.session.execute(rows.order_by(Post.waiting_since, Post.id).limit(1)).first()
    found = [appeals.oldest_between(course_id, user_id, after, until)]
    found += [(post.id, post.waiting_since)] if post else []
    return min((each for each in found if each), key=lambda each: each[1], default=None)


def overdue(course_id: int, user_id: int, until: datetime) -> tuple[int, int]:
    """Count what has waited for one of the staff since a moment or longer: posts, and appeals."""
    rows = select(func.count()).where(
        Post.course_id == course_id, Post.state == State.PENDING, Post.waiting_since <= until
    )
    posts = db.session.scalar(rows) or 0
    return posts, appeals.count_until(course_id, user_id, until)


def pace(course_id: int) -> timedelta | None:
    """Say how long one decision takes: the median pause between two at one sitting.

    None where too few have been measured.
    """
    rows = db.session.execute(
        select(Decision.moderator_id, Decision.decided_at)
        .where(Decision.course_id == course_id)
        .order_by(Decision.decided_at.desc(), Decision.id.desc())
        .limit(RECENT)
    )
    moments: dict[int, list[datetime]] = defaultdict(list)
    for moderator_id, decided_at in rows:
        moments[moderator_id].append(decided_at)
    pauses = [
        (later - earlier).total_seconds()
        for each in moments.values()
        for later, earlier in pairwise(each)
        if timedelta() < later - earlier <= AT_ONE_SITTING
    ]
    return timedelta(seconds=median(pauses)) if len(pauses) >= ENOUGH else None


def unfinished(asked_before: datetime) -> list[Unfinished]:
    """List what waits for an author who can still mend it: a member, in a topic that is open."""
    rows = (
        select(
            Post.id,
            Post.course_id,
            Member.user_id,
            func.max(Decision.id),
            func.max(Decision.decided_at).label("asked_at"),
        )
        .join(Decision, Decision.post_id == Post.id)
        .join(Member, Member.id == Post.author_id)
        .join(Topic, Topic.id == Post.topic_id)
        .where(
            Post.state == State.CHANGES_REQUESTED,
            Decision.act == DecisionAct.REQUEST_CHANGES,
            ~is_undone(),
            Member.ended_at.is_(None),
            or_(Topic.closes_at.is_(None), Topic.closes_at > now()),
        )
        .group_by(Post.id, Member.user_id)
        .having(func.max(Decision.decided_at) <= asked_before)
    )
    return [Unfinished(*row) for row in db.session.execute(rows)]
