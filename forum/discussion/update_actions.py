"""What can be done with an article that is brought again."""

from collections.abc import Collection

from forum.articles import queries
from forum.articles.manuscript import Manuscript
from forum.articles.models import Article
from forum.audit import record
from forum.db import db, now
from forum.discussion.topic_actions import Plans, edit_article
from forum.permissions import Reader


def update_article(
    article_id: int,
    course_id: int,
    manuscript: Manuscript,
    plans: Plans,
    *,
    gone: Collection[int],
    seen: str,
    by: Reader,
) -> Article:
    """Let an article say what was brought; its questions keep who they are, and their topics.

    `gone` are the questions that it asks no longer: they stay in the manuscript for the sake of
    their topics, and are shown as such.
    """
    article = edit_article(article_id, course_id, manuscript, plans, seen=seen, by=by)
    for question in queries.questions(article_id):
        question.gone_at = (question.gone_at or now()) if question.id in gone else None
    article.updated_at = now()
    db.session.flush()
    record("article.updated", article, by=by, course_id=course_id, gone=len(gone))
    return article
