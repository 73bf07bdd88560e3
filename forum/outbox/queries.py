"""What can be read of the outbox: what is due, what hangs, what was refused."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from forum.db import db, now, one_or_404
from forum.outbox.models import Letter, LetterKind, Stage

SHOWN = 50


@dataclass(frozen=True)
class Totals:
    """How many letters stand at each stage, and since when the oldest is overdue."""

    by_stage: dict[Stage, int]
    oldest_due: datetime | None

    def __getitem__(self, stage: Stage) -> int:
        """Give the number at a stage."""
        return self.by_stage.get(stage, 0)


def is_known(key: str) -> bool:
    """Say whether a letter was written already."""
    return db.session.scalar(select(Letter.id).where(Letter.key == key)) is not None


def next_due() -> Letter | None:
    """Take the letter that has been due the longest, past those that another postman holds."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.stage == Stage.WAITING, Letter.due_at <= now())
        .order_by(Letter.due_at, Letter.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()


def held_too_long() -> list[Letter]:
    """List letters whose postman has not been heard of since their lease ended."""
    return list(
        db.session.scalars(
            select(Letter)
            .where(Letter.stage.in_((Stage.TAKEN, Stage.HANDED)), Letter.leased_until <= now())
            .with_for_update(skip_locked=True)
        )
    )


def letter(letter_id: int) -> Letter:
    """Fetch one as it is now."""
    return one_or_404(
        select(Letter).where(Letter.id == letter_id).execution_options(populate_existing=True)
    )


def leased(letter_id: int, lease: str) -> Letter | None:
    """Fetch one if it still is held under this lease."""
    return db.session.scalars(
        select(Letter)
        .where(Letter.id == letter_id, Letter.lease == lease)
        .with_for_update()
        .execution_options(populate_existing=True)
    ).one_or_none()


def totals() -> Totals:
    """Count what stands where."""
    rows = db.session.execute(select(Letter.stage, func.count()).group_by(Letter.stage))
    waits = or_(Letter.stage == Stage.WAITING, Letter.stage == Stage.TAKEN)
    oldest = db.session.scalar(select(func.min(Letter.due_at)).where(waits, Letter.due_at <= now()))
    return Totals({stage: count for stage, count in rows}, oldest)  # noqa: C416 - rows are no pairs to mypy


def needing_care() -> list[Letter]:
    """List the newest letters that a person should look at: refused, unsure, or tried in vain."""
    return list(
        db.session.scalars(
            select(Letter)
            .where(
                or_(
                    Letter.stage.in_((Stage.REFUSED, Stage.UNSURE)),
                    (Letter.stage == Stage.WAITING) & (Letter.answer != ""),
                )
            )
            .order_by(Letter.id.desc())
            .limit(SHOWN)
        )
    )


def count_since(user_id: int, kinds: Collection[LetterKind], since: datetime) -> int:
    """Count the letters to somebody since a moment."""
    return (
        db.session.scalar(
            select(func.count()).where(
                Letter.user_id == user_id, Letter.kind.in_(kinds), Letter.created_at > since
            )
        )
        or 0
    )


def last_told(
    user_id: int, course_id: int | None, kinds: Collection[LetterKind]
) -> datetime | None:
    """Say when somebody was last written to about a course, by letters of some kinds."""
    return db.session.scalar(
        select(func.max(Letter.created_at)).where(
            Letter.user_id == user_id, Letter.course_id == course_id, Letter.kind.in_(kinds)
        )
    )
