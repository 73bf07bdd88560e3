"""What somebody is told, as far as they may still see what it is about: asked at every showing.

A notice was true when its row was written. Whether its reader may see the post now, or is in the
course at all, is known only now: on the screen, in a count and in every mail.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Question
from forum.courses.models import Course, Member
from forum.db import db, now, one_or_404
from forum.discussion.models import Kind as PostKind
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.names import display_name
from forum.discussion.transitions import State
from forum.discussion.visibility import is_public, post_visible_to, revision_visible_to
from forum.notices.kinds import TELLS, About, Leads, kinds_about
from forum.notices.models import Kind, Notice
from forum.permissions import Reader

UNREAD_SHOWN = 100
READ_A_PAGE = 30
MOST_COUNTED = 99


@dataclass(frozen=True)
class Told:
    """One notice with what it is about, as its reader may see it now."""

    id: int
    kind: Kind
    due_at: datetime
    read_at: datetime | None
    course_id: int | None
    course_slug: str
    course_title: str
    time_zone: str
    post_id: int | None
    case_id: int | None
    post_kind: PostKind | None
    state: State | None
    question: str
    title: str
    name: str
    is_gone: bool

    @property
    def sentence(self) -> str:
        """Say it in the language of the moment. No word of a post is in it."""
        return TELLS[self.kind].sentence(
            is_case=self.post_kind is not PostKind.REPLY,
            question=self.question,
            course=self.course_title,
            name=display_name(self.name, is_gone=self.is_gone),
        )

    @property
    def leads_to(self) -> Leads:
        """Say where it leads: to go on writing only while there is something to go on with."""
        leads_to = TELLS[self.kind].leads_to
        is_over = self.state is not State.CHANGES_REQUESTED
        return Leads.POST if leads_to is Leads.EDIT and is_over else leads_to

    @property
    def is_over(self) -> bool:
        """Whether what it asks for has been done, so that no mail need ask for it."""
        asks = TELLS[self.kind].leads_to is Leads.EDIT
        return self.read_at is not None or (asks and self.leads_to is not Leads.EDIT)


def may_be_told(reader: Reader) -> ColumnElement[bool]:
    """Say which notices the reader may be told now; where Post is joined to them, if there is one.

    Whoever has left a course, or only watches it as an admin, is told nothing of its posts.
    """
    here = Notice.course_id.in_(sorted(reader.course_ids))
    staffs_here = Notice.course_id.in_(sorted(reader.staff_course_ids))
    own = Post.author_id.in_(sorted(reader.member_ids))
    sees = post_visible_to(reader)
    return or_(
        and_(Notice.kind.in_(kinds_about(About.OWN_POST)), here, own, sees),
        and_(Notice.kind.in_(kinds_about(About.PUBLIC_POST)), here, is_public(), sees),
        and_(Notice.kind.in_(kinds_about(About.STAFFS_POST)), staffs_here, sees),
        and_(Notice.kind.in_(kinds_about(About.COURSE)), here),
        Notice.kind.in_(kinds_about(About.ACCOUNT)),
    )


def _standing(reader: Reader) -> ColumnElement[bool]:
    return and_(
        Notice.user_id == reader.user_id,
        Notice.withdrawn_at.is_(None),
        Notice.due_at <= now(),
        may_be_told(reader),
    )


def count_unread(reader: Reader) -> int:
    """Count what somebody has not read; past MOST_COUNTED it is one more at most."""
    some = (
        select(Notice.id)
        .join(Post, Post.id == Notice.post_id, isouter=True)
        .where(Notice.read_at.is_(None), _standing(reader))
        .limit(MOST_COUNTED + 1)
        .subquery()
    )
    return db.session.scalar(select(func.count()).select_from(some)) or 0


def unread(reader: Reader) -> list[Told]:
    """List what somebody has not read, the newest first, one more than is shown if there is."""
    rows = _told(reader).where(Notice.read_at.is_(None))
    rows = rows.order_by(Notice.due_at.desc(), Notice.id.desc())
    return _fetch(rows.limit(UNREAD_SHOWN + 1))


def read_before(reader: Reader, before: int | None) -> list[Told]:
    """List what somebody has read, the newest first, one more than a page holds if there is."""
    rows = _told(reader).where(Notice.read_at.is_not(None)).order_by(Notice.id.desc())
    if before is not None:
        rows = rows.where(Notice.id < before)
    return _fetch(rows.limit(READ_A_PAGE + 1))


def told(notice_id: int, *, reader: Reader) -> Told | None:
    """Find one of somebody's notices, if they may still be told it."""
    return next(iter(_fetch(_told(reader).where(Notice.id == notice_id))), None)


