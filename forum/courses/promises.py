"""How soon the moderators of a course promise to answer: what waits longer, they are told of."""

from forum.audit import Actor, record
from forum.courses import queries
from forum.courses.actions import teach

PROMISES = (4, 8, 24, 48, 72, 168)
"""Hours to choose from."""


def promise(course_id: int, hours: int, *, by: Actor) -> None:
    """Say how soon. The same again is no change."""
    teach(course_id, by)
    course = queries.course_now(course_id)
    if course.promise_hours != hours:
        course.promise_hours = hours
        record("course.promised", course, by=by, course_id=course_id, hours=hours)
