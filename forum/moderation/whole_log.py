"""The log of a course: every act in one list, the newest first, for its staff."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from forum.accounts.names import in_order
from forum.moderation import log_event_queries, log_queries
from forum.moderation.log_event_queries import EventLine
from forum.moderation.log_filters import EVERYTHING, LogFilters
from forum.moderation.log_queries import LogLine
from forum.moderation.queue import Cursor
from forum.permissions import Reader

LINES_A_PAGE = 50
LINES_AT_ONCE = 500


@dataclass(frozen=True)
class Entry:
    """One line of the log: a decision with its words, or another act."""

    line: LogLine | EventLine

    @property
    def is_decision(self) -> bool:
        """Whether it is a decision on a post."""
        return isinstance(self.line, LogLine)

    @property
    def cursor(self) -> Cursor:
        """Say where in the log it stands."""
        return self.line.cursor

    @property
    def at(self) -> datetime:
        """Say when it was done."""
        return self.cursor.at

    @property
    def order(self) -> tuple[datetime, int, int]:
        """Say what it is sorted by, the greatest first."""
        return self.at, -self.cursor.rank, self.cursor.id


def log(
    course_id: int,
    after: Cursor | None,
    *,
    reader: Reader,
    asked: LogFilters = EVERYTHING,
    time_zone: str = "UTC",
) -> tuple[list[Entry], Cursor | None]:
    """Give a page of the log, and where the next page begins; its cost does not grow."""
    return _page(course_id, asked, after, LINES_A_PAGE, reader, time_zone)


def every_entry(
    course_id: int, asked: LogFilters, time_zone: str, *, reader: Reader
) -> Iterator[Entry]:
    """Give the log line by line, however long it is, without holding more than a part of it."""
    after = None
    while True:
        found, after = _page(course_id, asked, after, LINES_AT_ONCE, reader, time_zone)
        yield from found
        if after is None:
            return


def people(course_id: int, *, reader: Reader) -> list[tuple[int, str]]:
    """List who has done anything in a course, also who is gone, by the name they had last."""
    names = dict(log_queries.deciders(course_id, reader=reader))
    names |= dict(log_event_queries.actors(course_id, reader=reader))
    return sorted(names.items(), key=lambda each: in_order(each[1]))


def _page(
    course_id: int,
    asked: LogFilters,
    after: Cursor | None,
    size: int,
    reader: Reader,
    time_zone: str,
) -> tuple[list[Entry], Cursor | None]:
    """Take enough of both kinds for a page, and put them in one order."""
    decided = log_queries.lines(
        course_id, asked, after, size + 1, reader=reader, time_zone=time_zone
    )
    events = log_event_queries.lines(
        course_id, asked, after, size + 1, reader=reader, time_zone=time_zone
    )
    both = [Entry(each) for each in decided] + [Entry(each) for each in events]
    found = sorted(both, key=lambda entry: entry.order, reverse=True)
    return found[:size], found[size - 1].cursor if len(found) > size else None
