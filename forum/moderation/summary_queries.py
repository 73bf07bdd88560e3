"""What is counted for the summary that a course may show its members: no post, and no name."""

from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.moderation.models import Decision
from forum.moderation.queries import is_undone
from forum.moderation.summary import OUTCOMES, Counted

WAITS_COUNTED = 1_000
"""Of so many of the newest answers the median wait is told."""


def counted(course_id: int, since: datetime | None = None) -> Counted:
    """Count what came and what was answered in a course, since a moment or ever."""
    came = [Post.course_id == course_id, Post.submitted_at.is_not(None)]
    came += [Post.submitted_at >= since] if since else []
    first = _first_answers(course_id, since)
    decided = db.session.execute(
        select(Decision.act, Decision.reason, func.count())
        .where(*first)
        .group_by(Decision.act, Decision.reason)
    )
    newest = (
        select(Decision.submitted_at, Decision.decided_at)
        .where(*first, Decision.submitted_at.is_not(None))
        .order_by(Decision.decided_at.desc(), Decision.id.desc())
        .limit(WAITS_COUNTED)
    )
    return Counted(
        came=db.session.scalar(select(func.count()).where(*came)) or 0,
        decided=[(act, reason, count) for act, reason, count in decided],
        waits=[
            row.decided_at - row.submitted_at
            for row in db.session.execute(newest)
            if row.submitted_at
        ],
    )


def _first_answers(course_id: int, since: datetime | None) -> list[ColumnElement[bool]]:
    """What a moderator answered to what waited, and nobody took back."""
    where = [
        Decision.course_id == course_id,
        Decision.act.in_(sorted(OUTCOMES)),
        Decision.from_state == State.PENDING,
        Decision.promised_by_id.is_(None),
        ~is_undone(),
    ]
    return where + ([Decision.decided_at >= since] if since else [])
