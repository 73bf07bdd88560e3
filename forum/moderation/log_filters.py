"""Which part of the log is asked for, and how it stands in an address."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, false

from forum.discussion.models import Kind, Post
from forum.moderation.models import Decision, DecisionAct


@dataclass(frozen=True)
class LogFilters:
    """By whom, what was done, to what kind of post or to which, from which day to which.

    Both days are included. An act is a decision's, or one of log_acts.RECORDED.
    """

    person: int | None = None
    act: str | None = None
    kind: Kind | None = None
    post: int | None = None
    since: date | None = None
    until: date | None = None

    @property
    def args(self) -> dict[str, str]:
        """Give what stands in the address of this part, and nothing for what is not asked."""
        asked = {
            "person": self.person,
            "act": self.act,
            "kind": self.kind,
            "post": self.post,
            "since": self.since,
            "until": self.until,
        }
        return {name: str(value) for name, value in asked.items() if value is not None}

    def moments(self, time_zone: str) -> tuple[datetime | None, datetime | None]:
        """Give when the days begin and when they are over, by the course's clock."""
        zone = ZoneInfo(time_zone)
        since = _start_of(self.since, zone) if self.since else None
        until = _start_of(self.until + timedelta(days=1), zone) if self.until else None
        return since, until

    def on_decisions(self, time_zone: str) -> list[ColumnElement[bool]]:
        """Word it for the database, for decisions."""
        since, until = self.moments(time_zone)
        found: list[ColumnElement[bool]] = []
        if self.act is not None:
            found.append(Decision.act == self.act if self.act in set(DecisionAct) else false())
        found += [Decision.moderator_id == self.person] if self.person is not None else []
        found += [Post.kind == self.kind] if self.kind is not None else []
        found += [Post.id == self.post] if self.post is not None else []
        found += [Decision.decided_at >= since] if since is not None else []
        found += [Decision.decided_at < until] if until is not None else []
        return found


EVERYTHING = LogFilters()


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)
