"""What can be read of articles: the text, its questions, and the list of a course."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select, true

from forum.articles.models import Article, Question
from forum.db import db, one_or_404
from forum.permissions import Reader


@dataclass(frozen=True)
class ArticleLine:
    """An article in a list, with how many questions it leaves to ponder."""

    id: int
    title: str
    author: str
    published_on: date | None
    minutes: int
    language: str
    questions: int


def articles(course_id: int, *, reader: Reader) -> list[ArticleLine]:
    """List the articles of a course that the reader is in, or watches; the newest first."""
    count = select(func.count(Question.id)).where(Question.article_id == Article.id)
    rows = db.session.execute(
        select(
            Article.id,
            Article.title,
            Article.author,
            Article.published_on,
            Article.minutes,
            Article.language,
            count.scalar_subquery(),
        )
        .where(
            Article.course_id == course_id,
            true() if reader.is_admin else Article.course_id.in_(sorted(reader.course_ids)),
        )
        .order_by(Article.id.desc())
    )
    return [ArticleLine(*row) for row in rows]


def article(article_id: int, course_id: int) -> Article:
    """Fetch an article of a course that the gate has let the reader into; another's is a 404."""
    return one_or_404(
        select(Article)
        .where(Article.id == article_id, Article.course_id == course_id)
        .execution_options(populate_existing=True)
    )


def questions(article_id: int) -> list[Question]:
    """List an article's questions in their order."""
    return list(
        db.session.scalars(
            select(Question)
            .where(Question.article_id == article_id)
            .order_by(Question.position, Question.id)
            .execution_options(populate_existing=True)
        )
    )


def by_key(member_id: int | None, key: str) -> Article | None:
    """Find what a member already made with a form that is being sent again."""
    return db.session.scalars(
        select(Article).where(Article.imported_by_id == member_id, Article.submission_key == key)
    ).one_or_none()
