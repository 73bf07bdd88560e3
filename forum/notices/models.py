"""What a notice is: a row that says somebody should be told, and how people want to be told."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now


class Kind(StrEnum):
    """What is told. Each has its words, and who may be told it, in kinds.TELLS."""

    PUBLISHED = "published"
    PUBLISHED_WITH_EDIT = "published_with_edit"
    FEATURED = "featured"
    UNFEATURED = "unfeatured"
    CHANGES_REQUESTED = "changes_requested"
    DECLINED = "declined"
    EDIT_DECLINED = "edit_declined"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    MERGED = "merged"
    JOINED = "joined"
    SPLIT_OUT = "split_out"
    PUT_BACK = "put_back"
    PARTED = "parted"
    APPEALED = "appealed"
    UPHELD = "upheld"
    ENDORSED = "endorsed"
    PINNED = "pinned"
    CASE_ANSWERED = "case_answered"
    REPLY_ANSWERED = "reply_answered"
    THREAD_ANSWERED = "thread_answered"
    MODERATOR_WROTE = "moderator_wrote"
    UNFINISHED = "unfinished"
    FLAG_ANSWERED = "flag_answered"
    FIXES_PUBLISHED = "fixes_published"
    MEMBER_ADDED = "member_added"
    ROLE_CHANGED = "role_changed"
    MEMBER_REMOVED = "member_removed"


class Matter(StrEnum):
    """What one chooses a way for: kinds that one wants to hear of alike."""

    DECISIONS = "decisions"
    REPLIES = "replies"
    REMINDERS = "reminders"
    MEMBERSHIP = "membership"
    QUEUE = "queue"
    NEWS = "news"


class Way(StrEnum):
    """How one hears of a matter. What comes by mail stands on the screen, too."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    SCREEN = "screen"
    OFF = "off"


class Notice(Base):
    """Something one person should be told. It holds no word of a post, only what it is about.

    `cause` says what it came of, so that undoing that withdraws it; `key` that it is told once
    only. `way` is how it goes, once that is decided; `settled_at` when it went that way.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("ix_notice_shown", "user_id", "read_at", "due_at"),
        Index("ix_notice_unsettled", "settled_at", "way", "due_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    kind: Mapped[Kind]
    course_id: Mapped[int | None] = mapped_column(ForeignKey("course.id"))
    post_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    cause: Mapped[str] = mapped_column(default="", index=True)
    key: Mapped[str | None] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    due_at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    way: Mapped[Way | None]
    settled_at: Mapped[datetime | None]


class Preference(Base):
    """How somebody wants to hear of a matter. Without one the way in kinds.USUAL stands."""

    __tablename__ = "preference"
    __table_args__ = (UniqueConstraint("user_id", "matter"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    matter: Mapped[Matter] = mapped_column(info={"personal": "export"})
    way: Mapped[Way] = mapped_column(info={"personal": "export"})


class Following(Base):
    """Somebody wants to hear, once a day, what is new in a course."""

    __tablename__ = "following"
    __table_args__ = (UniqueConstraint("user_id", "course_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), info={"personal": "export"})
    since: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
