"""What can be done with a course: making it, its rules, who is in it and in which role.

A course keeps an instructor: nobody changes their own role, and whoever changes another's must
still be an instructor when the lock is theirs.
"""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from forum import richtext
from forum.accounts import queries as accounts
from forum.accounts import recovery
from forum.audit import Actor, record
from forum.courses import queries, slugs
from forum.courses.models import Course, Member
from forum.db import db, now, write
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.language import DEFAULT
from forum.notices import actions as notices
from forum.notices.models import Kind
from forum.permissions import Role

ZONE = "Europe/Helsinki"


def make_course(
    title: str,
    *,
    by: Actor,
    language: str = DEFAULT,
    time_zone: str = ZONE,
    note: str = "",
    slug: str | None = None,
) -> Course:
    """Make a course; whoever makes it teaches it. Its address comes from the title unless given.

    Raises InvalidFormError where a given address is none, or is taken.
    """
    note_html = richtext.render(note)
    write()
    course = Course(
        slug=_address(title, slug),
        title=title,
        language=language,
        time_zone=time_zone,
        note=note,
        note_html=note_html,
    )
    db.session.add(course)
    db.session.flush()
    db.session.add(Member(course_id=course.id, user_id=by.user_id, role=Role.INSTRUCTOR))
    db.session.flush()
    record("course.made", course, by=by, course_id=course.id)
    return course


def _address(title: str, slug: str | None) -> str:
    wanted = slug or slugs.slug_of(title)
    taken = queries.slugs_like(wanted)
    if slug is None:
        return slugs.first_free(wanted, taken)
    if not slugs.is_slug(slug):
        sentence = _(
            "An address has small letters a–z, digits and hyphens, such as strategy-2026:"
            " at most %(most)d of them, and not the word “new” alone.",
            most=slugs.LONGEST,
        )
        raise InvalidFormError({"slug": [sentence]})
    if slug in taken:
        raise InvalidFormError({"slug": [_("Another course has this address already.")]})
    return slug


def change_course(
    course_id: int,
    *,
    title: str,
    language: str,
    time_zone: str,
    note: str,
    seen: str,
    by: Actor,
) -> Course:
    """Change a course's title, language, clock and note.

    `seen` is the mark of what the changer had before their eyes: where somebody changed it
    meanwhile, ConflictError. What is already so is no change.
    """
    note_html = richtext.render(note)
    teach(course_id, by)
    course = queries.course_now(course_id)
    new = {"title": title, "language": language, "time_zone": time_zone, "note": note}
    if all(getattr(course, name) == value for name, value in new.items()):
        return course
    if seen != course.mark:
        raise ConflictError(
            _("Somebody changed these settings meanwhile. Compare, and save what is to stand.")
        )
    changed = [name for name, value in new.items() if getattr(course, name) != value]
    for name, value in new.items():
        setattr(course, name, value)
    course.note_html = note_html
    record("course.changed", course, by=by, course_id=course_id, parts=" ".join(changed))
    return course


def set_checks(
    course_id: int, *, modes: Mapping[str, str], banned: Sequence[str], seen: str, by: Actor
) -> Course:
    """Say what a course wants of each check, and which words it does not want.

    `seen` is the mark of what was before one's eyes: where somebody changed it meanwhile,
    ConflictError. What is sent from now on is looked at so; what was noticed before stays.
    """
    teach(course_id, by)
    course = queries.course_now(course_id)
    if (course.checks or {}, course.banned_words or []) == (dict(modes), list(banned)):
        return course
    if seen != course.checks_mark:
        raise ConflictError(
            _("Somebody changed these settings meanwhile. Compare, and save what is to stand.")
        )
    course.checks, course.banned_words = dict(modes), list(banned)
    record("course.checks_changed", course, by=by, course_id=course_id)
    return course


