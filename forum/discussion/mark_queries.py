"""What stands in a thread without being of it: other tellings of a case, and signs to split cases.

A case that was merged into another one is read under it, also under the mark of one that its author
has taken back. A reply that has become a case of its own leaves a sign where it stood, as long as
the course reads that case.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import func, or_, select, union_all
from sqlalchemy.orm import aliased

from forum.db import db
from forum.discussion import visibility
from forum.discussion.marks import StandsAs
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.thread_queries import Shown, Thread, columns
from forum.discussion.transitions import State
from forum.discussion.visibility import is_public, is_told_along


def has_part(case_id: int) -> bool:
    """Say whether another telling is read under a case, so that its mark stands if it is hidden."""
    rows = select(Post.id).where(Post.id == case_id, visibility.has_part())
    return db.session.scalar(rows) is not None


def marked(threads: Iterable[Thread]) -> list[Thread]:
    """Put the marks into threads: tellings first, a sign under what the reply had answered."""
    threads = list(threads)
    marks = _marks([each.top.case_id or each.top.id for each in threads])
    return [replace(each, replies=_with(each, marks)) for each in threads]


def _with(thread: Thread, marks: dict[int, list[Shown]]) -> Sequence[Shown]:
    found: list[Shown] = []
    for each in (thread.top, *thread.replies):
        here = [mark for mark in marks[each.id] if not each.is_tombstone or mark.is_telling]
        found += [each, *(replace(mark, depth=each.depth + 1) for mark in here)]
    return found[1:]


def _marks(case_ids: Sequence[int]) -> dict[int, list[Shown]]:
    """Fetch the marks in the threads of some cases, by the id of what each stands under."""
    found: dict[int, list[Shown]] = defaultdict(list)
    marks = _which(case_ids)
    if not marks:
        return found
    under: Any = func.coalesce(Post.merged_into_id, Post.split_from_id)
    rows = columns().add_columns(under).join(Revision, Revision.id == Post.live_revision_id)
    rows = rows.where(Post.id.in_(marks)).order_by(Post.id)
    for *row, stands_under in db.session.execute(rows):
        mark = Shown(*row)
        as_ = StandsAs.TELLING if mark.state is State.MERGED else StandsAs.SIGN
        found[stands_under].append(replace(mark, kind=Kind.REPLY, stands_as=as_))
    return found


_Above = aliased(Post)


def _which(case_ids: Sequence[int]) -> Sequence[int]:
    """Find the marks by themselves: they are few, however long the thread is.

    As a condition on the posts themselves it once took PostgreSQL minutes for a thread of ten
    thousand that had just been put there: it seems to have looked for the marks anew at each post.
    """
    in_threads = or_(_Above.id.in_(case_ids), _Above.case_id.in_(case_ids))
    split = select(Post.id).join(_Above, _Above.id == Post.split_from_id)
    split = split.where(Post.split_from_id.is_not(None), in_threads, is_public())
    told = select(Post.id).where(Post.merged_into_id.in_(case_ids), is_told_along())
    return db.session.scalars(union_all(split, told)).all()
