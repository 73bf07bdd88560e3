"""What an author can do about a decision: appeal, once. The answer to it is a decision."""

from flask_babel import gettext as _

from forum.db import db, write
from forum.discussion.actions import transition
from forum.discussion.models import Post
from forum.discussion.transitions import Act
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import appeal_queries, item_queries
from forum.moderation.appeal_models import Appeal
from forum.moderation.appeals import bench
from forum.notices import actions as notices
from forum.notices.models import Kind
from forum.permissions import Reader


def appeal(course_id: int, post_id: int, words: str, *, key: str, by: Reader) -> Appeal:
    """Ask that another moderator look at a decision. The same form twice asks once.

    The post stays as hidden as it was. Raises NotFound, NotAllowedError where there is nothing of
    one's own to appeal against, and ConflictError where it has been done already.
    """
    item_queries.post(course_id, post_id, reader=by)
    write(course_id)
    post = item_queries.post(course_id, post_id, reader=by)
    known = appeal_queries.by_key(by.member_id(course_id), key)
    if known is not None and (known.post_id, known.words) == (post.id, words):
        return known
    against = appeal_queries.appealable(post.id)
    if against is None or not post.allows(Act.APPEAL, by):
        raise NotAllowedError(
            _("There is no decision here that you could appeal against: look at your post again.")
        )
    if appeal_queries.against(against.id) is not None:
        raise ConflictError(
            _("You have appealed against this decision already. That can be done once.")
        )
    transition(post, Act.APPEAL, by=by)
    made = Appeal(
        course_id=course_id,
        post_id=post.id,
        decision_id=against.id,
        member_id=post.author_id,
        writer_name=by.name,
        words=words,
        submission_key=key,
    )
    db.session.add(made)
    db.session.flush()
    post.appealed_at = made.appealed_at
    db.session.flush()
    _tell(post, against.moderator_id)
    return made


def _tell(post: Post, decider_id: int) -> None:
    """Tell those who may answer."""
    notices.tell(
        Kind.APPEALED,
        [each.user_id for each in bench(post, decider_id).judges],
        course_id=post.course_id,
        post_id=post.id,
    )
