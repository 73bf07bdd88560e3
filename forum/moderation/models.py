"""What a decision is: a moderator's act on one revision. Never changed; undoing is a new one."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now
from forum.discussion.transitions import State

UNDO_LASTS = timedelta(minutes=10)

LEASE_LASTS = timedelta(minutes=10)
"""For how long an item counts as open after it was last in view."""


class DecisionAct(StrEnum):
    """What a moderator decided."""

    APPROVE = "approve"
    FEATURE = "feature"
    UNFEATURE = "unfeature"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    REMOVE = "remove"
    RESTORE = "restore"
    UPHOLD = "uphold"
    ENDORSE = "endorse"
    UNENDORSE = "unendorse"
    PIN = "pin"
    UNPIN = "unpin"
    TAG = "tag"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    UNDO = "undo"


OPPOSITES = (
    frozenset({DecisionAct.ENDORSE, DecisionAct.UNENDORSE}),
    frozenset({DecisionAct.PIN, DecisionAct.UNPIN}),
    frozenset({DecisionAct.TAG}),
)
CURATES = frozenset().union(*OPPOSITES)
"""Acts that say what a post is worth: no text is decided on, and an opposite takes each back."""

REGROUPS = frozenset({DecisionAct.MOVE, DecisionAct.MERGE, DecisionAct.SPLIT})
"""Acts that change where posts stand. Each is undone as a whole, at any time."""

DECIDES_NOTHING = frozenset({DecisionAct.UNDO, *CURATES, *REGROUPS})
"""Acts that are no decision on a text."""

ELSEWHERE = frozenset({*CURATES, *REGROUPS})
"""Acts beside the decisions on a text: what those have led to stands, whatever these do."""


class Reason(StrEnum):
    """Why a post is declined or removed; the author reads it in their own language."""

    IDENTIFIES = "identifies"
    UNCLEAR = "unclear"
    TOO_THIN = "too_thin"
    OFF_TOPIC = "off_topic"
    DUPLICATE = "duplicate"
    TONE = "tone"
    OTHER = "other"


class Decision(Base):
    """One act on one revision, with the words to the author and those that stay with moderators.

    It names the moderator also by the name they had, so that it outlives the account. One that asks
    for small changes may say that it publishes after these; what is published so names it.
    `details` say where something stood before it was moved, by which it is put back; no word of it.
    """

    __tablename__ = "decision"
    __table_args__ = (
        Index("ix_decision_post", "post_id", "id"),
        Index("ix_decision_course_decided", "course_id", "decided_at", "id"),
        Index("ix_decision_course_act", "course_id", "act", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"))
    moderator_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    moderator_name: Mapped[str] = mapped_column(info={"personal": "export"})
    act: Mapped[DecisionAct]
    reason: Mapped[Reason | None]
    message: Mapped[str] = mapped_column(default="", info={"personal": "export"})
    note: Mapped[str] = mapped_column(default="")
    requests: Mapped[dict[str, str]] = mapped_column(default=dict, info={"personal": "export"})
    from_state: Mapped[State]
    from_head_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    from_live_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    from_featured: Mapped[bool] = mapped_column(default=False)
    from_published_at: Mapped[datetime | None]
    to_state: Mapped[State]
    to_head_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    submitted_at: Mapped[datetime | None]
    decided_at: Mapped[datetime] = mapped_column(default=now)
    undoes_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), unique=True)
    publishes_after: Mapped[bool] = mapped_column(default=False, server_default=false())
    promised_by_id: Mapped[int | None]
    from_pinned: Mapped[bool] = mapped_column(default=False, server_default=false())
    tags: Mapped[list[str] | None]
    details: Mapped[dict[str, Any] | None]

    @property
    def before(self) -> dict[str, Any]:
        """Give where something stood before it was moved; empty for what moves nothing."""
        return self.details or {}


class SavedFilter(Base):
    """A part of a course's queue that a moderator comes back to, under a name of their own."""

    __tablename__ = "saved_filter"
    __table_args__ = (UniqueConstraint("member_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    name: Mapped[str] = mapped_column(info={"personal": "export"})
    args: Mapped[dict[str, str]] = mapped_column(default=dict)
    created_at: Mapped[datetime] = mapped_column(default=now)


class Claim(Base):
    """Who has an item open: a short lease that others are shown. It forbids nobody anything."""

    __tablename__ = "claim"

    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), primary_key=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), index=True)
    since: Mapped[datetime] = mapped_column(default=now)
    until: Mapped[datetime] = mapped_column(default=lambda: now() + LEASE_LASTS)
