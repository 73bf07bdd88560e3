"""What can be done with articles: adding one with its questions, and mending it later."""

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from forum.articles import queries
from forum.articles.manuscript import Manuscript, manuscript_of
from forum.articles.models import Article, Question
from forum.articles.picture_actions import keep_shown
from forum.audit import record
from forum.db import db, write
from forum.errors import ConflictError, NotAllowedError
from forum.permissions import Permission, Reader

Rows = Mapping[str, Question]
"""The questions of a manuscript, as they now are in the database, by the keys of their lines."""


def add_article(
    course_id: int,
    manuscript: Manuscript,
    *,
    key: str,
    digest: str,
    by: Reader,
    source_key: str | None = None,
) -> tuple[Article, Rows | None]:
    """Add an article with its questions; no rows where the same form has made it before.

    `source_key` is what the archive that it comes from calls it. Raises ConflictError where the
    form's key has made an article of other words: it was changed after it had been sent.
    """
    write(course_id)
    _ask_to_curate(course_id, by)
    known = queries.by_key(by.member_id(course_id), key)
    if known is not None:
        return _made_before(known, digest), None
    article = Article(
        course_id=course_id,
        imported_by_id=by.member_id(course_id),
        submission_key=key,
        submission_digest=digest,
        source_key=source_key,
    )
    manuscript.write_into(article)
    db.session.add(article)
    db.session.flush()
    keep_shown(course_id, article.body_markdown)
    rows = _write_questions(article, manuscript, {})
    record("article.added", article, by=by, course_id=course_id, questions=len(rows))
    return article, rows


def _made_before(known: Article, digest: str) -> Article:
    if known.submission_digest != digest:
        raise ConflictError(
            _(
                "This form has already made the article “%(title)s”, and was changed since then. "
                "Send it again to make another article of it, or edit the one that is there.",
                title=known.title,
            )
        )
    return known


def edit_article(
    article_id: int, course_id: int, manuscript: Manuscript, *, seen: str, by: Reader
) -> tuple[Article, Rows]:
    """Let an article and its questions say something else; questions keep who they are.

    `seen` is the digest of what the editing began from. Raises ConflictError where that has changed
    meanwhile, unless it already says just this.
    """
    write(course_id)
    _ask_to_curate(course_id, by)
    article = queries.article(article_id, course_id)
    there = queries.questions(article_id)
    current = manuscript_of(article, there).digest()
    if current == manuscript.digest():
        return article, dict(zip([each.key for each in manuscript.questions], there, strict=True))
    if current != seen:
        raise ConflictError(
            _("Somebody else changed this article meanwhile. Compare the two, then save again.")
        )
    manuscript.write_into(article)
    keep_shown(course_id, article.body_markdown)
    known = {each.id: each for each in there}
    rows = _write_questions(article, manuscript, known)
    _remove_questions(known, rows)
    record("article.edited", article, by=by, course_id=course_id, questions=len(rows))
    return article, rows


def _ask_to_curate(course_id: int, by: Reader) -> None:
    """Imports are also run by commands, where no gate has asked before."""
    if by.member_id(course_id) is None or not by.can(Permission.CURATE, course_id):
        raise NotAllowedError(_("Only an instructor of the course can change its articles."))


def _write_questions(
    article: Article, manuscript: Manuscript, known: Mapping[int, Question]
) -> dict[str, Question]:
    rows: dict[str, Question] = {}
    for position, said in enumerate(manuscript.questions):
        row = known.get(said.question_id or 0) or Question(article_id=article.id)
        row.position, row.text, row.short_name = position, said.text, said.short_name
        db.session.add(row)
        rows[said.key] = row
    db.session.flush()
    for said in manuscript.questions:
        rows[said.key].parent_id = rows[said.parent].id if said.parent else None
    db.session.flush()
    return rows


def _remove_questions(known: Mapping[int, Question], rows: Rows) -> None:
    """Take away the questions that are no longer told. One that is talked over stays."""
    kept = {each.id for each in rows.values()}
    gone: Sequence[Question] = [each for each in known.values() if each.id not in kept]
    for each in gone:
        each.parent_id = None
    db.session.flush()
    for each in gone:
        db.session.delete(each)
    db.session.flush()
