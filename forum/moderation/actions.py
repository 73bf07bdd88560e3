"""What a moderator can do: decide on a text, and take the decision back for a while.

Every decision carries the text that was before the moderator's eyes. Under the course's lock it is
made only if that text still is the one that counts; else it is a conflict, which says who did what.
"""

from dataclasses import replace

from flask_babel import gettext as _

from forum.audit import record
from forum.db import db, write
from forum.discussion import checking
from forum.discussion.actions import edit_as_moderator, move, place_of, transition
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import Act, State
from forum.errors import ConflictError
from forum.moderation import (
    appeals,
    curation,
    item_queries,
    queries,
    regroup_undoing,
    request_actions,
    request_queries,
    suggestion_queries,
)
from forum.moderation.models import CURATES, Decision, DecisionAct
from forum.moderation.request_models import by_part
from forum.moderation.suggestion_models import Suggestion
from forum.moderation.telling import take_back, tell_of_decision
from forum.moderation.verdicts import (
    Outcome,
    Verdict,
    keep,
    require_a_decider,
    stands,
    what_happened,
)
from forum.permissions import Reader


def decide(course_id: int, post_id: int, verdict: Verdict, *, by: Reader) -> Outcome:
    """Decide on a post of a course. The same decision once more changes nothing.

    Raises NotFound, NotAllowedError where the reader decides on nothing here or on their own post,
    and ConflictError where something came in between.
    """
    post = item_queries.post(course_id, post_id, reader=by)
    if verdict.said is not None:
        verdict = replace(verdict, noticed=checking.look_at(post, verdict.said))
    write(course_id)
    post = item_queries.post(course_id, post_id, reader=by)
    require_a_decider(post, by)
    last = queries.last_decision(post.id)
    if verdict.act in CURATES:
        return curation.curate(post, verdict, by=by)
    appeals.require_may_answer(post, verdict.act, last, by)
    if verdict.act is DecisionAct.UNDO:
        return _undo(post, verdict, last, by)
    head = item_queries.head(post, reader=by)
    if _is_done(post, verdict, last, head):
        return Outcome(post, last, is_new=False)
    if head is None or not _is_as_seen(post, verdict, by):
        raise ConflictError(what_happened(post, queries.last_decision(post.id, but=CURATES)))
    return Outcome(post, _decide(post, verdict, head, by), is_new=True)


def _is_done(post: Post, verdict: Verdict, last: Decision | None, head: Revision | None) -> bool:
    """Say whether just this has been decided already, in the same words or without any."""
    if last is None or last.act is not verdict.act:
        curated = post.is_featured is (verdict.act is DecisionAct.FEATURE)
        return _only_curates(post, verdict) and curated and post.head_revision_id == verdict.seen
    return (
        stands(post, last)
        and verdict.seen in {last.from_head_id, last.to_head_id}
        and _adds_nothing(verdict, last)
        and _says_the_same(verdict, last, head)
    )


def _says_the_same(verdict: Verdict, last: Decision, head: Revision | None) -> bool:
    """Say whether a moderator's own text is the one that stands now, or was suggested."""
    if verdict.said is None:
        return True
    suggestion = suggestion_queries.of_decision(last.id)
    text = suggestion if suggestion is not None else head
    return text is not None and verdict.said.is_what(text)


def _only_curates(post: Post, verdict: Verdict) -> bool:
    """Say whether featuring is all that is asked for, rather than publishing with it."""
    curates = verdict.act in {DecisionAct.FEATURE, DecisionAct.UNFEATURE}
    has_words = bool(verdict.message or verdict.note or verdict.asks)
    is_as_seen = post.state is State.PUBLISHED and verdict.state in {"", post.state}
    return curates and is_as_seen and not has_words


def _adds_nothing(verdict: Verdict, last: Decision) -> bool:
    """Words of one's own are never dropped in silence: they make it another decision."""
    mine = (verdict.reason, verdict.message, verdict.note)
    theirs = (last.reason, last.message, last.note)
    asks = by_part(verdict.asks).items()
    return all(not word or word == other for word, other in zip(mine, theirs, strict=True)) and all(
        words in last.requests.get(key, "") for key, words in asks
    )


def _is_as_seen(post: Post, verdict: Verdict, by: Reader) -> bool:
    """Say whether what was seen still counts; what is published is edited by its author only."""
    return (
        post.head_revision_id == verdict.seen
        and verdict.state in {"", post.state}
        and post.allows(Act(verdict.act), by)
        and appeals.is_as_seen(post, verdict.appeal)
        and (verdict.said is None or post.state is not State.PUBLISHED)
    )


