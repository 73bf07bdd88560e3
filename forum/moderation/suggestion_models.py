"""What a moderator suggests that a post should say; nobody but its author and the staff sees it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base
from forum.discussion.models import Sector, Size
from forum.discussion.said import Said


class Suggestion(Base):
    """A text that was proposed with a request for changes, for its author to accept or to edit."""

    __tablename__ = "suggestion"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), unique=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    title: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    texts: Mapped[dict[str, str]] = mapped_column(default=dict, info={"personal": "blank"})
    htmls: Mapped[dict[str, str]] = mapped_column(default=dict, info={"personal": "blank"})
    sources: Mapped[list[dict[str, str]]] = mapped_column(default=list, info={"personal": "blank"})
    sector: Mapped[Sector | None] = mapped_column(info={"personal": "blank"})
    size: Mapped[Size | None] = mapped_column(info={"personal": "blank"})

    @classmethod
    def of(cls, said: Said, *, decision_id: int, post_id: int) -> "Suggestion":
        """Make one of what a moderator wrote."""
        return cls(
            decision_id=decision_id,
            post_id=post_id,
            title=said.title,
            texts=dict(said.texts),
            htmls=dict(said.htmls),
            sources=[dict(each) for each in said.sources],
            sector=said.sector,
            size=said.size,
        )

    @property
    def said(self) -> Said:
        """Read back what it says."""
        return Said(self.texts, self.title, self.sources, self.sector, self.size, self.htmls)
