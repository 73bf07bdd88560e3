"""Decisions of the file, replayed in their order, so that each knows where it led from."""

from collections.abc import Sequence

from forum.discussion.models import Post, Revision
from forum.discussion.transitions import State
from forum.loading.names import CourseNames
from forum.loading.plan import Layer
from forum.loading.row import Row
from forum.moderation.models import Decision, DecisionAct, Reason
from forum.moderation.request_models import Request

LONGEST_WORDS = 5_000

LEADS_TO = {
    DecisionAct.APPROVE: (State.PENDING, State.PUBLISHED),
    DecisionAct.REQUEST_CHANGES: (State.PENDING, State.CHANGES_REQUESTED),
    DecisionAct.REJECT: (State.PENDING, State.REJECTED),
    DecisionAct.FEATURE: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.UNFEATURE: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.ENDORSE: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.UNENDORSE: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.PIN: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.UNPIN: (State.PUBLISHED, State.PUBLISHED),
    DecisionAct.REMOVE: (State.PUBLISHED, State.REMOVED),
    DecisionAct.RESTORE: (State.REMOVED, State.PUBLISHED),
}
"""From which state to which: undoing a decision is not moved in, what it undid is left out."""


def read_decisions(row: Row, post: Post, revisions: Sequence[Revision], names: CourseNames) -> None:
    """Plan the decisions on a post, oldest first."""
    live: Revision | None = None
    for each in row.rows("decisions", []):
        if post.state is State.DRAFT:
            raise row.wrong("decisions", "are made on what was submitted; this is a draft.")
        decision, revision = _decision(each, row, revisions, names)
        if decision.act is DecisionAct.REJECT and live is not None:
            decision.to_state = State.PUBLISHED
        if decision.from_state is not State.PENDING:
            live = live or revision  # what staff wrote was published without a decision
        names.plan.add(
            Layer.DECISION,
            decision,
            course_id=names.course,
            post_id=post,
            revision_id=revision,
            moderator_id=names.members[each.text("by")],
            from_head_id=revision,
            from_live_id=live,
            to_head_id=revision,
        )
        for key, words in decision.requests.items():
            names.plan.add(
                Layer.REQUEST, Request(key=key, words=words), post_id=post, decision_id=decision
            )
        live = revision if decision.act is DecisionAct.APPROVE else live
        each.close()


def _decision(
    row: Row, post: Row, revisions: Sequence[Revision], names: CourseNames
) -> tuple[Decision, Revision]:
    act, by = row.word("act", DecisionAct), row.text("by")
    row.named("by", names.members, what="a member")
    if by == post.text("author"):
        raise row.wrong("by", "is the author: nobody decides on their own post.")
    if act not in LEADS_TO:
        raise row.wrong("act", f"must be one of: {', '.join(LEADS_TO)}.")
    revision = row.one("revision", revisions)
    decided_at = row.moment("at", names.zone)
    if revision.submitted_at is None or decided_at < revision.submitted_at:
        raise row.wrong("at", "must be a time at which the revision had been submitted.")
    from_state, to_state = LEADS_TO[act]
    decision = Decision(
        moderator_name=names.file.users[by].name,
        act=act,
        reason=row.word_or_none("reason", Reason),
        message=row.text("message", "", longest=LONGEST_WORDS),
        note=row.text("note", "", longest=LONGEST_WORDS),
        requests=row.texts("requests", list(revision.texts), {}),
        from_state=from_state,
        from_featured=act is DecisionAct.UNFEATURE,
        to_state=to_state,
        submitted_at=revision.submitted_at,
        decided_at=decided_at,
    )
    return decision, revision
