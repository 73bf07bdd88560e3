"""Locking a thread: no new replies by participants, for everybody to see, until it is unlocked."""

from flask_babel import gettext as _

from forum.audit import record
from forum.db import db, write
from forum.discussion.actions import touch
from forum.discussion.models import Post
from forum.errors import NotAllowedError
from forum.moderation import item_queries
from forum.permissions import Permission, Reader


def lock(course_id: int, post_id: int, *, is_locked: bool, by: Reader) -> Post:
    """Lock the thread of a case, or unlock it. What is so already is no change.

    Also its own author may, who moderates: it decides nothing about what anybody wrote.
    """
    item_queries.post(course_id, post_id, reader=by)
    write(course_id)
    post = item_queries.post(course_id, post_id, reader=by)
    if by.member_id(course_id) is None or not by.can(Permission.MODERATE, course_id):
        raise NotAllowedError(_("Only the moderators of this course decide here."))
    if not post.is_case or not post.is_live:
        raise NotAllowedError(_("Only the thread of a case that the course reads can be locked."))
    if post.is_locked is is_locked:
        return post
    post.is_locked = is_locked
    db.session.flush()
    record("thread.locked" if is_locked else "thread.unlocked", post, by=by, course_id=course_id)
    touch(post.topic_id)
    return post
