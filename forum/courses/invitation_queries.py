"""What can be read of invitations: links for all who have them, and links for one person."""

import re
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from forum.accounts.queries import digest
from forum.courses.models import Course, Invitation
from forum.db import db, now
from forum.errors import LinkClosedError

LASTS = timedelta(days=30)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{16,64}")


def invitations(course_id: int) -> list[Invitation]:
    """List the links that let everybody in who has them, participants' first."""
    return list(
        db.session.scalars(
            select(Invitation)
            .where(
                Invitation.course_id == course_id,
                Invitation.closed_at.is_(None),
                Invitation.email_key.is_(None),
            )
            .order_by(Invitation.role.desc(), Invitation.id)
        )
    )


def open_invitation(token: str) -> tuple[Invitation, Course]:
    """Fetch the link somebody came by, and its course. Raises LinkClosedError.

    Of a link for one person only the digest is kept, which opens nothing by itself.
    """
    if not _TOKEN.fullmatch(token):
        raise LinkClosedError
    is_it = or_(
        and_(Invitation.token == token, Invitation.email_key.is_(None)),
        and_(Invitation.token == digest(token), _is_for_one()),
    )
    row = db.session.execute(
        select(Invitation, Course)
        .join(Course, Course.id == Invitation.course_id)
        .where(is_it, Invitation.closed_at.is_(None))
    ).one_or_none()
    if row is None:
        raise LinkClosedError
    return row[0], row[1]


def _is_for_one() -> ColumnElement[bool]:
    return and_(Invitation.email_key.is_not(None), Invitation.created_at > now() - LASTS)


def personal(invitation_id: int) -> tuple[Invitation, Course] | None:
    """Find an invitation for one person that can still be used."""
    row = db.session.execute(
        select(Invitation, Course)
        .join(Course, Course.id == Invitation.course_id)
        .where(Invitation.id == invitation_id, Invitation.closed_at.is_(None), _is_for_one())
        .execution_options(populate_existing=True)
    ).one_or_none()
    return (row[0], row[1]) if row else None


def is_invited(course_id: int, email_key: str) -> bool:
    """Say whether an address has an invitation by mail that can still be used."""
    rows = select(Invitation.id).where(
        Invitation.course_id == course_id,
        Invitation.email_key == email_key,
        Invitation.closed_at.is_(None),
        _is_for_one(),
    )
    return db.session.scalar(rows.limit(1)) is not None
