"""What can be read of topics by those who set them up."""

from sqlalchemy import exists, select
from werkzeug.exceptions import NotFound

from forum.articles.models import Question
from forum.db import db
from forum.discussion import queries
from forum.discussion.models import Post, Topic
from forum.permissions import Reader


def topic_in(course_id: int, topic_id: int, *, reader: Reader) -> Topic:
    """Fetch a topic with its question; one of another course is a 404, also of one's own."""
    found = queries.topic(topic_id, reader=reader)
    if found.course_id != course_id:
        raise NotFound
    return found


def topics_of_article(article_id: int) -> dict[int, Topic]:
    """Give the topics of an article's questions, by the questions' ids."""
    rows = db.session.scalars(
        select(Topic)
        .join(Question, Question.id == Topic.question_id)
        .where(Question.article_id == article_id)
        .order_by(Topic.id.desc())
        .execution_options(populate_existing=True)
    )
    return {topic.question_id: topic for topic in rows}


def has_posts(topic_id: int) -> bool:
    """Say whether anybody has written in a topic, drafts included."""
    return bool(db.session.scalar(select(exists().where(Post.topic_id == topic_id))))
