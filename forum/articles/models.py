"""What an article is: a text that is read, and the Questions it leaves to ponder."""

from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class Article(Base):
    """A text in a course. A copy of it in another course keeps the id of the first as origin."""

    __tablename__ = "article"
    __table_args__ = (
        UniqueConstraint("imported_by_id", "submission_key"),
        UniqueConstraint("course_id", "source_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    origin_id: Mapped[int | None]
    title: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    language: Mapped[str] = mapped_column(default="fi")
    body_markdown: Mapped[str]
    body_html: Mapped[str]
    minutes: Mapped[int]
    source: Mapped[str] = mapped_column(default="")
    imported_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    imported_at: Mapped[datetime] = mapped_column(default=now)
    submission_key: Mapped[str | None]
    submission_digest: Mapped[str | None]
    # When it was last brought again and said something else.
    updated_at: Mapped[datetime | None]
    # What the archive it came from calls it, so that it is not imported twice.
    source_key: Mapped[str | None]

    def updated_on(self, zone: str) -> date | None:
        """The day on which it was last brought again, by the clock of a time zone."""
        return _day_in(self.updated_at, zone)

    @property
    def source_url(self) -> str | None:
        """The source, where it is an address one can go to."""
        try:
            parts = urlsplit(self.source)
        except ValueError:
            return None
        return self.source if parts.scheme in {"http", "https"} and parts.netloc else None


class Question(Base):
    """One thing to ponder, with its full text and a short name for lists and menus."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id"), index=True)
    origin_id: Mapped[int | None]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("question.id"))
    position: Mapped[int]
    text: Mapped[str]
    short_name: Mapped[str]
    # When the article no longer asked it; its topic stays.
    gone_at: Mapped[datetime | None]

    def gone_on(self, zone: str) -> date | None:
        """The day since which the article does not ask it, by the clock of a time zone."""
        return _day_in(self.gone_at, zone)


def _day_in(moment: datetime | None, zone: str) -> date | None:
    return moment and moment.astimezone(ZoneInfo(zone)).date()
