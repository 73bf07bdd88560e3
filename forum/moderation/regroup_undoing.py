"""Undoing a move, a merge or a split as a whole: at any time, unless something moved since."""

from dataclasses import replace

from forum.audit import record
from forum.discussion import queries, regrouping
from forum.discussion.actions import Place, move, place_of
from forum.discussion.models import Post
from forum.errors import ConflictError
from forum.moderation import decision_queries
from forum.moderation.models import REGROUPS, Decision, DecisionAct
from forum.moderation.reasons import by_another
from forum.moderation.telling import tell_of_return
from forum.moderation.verdicts import Outcome, keep, require_a_decider, stands, what_happened
from forum.permissions import Reader


def to_undo(post: Post, undoes: int | None, last: Decision | None) -> Decision | None:
    """Find what is to be undone, if it is an act that has put the post elsewhere.

    The one that is named, whatever was decided on the text since; else the newest, if nothing was.
    """
    if undoes is None:
        newest = decision_queries.newest_standing(post.id, REGROUPS)
        return newest if newest is not None and (last is None or last.id < newest.id) else None
    found = decision_queries.find(post.id, undoes)
    return found if found is not None and found.act in REGROUPS else None


def undo(post: Post, done: Decision, by: Reader) -> Outcome:
    """Put back all that one act has put elsewhere; the undoing is a decision, too."""
    known = decision_queries.undoing_of(done.id)
    if known is not None:
        return Outcome(post, known, is_new=False)
    newest = decision_queries.newest_standing(post.id, REGROUPS)
    if newest is not None and newest.id != done.id:
        raise ConflictError(by_another(newest.act, newest.moderator_name))
    before, whole = place_of(post), _joint_case(done, by)
    _put_back(post, done)
    record("post.undo", post, by=by, course_id=post.course_id, before=before.state)
    undoing = Decision(act=DecisionAct.UNDO, revision_id=done.revision_id, undoes_id=done.id)
    kept = keep(undoing, post, before, by)
    tell_of_return(done, post, whole)
    return Outcome(post, kept, is_new=True)


def _joint_case(done: Decision, by: Reader) -> Post | None:
    """Fetch the case that another one was merged into; its author does not undo that either."""
    if done.act is not DecisionAct.MERGE:
        return None
    whole = queries.post(done.before["into"], reader=by)
    require_a_decider(whole, by)
    return whole


def _put_back(post: Post, done: Decision) -> None:
    if done.act is DecisionAct.MOVE:
        regrouping.move_back(post, done.before)
        return
    if not stands(post, done):
        raise ConflictError(what_happened(post, None))
    if done.act is DecisionAct.SPLIT:
        regrouping.put_back(post, done.before)
    else:
        regrouping.let_out(post, done.before)
    move(post, _place_before(post, done), seen=done.to_head_id)


def _place_before(post: Post, done: Decision) -> Place:
    """Give the text and the state of before; what was featured since stays so."""
    return replace(
        place_of(post),
        state=done.from_state,
        head_revision_id=done.from_head_id,
        live_revision_id=done.from_live_id,
        is_pinned=done.from_pinned,
    )
