"""What can be read of conversations: by the author of the post and the staff of its course."""

from sqlalchemy import Select, or_, select, true
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


def by_key(member_id: int | None, key: str) -> Message | None:
    """Find what a form has said already."""
    return db.session.scalars(
        select(Message).where(Message.member_id == member_id, Message.submission_key == key)
    ).one_or_none()
