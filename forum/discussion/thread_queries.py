"""What stands in a thread: posts as the course reads them, and tombstones where one was answered.

The public part only, the same for every reader; what is the reader's own is in own_queries.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select, true
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db
from forum.discussion import walk_queries
from forum.discussion.filters import Filter, in_filter
from forum.discussion.marks import StandsAs
from forum.discussion.models import Kind, Post, Revision, Sector, Size
from forum.discussion.tag_queries import has_tag
from forum.discussion.transitions import State
from forum.discussion.visibility import is_endorsed, is_public, was_answered
from forum.permissions import STAFF, Role

CASES_A_PAGE = 50
REPLIES_A_CASE = 200
"""How many replies stand under a case before “continue this thread”."""

REPLIES_A_PAGE = 1000
"""How many stand on one page of a topic, shared out evenly among its cases."""


@dataclass(frozen=True)
class Shown:
    """One post as it stands in a thread. A tombstone has no text and no name."""

    id: int
    course_id: int
    topic_id: int
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
    is_locked: bool
    endorsed_by: str | None
    """Who has endorsed just this text: no name where they are gone, None where nobody has."""
    is_pinned: bool
    is_closed: bool = False
    stands_as: StandsAs = StandsAs.POST

    @property
    def is_case(self) -> bool:
        """Whether it stands at the top of its thread."""
        return self.kind is Kind.CASE

    @property
    def is_tombstone(self) -> bool:
        """Whether only its place is shown."""
        return self.revision_id is None

    @property
    def gone_by(self) -> State:
        """Say how a tombstone came about; what became of the text since is nobody's to know."""
        return self.state if self.state in {State.REMOVED, State.ERASED} else State.WITHDRAWN

    @property
    def is_telling(self) -> bool:
        """Whether it stands as another telling of the case above it."""
        return self.stands_as is StandsAs.TELLING

    @property
    def is_by_staff(self) -> bool:
        """Whether a moderator or an instructor wrote it."""
        return self.role in STAFF


@dataclass(frozen=True)
class Thread:
    """A post and what stands under it, flat, each reply after what it answers."""

    top: Shown
    replies: Sequence[Shown]
    continues_after: int | None


def threads(
    topic_id: int, which: Filter, page: int, tag_id: int | None = None
) -> tuple[list[Thread], bool]:
    """Give one page of a topic's cases with their replies, and if more follow.

    What is pinned stands first, then the newest.
    """
    tagged = has_tag(tag_id) if tag_id is not None else true()
    cases = fetch(
        rows()
        .where(Post.topic_id == topic_id, Post.kind == Kind.CASE, in_filter(which), tagged)
        .order_by(Post.is_pinned.desc(), Post.published_at.desc(), Post.id.desc())
        .limit(CASES_A_PAGE + 1)
        .offset((page - 1) * CASES_A_PAGE)
    )
    has_more, cases = len(cases) > CASES_A_PAGE, cases[:CASES_A_PAGE]
    under = _replies(Post.case_id.in_([each.id for each in cases]))
    return [_thread(each, under[each.id]) for each in cases], has_more


def thread(top: Shown, *, after: int = 0, is_closed: bool = False) -> Thread:
    """Give what stands under a post, from after a reply's id on.

    `is_closed` says that something above the post is hidden, so that nothing here can be answered.
    """
    if top.is_case:
        replies = _replies(and_(Post.case_id == top.id, Post.id > after))[top.id]
    else:
        below = walk_queries.below(top.id, case_id=top.case_id, after=after)
        first = rows().where(Post.id.in_(below[:REPLIES_A_CASE])).order_by(Post.id)
        replies = [(each, len(below)) for each in fetch(first)]
    return _thread(replace(top, is_closed=is_closed), replies)


def _thread(top: Shown, found: Sequence[tuple[Shown, int]]) -> Thread:
    """Order the replies of one thread, given as pairs of a reply and how many there are in all."""
    replies = [reply for reply, _ in found]
    has_more = bool(found) and found[0][1] > len(found)
    return Thread(top, _in_order(top, replies), replies[-1].id if has_more else None)


