"""What a list of the desk is made of: its lines, what it shows, and places in it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any

from forum import richtext
from forum.db import now
from forum.discussion.models import Kind
from forum.discussion.transitions import State
from forum.moderation.models import DecisionAct

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

A_QUESTION, A_SECTOR = 1_000_000, 1_000
"""How much a case under the question, of the sector and of the size weighs in the order by gaps."""


class Shows(StrEnum):
    """Which part of the moderators' work a list shows."""

    PENDING = "pending"
    CHANGES_REQUESTED = "changes_requested"
    DECIDED = "decided"
    REMOVED = "removed"
    FLAGGED = "flagged"
    APPEALS = "appeals"
    ASKS = "asks"


class Sort(StrEnum):
    """What comes first of what waits; sort_queries.ORDERS says how each is told."""

    AGE = "age"
    GAP = "gap"
    FLAGS = "flags"


@dataclass(frozen=True)
class Filters:
    """What of a course's queue is asked for, and in which order what waits is shown."""

    shows: Shows = Shows.PENDING
    topic_id: int | None = None
    kind: Kind | None = None
    sort: Sort = Sort.AGE

    @property
    def order(self) -> Sort:
        """Say in which order the list stands: only what waits has more than one."""
        return self.sort if self.shows is Shows.PENDING else Sort.AGE

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
            "sort": None if self.sort is Sort.AGE else self.sort.value,
        }
        return {name: value for name, value in (mine | other).items() if value is not None}

    def words(self) -> dict[str, str]:
        """Give them as a saved filter keeps them."""
        return {name: str(value) for name, value in self.args().items()}


@dataclass(frozen=True)
class Cursor:
    """A place in a list: what comes after it is the next page. The rank is that of its order."""

    at: datetime
    id: int
    rank: int = 0

    def __str__(self) -> str:
        """Write it for an address."""
        place = f"{(self.at - EPOCH) // MICROSECOND}-{self.id}"
        return f"{place}-{self.rank}" if self.rank else place

    @classmethod
    def read(cls, text: str) -> "Cursor":
        """Read it from an address. Raises ValueError for anything else."""
        if not re.fullmatch(r"[0-9]{1,17}-[0-9]{1,18}(-[0-9]{1,12})?", text, re.ASCII):
            raise ValueError("no place in a list")
        at, row_id, rank = (*map(int, text.split("-")), 0)[:3]
        return cls(EPOCH + at * MICROSECOND, row_id, rank)


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
    head_revision_id: int | None
    asked_at: datetime | None
    open_by_id: int | None
    open_by: str | None
    rank: int

    @property
    def is_case(self) -> bool:
        """Whether it stands at the top of its thread."""
        return self.kind is Kind.CASE

    @property
    def waited(self) -> timedelta | None:
        """Say for how long it has waited, or been where it is."""
        return now() - self.since if self.since else None

    @property
    def ticked(self) -> str:
        """Say which post, and which text of it, somebody ticks."""
        return f"{self.id}-{self.head_revision_id}"

    @property
    def excerpt(self) -> str:
        """Give the first words of a reply, or the title of a case."""
        return self.title or richtext.excerpt(next(iter((self.texts or {}).values()), ""), 140)

    @property
    def cursor(self) -> Cursor:
        """Say where in its list it stands."""
        return Cursor(self.since or EPOCH, self.cursor_id, self.rank)

    @property
    def told(self) -> int | None:
        """Say how many cases are published under the question that a case of this list answers."""
        return self.rank // A_QUESTION if self.is_case else None


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
