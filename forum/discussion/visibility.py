"""Who may see what: two rules, each one SQL expression, and every read starts from them.

A post that is not visible does not exist for the reader: not its text, not its count, not its
address. What a reader may see of a visible post is a second question: which revision.
"""

from functools import cache

from sqlalchemy import ColumnElement, and_, case, exists, false, not_, null, or_, select, true
from sqlalchemy.orm import aliased

from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import HIDDEN, State
from forum.permissions import Reader


def topic_visible_to(reader: Reader) -> ColumnElement[bool]:
    """The members of a course read its topics, before they open and after they close."""
    return true() if reader.is_admin else Topic.course_id.in_(sorted(reader.course_ids))


@cache
def is_public(post: type[Post] = Post) -> ColumnElement[bool]:
    """What the members of the course read: a live revision that nothing hides."""
    return and_(post.live_revision_id.is_not(None), post.state.not_in(sorted(HIDDEN)))


_Whole = aliased(Post)


def is_told_along() -> ColumnElement[bool]:
    """What was merged into a case is read under it, also when that one's author takes it back.

    What moderators have removed hides what was merged into it, too.
    """
    stands = exists().where(_Whole.id == Post.merged_into_id, _holds_parts(_Whole))
    return and_(Post.state == State.MERGED, Post.live_revision_id.is_not(None), stands)


_Part = aliased(Post)


def has_part() -> ColumnElement[bool]:
    """Whether a case that was merged into this one is read under it."""
    is_part = and_(_Part.state == State.MERGED, _Part.live_revision_id.is_not(None))
    return and_(_holds_parts(Post), exists().where(_Part.merged_into_id == Post.id, is_part))


def _holds_parts(whole: type[Post]) -> ColumnElement[bool]:
    was_public = whole.published_at.is_not(None)
    return and_(was_public, whole.state.not_in([State.REMOVED, State.MERGED]))


_Answer = aliased(Post)
_Below = aliased(Post)


def was_answered() -> ColumnElement[bool]:
    """What was answered while it was public and is hidden now, in whatever state it is since.

    Such a post may leave a mark in its thread; its text is never fetched. Only what is public can
    be answered, so that nothing which never was public is found by this. An answer that is hidden
    itself counts if it was answered in its turn: the reader of the thread looks further down.
    """
    leads_on = exists().where(_Below.parent_id == _Answer.id)
    answered = exists().where(_Answer.parent_id == Post.id, or_(is_public(_Answer), leads_on))
    return and_(not_(is_public()), Post.state != State.MERGED, answered)


@cache
def is_endorsed(post: type[Post] = Post) -> ColumnElement[bool]:
    """Say whether an instructor has endorsed what the course reads; a newer text is not meant."""
    return and_(is_public(post), post.endorsed_revision_id == post.live_revision_id)


_EndorsedReply = aliased(Post)


def has_endorsed_reply() -> ColumnElement[bool]:
    """Whether an endorsed answer stands under a case."""
    return exists().where(_EndorsedReply.case_id == Post.id, is_endorsed(_EndorsedReply))


_PublicReply = aliased(Post)


def has_public_reply() -> ColumnElement[bool]:
    """Whether a case has an answer that the course can read; an unanswered case has none."""
    return exists().where(_PublicReply.case_id == Post.id, is_public(_PublicReply))


def post_visible_to(reader: Reader) -> ColumnElement[bool]:
    """The course reads what is public; authors see what is theirs, staff that a post exists."""
    topics = select(Topic.id).where(topic_visible_to(reader))
    own = and_(_is_own(reader), Post.state != State.ERASED)
    return and_(Post.topic_id.in_(topics), or_(is_public(), own, _is_staffs(reader)))


def revision_visible_to(reader: Reader) -> ColumnElement[bool]:
    """Say which text: readers the live one, the author the head, staff everything but drafts.

    To be used where Revision is joined to Post.
    """
    submitted = and_(Revision.submitted_at.is_not(None), Post.state != State.DRAFT)
    shown = case(
        (Post.state == State.ERASED, null()),
        (_is_own(reader), Post.head_revision_id),
        (and_(_is_staffs(reader), submitted), Post.head_revision_id),
        (is_public(), Post.live_revision_id),
        else_=null(),
    )
    return Revision.id == shown


def history_visible_to(reader: Reader) -> ColumnElement[bool]:
    """Earlier texts are the author's and the staff's; of a draft staff see nothing."""
    return and_(
        Post.state != State.ERASED,
        or_(
            _is_own(reader),
            and_(
                _is_staffs(reader),
                Revision.submitted_at.is_not(None),
                Post.state != State.DRAFT,
            ),
        ),
    )


def _is_own(reader: Reader) -> ColumnElement[bool]:
    return Post.author_id.in_(sorted(reader.member_ids)) if reader.memberships else false()


def _is_staffs(reader: Reader) -> ColumnElement[bool]:
    return true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))