def standing(post_id: int, *, course_id: int) -> Shown | None:
    """Give one post of a course as the course reads it, or without its text.

    Without its text it is a tombstone, and only where walk_queries.has_answer() says that one may
    stand.
    """
    found = fetch(rows().where(Post.id == post_id, Post.course_id == course_id))
    return found[0] if found else None


def _replies(which: ColumnElement[bool]) -> dict[int, list[tuple[Shown, int]]]:
    """Fetch the first replies of each case, each with how many there are in all.

    An answer's id is always past what it answers, so that the first have their parents among them.
    """
    place = func.row_number().over(partition_by=Post.case_id, order_by=Post.id).label("place")
    total = func.count().over(partition_by=Post.case_id).label("total")
    numbered = (
        select(Post.id, place, total).where(which, or_(is_public(), was_answered())).subquery()
    )
    first = (
        select(numbered.c.id, numbered.c.total)
        .where(numbered.c.place <= REPLIES_A_CASE)
        .order_by(numbered.c.place, numbered.c.id)
        .limit(REPLIES_A_PAGE)
        .subquery()
    )
    found: dict[int, list[tuple[Shown, int]]] = defaultdict(list)
    statement = rows().add_columns(first.c.total).join(first, first.c.id == Post.id)
    for *row, of_how_many in db.session.execute(statement.order_by(Post.id)):
        reply = Shown(*row)
        found[reply.case_id or reply.id].append((reply, of_how_many))
    return found


def _in_order(top: Shown, replies: Sequence[Shown]) -> list[Shown]:
    """Put each reply after what it answers; grown without recursion, for chains of thousands."""
    here = {each.id for each in replies}
    under: dict[int, list[Shown]] = defaultdict(list)
    for each in replies:
        parent = each.parent_id if each.parent_id in here else None
        under[parent or top.id].append(each)
    ordered: list[Shown] = []
    closed = {top.id} if top.is_closed or top.is_tombstone else set()
    waiting = list(reversed(under[top.id]))
    while waiting:
        reply = waiting.pop()
        if top.id in closed or reply.parent_id in closed:
            reply = replace(reply, is_closed=True)
        if reply.is_closed or reply.is_tombstone:
            closed.add(reply.id)
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


def rows() -> Select[Any]:
    """Select posts with the text that the course reads; of a tombstone no text is fetched."""
    shown = case((is_public(), Post.live_revision_id), else_=None)
    return columns().join(Revision, Revision.id == shown, isouter=True)


@cache
def columns() -> Select[Any]:
    """Select what a Shown is made of; how Revision is joined says which text."""
    what: list[Any] = [
        Post.id,
        Post.course_id,
        Post.topic_id,
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
        or_(User.erased_at.is_not(None), Post.state == State.ERASED),
        Revision.id,
        Revision.title,
        Revision.htmls,
        Revision.sources,
        Revision.sector,
        Revision.size,
        Revision.number,
        is_public(),
        _is_in_locked_thread(),
        _endorsed_by(),
        Post.is_pinned,
    ]
    selected: Select[Any] = select(*what)
    authors = Member.id == Post.author_id
    return selected.select_from(Post).join(Member, authors).join(User, User.id == Member.user_id)


_Top, _Endorser, _EndorserUser = aliased(Post), aliased(Member), aliased(User)


def _is_in_locked_thread() -> Any:
    """Say whether the case at the top of a post's thread is locked."""
    locked = select(_Top.is_locked).where(_Top.id == func.coalesce(Post.case_id, Post.id))
    return locked.correlate(Post).scalar_subquery()


def _endorsed_by() -> Any:
    """Give the name of who has endorsed the text that the course reads."""
    name = case((_EndorserUser.erased_at.is_not(None), ""), else_=_EndorserUser.name)
    found = select(name).join(_Endorser, _Endorser.user_id == _EndorserUser.id)
    found = found.where(_Endorser.id == Post.endorsed_by_id, is_endorsed())
    return found.correlate(Post).scalar_subquery()


def fetch(statement: Select[Any]) -> list[Shown]:
    """Run a statement made of columns() or rows()."""
    return [Shown(*row) for row in db.session.execute(statement)]
