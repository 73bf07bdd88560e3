"""What can be read of notices without knowing what they are about: rows, ways, who follows what."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import select

from forum.db import db, now
from forum.notices.kinds import USUAL
from forum.notices.models import Following, Kind, Matter, Notice, Preference, Way


def ways(user_ids: Collection[int], matter: Matter) -> dict[int, Way]:
    """Say how each of some people wants to hear of a matter."""
    said = db.session.execute(
        select(Preference.user_id, Preference.way).where(
            Preference.user_id.in_(user_ids), Preference.matter == matter
        )
    )
    return dict.fromkeys(user_ids, USUAL[matter]) | {row.user_id: row.way for row in said}


def ways_of(user_id: int) -> dict[Matter, Way]:
    """Say how one person wants to hear of each matter."""
    return dict(USUAL) | {each.matter: each.way for each in preferences(user_id).values()}


def preferences(user_id: int) -> Mapping[Matter, Preference]:
    """Give what one person has said, by matter."""
    rows = db.session.scalars(select(Preference).where(Preference.user_id == user_id))
    return {each.matter: each for each in rows}


def followings(user_id: int) -> dict[int, Following]:
    """Give the courses that somebody follows, by their ids."""
    rows = db.session.scalars(select(Following).where(Following.user_id == user_id))
    return {each.course_id: each for each in rows}


def told_already(keys: Collection[str]) -> set[str]:
    """Say which of these were told before."""
    return set(db.session.scalars(select(Notice.key).where(Notice.key.in_(keys))))


def of_cause(cause: str) -> list[Notice]:
    """List what came of a cause and stands."""
    return list(
        db.session.scalars(
            select(Notice).where(Notice.cause == cause, Notice.withdrawn_at.is_(None))
        )
    )


def withdrawn_by(cause: str) -> list[Notice]:
    """List what a cause has made pointless."""
    return list(db.session.scalars(select(Notice).where(Notice.withdrawn_by == cause)))


def not_yet_due(post_id: int, kinds: Collection[Kind]) -> list[Notice]:
    """List what is to be told of a post but has not left yet."""
    return list(
        db.session.scalars(
            select(Notice).where(
                Notice.post_id == post_id,
                Notice.kind.in_(kinds),
                Notice.withdrawn_at.is_(None),
                Notice.due_at > now(),
            )
        )
    )


def unread(
    user_id: int, *, until: datetime | None = None, notice_id: int | None = None
) -> list[Notice]:
    """List what somebody has not read of what was due: one of it, or all up to a moment."""
    rows = select(Notice).where(
        Notice.user_id == user_id, Notice.read_at.is_(None), Notice.due_at <= now()
    )
    if until is not None:
        rows = rows.where(Notice.due_at <= until)
    if notice_id is not None:
        rows = rows.where(Notice.id == notice_id)
    return list(db.session.scalars(rows))


def is_told(post_id: int, kinds: Collection[Kind]) -> bool:
    """Say whether anybody is told something of these kinds about a post."""
    rows = select(Notice.id).where(
        Notice.post_id == post_id, Notice.kind.in_(kinds), Notice.withdrawn_at.is_(None)
    )
    return db.session.scalar(rows.limit(1)) is not None


def due_unsettled(limit: int) -> list[int]:
    """List people for whom something is due of which nobody has decided yet how it goes."""
    return list(
        db.session.scalars(
            select(Notice.user_id)
            .where(*_UNSETTLED, Notice.due_at <= now())
            .distinct()
            .limit(limit)
        )
    )


def unsettled(user_id: int) -> list[Notice]:
    """Take what is due for somebody, past what another postman holds."""
    return list(
        db.session.scalars(
            select(Notice)
            .where(*_UNSETTLED, Notice.due_at <= now(), Notice.user_id == user_id)
            .order_by(Notice.id)
            .with_for_update(skip_locked=True)
        )
    )


_UNSETTLED = (Notice.settled_at.is_(None), Notice.way.is_(None), Notice.withdrawn_at.is_(None))


def daily(user_id: int) -> list[Notice]:
    """List what somebody is to hear in the next digest."""
    return list(
        db.session.scalars(
            select(Notice)
            .where(Notice.user_id == user_id, *_DAILY)
            .order_by(Notice.id)
            .execution_options(populate_existing=True)
        )
    )


def wanting_a_digest() -> list[int]:
    """List people for whom a digest may have something: notices for it, or courses they follow."""
    told = select(Notice.user_id).where(*_DAILY)
    follow = select(Following.user_id)
    return list(db.session.scalars(told.union(follow)))


_DAILY = (Notice.settled_at.is_(None), Notice.way == Way.DAILY, Notice.withdrawn_at.is_(None))
