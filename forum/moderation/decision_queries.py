"""Single decisions: as the actions need them that undo one, and what one says of another post."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.queries import is_undone
from forum.permissions import Permission, Reader


def find(post_id: int, decision_id: int) -> Decision | None:
    """Find a decision on a post."""
    rows = select(Decision).where(Decision.post_id == post_id, Decision.id == decision_id)
    return db.session.scalars(rows).one_or_none()


@dataclass(frozen=True)
class Joined:
    """Why another case became a part of one, and when."""

    words: str
    decided_at: datetime


def joined(case: Post, *, reader: Reader) -> list[Joined]:
    """List why others' cases are parts of a case, for its author and the staff; oldest first."""
    knows = case.is_by(reader) or reader.can(Permission.MODERATE, case.course_id)
    if not (case.is_case and knows):
        return []
    columns: list[Any] = [Decision.message, Decision.decided_at]
    rows = db.session.execute(
        select(*columns)
        .join(Post, Post.id == Decision.post_id)
        .where(
            Post.merged_into_id == case.id,
            Post.state == State.MERGED,
            Decision.act == DecisionAct.MERGE,
            ~is_undone(),
        )
        .order_by(Decision.id)
    )
    return [Joined(*row) for row in rows]


def undoing_of(decision_id: int) -> Decision | None:
    """Find by what a decision was undone."""
    rows = select(Decision).where(Decision.undoes_id == decision_id)
    return db.session.scalars(rows).one_or_none()


def newest_standing(post_id: int, acts: Collection[DecisionAct]) -> Decision | None:
    """Find the newest decision of these acts on a post that was not undone."""
    return db.session.scalars(
        select(Decision)
        .where(Decision.post_id == post_id, Decision.act.in_(sorted(acts)), ~is_undone())
        .order_by(Decision.id.desc())
        .limit(1)
    ).one_or_none()
