"""What can be read of courses: who is asking, the courses, their members and invitations."""

from datetime import datetime

from sqlalchemy import Select, func, or_, select

from forum.accounts.models import User
from forum.accounts.names import in_order
from forum.accounts.queries import digest
from forum.courses.models import Course, Member
from forum.courses.reader_queries import acting_as
from forum.db import db, one_or_404
from forum.permissions import STAFF, Reader, Role

__all__ = ["digest"]


def acting_member(course_id: int, member_id: int) -> Reader | None:
    """Give a present member as who acts in a course, where no request says who does."""
    rows = _members(course_id).where(Member.id == member_id)
    found = db.session.scalars(rows).unique().one_or_none()
    if found is None:
        return None
    return acting_as(found, course_now(course_id))


def course_by_slug(slug: str) -> Course | None:
    """Find any course; only for one who may look at all."""
    if not slug.isprintable():  # PostgreSQL knows no NUL
        return None
    return db.session.scalars(select(Course).where(Course.slug == slug)).one_or_none()


def courses(reader: Reader) -> list[Course]:
    """List the reader's courses; a site admin's list has all."""
    mine = select(Course).order_by(Course.created_at.desc(), Course.id.desc())
    if not reader.is_admin:
        mine = mine.where(Course.id.in_(reader.course_ids))
    return list(db.session.scalars(mine))


def course(course_id: int, *, reader: Reader) -> Course:
    """Fetch a course that the reader is in, or watches as the site's admin."""
    found = select(Course).where(Course.id == course_id)
    if not reader.is_admin:
        found = found.where(Course.id.in_(reader.course_ids))
    return one_or_404(found)


def course_now(course_id: int) -> Course:
    """Fetch a course as it is under the lock, whatever this transaction read before."""
    return one_or_404(
        select(Course).where(Course.id == course_id).execution_options(populate_existing=True)
    )


def shows_summary(course_id: int) -> bool:
    """Say whether the members of a course are shown how moderating goes."""
    return bool(db.session.scalar(select(Course.shows_summary).where(Course.id == course_id)))


def members(course_id: int) -> list[Member]:
    """List the members who are in the course now, staff first, by name."""
    rows = db.session.scalars(_members(course_id)).unique()
    return sorted(rows, key=_staff_first)


_RANKS = {Role.INSTRUCTOR: 0, Role.MODERATOR: 1, Role.PARTICIPANT: 2}


def _staff_first(member: Member) -> tuple[int, str, int]:
    return _RANKS[member.role], in_order(member.user.name), member.id


def former_members(course_id: int) -> list[Member]:
    """List whose membership has ended, the last first."""
    return list(
        db.session.scalars(
            select(Member)
            .where(Member.course_id == course_id, Member.ended_at.is_not(None))
            .order_by(Member.ended_at.desc(), Member.id)
        ).unique()
    )


def any_member(course_id: int, member_id: int) -> Member:
    """Fetch one member of a course, also one whose membership has ended."""
    return one_or_404(select(Member).where(Member.course_id == course_id, Member.id == member_id))


def count_instructors(course_id: int) -> int:
    """Count who teaches the course now."""
    instructors = select(func.count()).where(
        Member.course_id == course_id, Member.role == Role.INSTRUCTOR, Member.ended_at.is_(None)
    )
    return db.session.scalars(instructors).one()


def member(course_id: int, member_id: int) -> Member:
    """Fetch one present member of a course."""
    return one_or_404(_members(course_id).where(Member.id == member_id))


def membership_of(course_id: int, user_id: int) -> Member | None:
    """Find a user's membership, also one that has ended."""
    return (
        db.session.scalars(
            select(Member).where(Member.course_id == course_id, Member.user_id == user_id)
        )
        .unique()
        .one_or_none()
    )


def staff_last_seen(course_id: int) -> tuple[str, datetime] | None:
    """Say which of the staff was last there, and when."""
    row = db.session.execute(
        select(User.name, Member.last_seen_at)
        .join(User, User.id == Member.user_id)
        .where(
            Member.course_id == course_id,
            Member.role.in_(STAFF),
            Member.ended_at.is_(None),
            Member.last_seen_at.is_not(None),
        )
        .order_by(Member.last_seen_at.desc())
        .limit(1)
    ).first()
    return (row.name, row.last_seen_at) if row else None


def slugs_like(slug: str) -> frozenset[str]:
    """List the addresses that are taken and begin like one."""
    return frozenset(
        db.session.scalars(
            select(Course.slug).where(
                or_(Course.slug == slug, Course.slug.startswith(slug[:50], autoescape=True))
            )
        )
    )


def count_members(course_id: int) -> int:
    """Count who is in the course now."""
    members = select(func.count()).where(Member.course_id == course_id, Member.ended_at.is_(None))
    return db.session.scalars(members).one()


def _members(course_id: int) -> Select[Member]:
    return select(Member).where(Member.course_id == course_id, Member.ended_at.is_(None))


def has_people() -> bool:
    """Say whether anybody has an account yet."""
    return db.session.scalar(select(User.id).limit(1)) is not None
