"""What the doctor counts."""

from sqlalchemy import func, select

from forum.accounts.models import User
from forum.courses.models import Course
from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State


def counts() -> dict[str, int]:
    """Count people, courses, posts, and posts that wait for a moderator."""
    return {
        "people": _count(User, User.erased_at.is_(None)),
        "courses": _count(Course),
        "posts": _count(Post),
        "posts_waiting": _count(Post, Post.state == State.PENDING),
    }


def _count(model: type[User] | type[Course] | type[Post], *where: object) -> int:
    counted = select(func.count()).select_from(model).where(*where)  # type: ignore[arg-type]
    return db.session.scalar(counted) or 0
