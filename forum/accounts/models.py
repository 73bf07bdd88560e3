"""What an account is: a User, and a Session for each device that is signed in."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, true
from sqlalchemy.orm import Mapped, mapped_column

from forum.db import Base, now

SESSION_LASTS = timedelta(days=30)


class Purpose(StrEnum):
    """What the link of a letter is for."""

    RESET = "reset"
    CONFIRMATION = "confirmation"


LASTS = {Purpose.RESET: timedelta(hours=2), Purpose.CONFIRMATION: timedelta(days=7)}
"""How long such a link can be used, from when its letter was written."""


class User(Base):
    """A person with an account. `has_keys` says whether a single key does something for them."""

    __tablename__ = "user"

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(info={"personal": "blank"})
    email_key: Mapped[str] = mapped_column(unique=True, info={"personal": "blank"})
    name: Mapped[str] = mapped_column(info={"personal": "blank"})
    name_key: Mapped[str] = mapped_column(index=True, info={"personal": "blank"})
    language: Mapped[str] = mapped_column(default="fi", info={"personal": "export"})
    password_hash: Mapped[str] = mapped_column(info={"personal": "blank"})
    is_admin: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    erased_at: Mapped[datetime | None]
    has_keys: Mapped[bool] = mapped_column(
        default=True, server_default=true(), info={"personal": "export"}
    )
    confirmed_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})

    @property
    def user_id(self) -> int:
        """Be an actor of the audit log, also before there is a session."""
        return self.id


class Session(Base):
    """One signed-in device. Only a digest of its secret is kept; ending it signs out for good."""

    __tablename__ = "session"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    token_digest: Mapped[str] = mapped_column(unique=True)
    device: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    created_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    expires_at: Mapped[datetime] = mapped_column(default=lambda: now() + SESSION_LASTS)
    ended_at: Mapped[datetime | None]


class Ticket(Base):
    """What lets whoever reads somebody's mail do one thing, once. Only a digest of it is kept.

    It is for the address that the letter went to: at another address it is worth nothing.
    """

    __tablename__ = "ticket"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    purpose: Mapped[Purpose]
    token_digest: Mapped[str] = mapped_column(unique=True)
    email_key: Mapped[str] = mapped_column(info={"personal": "blank"})
    made_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
