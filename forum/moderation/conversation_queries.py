"""What can be read of conversations: by the author of the post and the staff of its course."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from werkzeug.exceptions import NotFound

from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.discussion.visibility import post_visible_to
from forum.moderation import item_queries
from forum.moderation.conversation_models import Message
from forum.permissions import Permission, Reader

MOST_SHOWN = 200
"""Of a longer conversation the newest are shown."""


def messages(reader: Reader) -> Select[Message]:
    """Every read of messages starts here, so that none forgets who is reading."""
    own = Post.author_id.in_(sorted(reader.member_ids))
    staffs = true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))
    return (
        select(Message)
        .join(Post, Post.id == Message.post_id)
        .where(post_visible_to(reader), Post.state != State.ERASED, or_(own, staffs))
    )


def about(post_id: int, *, reader: Reader) -> list[Message]:
    """List what was said about a post, oldest first."""
    newest = messages(reader).where(Message.post_id == post_id).order_by(Message.id.desc())
    return list(db.session.scalars(newest.limit(MOST_SHOWN)))[::-1]


def post(course_id: int, post_id: int, *, reader: Reader) -> Post:
    """Fetch a post that the reader may talk about: their own, or as its staff."""
    found = item_queries.post(course_id, post_id, reader=reader)
    takes_part = found.is_by(reader) or reader.can(Permission.MODERATE, course_id)
    if not takes_part or found.state is State.ERASED:
        raise NotFound
    return found


def answered(post_ids: Collection[int], *, reader: Reader) -> dict[int, datetime]:
    """Say on which posts a moderator has said the last word, and when."""
    newest = select(func.max(Message.id)).where(Message.post_id.in_(post_ids))
    rows = messages(reader).where(
        Message.id.in_(newest.group_by(Message.post_id)), Message.is_authors.is_(False)
    )
    return {each.post_id: each.said_at for each in db.session.scalars(rows)}


def asks_of(course_id: int, member_id: int | None) -> ColumnElement[bool]:
    """What an author of a course has asked the moderators, and none has answered yet.

    Nobody is asked by themselves.
    """
    return and_(
        Post.course_id == course_id,
        Post.asked_at.is_not(None),
        Post.state != State.ERASED,
        Post.author_id != member_id if member_id is not None else true(),
    )


def count_asking(course_id: int, member_id: int | None) -> int:
    """Count the posts whose authors wait for a word of the moderators."""
    return db.session.scalar(select(func.count()).where(asks_of(course_id, member_id))) or 0


def by_key(member_id: int | None, key: str) -> Message | None:
    """Find what a form has said already."""
    return db.session.scalars(
        select(Message).where(Message.member_id == member_id, Message.submission_key == key)
    ).one_or_none()
