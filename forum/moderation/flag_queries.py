"""Flags: what a moderator reads of them, and what the flagger does. Nobody else knows of any.

Who wrote a post hears nothing of its flags, also if they moderate the course: not that there are
any, nor how many.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, select, true
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Question
from forum.courses.models import Course, Member
from forum.db import db
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.visibility import is_public, post_visible_to
from forum.moderation.flag_models import Flag, FlagAnswer, FlagReason
from forum.permissions import Reader

FLAGS_A_PAGE = 50


@dataclass(frozen=True)
class Flagged:
    """One flag on a post, as a moderator reads it."""

    id: int
    reason: FlagReason
    words: str
    flagged_at: datetime
    name: str
    is_gone: bool
    revision_id: int | None
    answer: FlagAnswer | None
    answer_words: str
    answered_at: datetime | None
    answered_by_name: str

    @property
    def is_open(self) -> bool:
        """Whether it still waits for an answer."""
        return self.answered_at is None


@dataclass(frozen=True)
class OwnFlag:
    """One of one's own flags: on what, and what was answered. No text of the post."""

    id: int
    reason: FlagReason
    words: str
    flagged_at: datetime
    answer: FlagAnswer | None
    answer_words: str
    answered_at: datetime | None
    post_id: int
    kind: Kind
    can_be_read: bool
    question: str
    course_slug: str
    course_title: str


def own_flag(post_id: int, *, member_id: int | None) -> Flag | None:
    """Find the flag of a member on a post."""
    return db.session.scalars(
        select(Flag)
        .where(Flag.post_id == post_id, Flag.member_id == member_id)
        .execution_options(populate_existing=True)
    ).one_or_none()


def text_seen(post: Post) -> Revision | None:
    """Fetch the text that the course reads of a post, which is what somebody flags."""
    return db.session.scalars(
        select(Revision)
        .join(Post, Post.id == Revision.post_id)
        .where(Post.id == post.id, Revision.id == Post.live_revision_id, is_public())
    ).one_or_none()


def open_flags(post_id: int, *, until: int) -> list[Flag]:
    """List the flags on a post that wait for an answer, up to one that was seen."""
    return list(
        db.session.scalars(
            select(Flag)
            .where(Flag.post_id == post_id, Flag.answered_at.is_(None), Flag.id <= until)
            .order_by(Flag.id)
            .execution_options(populate_existing=True)
        )
    )


def flaggers(flags: Iterable[Flag]) -> list[int]:
    """Give the users whose flags these are."""
    members = [each.member_id for each in flags]
    return list(db.session.scalars(select(Member.user_id).where(Member.id.in_(members))))


def last_answered(post_id: int) -> Flag | None:
    """Find the flag on a post that was answered last."""
    return db.session.scalars(
        select(Flag)
        .where(Flag.post_id == post_id, Flag.answered_at.is_not(None))
        .order_by(Flag.answered_at.desc(), Flag.id.desc())
        .limit(1)
    ).one_or_none()


_Flagger = aliased(Member)
_Person = aliased(User)


def on_post(post_id: int, *, reader: Reader) -> list[Flagged]:
    """List the flags on a post for a moderator who did not write it, oldest first."""
    columns: list[Any] = [
        Flag.id,
        Flag.reason,
        Flag.words,
        Flag.flagged_at,
        _Person.name,
        _Person.erased_at.is_not(None),
        Flag.revision_id,
        Flag.answer,
        Flag.answer_words,
        Flag.answered_at,
        Flag.answered_by_name,
    ]
    rows = db.session.execute(
        select(*columns)
        .join(Post, Post.id == Flag.post_id)
        .join(_Flagger, _Flagger.id == Flag.member_id)
        .join(_Person, _Person.id == _Flagger.user_id)
        .where(Flag.post_id == post_id, post_visible_to(reader), is_moderators(reader))
        .order_by(Flag.id)
    )
    return [Flagged(*row) for row in rows]


def has_open(course_id: int, reader: Reader) -> ColumnElement[bool]:
    """Say whether a post has a flag that waits for an answer, which this reader may know of."""
    waits = select(Flag.post_id).where(Flag.course_id == course_id, Flag.answered_at.is_(None))
    return and_(Post.id.in_(waits), is_moderators(reader))


def count_posts(course_id: int, *, reader: Reader) -> int:
    """Count the posts of a course with flags that wait for an answer."""
    return (
        db.session.scalar(
            select(func.count(Flag.post_id.distinct()))
            .join(Post, Post.id == Flag.post_id)
            .where(Flag.course_id == course_id, Flag.answered_at.is_(None), is_moderators(reader))
        )
        or 0
    )


def counts(post_ids: Iterable[int], *, reader: Reader) -> dict[int, int]:
    """Count the flags on each post that wait for an answer.

    Who may know is asked flag by flag: a join would be begun at all the posts of the course.
    """
    is_theirs = select(Post.id).where(Post.id == Flag.post_id, is_moderators(reader)).exists()
    rows = db.session.execute(
        select(Flag.post_id, func.count())
        .where(Flag.post_id.in_(list(post_ids)), Flag.answered_at.is_(None), is_theirs)
        .group_by(Flag.post_id)
    )
    return {row[0]: row[1] for row in rows}


def own_flags(*, reader: Reader, before: int | None = None) -> list[OwnFlag]:
    """List one's own flags in the courses one is in, newest first; one more than a page."""
    columns: list[Any] = [
        Flag.id,
        Flag.reason,
        Flag.words,
        Flag.flagged_at,
        Flag.answer,
        Flag.answer_words,
        Flag.answered_at,
        Post.id,
        Post.kind,
        post_visible_to(reader),
        Question.short_name,
        Course.slug,
        Course.title,
    ]
    rows = db.session.execute(
        select(*columns)
        .join(Post, Post.id == Flag.post_id)
        .join(Topic, Topic.id == Post.topic_id)
        .join(Question, Question.id == Topic.question_id)
        .join(Course, Course.id == Flag.course_id)
        .where(
            Flag.member_id.in_(sorted(reader.member_ids)),
            true() if before is None else Flag.id < before,
        )
        .order_by(Flag.id.desc())
        .limit(FLAGS_A_PAGE + 1)
    )
    return [OwnFlag(*row) for row in rows]


def is_moderators(reader: Reader) -> ColumnElement[bool]:
    """Say whether the reader moderates a post's course and did not write the post."""
    staffs = true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))
    own = Post.author_id.in_(sorted(reader.member_ids)) if reader.memberships else false()
    return and_(staffs, ~own)
