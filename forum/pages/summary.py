"""How moderating goes, for the first page of a course; counted once a minute and worker."""

from dataclasses import dataclass
from datetime import timedelta
from threading import Lock

from cachetools import TTLCache

from forum.db import now
from forum.moderation import summary_queries
from forum.moderation.summary import Summary, beside, summarise

RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Told:
    """What is told of the last months, and of the whole course: the same where that must do."""

    recent: Summary
    ever: Summary


_kept: TTLCache[int, Told] = TTLCache(maxsize=1000, ttl=60)
_lock = Lock()


def of(course_id: int) -> Told:
    """Give a course's summary, at most a minute old."""
    with _lock:
        found = _kept.get(course_id)
    if found is None:
        recent = summarise(summary_queries.counted(course_id, now() - RECENT))
        found = Told(recent, beside(recent, summarise(summary_queries.counted(course_id))))
        with _lock:
            _kept[course_id] = found
    return found


def forget() -> None:
    """Count anew at the next request."""
    with _lock:
        _kept.clear()
