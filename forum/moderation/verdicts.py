"""What every decision is made of: what is wanted, what came of it, and how it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import delete

from forum.checks.finding import Noticed
from forum.db import db
from forum.discussion.actions import Place
from forum.discussion.models import Post
from forum.discussion.said import Said
from forum.discussion.transitions import By, State
from forum.errors import NotAllowedError
from forum.moderation.models import CURATES, Claim, Decision, DecisionAct, Reason
from forum.moderation.reasons import by_another
from forum.moderation.request_models import Ask
from forum.permissions import Reader


@dataclass(frozen=True)
class Verdict:
    """What a moderator wants: the act, on which text, and the words that go with it.

    `seen` is the id of the text that was read, `state` the state it was read in, if that is known.
    `said` is the moderator's own edit of the text, `noticed` what the checks saw in it. `undoes` is
    the decision to take back, the last one unless it is said. `met` are the requests of the round
    before that were met, None where nobody has looked; `publishes_after` promises to publish once
    just what is asked for was mended. `appeal` is the one that was before the moderator's eyes, 0
    where there was none, None where that is not known. `tags` are those that a case is to have, by
    their keys, `tags_seen` the keys of those it had before the moderator's eyes.
    """

    act: DecisionAct
    seen: int
    state: str = ""
    reason: Reason | None = None
    message: str = ""
    note: str = ""
    asks: Sequence[Ask] = ()
    met: frozenset[int] | None = None
    publishes_after: bool = False
    said: Said | None = None
    noticed: Noticed | None = None
    undoes: int | None = None
    appeal: int | None = None
    tags: Mapping[str, str] = field(default_factory=dict)
    tags_seen: frozenset[str] | None = None


@dataclass(frozen=True)
class Outcome:
    """The decision that stands now, and whether it is new or had been made before."""

    post: Post
    decision: Decision | None
    is_new: bool


def require_a_decider(post: Post, by: Reader) -> None:
    """Raise NotAllowedError for whoever wrote the post, or does not moderate its course."""
    side = post.side_of(by)
    if side is By.AUTHOR:
        raise NotAllowedError(_("Nobody decides on their own post."))
    if side is By.NOBODY:
        raise NotAllowedError(_("Only the moderators of this course decide here."))


def keep(decision: Decision, post: Post, before: Place, by: Reader) -> Decision:
    """Keep a decision with where it led from, and who made it."""
    decision.course_id = post.course_id
    decision.post_id = post.id
    decision.moderator_id = by.member_id(post.course_id) or 0
    decision.moderator_name = by.name
    decision.from_state = before.state
    decision.from_head_id = before.head_revision_id
    decision.from_live_id = before.live_revision_id
    decision.from_featured = before.is_featured
    decision.from_pinned = before.is_pinned
    decision.from_published_at = before.published_at
    decision.to_state = post.state
    decision.to_head_id = post.head_revision_id
    db.session.add(decision)
    if decision.act not in CURATES:
        db.session.execute(delete(Claim).where(Claim.post_id == post.id))
    db.session.flush()
    return decision


def stands(post: Post, last: Decision) -> bool:
    """Say whether a post stands where its last decision has put it."""
    return (post.state, post.head_revision_id) == (last.to_state, last.to_head_id)


def what_happened(post: Post, last: Decision | None) -> str:
    """Say who did what meanwhile to a post that is not as it was seen."""
    if last is not None and stands(post, last):
        return by_another(last.act, last.moderator_name)
    sentences: dict[State, str] = {
        State.DRAFT: _("The author has taken this back to go on writing."),
        State.PENDING: _("A newer text has come in meanwhile. Read it before you decide."),
        State.WITHDRAWN: _("The author has withdrawn this meanwhile."),
    }
    otherwise = _("This post has changed meanwhile. Look at it again and decide then.")
    return str(sentences.get(post.state, otherwise))
