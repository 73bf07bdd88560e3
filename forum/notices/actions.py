"""What can be done with notices: telling, withdrawing, reading, and saying how one wants to hear.

tell() is called by the action that causes a notice, inside its transaction and under its lock.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from flask_babel import gettext as _

from forum.audit import Actor
from forum.db import db, now, write
from forum.errors import NotAllowedError
from forum.notices import queries
from forum.notices.kinds import TELLS, WAYS, kinds_of
from forum.notices.models import Following, Kind, Matter, Notice, Preference, Way
from forum.permissions import Reader

AT_ONCE = timedelta()


def tell(
    kind: Kind,
    to: Iterable[int],
    *,
    course_id: int | None = None,
    post_id: int | None = None,
    cause: str = "",
    after: timedelta = AT_ONCE,
    key: str = "",
) -> None:
    """Tell some users something, each once however often they are named.

    Nobody hears of it before `after` is over: what can still be undone until then goes by a
    `cause`, and withdraw(cause) takes it back in silence. With a `key` it is told once for ever.
    Who wants to hear nothing of its matter gets no notice.
    """
    people = list(dict.fromkeys(to))
    if not people:
        return
    ways = queries.ways(people, TELLS[kind].matter)
    keys = {user_id: f"{key} {user_id}" if key else None for user_id in people}
    known = queries.told_already([each for each in keys.values() if each]) if key else set()
    for user_id in people:
        if ways[user_id] is not Way.OFF and keys[user_id] not in known:
            db.session.add(
                Notice(
                    user_id=user_id,
                    kind=kind,
                    course_id=course_id,
                    post_id=post_id,
                    cause=cause,
                    key=keys[user_id],
                    due_at=now() + after,
                )
            )
    db.session.flush()


def withdraw(cause: str) -> None:
    """Take back what came of something that was undone, and put back what it had made pointless."""
    for notice in queries.of_cause(cause):
        notice.withdrawn_at = now()
    for notice in queries.withdrawn_by(cause):
        notice.withdrawn_at = notice.withdrawn_by = None
    db.session.flush()


def supersede(post_id: int, *, cause: str, matter: Matter = Matter.DECISIONS) -> None:
    """Drop what nobody has heard yet of a post, as something newer is told or known anyway."""
    for notice in queries.not_yet_due(post_id, kinds_of(matter)):
        notice.withdrawn_at = now()
        notice.withdrawn_by = cause
    db.session.flush()


def read(notice_id: int, *, by: Actor) -> None:
    """Mark one notice as read. One that is read already, or is nobody's, changes nothing."""
    write()
    _read(queries.unread(by.user_id, notice_id=notice_id))


def read_all(until: datetime, *, by: Actor) -> None:
    """Mark as read all that was due by a moment; what has become due since stays unread."""
    write()
    _read(queries.unread(by.user_id, until=until))


def _read(notices: Iterable[Notice]) -> None:
    for notice in notices:
        notice.read_at = now()


def prefer(ways: Mapping[Matter, Way], *, user_id: int) -> None:
    """Say how one wants to hear of some matters. Raises NotAllowedError for a way that is none."""
    if any(way not in WAYS[matter] for matter, way in ways.items()):
        raise NotAllowedError(_("One cannot hear of this in that way."))
    write()
    known = queries.preferences(user_id)
    for matter, way in ways.items():
        if matter in known:
            known[matter].way = way
        else:
            db.session.add(Preference(user_id=user_id, matter=matter, way=way))
    db.session.flush()


def follow(course_ids: Iterable[int], *, by: Reader) -> None:
    """Follow these of one's courses from now on, and no others."""
    wanted = by.course_ids & set(course_ids)
    write()
    known = queries.followings(by.user_id)
    for course_id in wanted - set(known):
        db.session.add(Following(user_id=by.user_id, course_id=course_id))
    for course_id in set(known) - wanted:
        db.session.delete(known[course_id])
    db.session.flush()


def unfollow_all(user_id: int) -> None:
    """Follow no course any more."""
    write()
    for each in queries.followings(user_id).values():
        db.session.delete(each)
    db.session.flush()
