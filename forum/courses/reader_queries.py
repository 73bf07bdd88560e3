"""Who is asking: loaded in one statement, and kept for as long as nothing was written.

Most requests ask nothing else of the database than a few numbers: the generations of what the
reader's rows stand under. As long as those stand, the rows do.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Any

from cachetools import LRUCache
from sqlalchemy import bindparam, func, literal, select

from forum.accounts.models import Session, User
from forum.accounts.queries import digest
from forum.courses.models import Course, Member
from forum.db import SITE, UtcDateTime, generation, glance, is_writing, now, read_by
from forum.notices.models import Notice
from forum.permissions import Membership, Reader

KEPT_READERS = 2000
KEPT_FOR = timedelta(minutes=1)
"""After so long a reader is loaded anew even so: for what was done to the database by hand."""

_UNREAD = (
    Notice.user_id == Session.user_id,
    Notice.read_at.is_(None),
    Notice.withdrawn_at.is_(None),
)
_AT = bindparam("at", type_=UtcDateTime())
_MEMBERSHIP: list[Any] = [
    User.id.label("user_id"),
    User.name,
    User.language,
    User.is_admin,
    User.has_keys,
    Member.id.label("member_id"),
    Member.role,
    Course.id.label("course_id"),
    Course.slug,
    Course.title,
    Course.time_zone,
    Course.language.label("course_language"),
]
_IS_MEMBER = (Member.user_id == User.id) & Member.ended_at.is_(None)
_READER = (
    select(
        *_MEMBERSHIP,
        Session.id.label("session_id"),
        Session.expires_at,
        generation.c.number.label("course_generation"),
        select(generation.c.number)
        .where(generation.c.key == SITE)
        .correlate(None)
        .scalar_subquery()
        .label("site_generation"),
        select(func.count()).where(*_UNREAD, Notice.due_at <= _AT).scalar_subquery().label("news"),
        select(func.min(Notice.due_at))
        .where(*_UNREAD, Notice.due_at > _AT)
        .scalar_subquery()
        .label("next_news"),
    )
    .select_from(Session)
    .join(User, User.id == Session.user_id)
    .join(Member, _IS_MEMBER, isouter=True)
    .join(Course, Course.id == Member.course_id, isouter=True)
    .join(generation, generation.c.key == Course.id, isouter=True)
    .where(
        Session.token_digest == bindparam("token_digest"),
        Session.ended_at.is_(None),
        Session.expires_at > _AT,
        User.erased_at.is_(None),
    )
)
_SOMEBODY = (
    select(
        *_MEMBERSHIP,
        literal(0).label("session_id"),
        literal(0).label("course_generation"),
        literal(0).label("site_generation"),
        literal(0).label("news"),
    )
    .select_from(User)
    .join(Member, _IS_MEMBER, isouter=True)
    .join(Course, Course.id == Member.course_id, isouter=True)
    .where(User.id == bindparam("user_id"), User.erased_at.is_(None))
)
_GENERATIONS = (
    select(Member.course_id, func.coalesce(generation.c.number, 0))
    .join(generation, generation.c.key == Member.course_id, isouter=True)
    .where(Member.user_id == bindparam("user_id"), Member.ended_at.is_(None))
    .union_all(select(generation.c.key, generation.c.number).where(generation.c.key == SITE))
)
"""Each course that somebody is in now with its generation, and the site's: who comes into a course
or out of it stands under others."""


@dataclass(frozen=True)
class KeptReader:
    """A reader, under which generations they were loaded, and until when the clock lets it be."""

    reader: Reader
    generations: list[tuple[int, ...]]
    until: datetime


_kept: LRUCache[str, KeptReader] = LRUCache(KEPT_READERS)
_lock = Lock()


def reader(token: str) -> Reader | None:
    """Give who is asking, with all memberships. None when the session is over."""
    key, at = digest(token), now()
    with _lock:
        found = _kept.get(key)
    if found is not None and at < found.until and _still_stands(found):
        return found.reader
    return _loaded(key, token, at)


def reader_of(user_id: int) -> Reader | None:
    """Load somebody as they would come in now, to ask what they may be told; None if erased."""
    rows = read_by(_SOMEBODY, user_id=user_id)
    return _made_of(rows, "") if rows else None


def acting_as(member: Member, course: Course) -> Reader:
    """Give a member as who acts in one course, where no request says who does."""
    here = Membership(
        course.id,
        member.id,
        member.role,
        course.slug,
        course.title,
        course.time_zone,
        course.language,
    )
    user = member.user
    return Reader(user.id, user.name, user.language, memberships={course.id: here})


def _still_stands(found: KeptReader) -> bool:
    return sorted(glance(_GENERATIONS, user_id=found.reader.user_id)) == found.generations


def _loaded(key: str, token: str, at: datetime) -> Reader | None:
    """Load a reader in one statement, and keep them unless what they stand on may be undone."""
    rows = read_by(_READER, token_digest=key, at=at)
    if not rows:
        return None
    made = _made_of(rows, token)
    if not is_writing():
        moments = (rows[0].expires_at, rows[0].next_news, at + KEPT_FOR)
        with _lock:
            _kept[key] = KeptReader(made, _stands_under(made), min(filter(None, moments)))
    return made


def _stands_under(reader: Reader) -> list[tuple[int, ...]]:
    """Give what _GENERATIONS gave at the moment at which the reader was loaded."""
    site = [(SITE, reader.generation)] if reader.generation else []
    courses = [(each.course_id, each.generation) for each in reader.memberships.values()]
    return sorted([*site, *courses])


def forget_readers() -> None:
    """Load everybody anew, as a restart would."""
    with _lock:
        _kept.clear()


def _made_of(rows: Sequence[Any], token: str) -> Reader:
    first = rows[0]
    return Reader(
        user_id=first.user_id,
        name=first.name,
        language=first.language,
        is_admin=first.is_admin,
        has_keys=first.has_keys,
        session_id=first.session_id,
        token=token,
        generation=first.site_generation or 0,
        news=first.news,
        memberships={
            row.course_id: Membership(
                row.course_id,
                row.member_id,
                row.role,
                row.slug,
                row.title,
                row.time_zone,
                row.course_language,
                row.course_generation or 0,
            )
            for row in rows
            if row.course_id is not None
        },
    )
