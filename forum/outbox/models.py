"""What a letter is: to whom, about what, and how far it has come. Never what it says.

What a letter says is worded when it is sent, so that nothing in the outbox can be read that was
hidden, changed or erased meanwhile, and no secret of a link stands in the database.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class LetterKind(StrEnum):
    """What a letter is for; the postman has words for each."""

    NOTICES = "notices"
    DIGEST = "digest"
    MORNING = "morning"
    OVERDUE = "overdue"
    RESET = "reset"
    CONFIRMATION = "confirmation"
    INVITATION = "invitation"


class Stage(StrEnum):
    """How far a letter has come."""

    WAITING = "waiting"  # to be sent when it is due
    TAKEN = "taken"  # a postman has it, until its lease ends; no server has its text yet
    HANDED = "handed"  # its text is being given to a server: that is never done twice
    SENT = "sent"
    DROPPED = "dropped"  # there was nothing left to tell, or nobody to tell it to
    REFUSED = "refused"  # for good, by a server, or given up after many tries
    UNSURE = "unsure"  # its postman ended while it was handed over: sent perhaps, so not again


class Letter(Base):
    """One mail to one person. The key says that it is written once; details are ids and numbers."""

    __tablename__ = "letter"
    __table_args__ = (
        Index("ix_letter_waiting", "stage", "due_at", "id"),
        Index("ix_letter_told", "user_id", "course_id", "kind", "created_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[LetterKind]
    user_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    address: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    language: Mapped[str] = mapped_column(default="")
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    stage: Mapped[Stage] = mapped_column(default=Stage.WAITING)
    created_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    due_at: Mapped[datetime] = mapped_column(default=now)
    tries: Mapped[int] = mapped_column(default=0)
    lease: Mapped[str] = mapped_column(default="")
    leased_until: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    sent_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
