"""Invitations by mail: for one address, used once, for thirty days.

Writing one makes no secret: that of its link is made when the letter is worded, and only a digest
of it is kept. Who has been invited lately, or is in the course, is not written to again.
"""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from flask_babel import gettext as _

from forum.accounts import queries as accounts
from forum.accounts import recovery
from forum.accounts.emails import clean_email, email_key
from forum.accounts.refused import RefusedError
from forum.audit import record
from forum.courses import invitation_queries, queries
from forum.courses.actions import teach
from forum.courses.invitations import INVITED
from forum.courses.models import Invitation
from forum.db import db, write
from forum.errors import NotAllowedError
from forum.outbox import actions as outbox
from forum.outbox.models import LetterKind
from forum.permissions import Reader, Role


class Answer(StrEnum):
    """What came of inviting one address."""

    INVITED = "invited"
    INVITED_BEFORE = "invited before"
    MEMBER = "member"
    FORMER = "former"
    NO_ADDRESS = "no address"


@dataclass(frozen=True)
class Result:
    """One address and what came of it."""

    address: str
    answer: Answer


def invite_all(course_id: int, addresses: Iterable[str], role: Role, *, by: Reader) -> list[Result]:
    """Invite people by mail, each for itself; give what came of each, in the order given.

    Strangers get no mail in the words of somebody who may not read the mail of their own address.
    """
    teach(course_id, by)
    if not recovery.is_vouched_for(accounts.user(by.user_id)):
        raise NotAllowedError(
            _("Confirm your own address first: the link is in the mail that was sent there.")
        )
    if role not in INVITED:
        raise NotAllowedError(_("There are links for participants and for moderators only."))
    return [_invite(course_id, each, role, by) for each in dict.fromkeys(addresses)]


def _invite(course_id: int, typed: str, role: Role, by: Reader) -> Result:
    try:
        address = clean_email(typed)
    except RefusedError:
        return Result(typed, Answer.NO_ADDRESS)
    user = accounts.user_by_email(address)
    member = queries.membership_of(course_id, user.id) if user else None
    if member is not None:
        return Result(address, Answer.MEMBER if member.ended_at is None else Answer.FORMER)
    if invitation_queries.is_invited(course_id, email_key(address)):
        return Result(address, Answer.INVITED_BEFORE)
    _write_to(course_id, address, role, by)
    return Result(address, Answer.INVITED)


def _write_to(course_id: int, address: str, role: Role, by: Reader) -> None:
    invitation = Invitation(
        course_id=course_id,
        role=role,
        token=f"none-yet-{secrets.token_hex(16)}",
        email_key=email_key(address),
    )
    db.session.add(invitation)
    db.session.flush()
    record("invitation.mailed", invitation, by=by, course_id=course_id, role=role)
    outbox.post(
        LetterKind.INVITATION,
        f"invitation {invitation.id}",
        address=address,
        course_id=course_id,
        language=queries.course_now(course_id).language,
        invitation=invitation.id,
        by=by.user_id,
    )


def issue(invitation_id: int) -> tuple[str, str] | None:
    """Make the secret of an invitation's link; give the course's title and it, if it stands."""
    token = secrets.token_urlsafe(32)
    write()
    found = invitation_queries.personal(invitation_id)
    if found is None:
        return None
    invitation, course = found
    invitation.token = accounts.digest(token)
    db.session.flush()
    return course.title, token
