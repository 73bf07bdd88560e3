"""What the checks have to know about where something is told. For the program, not for a reader."""

from dataclasses import dataclass

from sqlalchemy import exists, select, union

from forum.articles.models import Article, Question
from forum.checks.finding import Known
from forum.courses.models import Course
from forum.db import db
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.transitions import State

MOST_COMPARED = 500
"""With how many of a course's newest published cases one is compared."""

MOST_WAITING = 200
"""And with how many of those that came in last and wait for a moderator."""


_NOT_COMPARED = (State.DRAFT, State.WITHDRAWN, State.MERGED, State.ERASED)


@dataclass(frozen=True)
class Place:
    """What a course wants of the checks, and what may be said in this topic."""

    modes: dict[str, str]
    banned: list[str]
    language: str
    article_author: str


def place(topic_id: int) -> Place:
    """Fetch what a topic's course wants of the checks, and who wrote the article."""
    row = db.session.execute(
        select(Course.checks, Course.banned_words, Course.language, Article.author)
        .join(Topic, Topic.course_id == Course.id)
        .join(Question, Question.id == Topic.question_id)
        .join(Article, Article.id == Question.article_id)
        .where(Topic.id == topic_id)
    ).one()
    modes, banned, language, author = row
    return Place(modes or {}, banned or [], language, author)


def is_new(member_id: int | None) -> bool:
    """Say whether nothing that a member wrote has been published yet."""
    published = exists().where(Post.author_id == member_id, Post.published_at.is_not(None))
    return not db.session.scalar(select(published))


def other_cases(course_id: int, *, but: int | None) -> list[Known]:
    """List the newest cases of a course, with the lemmas of what they say.

    However many there are, as many are read, each by an index: the published ones by their numbers,
    and those that wait by since when.
    """
    published = (
        select(Post.id, Post.head_revision_id)
        .where(Post.course_id == course_id, Post.number.is_not(None))
        .order_by(Post.number.desc())
        .limit(MOST_COMPARED)
    )
    waiting = (
        select(Post.id, Post.head_revision_id)
        .where(Post.course_id == course_id, Post.state == State.PENDING)
        .order_by(Post.waiting_since.desc())
        .limit(MOST_WAITING)
    )
    parts = [select(each.subquery()) for each in (published, waiting)]
    newest = union(*parts).subquery()
    rows = db.session.execute(
        select(newest.c.id, Revision.lemmas)
        .join(Revision, Revision.id == newest.c.head_revision_id)
        .join(Post, Post.id == newest.c.id)
        .where(
            Post.kind == Kind.CASE,
            Post.state.not_in(_NOT_COMPARED),
            Post.id != (but or 0),
            Revision.submitted_at.is_not(None),
            Revision.lemmas != "",
        )
        .order_by(newest.c.id)
    )
    return [Known(*row) for row in rows]
