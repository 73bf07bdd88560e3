"""The audit log: who did what to what, when; never changed, and it outlives whom it names."""

from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, db, now


class Event(Base):
    """One line of the log. Ids without foreign keys and a name as it was: no cascade reaches it."""

    __tablename__ = "event"
    __table_args__ = (Index("ix_event_course_at", "course_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    act: Mapped[str]
    actor_id: Mapped[int | None] = mapped_column(index=True, info={"personal": "export"})
    actor_name: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    course_id: Mapped[int | None]
    subject_kind: Mapped[str] = mapped_column(default="")
    subject_id: Mapped[int | None]
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Actor(Protocol):
    """Whoever acts: a Reader, or a User who is just signing in."""

    @property
    def user_id(self) -> int: ...

    @property
    def name(self) -> str: ...


def record(
    act: str,
    subject: object | None = None,
    *,
    by: Actor | None,
    course_id: int | None = None,
    **details: str | int | None,
) -> Event:
    """Write a line in the transaction of the act itself. No typed text and no secret goes in."""
    line = Event(
        act=act,
        actor_id=by.user_id if by else None,
        actor_name=by.name if by else "",
        course_id=course_id,
        subject_kind=type(subject).__name__.lower() if subject is not None else "",
        subject_id=getattr(subject, "id", None),
        details=details,
    )
    db.session.add(line)
    return line
