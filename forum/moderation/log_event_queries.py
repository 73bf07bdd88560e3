"""What was done in a course beside deciding, for the log: by whom, on what, and what of it.

No typed text of a post is among it but a title, as far as this reader may see that.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, not_, or_, select, tuple_
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Article, Question
from forum.audit import Event
from forum.courses.models import Member
from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.visibility import post_visible_to, revision_visible_to
from forum.moderation.conversation_models import Message
from forum.moderation.flag_models import Flag
from forum.moderation.log_acts import KEPT_FROM_AUTHORS, told_to
from forum.moderation.log_filters import LogFilters
from forum.moderation.queue import Cursor
from forum.permissions import Reader

AFTER_DECISIONS = 1
"""The rank of an event's place in the log: of one moment, decisions come before it."""


@dataclass(frozen=True)
class PostTold:
    """A post as the log names it: by the title that the reader may see of it."""

    id: int
    kind: Kind
    title: str | None
    case_number: int | None


@dataclass(frozen=True)
class EventLine:
    """An act with what it was done to, as far as that is still known."""

    id: int
    at: datetime
    act: str
    actor_id: int | None
    actor_name: str
    details: Mapping[str, Any]
    post: PostTold | None = None
    subject: str = ""
    flag: Flag | None = None

    @property
    def cursor(self) -> Cursor:
        """Say where in the log it stands."""
        return Cursor(self.at, self.id, AFTER_DECISIONS)


def lines(
    course_id: int,
    asked: LogFilters,
    after: Cursor | None,
    size: int,
    *,
    reader: Reader,
    time_zone: str,
) -> list[EventLine]:
    """Give so many of a course's acts after a place, the newest first; at a fixed cost."""
    rows = _events(course_id, reader).where(*_asked_for(asked, course_id, time_zone))
    if after is not None:
        rows = rows.where(_behind(after))
    found = list(db.session.scalars(rows.order_by(Event.at.desc(), Event.id.desc()).limit(size)))
    return _with_subjects(found, reader)


def actors(course_id: int, *, reader: Reader) -> list[tuple[int, str]]:
    """List the members who have done what this reader is told of, by the name they have now."""
    acted = _events(course_id, reader).where(Event.actor_id == Member.user_id).correlate(Member)
    rows = db.session.execute(
        select(Member.id, User.name)
        .join(User, User.id == Member.user_id)
        .where(Member.course_id == course_id, User.erased_at.is_(None), acted.exists())
    )
    return [(row.id, row.name) for row in rows]


def _events(course_id: int, reader: Reader) -> Select[Event]:
    """Every read of events starts here: nothing that is not this reader's to know."""
    own = Post.author_id.in_(sorted(reader.member_ids))
    kept = and_(Event.act.in_(sorted(KEPT_FROM_AUTHORS)), _on_posts(own))
    return select(Event).where(
        Event.course_id == course_id,
        Event.act.in_(sorted(told_to(reader, course_id))),
        not_(kept),
    )


def _on_posts(*which: ColumnElement[bool]) -> ColumnElement[bool]:
    """Say that an act was on some posts, or on what belongs to them."""
    posts = select(Post.id).where(*which)
    flags = select(Flag.id).join(Post, Post.id == Flag.post_id).where(*which)
    messages = select(Message.id).join(Post, Post.id == Message.post_id).where(*which)
    kinds = (("post", posts), ("flag", flags), ("message", messages))
    return or_(
        *(and_(Event.subject_kind == kind, Event.subject_id.in_(ids)) for kind, ids in kinds)
    )


def _asked_for(asked: LogFilters, course_id: int, time_zone: str) -> list[ColumnElement[bool]]:
    since, until = asked.moments(time_zone)
    found: list[ColumnElement[bool]] = []
    if asked.act is not None:
        found.append(Event.act == asked.act)
    if asked.person is not None:
        person = select(Member.user_id).where(
            Member.id == asked.person, Member.course_id == course_id
        )
        found.append(Event.actor_id == person.scalar_subquery())
    if asked.kind is not None:
        found.append(_on_posts(Post.course_id == course_id, Post.kind == asked.kind))
    if asked.post is not None:
        found.append(_on_posts(Post.course_id == course_id, Post.id == asked.post))
    found += [Event.at >= since] if since else []
    found += [Event.at < until] if until else []
    return found


def _behind(after: Cursor) -> ColumnElement[bool]:
    if after.rank != AFTER_DECISIONS:
        return Event.at <= after.at
    place = tuple_(literal(after.at, UtcDateTime()), literal(after.id, Id))
    behind: ColumnElement[bool] = tuple_(Event.at, Event.id) < place
    return behind


def _with_subjects(events: Sequence[Event], reader: Reader) -> list[EventLine]:
    flags = _flags(_subjects(events, "flag"))
    on = {each.id: _post_id(each, flags) for each in events}
    posts = _posts({post_id for post_id in on.values() if post_id}, reader)
    names = {kind: _names(columns, _subjects(events, kind)) for kind, columns in _NAMED.items()}
    return [
        EventLine(
            each.id,
            each.at,
            each.act,
            each.actor_id,
            each.actor_name,
            each.details,
            posts.get(on[each.id] or 0),
            names.get(each.subject_kind, {}).get(each.subject_id or 0, ""),
            flags.get(each.subject_id or 0) if each.subject_kind == "flag" else None,
        )
        for each in events
    ]


def _subjects(events: Iterable[Event], kind: str) -> set[int]:
    return {each.subject_id for each in events if each.subject_kind == kind and each.subject_id}


def _post_id(event: Event, flags: Mapping[int, Flag]) -> int | None:
    if event.subject_kind == "post":
        return event.subject_id
    if event.subject_kind == "flag":
        flag = flags.get(event.subject_id or 0)
        return flag.post_id if flag else None
    return event.details.get("post") if event.subject_kind == "message" else None


def _flags(ids: set[int]) -> dict[int, Flag]:
    if not ids:
        return {}
    return {each.id: each for each in db.session.scalars(select(Flag).where(Flag.id.in_(ids)))}


_Case = aliased(Post)


def _posts(ids: set[int], reader: Reader) -> dict[int, PostTold]:
    if not ids:
        return {}
    columns: list[Any] = [Post.id, Post.kind, Revision.title, _Case.number]
    rows = db.session.execute(
        select(*columns)
        .join(_Case, _Case.id == func.coalesce(Post.case_id, Post.id))
        .join(
            Revision, and_(Revision.post_id == Post.id, revision_visible_to(reader)), isouter=True
        )
        .where(Post.id.in_(ids), post_visible_to(reader))
    )
    return {row[0]: PostTold(*row) for row in rows}


def _names(rows: Any, ids: set[int]) -> dict[int, str]:
    if not ids:
        return {}
    key = rows.selected_columns[0]
    return {row[0]: row[1] for row in db.session.execute(rows.where(key.in_(ids)))}


_NAMED: Mapping[str, Any] = {
    "member": select(Member.id, User.name).join(User, User.id == Member.user_id),
    "topic": select(Topic.id, Question.short_name).join(Question, Question.id == Topic.question_id),
    "article": select(Article.id, Article.title),
}
"""How what was acted on is called now, by its kind."""
