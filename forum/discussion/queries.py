"""What can be read of discussions by id; every read of a post starts from visible_to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import joinedload, selectinload
from werkzeug.exceptions import NotFound

from forum.articles.models import Question
from forum.db import db, now, one_or_404
from forum.discussion.models import Asks, Kind, Post, Revision, Template, Topic
from forum.discussion.transitions import State
from forum.discussion.visibility import (
    has_public_reply,
    history_visible_to,
    is_public,
    post_visible_to,
    topic_visible_to,
)
from forum.permissions import Permission, Reader

_PROMPTS = joinedload(Topic.template).options(selectinload(Template.prompts))


@dataclass(frozen=True)
class TopicLine:
    """A topic in a list, with counts of what the reader may see there."""

    id: int
    article_id: int
    question_id: int
    short_name: str
    asks_for: Asks
    opens_at: datetime | None
    closes_at: datetime | None
    cases: int
    replies: int
    unanswered: int

    @property
    def is_open(self) -> bool:
        """Whether it can be written in now."""
        return not self.opens_later and not self.is_closed

    @property
    def opens_later(self) -> bool:
        """Whether it has not opened yet."""
        return self.opens_at is not None and now() < self.opens_at

    @property
    def is_closed(self) -> bool:
        """Whether it has closed."""
        return self.closes_at is not None and self.closes_at <= now()


def topics_of(course_id: int, *, reader: Reader) -> list[TopicLine]:
    """List a course's topics in the order of their articles and questions, newest article first."""
    line: list[Any] = [
        Topic.id,
        Question.article_id,
        Question.id,
        Question.short_name,
        Topic.asks_for,
        Topic.opens_at,
        Topic.closes_at,
        func.count(Post.id).filter(Post.kind == Kind.CASE),
        func.count(Post.id).filter(Post.kind == Kind.REPLY),
        func.count(Post.id).filter(Post.kind == Kind.CASE, ~has_public_reply()),
    ]
    rows = db.session.execute(
        select(*line)
        .join(Question, Question.id == Topic.question_id)
        .join(Post, and_(Post.topic_id == Topic.id, is_public()), isouter=True)
        .where(Topic.course_id == course_id, topic_visible_to(reader))
        .group_by(Topic.id, Question.id)
        .order_by(Question.article_id.desc(), Question.position, Topic.id)
    )
    return [TopicLine(*row) for row in rows]


def topic(topic_id: int, *, reader: Reader) -> Topic:
    """Fetch a topic with its question and the prompts of its template."""
    return one_or_404(
        select(Topic)
        .where(Topic.id == topic_id, topic_visible_to(reader))
        .options(joinedload(Topic.question), _PROMPTS)
        .execution_options(populate_existing=True)
    )


def posts(reader: Reader) -> Select[Post]:
    """Every read of posts starts here, so that none forgets who is reading."""
    return (
        select(Post)
        .where(post_visible_to(reader))
        .options(
            joinedload(Post.author),
            joinedload(Post.topic).options(joinedload(Topic.question), _PROMPTS),
        )
        .execution_options(populate_existing=True)
    )


def post(post_id: int, *, reader: Reader) -> Post:
    """Fetch a post that exists for the reader."""
    return one_or_404(posts(reader).where(Post.id == post_id))


def find_post(post_id: int, *, course_id: int, reader: Reader) -> Post | None:
    """Find a post of a course, if it exists for the reader."""
    rows = posts(reader).where(Post.id == post_id, Post.course_id == course_id)
    return db.session.scalars(rows).one_or_none()


def topics_with_marks_of(post: Post) -> list[int]:
    """List where else a post is read: under the case it was merged into, where it was split out."""
    others = [each for each in (post.merged_into_id, post.split_from_id) if each is not None]
    if not others:
        return []
    return list(db.session.scalars(select(Post.topic_id).where(Post.id.in_(others))))


def merged_into(post_id: int, *, course_id: int) -> int | None:
    """Say into which post one was merged."""
    return db.session.scalar(
        select(Post.merged_into_id).where(
            Post.id == post_id, Post.course_id == course_id, Post.state == State.MERGED
        )
    )


def revisions(post: Post, *, reader: Reader) -> list[Revision]:
    """List the texts a post has had, oldest first; empty for readers who see the live one only."""
    return list(
        db.session.scalars(
            select(Revision)
            .join(Post, Post.id == Revision.post_id)
            .where(Post.id == post.id, post_visible_to(reader), history_visible_to(reader))
            .order_by(Revision.number)
        )
    )


def revision(post: Post, revision_id: int, *, reader: Reader) -> Revision:
    """Fetch one of the texts that a post has had."""
    found = next((each for each in revisions(post, reader=reader) if each.id == revision_id), None)
    if found is None:
        raise NotFound
    return found


def text_to_edit(post: Post, *, reader: Reader) -> Revision:
    """Give the text that its author goes on with: the draft, else what they last submitted."""
    texts = revisions(post, reader=reader)
    drafts = [each for each in texts if each.submitted_at is None]
    head = [each for each in texts if each.id == post.head_revision_id]
    if not drafts + head:
        raise NotFound
    return (drafts + head)[0]


def last_revision_number(post_id: int) -> int:
    """Give the number of a post's newest text."""
    return (
        db.session.scalar(select(func.max(Revision.number)).where(Revision.post_id == post_id)) or 0
    )


def draft_of(post: Post, *, reader: Reader) -> Revision | None:
    """Find the text of one's own post that has not been sent yet."""
    return db.session.scalars(
        select(Revision)
        .join(Post, Post.id == Revision.post_id)
        .where(Post.id == post.id, Revision.submitted_at.is_(None), history_visible_to(reader))
    ).one_or_none()


def by_key(author_id: int | None, key: str) -> Post | None:
    """Find what an author already made with a form that is being sent again."""
    return db.session.scalars(
        select(Post).where(Post.author_id == author_id, Post.submission_key == key)
    ).one_or_none()


def revision_by_key(post_id: int, key: str) -> Revision | None:
    """Find the text that a form made which is being sent again."""
    return db.session.scalars(
        select(Revision).where(Revision.post_id == post_id, Revision.submission_key == key)
    ).one_or_none()


def next_case_number(course_id: int) -> int:
    """Give the number of the next case to be published; asked under the course's lock."""
    last = db.session.scalar(select(func.max(Post.number)).where(Post.course_id == course_id))
    return (last or 0) + 1


def template_for(course_id: int, asks_for: Asks) -> Template | None:
    """Find the course's own template for cases or for free talk."""
    return db.session.scalars(
        select(Template)
        .where(Template.course_id == course_id, Template.asks_for == asks_for)
        .order_by(Template.id)
        .limit(1)
    ).one_or_none()


def is_locked_for(post: Post, reader: Reader) -> bool:
    """Say whether the thread of a post is locked for this reader; staff may always reply."""
    if reader.can(Permission.MODERATE, post.course_id):
        return False
    case_id = post.case_id or post.id
    return bool(db.session.scalar(select(Post.is_locked).where(Post.id == case_id)))
