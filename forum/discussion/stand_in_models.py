"""What stands for a name: chosen by an author for a thread, and seen by nobody else."""

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.checks.finding import CheckName
from forum.db import Base, now


class StandIn(Base):
    """One author's words for one name in one thread.

    `original` is what the author typed: nobody else ever reads it, moderators no more than others.
    `is_used` says whether it goes instead of the name when the text is sent.
    """

    __tablename__ = "stand_in"
    __table_args__ = (UniqueConstraint("author_id", "case_id", "original_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    kind: Mapped[CheckName]
    original: Mapped[str] = mapped_column(info={"personal": "blank"})
    original_key: Mapped[str] = mapped_column(info={"personal": "blank"})
    words: Mapped[str] = mapped_column(info={"personal": "blank"})
    is_used: Mapped[bool] = mapped_column(default=True)
    chosen_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
