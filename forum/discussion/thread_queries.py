"""What a topic's page shows: the public part, the same for every reader, and the reader's own."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Question
from forum.courses.models import Member
from forum.db import db
from forum.discussion.models import HIDDEN, Kind, Post, Revision, Sector, Size, State, Topic
from forum.discussion.visibility import (
    has_public_reply,
    is_public,
    is_tombstone,
    post_visible_to,
    revision_visible_to,
    topic_visible_to,
)
from forum.permissions import STAFF, Reader, Role

CASES_A_PAGE = 50
REPLIES_A_CASE = 200
"""How many replies stand under a case before “continue this thread”."""


class Filter(StrEnum):
    """Which cases of a topic to show."""

    ALL = "all"
    FEATURED = "featured"
    UNANSWERED = "unanswered"


@dataclass(frozen=True)
class Shown:
    """One post as it stands in a thread. A tombstone has no text and no name."""

    id: int
    case_id: int | None
    parent_id: int | None
    depth: int
    kind: Kind
    number: int | None
    state: State
    is_featured: bool
    published_at: datetime | None
    submitted_at: datetime | None
    author_id: int
    author_name: str
    role: Role
    is_gone: bool
    revision_id: int | None
    title: str
    htmls: dict[str, str]
    sources: list[dict[str, str]]
    sector: Sector | None
    size: Size | None
    revision_number: int
    is_live: bool

    @property
    def is_tombstone(self) -> bool:
        """Whether only its place is shown."""
        return self.revision_id is None

    @property
    def is_by_staff(self) -> bool:
        """Whether a moderator or an instructor wrote it."""
        return self.role in STAFF


@dataclass(frozen=True)
class Thread:
    """A case and what stands under it, flat, each reply after what it answers."""

    case: Shown
    replies: Sequence[Shown]
    continues_after: int | None


@dataclass(frozen=True)
class Counts:
    """How much there is to read in a topic."""

    cases: int
    replies: int
    featured: int
    unanswered: int


def versions(topic_id: int, *, reader: Reader) -> list[Row[tuple[int, int, int, Any, Any]]]:
    """List (id, version, question id, opens, closes) of a topic and its article's others.

    Empty where the reader may not see the topic. One light statement by which a kept page is found.
    """
    here, own = aliased(Topic), aliased(Question)
    article = (
        select(own.article_id)
        .join(here, here.question_id == own.id)
        .where(here.id == topic_id)
        .scalar_subquery()
    )
    rows = db.session.execute(
        select(Topic.id, Topic.version, Topic.question_id, Topic.opens_at, Topic.closes_at)
        .join(Question, Question.id == Topic.question_id)
        .where(Question.article_id == article, topic_visible_to(reader))
        .order_by(Question.position, Topic.id)
    ).all()
    return list(rows) if any(row.id == topic_id for row in rows) else []


def counts(topic_id: int) -> Counts:
    """Count what the course reads in a topic."""
    cases = Post.kind == Kind.CASE
    row = db.session.execute(
        select(
            func.count(Post.id).filter(cases),
            func.count(Post.id).filter(Post.kind == Kind.REPLY),
            func.count(Post.id).filter(cases, Post.is_featured),
            func.count(Post.id).filter(cases, ~has_public_reply()),
        ).where(Post.topic_id == topic_id, is_public())
    ).one()
    return Counts(*row)


def threads(topic_id: int, which: Filter, page: int) -> list[Thread]:
    """Give one page of a topic's cases with their replies, newest case first."""
    cases = _shown(
        _rows()
        .where(Post.topic_id == topic_id, Post.kind == Kind.CASE, _in_filter(which))
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(CASES_A_PAGE)
        .offset((page - 1) * CASES_A_PAGE)
    )
    return _with_replies(cases)


def thread(case_id: int, *, after: int = 0) -> list[Shown]:
    """Give replies of a case in the order of their threads, from after a reply's id on."""
    return _in_order(case_id, _replies([case_id], after=after))


def _with_replies(cases: list[Shown]) -> list[Thread]:
    of = defaultdict(list)
    for reply in _replies([each.id for each in cases]):
        of[reply.case_id].append(reply)
    return [_thread(each, of[each.id]) for each in cases]


def _thread(shown: Shown, replies: list[Shown]) -> Thread:
    more = len(replies) > REPLIES_A_CASE
    replies = replies[:REPLIES_A_CASE]
    return Thread(shown, _in_order(shown.id, replies), replies[-1].id if more else None)


def unanswered(topic_id: int, *, limit: int = 3) -> list[Shown]:
    """List the cases that have waited longest for an answer."""
    return _shown(
        _rows()
        .where(Post.topic_id == topic_id, Post.kind == Kind.CASE, _in_filter(Filter.UNANSWERED))
        .order_by(Post.published_at, Post.id)
        .limit(limit)
    )


