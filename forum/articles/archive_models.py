"""An Archive is many posts in one file: a feed, or the export of a blog. It is a job as well.

Its posts are read and imported one after another, each step kept by itself.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class ArchiveStage(StrEnum):
    """How far an archive has come."""

    READING = "reading"  # its posts are read one after another
    READY = "ready"  # all are read: some may be chosen
    IMPORTING = "importing"  # those that were chosen are imported one after another


class PostStage(StrEnum):
    """What has become of one post of an archive."""

    UNREAD = "unread"
    READ = "read"
    CHOSEN = "chosen"  # waits to be imported
    IMPORTED = "imported"
    FAILED = "failed"


class Archive(Base):
    """A file that was parted into posts, and how far the work on them is."""

    __tablename__ = "archive"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    added_at: Mapped[datetime] = mapped_column(default=now)
    called: Mapped[str]
    stage: Mapped[ArchiveStage] = mapped_column(index=True, default=ArchiveStage.READING)
    total: Mapped[int]  # of the steps of this stage
    done: Mapped[int] = mapped_column(default=0)


class ArchivePost(Base):
    """One post of an archive, as it came; its key is the one that the archive gives it."""

    __tablename__ = "archive_post"
    __table_args__ = (UniqueConstraint("archive_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    archive_id: Mapped[int] = mapped_column(ForeignKey("archive.id"))
    position: Mapped[int]
    key: Mapped[str]
    title: Mapped[str]
    author: Mapped[str] = mapped_column(default="")
    published_on: Mapped[date | None]
    url: Mapped[str] = mapped_column(default="")
    html: Mapped[str]
    questions: Mapped[int] = mapped_column(default=0)
    stage: Mapped[PostStage] = mapped_column(index=True, default=PostStage.UNREAD)
    reason: Mapped[str] = mapped_column(default="")
    chosen_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    article_id: Mapped[int | None] = mapped_column(ForeignKey("article.id"))
