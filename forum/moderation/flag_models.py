"""What a flag is: a member asks for a look at a post. One of each member on each post, for good."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class FlagReason(StrEnum):
    """Why somebody asks for a look."""

    IDENTIFIES = "identifies"
    UNKIND = "unkind"
    WRONG = "wrong"
    COPIED = "copied"
    ADVERTISES = "advertises"
    OTHER = "other"


class FlagAnswer(StrEnum):
    """What came of the look; the flagger is told."""

    STAYS = "stays"
    MENDED = "mended"
    REMOVED = "removed"
    TALKED = "talked"


class Flag(Base):
    """Who asks, about which text of which post, why; and what was answered by whom, when."""

    __tablename__ = "flag"
    __table_args__ = (
        UniqueConstraint("post_id", "member_id"),
        Index("ix_flag_course_open", "course_id", "answered_at", "id"),
        Index("ix_flag_member", "member_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    revision_id: Mapped[int | None] = mapped_column(ForeignKey("revision.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    reason: Mapped[FlagReason] = mapped_column(info={"personal": "export"})
    words: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    flagged_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    answer: Mapped[FlagAnswer | None] = mapped_column(info={"personal": "export"})
    answer_words: Mapped[str] = mapped_column(default="", info={"personal": "export"})
    answered_at: Mapped[datetime | None]
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    answered_by_name: Mapped[str] = mapped_column(default="")

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_at is None