def teach(course_id: int, by: Actor | None) -> None:
    """Take the course's lock, and make sure that whoever acts still teaches it.

    None is the host of the site, at the command line.
    """
    write(course_id)
    if by is None:
        return
    mine = queries.membership_of(course_id, by.user_id)
    if mine is None or mine.ended_at is not None or mine.role is not Role.INSTRUCTOR:
        raise NotAllowedError(_("Only an instructor of this course can do that."))


def add_member(course_id: int, email: str, role: Role, *, by: Actor | None) -> Member:
    """Take somebody who has an account into the course; one who was removed comes back.

    Raises InvalidFormError where nobody has that address or has shown that it is theirs, or they
    are in the course already.
    """
    teach(course_id, by)
    user = accounts.user_by_email(email)
    if user is None:
        sentence = _("Nobody has an account with this address. Send them the invitation link.")
        raise InvalidFormError({"email": [sentence]})
    member = queries.membership_of(course_id, user.id)
    if member is not None and member.ended_at is None:
        raise InvalidFormError({"email": [_("This person is in the course already.")]})
    if by is not None and not recovery.is_vouched_for(user):
        sentence = _("Whoever has this account has not confirmed its address. Invite them by mail.")
        raise InvalidFormError({"email": [sentence]})
    if member is None:
        member = Member(course_id=course_id, user_id=user.id, role=role)
        db.session.add(member)
    member.role, member.ended_at = role, None
    db.session.flush()
    record("member.added", member, by=by, course_id=course_id, role=role)
    notices.tell(Kind.MEMBER_ADDED, [member.user_id], course_id=course_id)
    return member


def set_role(course_id: int, member_id: int, role: Role, *, by: Actor | None) -> Member:
    """Give a member another role. The same role again is no change."""
    teach(course_id, by)
    member = _changeable(course_id, member_id, by)
    if member.role is role:
        return member
    _keep_an_instructor(member)
    before, member.role = member.role, role
    record("member.role_changed", member, by=by, course_id=course_id, before=before, after=role)
    notices.tell(Kind.ROLE_CHANGED, [member.user_id], course_id=course_id)
    return member


def remove_member(course_id: int, member_id: int, *, by: Actor | None) -> Member:
    """End a membership. What the member wrote stays; they no longer come in."""
    teach(course_id, by)
    member = _changeable(course_id, member_id, by)
    if member.ended_at is None:
        _keep_an_instructor(member)
        member.ended_at = now()
        record("member.removed", member, by=by, course_id=course_id)
        notices.tell(Kind.MEMBER_REMOVED, [member.user_id], course_id=course_id)
    return member


def restore_member(course_id: int, member_id: int, *, by: Actor | None) -> Member:
    """Let a removed member in again, in the role they had."""
    teach(course_id, by)
    member = _changeable(course_id, member_id, by)
    if member.ended_at is not None:
        member.ended_at = None
        record("member.restored", member, by=by, course_id=course_id, role=member.role)
        notices.tell(Kind.MEMBER_ADDED, [member.user_id], course_id=course_id)
    return member


def _changeable(course_id: int, member_id: int, by: Actor | None) -> Member:
    member = queries.any_member(course_id, member_id)
    if not member.can_be_changed_by(by):
        raise NotAllowedError(
            _("Nobody changes their own role, so that the course keeps an instructor.")
        )
    return member


def _keep_an_instructor(member: Member) -> None:
    """Also the host of the site leaves a course its last instructor."""
    is_last = queries.count_instructors(member.course_id) == 1
    if member.role is Role.INSTRUCTOR and member.ended_at is None and is_last:
        raise NotAllowedError(_("The course needs an instructor. Make somebody else one first."))


def seen(course_id: int, *, by: Actor) -> None:
    """Note that one of the staff was there, at most once a minute. Others leave no trace."""
    member = queries.membership_of(course_id, by.user_id)
    if member is None or not member.is_to_be_noted():
        return
    write(course_id)
    member = queries.membership_of(course_id, by.user_id)
    if member is not None and member.is_to_be_noted():
        member.last_seen_at = now()
