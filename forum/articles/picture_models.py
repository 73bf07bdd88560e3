"""A Picture of an article: made anew from what came, and given to readers from our own address."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class Picture(Base):
    """Kept in the database, so that a backup has it and every server gives it."""

    __tablename__ = "picture"
    __table_args__ = (UniqueConstraint("course_id", "digest"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    digest: Mapped[str]
    media_type: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    size: Mapped[int]  # in bytes
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, deferred_raiseload=True)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
    # When an article first showed it. Until then only those who import see it, for a day.
    kept_at: Mapped[datetime | None]
