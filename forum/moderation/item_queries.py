"""One item of the desk: the post, its texts round by round, and what it answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db, one_or_404
from forum.discussion.models import Post, Revision
from forum.discussion.queries import posts
from forum.discussion.visibility import history_visible_to, post_visible_to
from forum.permissions import Reader

ROUNDS = 50
"""How many of its newest texts are listed beside a post."""


@dataclass(frozen=True)
class Round:
    """A text that was sent, without its words: which one, when, and by whom."""

    id: int
    number: int
    submitted_at: datetime
    written_by_id: int
    name: str
    is_gone: bool


def post(course_id: int, post_id: int, *, reader: Reader) -> Post:
    """Fetch a post of a course that exists for the reader."""
    return one_or_404(posts(reader).where(Post.id == post_id, Post.course_id == course_id))


def rounds(post: Post, *, reader: Reader) -> list[Round]:
    """List the newest texts that were sent of a post, oldest first; of a draft there are none."""
    columns: list[Any] = [
        Revision.id,
        Revision.number,
        Revision.submitted_at,
        Revision.written_by_id,
        User.name,
        User.erased_at.is_not(None),
    ]
    rows = db.session.execute(
        select(*columns)
        .join(Post, Post.id == Revision.post_id)
        .join(Member, Member.id == Revision.written_by_id)
        .join(User, User.id == Member.user_id)
        .where(
            Post.id == post.id,
            Revision.submitted_at.is_not(None),
            post_visible_to(reader),
            history_visible_to(reader),
        )
        .order_by(Revision.number.desc())
        .limit(ROUNDS)
    )
    return [Round(*row) for row in rows][::-1]


def texts(post: Post, ids: Iterable[int | None], *, reader: Reader) -> dict[int, Revision]:
    """Fetch some of the texts sent of a post, by id, as far as the reader may see them."""
    found = db.session.scalars(
        select(Revision)
        .join(Post, Post.id == Revision.post_id)
        .where(
            Post.id == post.id,
            Revision.id.in_([each for each in ids if each is not None]),
            Revision.submitted_at.is_not(None),
            post_visible_to(reader),
            history_visible_to(reader),
        )
    )
    return {each.id: each for each in found}


def head(post: Post, *, reader: Reader) -> Revision | None:
    """Fetch the text to be decided on; None where nobody but its author may read it."""
    return texts(post, [post.head_revision_id], reader=reader).get(post.head_revision_id or 0)
