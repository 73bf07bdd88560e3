"""What is suggested for a post, while the decision that suggests it is the last that stands."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from forum.db import db
from forum.discussion.differences import PartDifference, differences
from forum.discussion.models import Revision
from forum.moderation.models import DecisionAct
from forum.moderation.queries import Decided
from forum.moderation.suggestion_models import Suggestion


@dataclass(frozen=True)
class Suggested:
    """A suggestion as its author is shown it: by whom, and what is other than in their own text."""

    id: int
    moderator_name: str
    publishes: bool
    changes: Sequence[PartDifference]


def of_decision(decision_id: int) -> Suggestion | None:
    """Find what was suggested with a decision."""
    return db.session.scalars(
        select(Suggestion).where(Suggestion.decision_id == decision_id)
    ).one_or_none()


def of_decisions(decision_ids: Collection[int]) -> dict[int, Suggestion]:
    """Give what was suggested with each of several decisions."""
    rows = select(Suggestion).where(Suggestion.decision_id.in_(decision_ids))
    return {each.decision_id: each for each in db.session.scalars(rows)}


def changes_from(older: Revision, suggestion: Suggestion) -> list[PartDifference]:
    """Say what is other in a suggestion than in the text that was read."""
    newer = Revision()
    suggestion.said.write_into(newer)
    return [each for each in differences(older, newer) if each.is_changed]


def find(decided: Sequence[Decided]) -> Suggestion | None:
    """Find what the last decision that stands suggests; the decisions are oldest first."""
    last = next((each for each in reversed(decided) if each.stands), None)
    if last is None or last.act is not DecisionAct.REQUEST_CHANGES:
        return None
    return of_decision(last.id)


def suggested(decided: Sequence[Decided]) -> Suggested | None:
    """Give what is suggested, with the differences from the text that was read."""
    found = find(decided)
    if found is None:
        return None
    decision = next(each for each in decided if each.id == found.decision_id)
    older = db.session.scalars(select(Revision).where(Revision.id == decision.revision_id)).one()
    changes = changes_from(older, found)
    return Suggested(found.id, decision.moderator_name, decision.publishes_after, changes)
