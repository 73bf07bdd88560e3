"""The log of decisions: what was done, by whom, on what and why, for the staff of a course."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, tuple_
from sqlalchemy.orm import aliased

from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.transitions import State
from forum.discussion.visibility import revision_visible_to
from forum.moderation.log_filters import EVERYTHING, LogFilters
from forum.moderation.models import Decision
from forum.moderation.queries import Decided, decisions
from forum.moderation.queue import Cursor
from forum.permissions import Reader

LINES_A_PAGE = 50
LINES_AT_ONCE = 500


@dataclass(frozen=True)
class LogLine:
    """A decision, and the post it was made on by the title that the reader may see of it."""

    decision: Decided
    kind: Kind
    state: State
    title: str | None
    case_number: int | None

    @property
    def cursor(self) -> Cursor:
        """Say where in the log it stands."""
        return Cursor(self.decision.decided_at, self.decision.id)


def log(
    course_id: int,
    after: Cursor | None,
    *,
    reader: Reader,
    asked: LogFilters = EVERYTHING,
    time_zone: str = "UTC",
) -> tuple[list[LogLine], Cursor | None]:
    """Give a page of the log, the newest decision first, and where the next page begins."""
    return _page(course_id, after, LINES_A_PAGE, asked.conditions(time_zone), reader)


def every_line(
    course_id: int, asked: LogFilters, time_zone: str, *, reader: Reader
) -> Iterator[LogLine]:
    """Give the log line by line, however long it is, without holding more than a part of it."""
    after, conditions = None, asked.conditions(time_zone)
    while True:
        lines, after = _page(course_id, after, LINES_AT_ONCE, conditions, reader)
        yield from lines
        if after is None:
            return


def deciders(course_id: int, *, reader: Reader) -> list[tuple[int, str]]:
    """List who has decided in a course, also who has left, by the name they had last."""
    mine = decisions(reader).where(Decision.course_id == course_id).subquery()
    rows = db.session.execute(
        select(mine.c.moderator_id, mine.c.moderator_name, func.max(mine.c.id))
        .group_by(mine.c.moderator_id, mine.c.moderator_name)
        .order_by(func.max(mine.c.id))
    )
    return sorted({row[0]: row[1] for row in rows}.items(), key=lambda each: each[1].casefold())


def _page(
    course_id: int,
    after: Cursor | None,
    size: int,
    conditions: Sequence[ColumnElement[bool]],
    reader: Reader,
) -> tuple[list[LogLine], Cursor | None]:
    lines = _lines(reader).where(Decision.course_id == course_id, *conditions)
    if after is not None:
        place = tuple_(literal(after.at, UtcDateTime()), literal(after.id, Id))
        lines = lines.where(tuple_(Decision.decided_at, Decision.id) < place)
    ordered = lines.order_by(Decision.decided_at.desc(), Decision.id.desc())
    found = [_line(row) for row in db.session.execute(ordered.limit(size + 1))]
    more = len(found) > size
    return found[:size], found[size - 1].cursor if more else None


def line(course_id: int, decision_id: int, *, reader: Reader) -> LogLine | None:
    """Find one decision in the log of a course."""
    found = db.session.execute(
        _lines(reader).where(Decision.course_id == course_id, Decision.id == decision_id)
    ).first()
    return _line(found) if found else None


def _lines(reader: Reader) -> Select[Any]:
    case = aliased(Post)
    columns: list[Any] = [Post.kind, Post.state, Revision.title, case.number]
    return (
        decisions(reader)
        .add_columns(*columns)
        .join(case, case.id == func.coalesce(Post.case_id, Post.id))
        .join(
            Revision,
            and_(Revision.post_id == Post.id, revision_visible_to(reader)),
            isouter=True,
        )
    )


def _line(row: Any) -> LogLine:
    end = len(fields(Decided))
    return LogLine(Decided(*row[:end]), *row[end:])
