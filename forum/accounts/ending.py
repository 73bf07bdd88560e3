"""Ending sessions: signing out for good, one device or all of them."""

from forum.accounts import queries
from forum.accounts.models import Session
from forum.audit import Actor, record
from forum.db import now


def end_all(user_id: int, by: Actor | None) -> None:
    """Sign somebody out everywhere."""
    for session in queries.sessions(user_id):
        end(session, by)


def end(session: Session, by: Actor | None) -> None:
    """Sign out one device."""
    session.ended_at = now()
    record("session.ended", session, by=by)
