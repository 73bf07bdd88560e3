"""What the moderators of a course let its members count on: how soon they answer, how it goes."""

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


def show_summary(course_id: int, *, is_shown: bool, by: Actor) -> None:
    """Show the members how moderating goes, or not. The same again is no change."""
    teach(course_id, by)
    course = queries.course_now(course_id)
    if course.shows_summary != is_shown:
        course.shows_summary = is_shown
        act = "course.summary_shown" if is_shown else "course.summary_hidden"
        record(act, course, by=by, course_id=course_id)