def _decide(post: Post, verdict: Verdict, head: Revision, by: Reader) -> Decision:
    waited_since, open_requests = post.waiting_since, request_queries.open_on(post.id)
    appeal = appeals.open_on(post)
    asks = (*verdict.asks, *request_actions.carried(open_requests, verdict.met))
    edits = verdict.said is not None and not verdict.said.is_what(head)
    new = None
    if verdict.said is not None and edits and verdict.act is not DecisionAct.REQUEST_CHANGES:
        new = edit_as_moderator(post, verdict.said, by=by, noticed=verdict.noticed)
    before = transition(post, Act(verdict.act), by=by, new=new, seen=verdict.seen)
    decision = keep(
        Decision(
            act=verdict.act,
            revision_id=head.id,
            reason=verdict.reason,
            message=verdict.message,
            note=verdict.note,
            requests=by_part(asks) if verdict.act is DecisionAct.REQUEST_CHANGES else {},
            publishes_after=verdict.publishes_after,
            submitted_at=waited_since or head.submitted_at,
        ),
        post,
        before,
        by,
    )
    request_actions.settle(decision, asks, open_requests, verdict.met)
    appeals.settle(appeal, decision)
    if edits and verdict.said is not None and verdict.act is DecisionAct.REQUEST_CHANGES:
        suggestion = Suggestion.of(verdict.said, decision_id=decision.id, post_id=post.id)
        db.session.add(suggestion)
        db.session.flush()
    tell_of_decision(decision, post, before)
    return decision


def decide_as_promised(post: Post, promise: Decision, mended: Revision, *, by: Reader) -> Decision:
    """Publish a text in the name of the moderator who said that it may be once it is mended."""
    waited_since = post.waiting_since
    before = transition(post, Act.APPROVE, by=by, seen=mended.id)
    decision = Decision(
        act=DecisionAct.APPROVE,
        revision_id=mended.id,
        promised_by_id=promise.id,
        submitted_at=waited_since or mended.submitted_at,
    )
    keep(decision, post, before, by)
    tell_of_decision(decision, post, before)
    return decision


def _undo(post: Post, verdict: Verdict, last: Decision | None, by: Reader) -> Outcome:
    """Put a post back where it stood before its last decision; the undoing is a decision, too.

    What was put in another place is put back by regroup_undoing, at any time.
    """
    regrouped = regroup_undoing.to_undo(post, verdict.undoes, last)
    if regrouped is not None:
        return regroup_undoing.undo(post, regrouped, by)
    if last is None:
        raise ConflictError(_("There is no decision on this that could be undone."))
    if last.act is DecisionAct.UNDO and verdict.undoes in {None, last.undoes_id}:
        return Outcome(post, last, is_new=False)
    if last.act is DecisionAct.UNDO or verdict.undoes not in {None, last.id}:
        raise ConflictError(what_happened(post, last))
    hindrance = why_not_undone(post, last)
    if hindrance:
        raise ConflictError(hindrance)
    return Outcome(post, _take_back(post, last, by), is_new=True)


def why_not_undone(post: Post, last: Decision) -> str | None:
    """Say what hinders the undoing of a post's last decision; None when nothing does."""
    if not stands(post, last):
        return what_happened(post, None)
    if not queries.is_young(last):
        return str(_("A decision can be undone for ten minutes; these are over."))
    if queries.was_answered_since(post.id, last.decided_at):
        return str(
            _("Somebody is answering this already, so it cannot be undone. Remove it instead.")
        )
    return None


def _take_back(post: Post, last: Decision, by: Reader) -> Decision:
    before, appeal = place_of(post), appeals.open_on(post)
    back = replace(
        before,
        state=last.from_state,
        head_revision_id=last.from_head_id,
        live_revision_id=last.from_live_id,
        is_featured=last.from_featured,
        published_at=last.from_published_at,
        is_pinned=before.is_pinned or (last.act is DecisionAct.REMOVE and last.from_pinned),
    )
    move(post, back, seen=last.to_head_id, waited_since=last.submitted_at)
    record(
        "post.undo", post, by=by, course_id=post.course_id, before=before.state, after=back.state
    )
    undoing = Decision(
        act=DecisionAct.UNDO,
        revision_id=last.revision_id,
        undoes_id=last.id,
        submitted_at=last.submitted_at,
    )
    take_back(last.id)
    kept = keep(undoing, post, before, by)
    appeals.take_back(post, last, appeal, kept)
    return kept
