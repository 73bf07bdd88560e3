"""What a moderator asks an author to change: one thing, at one place of the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base

WHOLE = "whole"
"""The key of what is asked of the whole post rather than of one part; no prompt has it."""


@dataclass(frozen=True)
class Ask:
    """One thing to ask for: where, in which words, and whether a small fix will do."""

    key: str
    words: str
    ready: str = ""
    is_minor: bool = False


def by_part(asks: Iterable[Ask]) -> dict[str, str]:
    """Give what is asked for in each part, in one piece."""
    parts: dict[str, str] = {}
    for ask in asks:
        parts[ask.key] = "\n".join(filter(None, (parts.get(ask.key), ask.words)))
    return parts


class Request(Base):
    """One thing asked for, with a ready reason or own words, and what came of it.

    `ready` names a check of the default template, so that its words follow the reader's language;
    `words` keeps them as they were. The author changes the text, answers in words, or both.
    `is_met` is the moderator's mark on what came, and empty until there is one.
    """

    __tablename__ = "request"
    __table_args__ = (Index("ix_request_post", "post_id", "decision_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    key: Mapped[str]
    ready: Mapped[str] = mapped_column(default="")
    words: Mapped[str] = mapped_column(info={"personal": "export"})
    is_minor: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    answered_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    is_met: Mapped[bool | None]
    met_in_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))
