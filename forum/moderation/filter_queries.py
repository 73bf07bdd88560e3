"""What can be read of saved filters: a moderator's own, by name."""

from sqlalchemy import select

from forum.accounts.names import in_order
from forum.db import db, one_or_404
from forum.moderation.models import SavedFilter

MOST_SAVED = 20
"""So many a moderator may save in a course: a list that is longer saves no time."""


def saved(member_id: int | None) -> list[SavedFilter]:
    """List what a member of a course has saved, in the order of the names; a guest has nothing."""
    if member_id is None:
        return []
    rows = db.session.scalars(
        select(SavedFilter).where(SavedFilter.member_id == member_id).limit(MOST_SAVED)
    )
    return sorted(rows, key=lambda each: in_order(each.name))


def own(filter_id: int, member_id: int | None) -> SavedFilter:
    """Fetch one's own; anybody else's does not exist."""
    return one_or_404(
        select(SavedFilter).where(SavedFilter.id == filter_id, SavedFilter.member_id == member_id)
    )
