"""What can be read of decisions: how many posts wait, how long that takes, what was decided why."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, or_, select, true
from sqlalchemy.orm import aliased

from forum.db import db, now
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.discussion.visibility import post_visible_to
from forum.moderation.models import (
    DECIDES_NOTHING,
    ELSEWHERE,
    OPPOSITES,
    REGROUPS,
    UNDO_LASTS,
    Decision,
    DecisionAct,
    Reason,
)
from forum.moderation.reasons import where_to
from forum.permissions import Reader

RECENT = 200
"""How many of the newest decisions are looked at to say how long a post usually waits."""

MOST_COUNTED = 1_000
"""Of a longer queue it is only said that it is longer: nobody plans by its last digits."""

ENOUGH = 3
"""With fewer posts decided on, nothing is usual yet."""

FIRST_ANSWERS = frozenset(
    {DecisionAct.APPROVE, DecisionAct.FEATURE, DecisionAct.REQUEST_CHANGES, DecisionAct.REJECT}
)
"""What ends a waiting."""


@dataclass(frozen=True)
class Decided:
    """A decision, as one reader may see it: the note is empty for all but moderators."""

    id: int
    post_id: int
    act: DecisionAct
    reason: Reason | None
    message: str
    requests: Mapping[str, str]
    note: str
    decided_at: datetime
    moderator_id: int
    moderator_name: str
    revision_id: int
    from_state: State
    from_head_id: int | None
    from_live_id: int | None
    to_state: State
    to_head_id: int | None
    undoes_id: int | None
    publishes_after: bool
    promised_by_id: int | None
    tags: Sequence[str] | None
    details: Mapping[str, Any] | None
    undone_by_id: int | None

    @property
    def is_undone(self) -> bool:
        """Whether it was taken back."""
        return self.undone_by_id is not None

    @property
    def has_edit(self) -> bool:
        """Whether the moderator approved the text with an own edit of it."""
        return self.act in {DecisionAct.APPROVE, DecisionAct.FEATURE} and (
            self.to_head_id != self.from_head_id
        )

    @property
    def stands(self) -> bool:
        """Whether it is a decision on the text that holds: neither an undoing nor undone."""
        return self.act not in DECIDES_NOTHING and not self.is_undone

    @property
    def can_be_undone(self) -> bool:
        """Whether there is still time to undo it, if nothing has come in between.

        What was put in another place can be put back at any time.
        """
        return self.is_regrouping or (self.stands and is_young(self))

    @property
    def is_regrouping(self) -> bool:
        """Whether it has put something elsewhere, and was not undone."""
        return self.act in REGROUPS and not self.is_undone

    @property
    def where(self) -> str:
        """Say from where to where something was put; empty for all that moves nothing."""
        return where_to(self.act, self.details)


def is_young(decision: Decided | Decision) -> bool:
    """Say whether there is still time to undo a decision."""
    return now() - decision.decided_at <= UNDO_LASTS


def count_waiting(course_id: int) -> int:
    """Count what waits for a moderator of a course; past MOST_COUNTED it is one more at most."""
    return db.session.scalar(count_in(course_id, State.PENDING)) or 0


def count_in(course_id: int, state: State) -> Select[int]:
    """Count the posts of a course in a state, but no further than it is shown exactly."""
    some = (
        select(Post.id)
        .where(Post.course_id == course_id, Post.state == state)
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    return select(func.count()).select_from(some)


def usual_wait(course_id: int) -> timedelta | None:
    """Say how long a post waits for its decision: the median of the recent; None when too few."""
    newest = (
        select(Decision.act, Decision.from_state, Decision.submitted_at, Decision.decided_at)
        .where(Decision.course_id == course_id, ~is_undone())
        .order_by(Decision.decided_at.desc(), Decision.id.desc())
        .limit(RECENT)
    )
    waits = [
        row.decided_at - row.submitted_at
        for row in db.session.execute(newest)
        if row.act in FIRST_ANSWERS and row.from_state is State.PENDING and row.submitted_at
    ]
    return max(median(waits), timedelta()) if len(waits) >= ENOUGH else None


_Undoing = aliased(Decision)


def is_undone(decision: type[Decision] = Decision) -> ColumnElement[bool]:
    """Say whether a decision was taken back."""
    return exists().where(_Undoing.undoes_id == decision.id)


_TakingBack = aliased(Decision)


def decisions(reader: Reader) -> Select[Any]:
    """Every read of decisions starts here, so that none forgets who is reading.

    Moderators see all of them. Authors see those on their own posts: not what was taken back, and
    never a note, also where the author moderates the course.
    """
    taken_back = or_(_TakingBack.id.is_not(None), Decision.act == DecisionAct.UNDO)
    return (
        select(
            Decision.id,
            Decision.post_id,
            Decision.act,
            Decision.reason,
            Decision.message,
            Decision.requests,
            case((_is_own(reader), ""), else_=Decision.note).label("note"),
            Decision.decided_at,
            Decision.moderator_id,
            Decision.moderator_name,
            Decision.revision_id,
            Decision.from_state,
            Decision.from_head_id,
            Decision.from_live_id,
            Decision.to_state,
            Decision.to_head_id,
            Decision.undoes_id,
            Decision.publishes_after,
            Decision.promised_by_id,
            Decision.tags,
            Decision.details,
            _TakingBack.id.label("undone_by_id"),
        )
        .join(Post, Post.id == Decision.post_id)
        .join(_TakingBack, _TakingBack.undoes_id == Decision.id, isouter=True)
        .where(
            post_visible_to(reader),
            or_(and_(_is_own(reader), ~taken_back), and_(~_is_own(reader), _is_staffs(reader))),
        )
    )


def _is_own(reader: Reader) -> ColumnElement[bool]:
    return Post.author_id.in_(sorted(reader.member_ids)) if reader.memberships else false()


def _is_staffs(reader: Reader) -> ColumnElement[bool]:
    return true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))


def decisions_on(post_id: int, *, reader: Reader) -> list[Decided]:
    """List what was decided on a post, oldest first, as far as it is this reader's to know."""
    rows = db.session.execute(
        decisions(reader).where(Decision.post_id == post_id).order_by(Decision.id)
    )
    return [Decided(*row) for row in rows]


def last_decision(post_id: int, *, but: Collection[DecisionAct] = ELSEWHERE) -> Decision | None:
    """Fetch the newest decision on a post's text, under the lock of the action that asks.

    But for what is named, of whatever else was done to the post.
    """
    return _newest(post_id, Decision.act.not_in(sorted(but)))


def last_curation(post_id: int, act: DecisionAct) -> Decision | None:
    """Fetch the newest such act on a post, or its opposite, under the lock of who asks."""
    both = next(pair for pair in OPPOSITES if act in pair)
    return _newest(post_id, Decision.act.in_(sorted(both)))


def _newest(post_id: int, which: ColumnElement[bool]) -> Decision | None:
    return db.session.scalars(
        select(Decision)
        .where(Decision.post_id == post_id, which)
        .order_by(Decision.id.desc())
        .limit(1)
        .execution_options(populate_existing=True)
    ).one_or_none()


def was_answered_since(post_id: int, moment: datetime) -> bool:
    """Say whether somebody has begun an answer to a post since then, in whatever state it is."""
    answer = select(Post.id).where(Post.parent_id == post_id, Post.created_at >= moment).limit(1)
    return db.session.scalar(answer) is not None
