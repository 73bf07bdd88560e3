"""What is said between the author of a post and the moderators, and read by nobody else."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class Message(Base):
    """One message about a post, never changed. It keeps the name that its writer had."""

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("member_id", "submission_key"),
        Index("ix_message_post", "post_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    writer_name: Mapped[str] = mapped_column(info={"personal": "export"})
    is_authors: Mapped[bool]
    words: Mapped[str] = mapped_column(info={"personal": "blank"})
    submission_key: Mapped[str]
    said_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
