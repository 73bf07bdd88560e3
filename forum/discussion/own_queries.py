"""What the reader wrote, in whatever state it is: on a topic's page, and on one's own page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, true
from sqlalchemy.orm import aliased

from forum.articles.models import Question
from forum.courses.models import Course
from forum.db import db, read_by
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.thread_queries import Shown, columns, fetch
from forum.discussion.transitions import TURN, By, State
from forum.discussion.visibility import is_public, post_visible_to, revision_visible_to
from forum.permissions import Reader

POSTS_A_PAGE = 50

IN_VIEW = (State.DRAFT, State.PENDING, State.CHANGES_REQUESTED)
"""States in which one's own post is shown to its author where it will stand."""


@dataclass(frozen=True)
class Mark:
    """One of the reader's own posts in a topic, in as few words as tell whether it has changed."""

    id: int
    kind: Kind
    state: State
    head_revision_id: int | None
    is_live: bool
    is_featured: bool
    saved_at: datetime


@dataclass(frozen=True)
class OwnPost:
    """A line on the author's page: what it is, where, and whose turn it is."""

    id: int
    course_id: int
    course_slug: str
    course_title: str
    topic_id: int
    question: str
    kind: Kind
    state: State
    is_live: bool
    number: int | None
    title: str
    texts: dict[str, str]
    changed_at: datetime
    waiting_since: datetime | None
    appealed_at: datetime | None
    asked_at: datetime | None
    has_draft: bool
    topic: Topic

    @property
    def turn(self) -> By:
        """Say whose turn it is with the post; an appeal waits for a moderator in any state.

        Whose turn it is to say something is another question: see `asked_at`.
        """
        return By.MODERATOR if self.appealed_at else TURN.get(self.state, By.NOBODY)


_MARKS = (
    select(
        Post.id,
        Post.kind,
        Post.state,
        Post.head_revision_id,
        is_public(),
        Post.is_featured,
        Revision.saved_at,
    )
    .join(Revision, Revision.id == Post.head_revision_id)
    .where(
        Post.author_id == bindparam("author_id"),
        Post.topic_id == bindparam("topic_id"),
        or_(is_public(), Post.state.in_(IN_VIEW)),
    )
    .order_by(Post.id)
)


def marks(topic_id: int, *, course_id: int, reader: Reader) -> list[Mark]:
    """List the reader's own posts that a topic's page shows as theirs, oldest first."""
    rows = read_by(_MARKS, author_id=reader.member_id(course_id), topic_id=topic_id)
    return [Mark(*row) for row in rows]


def own(post_ids: Sequence[int], *, reader: Reader) -> list[Shown]:
    """Give posts with the text that their author, or the staff, may read of them."""
    return fetch(
        columns()
        .join(Revision, and_(Revision.post_id == Post.id, revision_visible_to(reader)))
        .where(Post.id.in_(post_ids), post_visible_to(reader))
        .order_by(Post.id)
    )


def waiting_under(case_id: int, *, reader: Reader) -> list[Shown]:
    """List the reader's own replies to a case that the course does not read yet."""
    return fetch(
        columns()
        .join(Revision, and_(Revision.post_id == Post.id, revision_visible_to(reader)))
        .where(
            Post.case_id == case_id,
            Post.author_id.in_(sorted(reader.member_ids)),
            Post.state.in_(IN_VIEW),
            ~is_public(),
        )
        .order_by(Post.id)
    )


_Unsent = aliased(Revision)


def own_posts(
    reader: Reader,
    *,
    course_id: int | None = None,
    states: Iterable[State] = State,
    before: int | None = None,
) -> list[OwnPost]:
    """List what the reader wrote, newest first, one more than a page holds if there are more."""
    draft = select(_Unsent.id).where(_Unsent.post_id == Post.id, _Unsent.submitted_at.is_(None))
    line: list[Any] = [
        Post.id,
        Post.course_id,
        Course.slug,
        Course.title,
        Post.topic_id,
        Question.short_name,
        Post.kind,
        Post.state,
        is_public(),
        Post.number,
        Revision.title,
        Revision.texts,
        func.coalesce(Revision.submitted_at, Revision.saved_at),
        Post.waiting_since,
        Post.appealed_at,
        Post.asked_at,
        draft.exists(),
        Topic,
    ]
    rows = db.session.execute(
        select(*line)
        .join(Revision, Revision.id == Post.head_revision_id)
        .join(Course, Course.id == Post.course_id)
        .join(Topic, Topic.id == Post.topic_id)
        .join(Question, Question.id == Topic.question_id)
        .where(
            Post.author_id.in_(sorted(reader.member_ids)),
            post_visible_to(reader),
            Post.state.in_(set(states) - {State.ERASED}),
            Post.course_id == course_id if course_id is not None else true(),
            Post.id < before if before is not None else true(),
        )
        .order_by(Post.id.desc())
        .limit(POSTS_A_PAGE + 1)
    )
    return [OwnPost(*row) for row in rows]
