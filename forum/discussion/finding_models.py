"""What is kept of what the program noticed: with the revision that it noticed it in, for good."""

from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.checks.finding import CheckName, Why
from forum.db import Base


class KeptFinding(Base):
    """One finding: by which check in which version, where in which part, and why.

    Moderators read it; the words are the author's. `start` and `end` are characters of the part as
    it was typed. `other_id` is the case that a near-duplicate is like.
    """

    __tablename__ = "finding"

    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[int] = mapped_column(ForeignKey("revision.id"), index=True)
    check: Mapped[CheckName]
    version: Mapped[int]
    why: Mapped[Why]
    part: Mapped[str] = mapped_column(default="")
    start: Mapped[int | None]
    end: Mapped[int | None]
    words: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    params: Mapped[dict[str, Any]] = mapped_column(default=dict)
    other_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    holds: Mapped[bool] = mapped_column(default=False)
