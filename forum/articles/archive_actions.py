"""What can be done with an archive: keeping it, reading its posts, choosing some of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, islice, repeat
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, update

from forum.articles import archive_queries as queries
from forum.articles import reading
from forum.articles.archive_models import Archive, ArchivePost, ArchiveStage, PostStage
from forum.articles.reading.archives import read_post
from forum.articles.reading.posts import Post
from forum.audit import record
from forum.db import db, write
from forum.errors import ConflictError, NotAllowedError
from forum.permissions import Permission, Reader

UNREADABLE = "unreadable"
READ_AT_ONCE = 30
"""How many posts are read while the person waits; more are left to the background."""
KEPT_AT_ONCE = 100


@dataclass(frozen=True)
class Outcome:
    """What reading a post gave: how many questions, or why it cannot be read."""

    questions: int = 0
    reason: str = ""

    def said(self) -> dict[str, Any]:
        """Give what a post has of it."""
        stage = PostStage.FAILED if self.reason else PostStage.READ
        return {"questions": self.questions, "reason": self.reason, "stage": stage}


def outcome_of(title: str, html: str, url: str) -> Outcome:
    """Read a post. Slow: to be called before write()."""
    try:
        return Outcome(len(read_post(title, html, base=url).questions))
    except reading.UnreadableError:
        return Outcome(reason=UNREADABLE)


def keep_archive(course_id: int, called: str, posts: Sequence[Post], *, by: Reader) -> Archive:
    """Keep an archive that was parted; a small one is read at once."""
    outcomes: Sequence[Outcome | None] = [None] * len(posts)
    if len(posts) <= READ_AT_ONCE:
        outcomes = [outcome_of(each.title, each.html, each.url) for each in posts]
    write(course_id)
    _ask_to_curate(course_id, by)
    archive = Archive(
        course_id=course_id,
        added_by_id=by.member_id(course_id),
        called=called,
        total=len(posts),
        done=len(posts) if outcomes[0] else 0,
        stage=ArchiveStage.READY if outcomes[0] else ArchiveStage.READING,
    )
    db.session.add(archive)
    db.session.flush()
    rows = map(_row, repeat(archive.id), count(), posts, outcomes)
    while some := list(islice(rows, KEPT_AT_ONCE)):
        # As objects they would hold all that the posts say until the request ends.
        db.session.execute(insert(ArchivePost), some)
    record("archive.added", archive, by=by, course_id=course_id, posts=len(posts))
    return archive


def _row(archive_id: int, position: int, post: Post, outcome: Outcome | None) -> dict[str, Any]:
    return {
        "archive_id": archive_id,
        "position": position,
        "key": post.key,
        "title": post.title,
        "author": post.author,
        "published_on": post.date,
        "url": post.url,
        "html": post.html,
        **(outcome.said() if outcome else {}),
    }


def keep_outcomes(archive: Archive, outcomes: Mapping[int, Outcome]) -> None:
    """Keep what reading some posts gave, unless another worker was there first."""
    course_id, archive_id, done = archive.course_id, archive.id, archive.done
    write(course_id)
    after = done + len(outcomes)
    if not step(archive_id, ArchiveStage.READING, done, after):
        return
    for post_id, outcome in outcomes.items():
        db.session.execute(
            update(ArchivePost).where(ArchivePost.id == post_id).values(**outcome.said()),
            execution_options={"synchronize_session": False},
        )
    if not queries.count(archive_id, PostStage.UNREAD):
        _set(archive_id, ArchiveStage.READY)


def step(archive_id: int, stage: ArchiveStage, done: int, after: int) -> bool:
    """Count a step of the work on an archive, if nobody else has counted it meanwhile."""
    changed = db.session.execute(
        update(Archive)
        .where(Archive.id == archive_id, Archive.stage == stage, Archive.done == done)
        .values(done=after)
        .returning(Archive.id)
    )
    return changed.first() is not None


def finish(archive_id: int) -> None:
    """Let an archive be done with, where nothing of it waits any more."""
    if not queries.count(archive_id, PostStage.CHOSEN):
        _set(archive_id, ArchiveStage.READY)


def _set(archive_id: int, stage: ArchiveStage, **more: int) -> None:
    db.session.execute(update(Archive).where(Archive.id == archive_id).values(stage=stage, **more))


def choose(archive_id: int, course_id: int, chosen: Collection[int], *, by: Reader) -> list[int]:
    """Choose posts of an archive to be imported; those that the course has already are left out."""
    write(course_id)
    _ask_to_curate(course_id, by)
    archive = queries.archive(archive_id, course_id)
    if archive.stage is not ArchiveStage.READY:
        raise ConflictError(_("This archive is still being worked on. Wait until it is ready."))
    ids = [
        each.id for each in queries.posts(archive_id) if each.id in chosen and each.may_be_chosen
    ]
    if ids:
        # No row is fetched for it: each has its whole post in it.
        said = {"stage": PostStage.CHOSEN, "reason": "", "chosen_by_id": by.member_id(course_id)}
        db.session.execute(
            update(ArchivePost).where(ArchivePost.id.in_(ids)).values(**said),
            execution_options={"synchronize_session": False},
        )
        _set(archive_id, ArchiveStage.IMPORTING, total=len(ids), done=0)
        record("archive.chosen", archive, by=by, course_id=course_id, posts=len(ids))
    return ids


def _ask_to_curate(course_id: int, by: Reader) -> None:
    if by.member_id(course_id) is None or not by.can(Permission.CURATE, course_id):
        raise NotAllowedError(_("Only an instructor of the course can change its articles."))
