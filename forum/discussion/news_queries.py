"""What is new in courses: how many cases and replies have appeared in each topic, for a digest."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from forum.articles.models import Question
from forum.courses.models import Course
from forum.db import db
from forum.discussion.models import Kind, Post, Topic
from forum.discussion.visibility import is_public, post_visible_to
from forum.permissions import Reader


@dataclass(frozen=True)
class News:
    """A topic in which something has appeared."""

    course_slug: str
    course_title: str
    topic_id: int
    question: str
    cases: int
    replies: int


def news(course_ids: Collection[int], since: datetime, *, reader: Reader) -> list[News]:
    """Count what others have published since a moment in some of the reader's courses."""
    rows = db.session.execute(
        select(
            Course.slug,
            Course.title,
            Topic.id,
            Question.short_name,
            func.count(Post.id).filter(Post.kind == Kind.CASE),
            func.count(Post.id).filter(Post.kind == Kind.REPLY),
        )
        .join(Topic, Topic.id == Post.topic_id)
        .join(Question, Question.id == Topic.question_id)
        .join(Course, Course.id == Post.course_id)
        .where(
            Post.course_id.in_(sorted(reader.course_ids & set(course_ids))),
            Post.published_at > since,
            Post.author_id.not_in(sorted(reader.member_ids)),
            is_public(),
            post_visible_to(reader),
        )
        .group_by(Course.id, Topic.id, Question.id)
        .order_by(Course.id, Topic.id)
    )
    return [News(*row) for row in rows]
