"""What stands around the cases of a topic: its version, its counts, what waits for an answer."""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from cachetools import LRUCache, cached
from sqlalchemy import Select, String, bindparam, cast, func, select
from sqlalchemy.orm import aliased

from forum.accounts.models import User
from forum.articles.models import Question
from forum.courses.models import Member
from forum.db import db, now, read_by
from forum.discussion.filters import holds_endorsed, is_unanswered
from forum.discussion.models import Kind, Post, Topic
from forum.discussion.thread_queries import Shown, fetch, rows
from forum.discussion.visibility import is_public, topic_visible_to
from forum.permissions import Reader


@dataclass(frozen=True)
class Counts:
    """How much there is to read in a topic."""

    cases: int
    replies: int
    featured: int
    endorsed: int
    unanswered: int


@dataclass(frozen=True)
class Version:
    """By what a page that was built of a topic is known to be up to date."""

    id: int
    opens_at: datetime | None
    closes_at: datetime | None
    stamp: tuple[Any, ...]

    @property
    def phase(self) -> str:
        """Say where the topic is in its time: before, open or after."""
        at = now()
        if self.opens_at is not None and at < self.opens_at:
            return "before"
        return "after" if self.closes_at is not None and self.closes_at <= at else "open"


_Here, _OwnQuestion = aliased(Topic), aliased(Question)


@cached(LRUCache(256), key=lambda reader: (reader.is_admin, reader.course_ids), lock=Lock())
def _versions(reader: Reader) -> Select[Any]:
    """Make the statement for readers who see the same courses."""
    article = (
        select(_OwnQuestion.article_id)
        .join(_Here, _Here.question_id == _OwnQuestion.id)
        .where(_Here.id == bindparam("topic_id"))
        .scalar_subquery()
    )
    person = User.name + "/" + cast(Member.role, String)
    people = (
        select(func.aggregate_strings(person, "|"))
        .select_from(Member)
        .join(User, User.id == Member.user_id)
        .where(Member.course_id == bindparam("course_id"))
        .scalar_subquery()
    )
    return (
        select(
            Topic.id,
            Topic.version,
            Topic.opens_at,
            Topic.closes_at,
            Question.short_name,
            people.label("people"),
        )
        .join(Question, Question.id == Topic.question_id)
        .where(
            Question.article_id == article,
            Topic.course_id == bindparam("course_id"),
            topic_visible_to(reader),
        )
        .order_by(Question.position, Topic.id)
    )


def version(topic_id: int, *, course_id: int, reader: Reader) -> Version | None:
    """Give the version of a topic in a course; None where there is no such topic for the reader.

    One light statement. The stamp has what a page shows of the article's other topics and of the
    people of the course, too: a new name is shown everywhere at once.
    """
    found = read_by(_versions(reader), topic_id=topic_id, course_id=course_id)
    mine = next((row for row in found if row.id == topic_id), None)
    if mine is None:
        return None
    return Version(mine.id, mine.opens_at, mine.closes_at, tuple(map(tuple, found)))


def counts(topic_id: int) -> Counts:
    """Count what the course reads in a topic."""
    is_case = Post.kind == Kind.CASE
    row = db.session.execute(
        select(
            func.count(Post.id).filter(is_case),
            func.count(Post.id).filter(Post.kind == Kind.REPLY),
            func.count(Post.id).filter(is_case, Post.is_featured),
            func.count(Post.id).filter(is_case, holds_endorsed()),
            func.count(Post.id).filter(is_case, is_unanswered()),
        ).where(Post.topic_id == topic_id, is_public())
    ).one()
    return Counts(*row)


def unanswered(topic_id: int, *, limit: int = 3) -> list[Shown]:
    """List the cases that have waited longest for an answer."""
    return fetch(
        rows()
        .where(Post.topic_id == topic_id, Post.kind == Kind.CASE, is_unanswered())
        .order_by(Post.published_at, Post.id)
        .limit(limit)
    )
