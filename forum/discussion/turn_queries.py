"""Whose turn it is: how much waits for a person in each of their courses, and for its staff."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import func, select

from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.discussion.visibility import post_visible_to
from forum.permissions import Reader


@dataclass(frozen=True)
class Turns:
    """What waits in one course: own posts by whose turn it is, and the queue of its staff."""

    changes_requested: int = 0
    drafts: int = 0
    pending: int = 0
    queue: int = 0

    @property
    def own(self) -> int:
        """How many of one's own posts it is one's own turn to go on with."""
        return self.changes_requested + self.drafts


_TURNS = (State.CHANGES_REQUESTED, State.DRAFT, State.PENDING)


def turns(reader: Reader) -> dict[int, Turns]:
    """Give what waits in each of the reader's courses; two statements, however many they are."""
    own = Counter(_own(reader))
    queue = Counter(_queue(reader) if reader.staff_course_ids else {})
    return {
        course_id: Turns(
            changes_requested=own[course_id, State.CHANGES_REQUESTED],
            drafts=own[course_id, State.DRAFT],
            pending=own[course_id, State.PENDING],
            queue=queue[course_id],
        )
        for course_id in reader.course_ids
    }


def _own(reader: Reader) -> dict[tuple[int, State], int]:
    rows = db.session.execute(
        select(Post.course_id, Post.state, func.count())
        .where(
            post_visible_to(reader),
            Post.author_id.in_(sorted(reader.member_ids)),
            Post.state.in_(_TURNS),
        )
        .group_by(Post.course_id, Post.state)
    )
    return {(course_id, state): count for course_id, state, count in rows}


def _queue(reader: Reader) -> dict[int, int]:
    rows = db.session.execute(
        select(Post.course_id, func.count())
        .where(Post.course_id.in_(sorted(reader.staff_course_ids)), Post.state == State.PENDING)
        .group_by(Post.course_id)
    )
    return {course_id: count for course_id, count in rows}  # noqa: C416 - rows are no pairs to mypy