def told_of(notice_ids: Collection[int], *, reader: Reader) -> list[Told]:
    """Give some of somebody's notices, oldest first, as far as they may still be told them."""
    return _fetch(_told(reader).where(Notice.id.in_(notice_ids)).order_by(Notice.id))


def _told(reader: Reader) -> Select[Any]:
    columns: list[Any] = [
        Notice.id,
        Notice.kind,
        Notice.due_at,
        Notice.read_at,
        Notice.course_id,
        func.coalesce(Course.slug, ""),
        func.coalesce(Course.title, ""),
        func.coalesce(Course.time_zone, ""),
        Post.id,
        func.coalesce(Post.case_id, Post.id),
        Post.kind,
        Post.state,
        func.coalesce(Question.short_name, ""),
        func.coalesce(Revision.title, ""),
        func.coalesce(User.name, ""),
        User.erased_at.is_not(None),
    ]
    return (
        select(*columns)
        .select_from(Notice)
        .join(Course, Course.id == Notice.course_id, isouter=True)
        .join(Post, Post.id == Notice.post_id, isouter=True)
        .join(Topic, Topic.id == Post.topic_id, isouter=True)
        .join(Question, Question.id == Topic.question_id, isouter=True)
        .join(Member, Member.id == Post.author_id, isouter=True)
        .join(User, User.id == Member.user_id, isouter=True)
        .join(
            Revision,
            and_(Revision.post_id == Post.id, revision_visible_to(reader)),
            isouter=True,
        )
        .where(_standing(reader))
    )


def _fetch(rows: Select[Any]) -> list[Told]:
    return [Told(*row) for row in db.session.execute(rows)]


@dataclass(frozen=True)
class Above:
    """Who wrote what a reply stands under: what it answers, and the case."""

    parent_kind: PostKind
    parent_user_id: int | None
    case_user_id: int | None
    own_user_id: int


_Parent = aliased(Post)
_Case = aliased(Post)
_ParentAuthor = aliased(Member)
_CaseAuthor = aliased(Member)
_OwnAuthor = aliased(Member)


def above(post: Post) -> Above:
    """Say who should hear of a reply; of those who have left the course, nobody."""
    columns: list[Any] = [
        _Parent.kind,
        _ParentAuthor.user_id,
        _CaseAuthor.user_id,
        _OwnAuthor.user_id,
    ]
    return Above(
        *db.session.execute(
            select(*columns)
            .select_from(Post)
            .join(_OwnAuthor, _OwnAuthor.id == Post.author_id)
            .join(_Parent, _Parent.id == Post.parent_id)
            .join(_Case, _Case.id == Post.case_id)
            .join(
                _ParentAuthor,
                and_(_ParentAuthor.id == _Parent.author_id, _ParentAuthor.ended_at.is_(None)),
                isouter=True,
            )
            .join(
                _CaseAuthor,
                and_(_CaseAuthor.id == _Case.author_id, _CaseAuthor.ended_at.is_(None)),
                isouter=True,
            )
            .where(Post.id == post.id)
        ).one()
    )


def author_of(post: Post) -> int:
    """Give the user who wrote a post."""
    return one_or_404(select(Member).where(Member.id == post.author_id)).user_id
