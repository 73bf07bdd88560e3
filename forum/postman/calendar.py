"""What the clock asks for: the staff's letters, reminders to authors, and the day's digests.

Each is looked for while reading, and written under a lock with a key that tells it once, however
many postmen there are. Nothing here takes back or deletes anything.
"""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from forum.accounts import queries as accounts
from forum.db import now, transaction, undo, write
from forum.discussion.news_queries import news
from forum.moderation import waiting_queries
from forum.moderation.waiting_queries import Waiting
from forum.notices import actions as notices
from forum.notices import queries as notice_rows
from forum.notices.models import Kind, Matter, Way
from forum.outbox import actions as outbox
from forum.outbox import queries as letters
from forum.outbox.models import LetterKind
from forum.postman import addressee

MORNING, MORNING_ENDS = 7, 10
"""Hours of the day, by the clock of the place, in which the morning's letters are written."""

OVERDUE_REST = timedelta(hours=12)
"""How soon after one letter of what is overdue another may follow, at the earliest."""

REMINDED_AFTER = (timedelta(days=21), timedelta(days=7))
"""When an author is reminded of what waits for changes; the longest that has passed counts."""

OF_THE_QUEUE = (LetterKind.MORNING, LetterKind.OVERDUE)


def _there(zone: str) -> datetime:
    return now().astimezone(ZoneInfo(zone))


def _is_morning(zone: str) -> bool:
    return MORNING <= _there(zone).hour < MORNING_ENDS


def write_to_staff() -> None:
    """Write the morning's letters, and those of what has waited longer than the course promises."""
    for each in waiting_queries.waiting():
        wanted = _hearing(each.course_id)
        due = [(kind, key, user) for user in wanted for kind, key in _due_for(user, each)]
        undo()
        for kind, key, user_id in due:
            with transaction():
                write(each.course_id)
                outbox.post(kind, key, user_id=user_id, course_id=each.course_id)


def _hearing(course_id: int) -> list[int]:
    """List the staff who want to hear of the queue, at an address that is theirs."""
    staff = waiting_queries.staff_of(course_id)
    ways = notice_rows.ways(staff, Matter.QUEUE)
    return [each for each in staff if ways[each] is not Way.OFF and accounts.is_confirmed(each)]


def _due_for(user_id: int, there: Waiting) -> list[tuple[LetterKind, str]]:
    """Say which letter somebody is to get now; one of them says all there is to say."""
    waiting = waiting_queries.for_one(there, user_id)
    if waiting is None:
        return []
    who = f"{waiting.course_id} {user_id}"
    if _is_morning(waiting.time_zone):
        key = f"morning {who} {_there(waiting.time_zone).date()}"
        return [] if letters.is_known(key) else [(LetterKind.MORNING, key)]
    until = now() - waiting.promise
    if waiting.oldest > until:
        return []
    last = letters.last_told(user_id, waiting.course_id, OF_THE_QUEUE)
    overdue = letters.last_told(user_id, waiting.course_id, [LetterKind.OVERDUE])
    if overdue is not None and now() - overdue < OVERDUE_REST:
        return []
    since = last - waiting.promise if last else None
    found = waiting_queries.oldest_between(waiting.course_id, user_id, since, until)
    if found is None:
        return []
    post_id, waits_since = found
    return [(LetterKind.OVERDUE, f"overdue {who} {post_id} {waits_since.timestamp():.0f}")]


def remind_authors() -> None:
    """Remind authors of what waits for their changes: after a week, and once more after three."""
    due = []
    for each in waiting_queries.unfinished(now() - REMINDED_AFTER[-1]):
        passed = next(days for days in REMINDED_AFTER if now() - each.asked_at >= days)
        key = f"unfinished {each.post_id} {each.decision_id} {passed.days}"
        if not notice_rows.told_already([f"{key} {each.user_id}"]):
            due.append((each, key))
    undo()
    for each, key in due:
        with transaction():
            write(each.course_id)
            notices.tell(
                Kind.UNFINISHED,
                [each.user_id],
                course_id=each.course_id,
                post_id=each.post_id,
                key=key,
            )


def write_digests() -> None:
    """Write the day's digest to whoever wants one, if there is anything to tell."""
    people = notice_rows.wanting_a_digest()
    undo()
    for user_id in people:
        with transaction():
            _write_digest(user_id)


def _write_digest(user_id: int) -> None:
    person = addressee.find(user_id)
    if person is None or not person.is_confirmed or not _is_morning(person.time_zone):
        return
    key = f"digest {user_id} {_there(person.time_zone).date()}"
    followed = notice_rows.followings(user_id)
    since = letters.last_told(user_id, None, [LetterKind.DIGEST])
    since = since or min((each.since for each in followed.values()), default=now())
    has_news = bool(followed and news(followed, since, reader=person.reader))
    if letters.is_known(key) or not (has_news or notice_rows.daily(user_id)):
        return
    write()
    waiting = notice_rows.daily(user_id)
    ids = [each.id for each in waiting]
    if outbox.post(LetterKind.DIGEST, key, user_id=user_id, notices=ids, since=since.isoformat()):
        for each in waiting:
            each.settled_at = now()
