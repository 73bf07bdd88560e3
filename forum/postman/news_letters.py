"""Letters of what has become due: one thing in its own words, several as a list."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import ngettext

from forum import language
from forum.db import now
from forum.discussion import notice_queries
from forum.discussion.notice_queries import Told
from forum.notices import queries as notices
from forum.notices.kinds import TELLS
from forum.notices.models import Way
from forum.outbox.actions import Held
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail
from forum.postman.wording import Said, can_be_stopped, link

BY_MAIL = frozenset({Way.AT_ONCE, Way.DAILY})


@dataclass(frozen=True)
class Line:
    """One thing in a letter: what, where and when, and the way to it."""

    sentence: str
    where: str
    url: str


def of_notices(held: Held, person: Addressee | None) -> Mail | None:
    """Tell what has become due."""
    if person is None or not person.is_confirmed:
        return None
    told = still_told(held.details["notices"], person)
    if not told:
        return None
    lines = [line(each, person) for each in told]
    count = ngettext("%(num)d thing to know", "%(num)d things to know", len(lines))
    subject = lines[0].sentence if len(lines) == 1 else count
    cases = {each.case_id for each in told}
    courses = {each.course_slug for each in told}
    said = Said(
        subject,
        "notices",
        {"lines": lines, "heading": subject},
        matters={TELLS[each.kind].matter for each in told},
        list_name=courses.pop() if len(courses) == 1 else "notices",
        thread=f"case {cases.pop()}" if len(cases) == 1 and None not in cases else "",
    )
    return can_be_stopped(person, said)


def still_told(notice_ids: Collection[int], person: Addressee) -> list[Told]:
    """Give the notices that are still true, still unread and still wanted by mail."""
    ways = notices.ways_of(person.reader.user_id)
    told = notice_queries.told_of(notice_ids, reader=person.reader)
    return [each for each in told if not each.is_over and ways[TELLS[each.kind].matter] in BY_MAIL]


def line(told: Told, person: Addressee) -> Line:
    """Word one notice, with the moment by the clock of its course."""
    zone = told.time_zone or person.time_zone
    when = language.moment(told.due_at, zone, person.language, now())
    where = f"{told.course_title} · {when}" if told.course_title else when
    return Line(told.sentence, where, link("notices.go", notice_id=told.id))
