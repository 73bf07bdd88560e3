"""The decisions in the log: what was decided, by whom, on what and why, for a course's staff."""

from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, literal, select, tuple_
from sqlalchemy.orm import aliased

from forum.db import Id, UtcDateTime, db
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.transitions import State
from forum.discussion.visibility import revision_visible_to
from forum.moderation.log_filters import LogFilters
from forum.moderation.models import Decision
from forum.moderation.queries import Decided, decisions
from forum.moderation.queue import Cursor
from forum.permissions import Reader


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


def lines(
    course_id: int,
    asked: LogFilters,
    after: Cursor | None,
    size: int,
    *,
    reader: Reader,
    time_zone: str,
) -> list[LogLine]:
    """Give so many of a course's decisions after a place in the log, the newest first."""
    rows = _lines(reader).where(Decision.course_id == course_id, *asked.on_decisions(time_zone))
    if after is not None:
        rows = rows.where(_behind(after))
    ordered = rows.order_by(Decision.decided_at.desc(), Decision.id.desc())
    return [_line(row) for row in db.session.execute(ordered.limit(size))]


def _behind(after: Cursor) -> ColumnElement[bool]:
    """Say which decisions come after a place: of one moment they come before all else."""
    if after.rank:
        return Decision.decided_at < after.at
    place = tuple_(literal(after.at, UtcDateTime()), literal(after.id, Id))
    behind: ColumnElement[bool] = tuple_(Decision.decided_at, Decision.id) < place
    return behind


def deciders(course_id: int, *, reader: Reader) -> list[tuple[int, str]]:
    """List who has decided in a course, also who has left, by the name they had last."""
    mine = decisions(reader).where(Decision.course_id == course_id).subquery()
    rows = db.session.execute(
        select(mine.c.moderator_id, mine.c.moderator_name, func.max(mine.c.id))
        .group_by(mine.c.moderator_id, mine.c.moderator_name)
        .order_by(func.max(mine.c.id))
    )
    return sorted({row[0]: row[1] for row in rows}.items(), key=lambda each: each[1].casefold())


def line(course_id: int, decision_id: int, *, reader: Reader) -> LogLine | None:
    """Find one decision in the log of a course."""
    found = db.session.execute(
        _lines(reader).where(Decision.course_id == course_id, Decision.id == decision_id)
    ).first()
    return _line(found) if found else None


_Case = aliased(Post)


def _lines(reader: Reader) -> Select[Any]:
    columns: list[Any] = [Post.kind, Post.state, Revision.title, _Case.number]
    return (
        decisions(reader)
        .add_columns(*columns)
        .join(_Case, _Case.id == func.coalesce(Post.case_id, Post.id))
        .join(
            Revision,
            and_(Revision.post_id == Post.id, revision_visible_to(reader)),
            isouter=True,
        )
    )


def _line(row: Any) -> LogLine:
    end = len(fields(Decided))
    return LogLine(Decided(*row[:end]), *row[end:])
