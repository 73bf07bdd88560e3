"""What a moderator says of a post: that it is good, that it is to be read first, what it is about.

It decides on no text: what waits goes on waiting, and no decision is undone by it. It is taken
back by its opposite, at any time.
"""

from flask_babel import gettext as _

from forum.discussion.actions import require_may_endorse, transition
from forum.discussion.models import Post
from forum.discussion.transitions import CASES_ACTS, Act
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import queries, tagging
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.telling import tell_of_curation
from forum.moderation.verdicts import Outcome, Verdict, keep, what_happened
from forum.permissions import Reader


def curate(post: Post, verdict: Verdict, *, by: Reader) -> Outcome:
    """Curate a post under the course's lock; what is so already, without a new word, stays so.

    Raises NotAllowedError where this is not theirs to say, and ConflictError where the post is not
    as it was seen.
    """
    act = Act(verdict.act)
    require_may_endorse(act, post, by)
    if act in CASES_ACTS and not post.is_case:
        raise NotAllowedError(_("Only a case can be pinned or tagged."))
    if not _is_as_seen(post, verdict) or not post.allows(act, by):
        raise ConflictError(what_happened(post, queries.last_decision(post.id)))
    last = queries.last_curation(post.id, verdict.act)
    tags = verdict.tags if act is Act.TAG else None
    already = is_so(post, verdict.act) if tags is None else tagging.is_so(post, tags)
    if already and _adds_nothing(verdict, last):
        return Outcome(post, None, is_new=False)
    overtaken = tagging.meanwhile(post, verdict.tags_seen) if tags is not None else None
    if overtaken:
        raise ConflictError(overtaken)
    before = transition(post, act, by=by, seen=verdict.seen)
    decision = Decision(
        act=verdict.act,
        revision_id=post.live_revision_id or post.head_revision_id,
        message=verdict.message,
        note=verdict.note,
        tags=tagging.put(post, tags) if tags is not None else None,
    )
    keep(decision, post, before, by)
    tell_of_curation(decision, post, last)
    return Outcome(post, decision, is_new=True)


def is_so(post: Post, act: DecisionAct) -> bool:
    """Say whether an act would change nothing."""
    return {
        DecisionAct.ENDORSE: post.is_endorsed,
        DecisionAct.UNENDORSE: post.endorsed_revision_id is None,
        DecisionAct.PIN: post.is_pinned,
        DecisionAct.UNPIN: not post.is_pinned,
    }[act]


def _is_as_seen(post: Post, verdict: Verdict) -> bool:
    return post.head_revision_id == verdict.seen and verdict.state in {"", post.state}


def _adds_nothing(verdict: Verdict, last: Decision | None) -> bool:
    """Say whether it comes without words, or with just those that were said with it before."""
    words = (verdict.message, verdict.note)
    said = (last.message, last.note) if last is not None and last.act is verdict.act else ("", "")
    return all(not each or each == other for each, other in zip(words, said, strict=True))
