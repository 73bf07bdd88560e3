"""Who of a course's staff may act, also while they are not asking."""

from sqlalchemy import select

from forum.courses.models import Course, Member
from forum.courses.reader_queries import acting_as
from forum.db import db
from forum.permissions import STAFF, Reader


def staff_reader(member_id: int) -> Reader | None:
    """Give somebody as whom a course's staff acts while they are not asking; None if they left."""
    found = db.session.execute(
        select(Member, Course)
        .join(Course, Course.id == Member.course_id)
        .where(Member.id == member_id, Member.ended_at.is_(None), Member.role.in_(STAFF))
        .execution_options(populate_existing=True)
    ).first()
    if found is None or found.Member.user.erased_at is not None:
        return None
    member, course = found
    return acting_as(member, course)
