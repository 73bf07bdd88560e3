"""Invitations: one link for participants and one for staff, by which people come in."""

import secrets

from flask_babel import gettext as _

from forum.audit import Actor, record
from forum.courses import invitation_queries, queries
from forum.courses.actions import teach
from forum.courses.models import Course, Invitation, Member
from forum.db import db, now, write
from forum.errors import NotAllowedError
from forum.permissions import Role

INVITED = (Role.PARTICIPANT, Role.MODERATOR)
"""Roles that a link may give. An instructor is made by an instructor, by name."""


def invite(course_id: int, role: Role, *, by: Actor) -> Invitation:
    """Make the link for a role. Where there is one, it is renewed: the old one closes."""
    teach(course_id, by)
    if role not in INVITED:
        raise NotAllowedError(_("There are links for participants and for moderators only."))
    renewed = _close(course_id, role)
    invitation = Invitation(course_id=course_id, role=role, token=secrets.token_urlsafe(24))
    db.session.add(invitation)
    db.session.flush()
    act = "invitation.renewed" if renewed else "invitation.made"
    record(act, invitation, by=by, course_id=course_id, role=role)
    return invitation


def close(course_id: int, role: Role, *, by: Actor) -> None:
    """Close the link for a role; nobody comes in by it any more. A closed one stays so."""
    teach(course_id, by)
    for invitation in _close(course_id, role):
        record("invitation.closed", invitation, by=by, course_id=course_id, role=role)


def _close(course_id: int, role: Role) -> list[Invitation]:
    now_open = [each for each in invitation_queries.invitations(course_id) if each.role is role]
    for each in now_open:
        each.closed_at = now()
    db.session.flush()
    return now_open


def join(token: str, *, by: Actor) -> Course:
    """Come in by a link: as what it says, or as more where one is more already.

    Coming twice changes nothing. Whoever was removed does not come back by a link that all the
    course may have: an instructor restores them. Raises LinkClosedError, NotAllowedError.
    """
    course_id = invitation_queries.open_invitation(token)[1].id
    write(course_id)
    invitation, course = invitation_queries.open_invitation(token)
    member = queries.membership_of(course_id, by.user_id)
    if member is not None and member.ended_at is not None:
        raise NotAllowedError(
            _("You were removed from this course. Ask its instructor to let you in again.")
        )
    if member is None:
        member = Member(course_id=course_id, user_id=by.user_id, role=invitation.role)
        db.session.add(member)
        db.session.flush()
        record("member.joined", member, by=by, course_id=course_id, role=invitation.role)
        _use(invitation)
    elif rank(invitation.role) > rank(member.role):
        before, member.role = member.role, invitation.role
        record(
            "member.role_changed",
            member,
            by=by,
            course_id=course_id,
            before=before,
            after=member.role,
        )
        _use(invitation)
    return course


def _use(invitation: Invitation) -> None:
    """Close what was for one person."""
    if invitation.email_key:
        invitation.closed_at = now()


def rank(role: Role) -> int:
    """Say how much a role may: each includes the ones before."""
    return list(Role).index(role)
