"""The appeals that wait for one person's answer: of their own, and where another answers, none."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased

from forum.courses.models import Member
from forum.db import db
from forum.discussion.models import Post
from forum.moderation.appeal_models import Appeal
from forum.moderation.models import Decision
from forum.permissions import STAFF

_Judge = aliased(Member)


def waiting_for(course_id: int, user_id: int) -> tuple[int, datetime | None]:
    """Say how many appeals of a course wait for this person, and since when the oldest does."""
    rows = _answerable(course_id, user_id, func.count(), func.min(Post.appealed_at))
    count, oldest = db.session.execute(rows).one()
    return count, oldest


def count_until(course_id: int, user_id: int, until: datetime) -> int:
    """Count those that have waited for this person since a moment or longer."""
    rows = _answerable(course_id, user_id, func.count()).where(Post.appealed_at <= until)
    return db.session.scalar(rows) or 0


def oldest_between(
    course_id: int, user_id: int, after: datetime | None, until: datetime
) -> tuple[int, datetime] | None:
    """Find the post whose appeal has waited the longest of those made between two moments."""
    rows = _answerable(course_id, user_id, Post.id, Post.appealed_at)
    rows = rows.where(Post.appealed_at <= until)
    if after is not None:
        rows = rows.where(Post.appealed_at > after)
    found = db.session.execute(rows.order_by(Post.appealed_at, Post.id).limit(1)).first()
    return (found.id, found.appealed_at) if found else None


def _answerable(course_id: int, user_id: int, *columns: Any) -> Select[Any]:
    """Start from the appeals of a course that this member of its staff may answer."""
    return (
        select(*columns)
        .select_from(Post)
        .join(Appeal, and_(Appeal.post_id == Post.id, Appeal.answer_id.is_(None)))
        .join(Decision, Decision.id == Appeal.decision_id)
        .join(_Judge, and_(_Judge.course_id == Post.course_id, _Judge.user_id == user_id))
        .where(Post.course_id == course_id, Post.appealed_at.is_not(None), _may_answer())
    )


_Other = aliased(Member)


def _may_answer() -> ColumnElement[bool]:
    """The rule of appeals.Bench for the database: another than who decided, if there is one."""
    another = exists().where(
        _Other.course_id == Post.course_id,
        _is_staff(_Other),
        _Other.id.not_in([Post.author_id, Decision.moderator_id]),
    )
    return and_(
        _is_staff(_Judge),
        _Judge.id != Post.author_id,
        or_(_Judge.id != Decision.moderator_id, ~another),
    )


def _is_staff(member: Any) -> ColumnElement[bool]:
    return and_(member.role.in_(STAFF), member.ended_at.is_(None))