def parent_of(post: Post, *, reader: Reader) -> Shown | None:
    """Give the post that a reply answers, as the reader may see it; None if not at all."""
    if post.parent_id is None:
        return None
    found = _shown(_rows().where(Post.id == post.parent_id, _readable(reader)))
    return found[0] if found else None


def public_post(post_id: int, *, reader: Reader) -> Shown | None:
    """Give one post as the course reads it, or its tombstone; None if it stands nowhere."""
    found = _shown(_rows().where(Post.id == post_id, _readable(reader)))
    return found[0] if found else None


def own(topic_id: int, *, reader: Reader) -> list[Shown]:
    """List the reader's own posts in a topic, with the text they last submitted or keep."""
    rows = db.session.execute(
        _columns(Revision)
        .join(Revision, and_(Revision.post_id == Post.id, revision_visible_to(reader)))
        .where(
            Post.topic_id == topic_id,
            Post.author_id.in_(sorted(reader.member_ids)),
            post_visible_to(reader),
        )
        .order_by(Post.id)
    )
    return [Shown(*row) for row in rows]


def _readable(reader: Reader) -> ColumnElement[bool]:
    """What stands in a thread for this reader: public posts, and tombstones with answers."""
    topics = select(Topic.id).where(topic_visible_to(reader))
    return and_(Post.topic_id.in_(topics), or_(is_public(), _marks_a_place(reader)))


def _marks_a_place(reader: Reader) -> ColumnElement[bool]:
    """A tombstone stands where an answer under it can be read, by the course or its author."""
    answer = aliased(Post)
    readable = or_(
        and_(answer.live_revision_id.is_not(None), answer.state.not_in(sorted(HIDDEN))),
        answer.author_id.in_(sorted(reader.member_ids)) if reader.memberships else False,
    )
    under = exists().where(answer.parent_id == Post.id, readable)
    return and_(is_tombstone(), under)


def _in_filter(which: Filter) -> ColumnElement[bool]:
    if which is Filter.FEATURED:
        return and_(is_public(), Post.is_featured)
    if which is Filter.UNANSWERED:
        return and_(is_public(), ~has_public_reply())
    return or_(is_public(), and_(is_tombstone(), has_public_reply()))


def _replies(case_ids: Sequence[int], *, after: int = 0) -> list[Shown]:
    """Fetch the first replies of each case; an answer's id is always past what it answers."""
    if not case_ids:
        return []
    place = func.row_number().over(partition_by=Post.case_id, order_by=Post.id)
    ids = (
        select(Post.id, place.label("place"))
        .where(Post.case_id.in_(case_ids), Post.id > after, or_(is_public(), is_tombstone()))
        .subquery()
    )
    first = select(ids.c.id).where(ids.c.place <= REPLIES_A_CASE + 1)
    return _shown(_rows().where(Post.id.in_(first)).order_by(Post.id))


def _in_order(case_id: int, replies: Sequence[Shown]) -> list[Shown]:
    """Put each reply after what it answers; grown without recursion, for chains of thousands."""
    here = {each.id for each in replies}
    under: dict[int, list[Shown]] = defaultdict(list)
    for reply in replies:
        parent = reply.parent_id if reply.parent_id in here else case_id
        under[parent or case_id].append(reply)
    ordered: list[Shown] = []
    waiting = list(reversed(under[case_id]))
    while waiting:
        reply = waiting.pop()
        ordered.append(reply)
        waiting.extend(reversed(under[reply.id]))
    return _without_bare_tombstones(ordered)


def _without_bare_tombstones(ordered: list[Shown]) -> list[Shown]:
    """Leave out tombstones under which nothing can be read. Children stand after their parents."""
    bears = set()
    for reply in reversed(ordered):
        if not reply.is_tombstone or reply.id in bears:
            bears.add(reply.parent_id)
    return [each for each in ordered if not each.is_tombstone or each.id in bears]


def _rows() -> Select[Any]:
    """Posts with the text that the course reads; of a tombstone no text is fetched."""
    shown = case((is_public(), Post.live_revision_id), else_=None)
    return _columns(Revision).join(Revision, Revision.id == shown, isouter=True)


def _columns(revision: type[Revision]) -> Select[Any]:
    return (
        select(
            Post.id,
            Post.case_id,
            Post.parent_id,
            Post.depth,
            Post.kind,
            Post.number,
            Post.state,
            Post.is_featured,
            Post.published_at,
            Post.submitted_at,
            Post.author_id,
            User.name,
            Member.role,
            case((User.erased_at.is_not(None), True), else_=Post.state == State.ERASED),
            revision.id,
            revision.title,
            revision.htmls,
            revision.sources,
            revision.sector,
            revision.size,
            revision.number,
            is_public(),
        )
        .select_from(Post)
        .join(Member, Member.id == Post.author_id)
        .join(User, User.id == Member.user_id)
    )


def _shown(statement: Select[Any]) -> list[Shown]:
    return [Shown(*row) for row in db.session.execute(statement)]
