"""What a list of the desk is made of: its lines, what it shows, and places in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from forum.discussion.models import Kind
from forum.discussion.transitions import State
from forum.moderation.models import DecisionAct

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Shows(StrEnum):
    """Which part of the moderators' work a list shows."""

    PENDING = "pending"
    CHANGES_REQUESTED = "changes_requested"
    DECIDED = "decided"
    REMOVED = "removed"


@dataclass(frozen=True)
class Filters:
    """What of a course's queue is asked for."""

    shows: Shows = Shows.PENDING
    topic_id: int | None = None
    kind: Kind | None = None

    @property
    def waiting(self) -> "Filters":
        """Give the same part of the course's posts, of those that wait for a moderator."""
        return replace(self, shows=Shows.PENDING)

    def with_state(self, shows: Shows) -> "Filters":
        """Give another state of the same topic and kind."""
        return replace(self, shows=shows)

    def with_kind(self, kind: str | None) -> "Filters":
        """Give another kind of the same topic and state."""
        return replace(self, kind=Kind(kind) if kind else None)

    def args(self, **other: Any) -> dict[str, Any]:
        """Give what an address of this part of the queue has behind its question mark."""
        mine = {
            "state": None if self.shows is Shows.PENDING else self.shows.value,
            "topic": self.topic_id,
            "kind": self.kind.value if self.kind else None,
        }
        return {name: value for name, value in (mine | other).items() if value is not None}


@dataclass(frozen=True)
class Cursor:
    """A place in a list: what comes after it is the next page."""

    at: datetime
    id: int

    def __str__(self) -> str:
        """Write it for an address."""
        return f"{(self.at - EPOCH) // MICROSECOND}-{self.id}"

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Read it from an address. Raises ValueError for anything else."""
        if not re.fullmatch(r"[0-9]{1,17}-[0-9]{1,18}", text, re.ASCII):
            raise ValueError("no place in a list")
        at, row_id = text.split("-")
        return cls(EPOCH + int(at) * MICROSECOND, int(row_id))


@dataclass(frozen=True)
class Line:
    """A post in a list of the desk. Of what nobody but its author may read there is no text."""

    id: int
    kind: Kind
    state: State
    topic_id: int
    short_name: str
    case_number: int | None
    author_id: int
    author_name: str
    is_gone: bool
    title: str | None
    texts: Mapping[str, str] | None
    revision_number: int | None
    since: datetime | None
    cursor_id: int
    act: DecisionAct | None
    moderator_name: str | None

    @property
    def is_case(self) -> bool:
        """Whether it stands at the top of its thread."""
        return self.kind is Kind.CASE

    @property
    def excerpt(self) -> str:
        """Give the first words of a reply, or the title of a case."""
        text = self.title or next(iter((self.texts or {}).values()), "")
        return " ".join(text[:400].split())[:140]

    @property
    def cursor(self) -> Cursor:
        """Say where in its list it stands."""
        return Cursor(self.since or EPOCH, self.cursor_id)


@dataclass(frozen=True)
class Page:
    """A part of a list, and where the next one begins."""

    lines: list[Line]
    next: Cursor | None


@dataclass(frozen=True)
class Totals:
    """How much there is for moderators to do in a course, and since when the oldest waits."""

    pending: int
    changes_requested: int
    removed: int
    oldest: datetime | None
