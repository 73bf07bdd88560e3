"""To whom a letter goes, as they are now: an account that may have changed, or a bare address."""

from dataclasses import dataclass

from forum.accounts import queries as accounts
from forum.courses import reader_queries
from forum.language import choose
from forum.outbox.actions import Held
from forum.permissions import Membership, Reader

ZONE = "Europe/Helsinki"


@dataclass(frozen=True)
class Addressee:
    """A person with an account, who may be told things now."""

    reader: Reader
    email: str

    @property
    def time_zone(self) -> str:
        """Give the clock of their newest course."""
        newest = max(self.reader.memberships.values(), key=_newest, default=None)
        return newest.time_zone if newest else ZONE


def _newest(membership: Membership) -> int:
    return membership.course_id


def of(held: Held) -> Addressee | None:
    """Find the person a letter is for; None where there is no such account any more."""
    return find(held.user_id) if held.user_id is not None else None


def find(user_id: int) -> Addressee | None:
    """Find a person with all their courses, as the gate would if they came in now."""
    reader = reader_queries.reader_of(user_id)
    if reader is None:
        return None
    return Addressee(reader, accounts.user(user_id).email)


def language_of(held: Held, person: Addressee | None) -> str:
    """Say in which language to write: the person's, else the letter's."""
    return choose(person.reader.language if person else held.language, None)
