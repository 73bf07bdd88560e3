"""Whom an act in a discussion tells what: the author of what was answered, and of its thread."""

from datetime import timedelta

from forum.discussion import notice_queries
from forum.discussion.models import Kind as PostKind
from forum.discussion.models import Post
from forum.notices import actions as notices
from forum.notices.kinds import kinds_of
from forum.notices.models import Kind, Matter
from forum.notices.queries import is_told


def tell_of_reply(post: Post, *, cause: str = "", after: timedelta = notices.AT_ONCE) -> None:
    """Tell those above a reply that it stands there. Called where a post has become public.

    Nobody hears of their own reply, and nobody twice of the same, though it was withdrawn and sent
    again. `cause` and `after` are those of
    the decision by which it was published, if there was one.
    """
    if post.parent_id is None or is_told(post.id, kinds_of(Matter.REPLIES)):
        return
    above = notice_queries.above(post)
    told = {above.own_user_id, None}
    of_parent = Kind.CASE_ANSWERED if above.parent_kind is PostKind.CASE else Kind.REPLY_ANSWERED
    for kind, user_id in (
        (of_parent, above.parent_user_id),
        (Kind.THREAD_ANSWERED, above.case_user_id),
    ):
        if user_id is None or user_id in told:
            continue
        told.add(user_id)
        notices.tell(
            kind,
            [user_id],
            course_id=post.course_id,
            post_id=post.id,
            cause=cause,
            after=after,
        )
