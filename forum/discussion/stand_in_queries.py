"""The stand-ins of one author in one thread; every read names the author."""

from typing import Any

from sqlalchemy import Select, exists, literal, select
from sqlalchemy.orm import aliased

from forum.checks.standing_in import Pair
from forum.db import db
from forum.discussion.models import Post
from forum.discussion.stand_in_models import StandIn
from forum.permissions import Reader


def pairs(case_id: int | None, *, course_id: int, reader: Reader) -> list[Pair]:
    """List the stand-ins that the reader has chosen in a thread, in the order they were chosen."""
    return [
        Pair(each.kind, each.original_key, each.original, each.words, each.is_used)
        for each in rows(case_id, author_id=reader.member_id(course_id))
    ]


def rows(case_id: int | None, *, author_id: int | None) -> list[StandIn]:
    """Fetch the stand-ins of an author in a thread."""
    return list(
        db.session.scalars(
            select(StandIn)
            .where(StandIn.author_id == author_id, StandIn.case_id == case_id)
            .order_by(StandIn.id)
            .execution_options(populate_existing=True)
        )
    )


def thread_of(post: Post) -> int:
    """Give the case at the top of a post's thread, by which its stand-ins are known."""
    return post.case_id or post.id


_There = aliased(StandIn)


def copies(from_case: int, to_case: int) -> tuple[list[str], Select[Any]]:
    """Select the stand-ins of one thread as rows of another, but for those it has; every author's.

    For the database alone, which copies them; nobody reads them here.
    """
    has_it = exists().where(
        _There.author_id == StandIn.author_id,
        _There.case_id == to_case,
        _There.original_key == StandIn.original_key,
    )
    same: list[Any] = [
        StandIn.author_id,
        StandIn.kind,
        StandIn.original,
        StandIn.original_key,
        StandIn.words,
        StandIn.is_used,
        StandIn.chosen_at,
    ]
    names = ["case_id", *(each.key for each in same)]
    return names, select(literal(to_case), *same).where(StandIn.case_id == from_case, ~has_it)
