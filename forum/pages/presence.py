"""When staff were last there and how soon they usually answer; asked once a minute and worker."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from cachetools import TTLCache

from forum.courses import queries as courses
from forum.moderation import queries as moderation


@dataclass(frozen=True)
class Presence:
    """Who of the staff was last seen, when, and how long a post usually waits."""

    name: str | None
    seen_at: datetime | None
    usual_wait: timedelta | None


_kept: TTLCache[int, Presence] = TTLCache(maxsize=1000, ttl=60)
_lock = Lock()


def of(course_id: int) -> Presence:
    """Give a course's presence, at most a minute old."""
    with _lock:
        found = _kept.get(course_id)
    if found is None:
        last = courses.staff_last_seen(course_id)
        name, seen_at = last or (None, None)
        found = Presence(name, seen_at, moderation.usual_wait(course_id))
        with _lock:
            _kept[course_id] = found
    return found


def forget() -> None:
    """Ask anew at the next request."""
    with _lock:
        _kept.clear()
