"""Which part of the log of decisions is asked for, and how it stands in an address."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement

from forum.discussion.models import Kind, Post
from forum.moderation.models import Decision, DecisionAct


@dataclass(frozen=True)
class LogFilters:
    """By whom, what was done, to what kind of post, from which day to which, both included."""

    person: int | None = None
    act: DecisionAct | None = None
    kind: Kind | None = None
    since: date | None = None
    until: date | None = None

    @property
    def args(self) -> dict[str, str]:
        """Give what stands in the address of this part, and nothing for what is not asked."""
        asked = {
            "person": self.person,
            "act": self.act,
            "kind": self.kind,
            "since": self.since,
            "until": self.until,
        }
        return {name: str(value) for name, value in asked.items() if value is not None}

    def conditions(self, time_zone: str) -> list[ColumnElement[bool]]:
        """Word it for the database; a day is one of the course's clock."""
        zone = ZoneInfo(time_zone)
        found: list[ColumnElement[bool]] = []
        if self.person is not None:
            found.append(Decision.moderator_id == self.person)
        if self.act is not None:
            found.append(Decision.act == self.act)
        if self.kind is not None:
            found.append(Post.kind == self.kind)
        if self.since is not None:
            found.append(Decision.decided_at >= _start_of(self.since, zone))
        if self.until is not None:
            found.append(Decision.decided_at < _start_of(self.until + timedelta(days=1), zone))
        return found


EVERYTHING = LogFilters()


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
