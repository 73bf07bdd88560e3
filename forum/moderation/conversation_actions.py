"""What can be done in a conversation about a post: saying something, once a form."""

from flask_babel import gettext as _

from forum.audit import record
from forum.db import db, write
from forum.discussion import notice_queries
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import conversation_queries
from forum.moderation.conversation_models import Message
from forum.notices import actions as notices
from forum.notices.models import Kind
from forum.permissions import Reader


def say(course_id: int, post_id: int, words: str, *, key: str, by: Reader) -> Message:
    """Say something about a post to its author, or as its author to the moderators.

    It survives every decision and every change of the post. The same form twice says it once. What
    an author says waits for the moderators until one of them says something.
    """
    write(course_id)
    post = conversation_queries.post(course_id, post_id, reader=by)
    mine = by.member_id(course_id)
    if mine is None:
        raise NotAllowedError(_("Only the moderators of this course talk with its authors."))
    known = conversation_queries.by_key(mine, key)
    if known is not None:
        if (known.post_id, known.words) != (post.id, words):
            raise ConflictError(_("This form was sent already, with other words. Send it again."))
        return known
    said = Message(
        course_id=course_id,
        post_id=post.id,
        member_id=mine,
        writer_name=by.name,
        is_authors=post.is_by(by),
        words=words,
        submission_key=key,
    )
    db.session.add(said)
    db.session.flush()
    record("message.said", said, by=by, course_id=course_id, post=post.id)
    post.asked_at = (post.asked_at or said.said_at) if said.is_authors else None
    db.session.flush()
    if not said.is_authors:
        author = notice_queries.author_of(post)
        notices.tell(Kind.MODERATOR_WROTE, [author], course_id=course_id, post_id=post.id)
    return said
