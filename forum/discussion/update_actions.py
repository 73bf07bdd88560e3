"""What can be done with an article that is brought again."""

from collections.abc import Collection

from forum.articles import queries
from forum.articles.manuscript import Manuscript, manuscript_of
from forum.articles.models import Article
from forum.audit import record
from forum.db import db, now, write
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
) -> bool:
    """Let an article say what was brought; its questions keep who they are, and their topics.

    Gives whether it says anything new; where it does not, nobody is told that it does.

    `gone` are the questions that it asks no longer: they stay in the manuscript for the sake of
    their topics, and are shown as such.
    """
    write(course_id)
    before = _says(queries.article(article_id, course_id))
    article = edit_article(article_id, course_id, manuscript, plans, seen=seen, by=by)
    for question in queries.questions(article_id):
        question.gone_at = (question.gone_at or now()) if question.id in gone else None
    db.session.flush()
    if _says(article) == before:
        return False
    article.updated_at = now()
    db.session.flush()
    record("article.updated", article, by=by, course_id=course_id, gone=len(gone))
    return True


def _says(article: Article) -> tuple[str, set[int]]:
    """Give a sign for all that an article says, and the questions that it asks no longer."""
    questions = queries.questions(article.id)
    gone = {each.id for each in questions if each.gone_at}
    return manuscript_of(article, questions).digest(), gone
