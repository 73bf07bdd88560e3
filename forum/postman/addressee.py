"""To whom a letter goes, as they are now: an account that may have changed, or a bare address."""

from dataclasses import dataclass

from forum.accounts import queries as accounts
from forum.courses import reader_queries
from forum.language import choose
from forum.outbox.actions import Held
from forum.outbox.models import LetterKind
from forum.permissions import Membership, Reader

ZONE = "Europe/Helsinki"


@dataclass(frozen=True)
class Addressee:
    """A person with an account, who may be told things now."""

    reader: Reader
    email: str
    is_confirmed: bool

    @property
    def language(self) -> str:
        """Give the language they read."""
        return choose(self.reader.language, None)

    @property
    def time_zone(self) -> str:
        """Give the clock of their newest course."""
        newest = max(self.reader.memberships.values(), key=_newest, default=None)
        return newest.time_zone if newest else ZONE


def _newest(membership: Membership) -> int:
    return membership.course_id


def of(held: Held) -> Addressee | None:
    """Find the person a letter is for; None where there is no such account any more, or ever."""
    if held.user_id is not None:
        return find(held.user_id)
    if held.kind is not LetterKind.RESET:
        return None
    user = accounts.user_by_email(held.address)
    return find(user.id) if user else None


def find(user_id: int) -> Addressee | None:
    """Find a person with all their courses, as the gate would if they came in now."""
    reader = reader_queries.reader_of(user_id)
    if reader is None:
        return None
    user = accounts.user(user_id)
    return Addressee(reader, user.email, user.confirmed_at is not None)


def language_of(held: Held) -> str:
    """Say in which language to write to who has no account."""
    return choose(held.language, None)
