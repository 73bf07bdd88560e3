"""What an appeal is: an author asks, once, that a decision be looked at by another moderator."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class Appeal(Base):
    """Why an author does not agree with a decision, and the decision that answered it.

    One on each decision, for good. It keeps the name that its writer had. What answers it is a
    decision like any other: the post is published or restored, the first decision is upheld, or it
    was taken back meanwhile.
    """

    __tablename__ = "appeal"
    __table_args__ = (
        UniqueConstraint("member_id", "submission_key"),
        Index("ix_appeal_post", "post_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), unique=True)
    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    writer_name: Mapped[str] = mapped_column(info={"personal": "export"})
    words: Mapped[str] = mapped_column(info={"personal": "blank"})
    submission_key: Mapped[str]
    appealed_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"), index=True)

    @property
    def is_open(self) -> bool:
        """Whether it still waits for its answer."""
        return self.answer_id is None
