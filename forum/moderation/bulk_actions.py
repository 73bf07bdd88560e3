"""The same decision on several posts: by the same rule as on one, each in a transaction of its own.

What cannot be decided stops nothing else, and is told: post by post, in one line of the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sqlalchemy.exc import DBAPIError
from werkzeug.exceptions import NotFound

from forum.audit import Event, record
from forum.db import db, is_busy, transaction, write
from forum.errors import ConflictError, NotAllowedError
from forum.moderation import bulk_queries
from forum.moderation.actions import decide
from forum.moderation.models import DecisionAct
from forum.moderation.verdicts import Verdict
from forum.permissions import Reader


class Came(StrEnum):
    """What came of the decision on one post."""

    DONE = "done"
    MEANWHILE = "meanwhile"
    REFUSED = "refused"
    BUSY = "busy"


@dataclass(frozen=True)
class Seen:
    """A post, and the text of it that was in the list when it was ticked."""

    post_id: int
    revision_id: int


def decide_each(course_id: int, seen: Sequence[Seen], verdict: Verdict, *, by: Reader) -> Event:
    """Decide on posts one by one, and give the line of the log that says what came of each."""
    each_by_itself = [(each.post_id, replace(verdict, seen=each.revision_id)) for each in seen]
    return _each(course_id, verdict.act, each_by_itself, by)


def undo_each(course_id: int, event_id: int, *, by: Reader) -> Event | None:
    """Take back what a line of the log says that was decided, as far as it can be; None if none is.

    Raises NotFound where the line is not one's own.
    """
    standing = bulk_queries.standing(course_id, event_id, reader=by)
    back = [
        (row.post_id, Verdict(DecisionAct.UNDO, row.to_head_id or 0, undoes=row.id))
        for row in standing
    ]
    return _each(course_id, DecisionAct.UNDO, back, by) if back else None


def _each(
    course_id: int, act: DecisionAct, wanted: Sequence[tuple[int, Verdict]], by: Reader
) -> Event:
    came: dict[Came, list[str]] = {each: [] for each in Came}
    for post_id, verdict in wanted:
        came[_one(course_id, post_id, verdict, by)].append(str(post_id))
    write(course_id)
    told = {result.value: " ".join(ids) for result, ids in came.items()}
    line = record(bulk_queries.BULK, by=by, course_id=course_id, decision=act, **told)
    db.session.flush()
    return line


def _one(course_id: int, post_id: int, verdict: Verdict, by: Reader) -> Came:
    try:
        with transaction():
            decide(course_id, post_id, verdict, by=by)
    except ConflictError:
        return Came.MEANWHILE
    except (NotAllowedError, NotFound):
        return Came.REFUSED
    except DBAPIError as error:
        if not is_busy(error):
            raise
        return Came.BUSY
    return Came.DONE
