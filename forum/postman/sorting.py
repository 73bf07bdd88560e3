"""Sorting what has become due: a letter at once, the day's digest, or the screen only.

Whatever is due for one person at one time goes into one letter, and nobody gets more than a few of
them an hour: what comes on top waits for the next, together.
"""

from datetime import timedelta

from forum.accounts import queries as accounts
from forum.db import begin_writing, now, transaction, undo
from forum.notices import queries as notices
from forum.notices.kinds import TELLS
from forum.notices.models import Notice, Way
from forum.outbox import actions as outbox
from forum.outbox import queries as letters
from forum.outbox.models import LetterKind

MOST_AN_HOUR = 6
PEOPLE_AT_ONCE = 200


def sort() -> int:
    """Sort what is due, one person a transaction; give how many letters were written."""
    people = notices.due_unsettled(PEOPLE_AT_ONCE)
    undo()
    written = 0
    for user_id in people:
        with transaction():
            begin_writing()
            written += _sort_for(user_id)
    return written


def _sort_for(user_id: int) -> bool:
    due = notices.unsettled(user_id)
    ways, is_confirmed = notices.ways_of(user_id), accounts.is_confirmed(user_id)
    at_once = []
    for notice in due:
        is_quiet = notice.read_at is not None or not is_confirmed
        way = Way.SCREEN if is_quiet else ways[TELLS[notice.kind].matter]
        if way is Way.AT_ONCE:
            at_once.append(notice)
        elif way is Way.DAILY:
            notice.way = way
        else:
            _settle(notice, Way.SCREEN)
    if not at_once or _has_had_enough(user_id):
        return False
    for notice in at_once:
        _settle(notice, Way.AT_ONCE)
    ids = [notice.id for notice in at_once]
    return outbox.post(LetterKind.NOTICES, f"notice {ids[0]}", user_id=user_id, notices=ids)


def _settle(notice: Notice, way: Way) -> None:
    notice.way, notice.settled_at = way, now()


def _has_had_enough(user_id: int) -> bool:
    hour = now() - timedelta(hours=1)
    return letters.count_since(user_id, [LetterKind.NOTICES], hour) >= MOST_AN_HOUR
