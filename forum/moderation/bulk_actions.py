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
from forum.moderation.actions import decide
from forum.moderation.bulk_queries import BULK
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
    came: dict[Came, list[str]] = {each: [] for each in Came}
    for each in seen:
        came[_one(course_id, each, verdict, by)].append(str(each.post_id))
    write(course_id)
    told = {result.value: " ".join(ids) for result, ids in came.items()}
    line = record(BULK, by=by, course_id=course_id, decision=verdict.act, **told)
    db.session.flush()
    return line


def _one(course_id: int, seen: Seen, verdict: Verdict, by: Reader) -> Came:
    mine = replace(verdict, seen=seen.revision_id)
    try:
        with transaction():
            decide(course_id, seen.post_id, mine, by=by)
    except ConflictError:
        return Came.MEANWHILE
    except (NotAllowedError, NotFound):
        return Came.REFUSED
    except DBAPIError as error:
        if not is_busy(error):
            raise
        return Came.BUSY
    return Came.DONE
