"""Who has an item open. Only what stands at the desk asks this: it is nobody else's to know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db, now
from forum.moderation.models import Claim
from forum.permissions import Reader


@dataclass(frozen=True)
class Held:
    """A claim that has not run out."""

    member_id: int
    name: str
    since: datetime
    until: datetime

    def is_mine(self, reader: Reader) -> bool:
        """Whether the reader has it."""
        return self.member_id in reader.member_ids


def is_held() -> ColumnElement[bool]:
    """A lease that has run out is none, whether or not its row is still there."""
    return Claim.until > now()


def on(post_id: int) -> Held | None:
    """Give who has a post open, or None."""
    columns: list[Any] = [Claim.member_id, User.name, Claim.since, Claim.until]
    found = db.session.execute(
        select(*columns)
        .join(Member, Member.id == Claim.member_id)
        .join(User, User.id == Member.user_id)
        .where(Claim.post_id == post_id, is_held())
    ).first()
    return Held(*found) if found else None
