"""What a course is: its Members in their roles, and the Invitations by which they come."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.accounts.models import User
from forum.audit import Actor
from forum.db import Base, now
from forum.permissions import STAFF, Role

NOTED_EVERY = timedelta(minutes=1)
"""How often it is noted that one of the staff is there."""


class Course(Base):
    """A run of a course. `checks` are those about which something was said: {name: mode}."""

    __tablename__ = "course"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(unique=True)
    title: Mapped[str]
    language: Mapped[str] = mapped_column(default="fi")
    time_zone: Mapped[str] = mapped_column(default="Europe/Helsinki")
    note: Mapped[str] = mapped_column(default="")
    note_html: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)
    checks: Mapped[dict[str, str] | None]
    banned_words: Mapped[list[str] | None]
    promise_hours: Mapped[int] = mapped_column(default=24, server_default=text("24"))
    shows_summary: Mapped[bool] = mapped_column(default=False, server_default=false())

    @property
    def mark(self) -> str:
        """Say in a few letters what can be changed of it, to notice that somebody did."""
        whole = repr((self.title, self.language, self.time_zone, self.note))
        return sha256(whole.encode()).hexdigest()[:16]

    @property
    def checks_mark(self) -> str:
        """Say in a few letters what it wants of the checks, to notice that somebody changed it."""
        whole = repr((sorted((self.checks or {}).items()), self.banned_words or []))
        return sha256(whole.encode()).hexdigest()[:16]


class Member(Base):
    """A user in a course, who acts there. Members are ended, never deleted."""

    __tablename__ = "member"
    __table_args__ = (
        UniqueConstraint("course_id", "user_id"),
        Index("ix_member_user_course", "user_id", "ended_at", "course_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"))
    role: Mapped[Role] = mapped_column(info={"personal": "export"})
    joined_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    ended_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    last_seen_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})

    user: Mapped[User] = relationship(lazy="joined", innerjoin=True)

    @property
    def is_staff(self) -> bool:
        """Whether they moderate or teach."""
        return self.role in STAFF

    def can_be_changed_by(self, actor: Actor | None) -> bool:
        """Nobody changes their own role, so that a course never loses its last instructor."""
        return actor is None or self.user_id != actor.user_id

    def is_to_be_noted(self) -> bool:
        """Whether their being here is news: that of staff, once in a while."""
        return (
            self.is_staff
            and self.ended_at is None
            and (self.last_seen_at is None or now() - self.last_seen_at >= NOTED_EVERY)
        )


class Invitation(Base):
    """A link by which people come in. Renewing closes the old one and makes a new one.

    One with an `email_key` went to one person by mail: its token is a digest, and it closes when
    they come in.
    """

    __tablename__ = "invitation"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    role: Mapped[Role]
    token: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    closed_at: Mapped[datetime | None]
    email_key: Mapped[str | None] = mapped_column(info={"personal": "blank"})
