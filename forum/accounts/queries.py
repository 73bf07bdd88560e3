"""What can be read of accounts: who has which, and what is signed in."""

from collections.abc import Collection
from hashlib import sha256

from sqlalchemy import Select, select

from forum.accounts.emails import email_key
from forum.accounts.models import Purpose, Session, Ticket, User
from forum.accounts.names import name_key
from forum.db import db, now, one_or_404


def digest(token: str) -> str:
    """Give what the database keeps of a session's secret."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def user_by_email(email: str) -> User | None:
    """Find the account of an address, however it is spelt."""
    return db.session.scalars(
        select(User).where(User.email_key == email_key(email), User.erased_at.is_(None))
    ).one_or_none()


def user(user_id: int) -> User:
    """Fetch an account as it is now."""
    return one_or_404(
        select(User)
        .where(User.id == user_id, User.erased_at.is_(None))
        .execution_options(populate_existing=True)
    )


def emails_of(user_ids: Collection[int]) -> dict[int, str]:
    """Give the addresses of some accounts, for the eyes of an admin."""
    rows = db.session.execute(select(User.id, User.email).where(User.id.in_(user_ids)))
    return {row.id: row.email for row in rows}


def is_confirmed(user_id: int) -> bool:
    """Say whether somebody has shown that they read the mail of their address."""
    confirmed = select(User.id).where(User.id == user_id, User.confirmed_at.is_not(None))
    return db.session.scalar(confirmed) is not None


def names_like(name: str, *, but: int | None = None) -> list[str]:
    """List the names of others that look the same as a name."""
    return list(
        db.session.scalars(
            select(User.name)
            .where(User.name_key == name_key(name), User.id != (but or 0), User.erased_at.is_(None))
            .distinct()
        )
    )


def sessions(user_id: int) -> list[Session]:
    """List the devices on which somebody is signed in, the newest first."""
    return list(db.session.scalars(_present(user_id).order_by(Session.id.desc())))


def session(user_id: int, session_id: int) -> Session:
    """Fetch one of somebody's own present sessions."""
    return one_or_404(_present(user_id).where(Session.id == session_id))


def _present(user_id: int) -> Select[Session]:
    return select(Session).where(
        Session.user_id == user_id, Session.ended_at.is_(None), Session.expires_at > now()
    )


def tickets(user_id: int, purpose: Purpose) -> list[Ticket]:
    """List what can still be used for somebody."""
    return list(
        db.session.scalars(
            select(Ticket).where(
                Ticket.user_id == user_id,
                Ticket.purpose == purpose,
                Ticket.used_at.is_(None),
                Ticket.expires_at > now(),
            )
        )
    )


def ticket(token: str, purpose: Purpose) -> tuple[Ticket, User] | None:
    """Find what a link is for, and whose: unused, in time, and still at the address it went to."""
    row = db.session.execute(
        select(Ticket, User)
        .join(User, User.id == Ticket.user_id)
        .where(
            Ticket.token_digest == digest(token),
            Ticket.purpose == purpose,
            Ticket.used_at.is_(None),
            Ticket.expires_at > now(),
            Ticket.email_key == User.email_key,
            User.erased_at.is_(None),
        )
        .execution_options(populate_existing=True)
    ).one_or_none()
    return (row[0], row[1]) if row else None
