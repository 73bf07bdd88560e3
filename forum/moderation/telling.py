"""What the author is told of a decision, and when: after it can no longer be undone."""

from datetime import timedelta

from forum.discussion import notice_queries
from forum.discussion.actions import Place
from forum.discussion.models import Post
from forum.discussion.telling import tell_of_reply
from forum.moderation.models import UNDO_LASTS, Decision, DecisionAct
from forum.moderation.queries import is_young
from forum.notices import actions as notices
from forum.notices.models import Kind
from forum.permissions import Reader

TELLS_OF = {
    DecisionAct.APPROVE: Kind.PUBLISHED,
    DecisionAct.FEATURE: Kind.FEATURED,
    DecisionAct.UNFEATURE: Kind.UNFEATURED,
    DecisionAct.REQUEST_CHANGES: Kind.CHANGES_REQUESTED,
    DecisionAct.REJECT: Kind.DECLINED,
    DecisionAct.REMOVE: Kind.REMOVED,
    DecisionAct.RESTORE: Kind.RESTORED,
    DecisionAct.UPHOLD: Kind.UPHELD,
    DecisionAct.ENDORSE: Kind.ENDORSED,
    DecisionAct.PIN: Kind.PINNED,
}
"""Which kind of notice an act makes; an undoing takes one back instead."""


def tell_of_decision(decision: Decision, post: Post, before: Place) -> None:
    """Tell the author, and the authors above a reply that the course now reads for the first time.

    What the author has not heard yet of an earlier decision on the same post is dropped for it.
    """
    cause = cause_of(decision.id)
    notices.supersede(post.id, cause=cause)
    notices.tell(
        _kind(decision, before),
        [notice_queries.author_of(post)],
        course_id=post.course_id,
        post_id=post.id,
        cause=cause,
        after=UNDO_LASTS,
    )
    if before.live_revision_id is None and post.is_live:
        tell_of_reply(post, cause=cause, after=UNDO_LASTS)


def tell_of_curation(decision: Decision, post: Post, last: Decision | None) -> None:
    """Tell the author what is said of their post; what it replaces nobody need hear any more.

    It replaces nothing else: whoever is told that a post is published is told that, too.
    """
    if last is not None and is_young(last):
        notices.withdraw(cause_of(last.id))
    if decision.act in TELLS_OF:
        notices.tell(
            TELLS_OF[decision.act],
            [notice_queries.author_of(post)],
            course_id=post.course_id,
            post_id=post.id,
            cause=cause_of(decision.id),
            after=UNDO_LASTS,
        )


REGROUPED = {
    DecisionAct.MOVE: Kind.MOVED,
    DecisionAct.MERGE: Kind.MERGED,
    DecisionAct.SPLIT: Kind.SPLIT_OUT,
}
"""What the author of what was put elsewhere is told."""


def tell_of_regrouping(decision: Decision, post: Post, whole: Post | None = None) -> None:
    """Tell the author of what was put elsewhere, and of the case that it is now a part of."""
    told = [(REGROUPED[decision.act], post)]
    told += [(Kind.JOINED, whole)] if whole is not None else []
    for kind, each in told:
        _tell(kind, each, cause=cause_of(decision.id), after=UNDO_LASTS)


def tell_of_return(undone: Decision, post: Post, whole: Post | None) -> None:
    """Take back what was told of it; who may have heard of it already is told that it is undone."""
    take_back(undone.id)
    if is_young(undone):
        return
    told = [(Kind.PUT_BACK, post)]
    told += [(Kind.PARTED, whole)] if whole is not None else []
    for kind, each in told:
        _tell(kind, each, cause=f"undoing {undone.id}", after=notices.AT_ONCE)


def _tell(kind: Kind, post: Post, *, cause: str, after: timedelta) -> None:
    notices.tell(
        kind,
        [notice_queries.author_of(post)],
        course_id=post.course_id,
        post_id=post.id,
        cause=cause,
        after=after,
    )


def tell_of_promise(decision: Decision, post: Post, moderator: Reader) -> None:
    """Tell a moderator that what they promised to publish once it is mended has been."""
    notices.tell(
        Kind.FIXES_PUBLISHED,
        [moderator.user_id],
        course_id=post.course_id,
        post_id=post.id,
        cause=cause_of(decision.id),
    )


def take_back(undone: int) -> None:
    """Let nobody hear of a decision that was undone; what it had replaced is told again."""
    notices.withdraw(cause_of(undone))


def cause_of(decision_id: int) -> str:
    """Name a decision as what notices come of."""
    return f"decision {decision_id}"


def _kind(decision: Decision, before: Place) -> Kind:
    if decision.act is DecisionAct.APPROVE and decision.to_head_id != decision.from_head_id:
        return Kind.PUBLISHED_WITH_EDIT
    if decision.act is DecisionAct.REJECT and before.is_public:
        return Kind.EDIT_DECLINED
    return TELLS_OF[decision.act]
