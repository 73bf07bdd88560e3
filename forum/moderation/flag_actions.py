"""What can be done with flags: asking for a look, and answering whoever asked.

A flag is no decision and changes nothing about the post; undoing a decision changes no flag.
"""

from flask_babel import gettext as _

from forum.audit import record
from forum.db import db, now, write
from forum.discussion.models import Post
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import flag_queries, item_queries
from forum.moderation.flag_models import Flag, FlagAnswer, FlagReason
from forum.notices import actions as notices
from forum.notices.models import Kind
from forum.permissions import Permission, Reader


def flag(course_id: int, post_id: int, *, reason: FlagReason, words: str = "", by: Reader) -> Flag:
    """Ask the moderators to look at a post that the course reads. The first flag of each stands."""
    item_queries.post(course_id, post_id, reader=by)
    write(course_id)
    post = item_queries.post(course_id, post_id, reader=by)
    require_may_flag(post, by)
    mine = by.member_id(course_id)
    known = flag_queries.own_flag(post_id, member_id=mine)
    if known is not None:
        return known
    made = Flag(
        course_id=course_id,
        post_id=post_id,
        revision_id=post.live_revision_id,
        member_id=mine,
        reason=reason,
        words=words,
    )
    db.session.add(made)
    db.session.flush()
    record("flag.made", made, by=by, course_id=course_id, reason=reason)
    return made


def require_may_flag(post: Post, by: Reader) -> None:
    """Raise NotAllowedError where this reader cannot flag this post."""
    if post.is_by(by):
        raise NotAllowedError(_("This is your own post. You can change it or withdraw it."))
    if by.member_id(post.course_id) is None or not post.is_live:
        raise NotAllowedError(_("Only what the course reads can be flagged, by its members."))


def answer(
    course_id: int, post_id: int, *, answer: FlagAnswer, words: str = "", until: int, by: Reader
) -> list[Flag]:
    """Tell those who flagged a post what came of it: all whose flags were seen, up to `until`.

    What came in after that waits for an answer of its own. The same answer twice is one.
    """
    item_queries.post(course_id, post_id, reader=by)
    write(course_id)
    post = item_queries.post(course_id, post_id, reader=by)
    if post.is_by(by):
        raise NotAllowedError(_("Nobody decides on their own post."))
    mine = by.member_id(course_id)
    if mine is None or not by.can(Permission.MODERATE, course_id):
        raise NotAllowedError(_("Only the moderators of this course decide here."))
    waiting = flag_queries.open_flags(post_id, until=until)
    if not waiting:
        _require_the_same(post_id, answer, words, mine)
    for each in waiting:
        each.answer, each.answer_words = answer, words
        each.answered_at, each.answered_by_id, each.answered_by_name = now(), mine, by.name
        record("flag.answered", each, by=by, course_id=course_id, answer=answer)
    db.session.flush()
    _tell(post, waiting)
    return waiting


def _require_the_same(post_id: int, answer: FlagAnswer, words: str, mine: int) -> None:
    last = flag_queries.last_answered(post_id)
    said = last and (last.answer, last.answer_words, last.answered_by_id)
    if last is None:
        raise ConflictError(_("There is no flag on this that waits for an answer."))
    if said != (answer, words, mine):
        raise ConflictError(
            _("%(name)s has answered this meanwhile. See below.", name=last.answered_by_name)
        )


def _tell(post: Post, answered: list[Flag]) -> None:
    """Tell those who flagged that there is an answer; it stands on their own page.

    The notice names no post: what was removed is not theirs to see any more.
    """
    notices.tell(
        Kind.FLAG_ANSWERED,
        flag_queries.flaggers(answered),
        course_id=post.course_id,
        cause=f"flags {post.id} {answered[-1].id}" if answered else "",
    )
