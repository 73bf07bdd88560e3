"""The rules of an appeal: against what, who answers it, and what ends it.

Another moderator answers than the one who decided. Where there is no other, the same one does, and
both sides are told so: by the page on which it is written, and by the desk.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.discussion.models import Post
from forum.discussion.transitions import Act
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import appeal_queries
from forum.moderation.appeal_models import Appeal
from forum.moderation.appeal_queries import AGAINST, Judge, judges
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.queries import Decided
from forum.permissions import Reader


@dataclass(frozen=True)
class Bench:
    """Who may answer the appeal against one decision: the others, or else who decided."""

    others: Sequence[Judge]
    decider: Judge | None

    @property
    def judges(self) -> Sequence[Judge]:
        """List who may answer; nobody where the only moderator has left or wrote the post."""
        alone = [self.decider] if self.decider else []
        return self.others or alone

    @property
    def is_the_same(self) -> bool:
        """Whether who decided answers, as there is nobody else."""
        return not self.others and self.decider is not None

    def admits(self, member_id: int | None) -> bool:
        """Say whether a moderator may answer."""
        return any(each.member_id == member_id for each in self.judges)


def bench(post: Post, decider_id: int) -> Bench:
    """Say who may answer an appeal against what a moderator decided on a post."""
    all_of_them = others(post)
    not_the_decider = [each for each in all_of_them if each.member_id != decider_id]
    decider = next((each for each in all_of_them if each.member_id == decider_id), None)
    return Bench(not_the_decider, decider)


def others(post: Post) -> Sequence[Judge]:
    """List who may decide on a post at all: the moderators of its course who did not write it."""
    return judges(post.course_id, author_id=post.author_id)


def standing(decisions: Sequence[Decided]) -> Decided | None:
    """Find the decision by which a post is declined or removed, of those that a reader knows."""
    found = [each for each in decisions if each.act in AGAINST and each.stands]
    return found[-1] if found else None


def can_be_made(
    post: Post, decisions: Sequence[Decided], made: Sequence[Appeal], *, by: Reader
) -> bool:
    """Say whether the author may appeal now: once against each decision, ever."""
    against = standing(decisions)
    if against is None or not post.allows(Act.APPEAL, by):
        return False
    return all(each.decision_id != against.id for each in made)


def require_may_answer(post: Post, act: DecisionAct, last: Decision | None, by: Reader) -> None:
    """Raise NotAllowedError where another moderator answers; undoing an answer is answering."""
    if act is not DecisionAct.UNDO:
        appeal = open_on(post)
    else:
        appeal = appeal_queries.answered_by(last.id) if last else None
    if appeal is None:
        return
    decider_id = appeal_queries.decision(appeal.decision_id).moderator_id
    if not bench(post, decider_id).admits(by.member_id(post.course_id)):
        raise NotAllowedError(
            _("You made the decision that is appealed against, so another moderator answers.")
        )


def open_on(post: Post) -> Appeal | None:
    """Find the appeal on a post that waits for its answer."""
    return appeal_queries.open_on(post.id) if post.is_appealed else None


def is_as_seen(post: Post, seen: int | None) -> bool:
    """Say whether the appeal that was seen still waits; where one has come in, it is to be read."""
    if seen is None:
        return True
    appeal = open_on(post)
    if appeal is not None and seen == 0:
        raise ConflictError(_("The author has appealed meanwhile. Read that before you decide."))
    return (appeal.id if appeal else 0) == seen


def settle(appeal: Appeal | None, answer: Decision) -> None:
    """Let a decision on a post be the answer to the appeal that waited there."""
    if appeal is not None:
        appeal.answer_id = answer.id


def take_back(post: Post, undone: Decision, was_open: Appeal | None, undoing: Decision) -> None:
    """Open again the appeal that an undone decision had answered.

    An appeal against what is itself taken back is answered by that.
    """
    settle(was_open, undoing)
    answered = appeal_queries.answered_by(undone.id)
    if answered is not None:
        answered.answer_id = None
        post.appealed_at = answered.appealed_at
