"""The work on archives: reading their posts, importing those that were chosen, step by step.

`work_once()` does one step in transactions of its own. Every step looks, works without a lock, and
then keeps what it did only if nobody else did the same meanwhile; so several may work at once, and
one that is killed loses no more than its step.
"""

import time
from dataclasses import dataclass, replace

from flask_babel import force_locale

from forum.articles import archive_actions as archives
from forum.articles import archive_queries as queries
from forum.articles import picture_actions, reading
from forum.articles.archive_models import Archive, ArchivePost, ArchiveStage, PostStage
from forum.articles.reading.archives import read_post
from forum.courses.queries import acting_member
from forum.db import db, transaction, undo, write
from forum.discussion.article_forms import ImportForm, form_of
from forum.discussion.topic_actions import import_article
from forum.permissions import Permission, Reader

REFUSED = "refused"

A_WHILE = 20.0
"""Seconds that the work goes on before letters are delivered again."""


def work_once() -> bool:
    """Do one step of the work on archives, or of clearing up; False where there was none."""
    try:
        with force_locale("en"):  # what is said here is said to nobody
            return _step()
    finally:
        undo()


def work_a_while() -> None:
    """Do such steps until none is left, or until others who work in turn have waited enough."""
    end = time.monotonic() + A_WHILE
    while time.monotonic() < end and work_once():
        pass


def _step() -> bool:
    archive = queries.next_archive()
    if archive is None:
        with transaction():
            return picture_actions.sweep() > 0
    if archive.stage is ArchiveStage.READING:
        return _read_some(archive)
    return _import_one(archive)


def _read_some(archive: Archive) -> bool:
    rows = queries.waiting(archive.id, PostStage.UNREAD)
    outcomes = {row.id: archives.outcome_of(row.title, row.html, row.url) for row in rows}
    with transaction():
        archives.keep_outcomes(archive, outcomes)
    return True


def _import_one(archive: Archive) -> bool:
    """Import the next post that was chosen: all of it, or nothing and the reason."""
    course_id, archive_id, done = archive.course_id, archive.id, archive.done
    (row,) = queries.waiting(archive_id, PostStage.CHOSEN, 1)
    post_id, by = row.id, acting_member(course_id, row.chosen_by_id or 0)
    may_still = by is not None and by.can(Permission.CURATE, course_id)
    ready = prepared(row, by) if by and may_still else None
    with transaction():
        write(course_id)
        if archives.step(archive_id, ArchiveStage.IMPORTING, done, done + 1):
            import_post(post_id, ready)
            archives.finish(archive_id)
    return True


@dataclass(frozen=True)
class Ready:
    """A post made ready to be imported: its form, its pictures, and who imports it."""

    form: ImportForm
    files: picture_actions.Taken
    by: Reader


def prepared(row: ArchivePost, by: Reader) -> Ready | None:
    """Read a post and get its pictures; None where it cannot be read. Slow."""
    course = next(each for each in by.memberships.values())
    said = (row.title, row.html, row.url, row.author, row.published_on, f"archive-{row.id}")
    title, html, url, author, day, key = said
    try:
        found = read_post(title, html, base=url)
    except reading.UnreadableError:
        return None
    found = replace(found, author=author or found.author, date=day or found.date)
    files = picture_actions.taken(found.body_markdown, found.pictures)
    form = form_of(found, course.time_zone, course.language, source=url, key=key)
    return Ready(form, files, by)


def import_post(post_id: int, ready: Ready | None) -> None:
    """Make an article of a post, within the transaction of the caller, who holds the lock."""
    row = queries.post(post_id)
    if row.stage is not PostStage.CHOSEN:
        return
    row.stage, row.reason = PostStage.FAILED, REFUSED
    if ready is not None:
        course = next(each for each in ready.by.memberships.values())
        body, files = str(ready.form.body.data or ""), ready.files
        ready.form.write_body(
            picture_actions.with_own(course.course_id, course.slug, body, files, by=ready.by)
        )
        if queries.by_source(course.course_id, row.key) is not None:
            row.stage, row.reason = PostStage.IMPORTED, ""
        elif ready.form.validate():
            row.article_id = _article(row, ready, course.course_id)
            row.stage, row.reason = PostStage.IMPORTED, ""
    db.session.flush()


def _article(row: ArchivePost, ready: Ready, course_id: int) -> int:
    said, plans = ready.form.manuscript(), ready.form.plans()
    key = str(ready.form.submission_key.data)
    return import_article(course_id, said, plans, key=key, by=ready.by, source_key=row.key).id
