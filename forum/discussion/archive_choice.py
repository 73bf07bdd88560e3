"""Choosing posts of an archive: a few are imported while one waits, many in the background."""

from collections.abc import Collection
from dataclasses import dataclass

from forum.articles import archive_actions as archives
from forum.articles import archive_queries as queries
from forum.courses.queries import acting_member
from forum.db import db
from forum.discussion.archive_work import Ready, import_post, prepared
from forum.permissions import Reader

AT_ONCE = 5
"""How many posts are imported while the person waits."""


@dataclass(frozen=True)
class Chosen:
    """How many posts were chosen, and whether they are imported already."""

    chosen: int
    is_done: bool


def choose(archive_id: int, course_id: int, chosen: Collection[int], *, by: Reader) -> Chosen:
    """Choose posts of an archive to be imported."""
    queries.archive(archive_id, course_id)
    ready: dict[int, Ready | None] = {}
    if len(chosen) <= AT_ONCE:
        mine = acting_member(course_id, by.member_id(course_id) or 0)
        rows = queries.of_archive(archive_id, chosen)
        db.session.expunge_all()
        ready = {row.id: prepared(row, mine) for row in rows} if mine else {}
    taken = archives.choose(archive_id, course_id, chosen, by=by)
    if not taken or len(taken) > AT_ONCE:
        return Chosen(len(taken), is_done=False)
    for post_id in taken:
        import_post(post_id, ready.get(post_id))
    archives.finish(archive_id)
    return Chosen(len(taken), is_done=True)
