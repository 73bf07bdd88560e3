"""What the doctor counts."""

from datetime import timedelta
from typing import Any

from sqlalchemy import func, select

from forum.accounts.models import User
from forum.courses.models import Course
from forum.db import db, now
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.notices import queries as notices
from forum.outbox import queries as letters
from forum.outbox.models import Stage

MOST_COUNTED = 1000


def counts() -> dict[str, int]:
    """Count people, courses, posts, and posts that wait for a moderator."""
    return {
        "people": _count(User, User.erased_at.is_(None)),
        "courses": _count(Course),
        "posts": _count(Post),
        "posts_waiting": _count(Post, Post.state == State.PENDING),
    }


def mail() -> dict[str, Any]:
    """Count the letters that are on their way, and those that a person should look at."""
    totals = letters.totals()
    late = now() - totals.oldest_due if totals.oldest_due else timedelta()
    return {
        "letters_waiting": totals[Stage.WAITING] + totals[Stage.TAKEN] + totals[Stage.HANDED],
        "letters_sent": totals[Stage.SENT],
        "letters_refused": totals[Stage.REFUSED],
        "letters_unsure": totals[Stage.UNSURE],
        "letters_late_minutes": late // timedelta(minutes=1),
        "notices_unsorted": len(notices.due_unsettled(MOST_COUNTED)),
    }


def _count(model: type[User] | type[Course] | type[Post], *where: object) -> int:
    counted = select(func.count()).select_from(model).where(*where)  # type: ignore[arg-type]
    return db.session.scalar(counted) or 0
