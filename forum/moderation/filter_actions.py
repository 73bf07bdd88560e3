"""What a moderator can do with saved filters: keep one under a name, and let it go."""

from flask_babel import gettext as _

from forum.db import db, write
from forum.errors import InvalidFormError, NotAllowedError
from forum.moderation import filter_queries
from forum.moderation.filter_queries import MOST_SAVED
from forum.moderation.models import SavedFilter
from forum.moderation.queue import Filters
from forum.permissions import Reader


def save(course_id: int, name: str, filters: Filters, *, by: Reader) -> SavedFilter:
    """Keep a part of the queue under a name; the same name again means another part."""
    write(course_id)
    member_id = by.member_id(course_id)
    if member_id is None:
        raise NotAllowedError(_("Only the moderators of this course save filters here."))
    mine = filter_queries.saved(member_id)
    kept = next((each for each in mine if each.name == name), None)
    if kept is None and len(mine) >= MOST_SAVED:
        words = _("You have %(most)d saved filters already: delete one first.", most=MOST_SAVED)
        raise InvalidFormError({"name": [words]})
    kept = kept or SavedFilter(member_id=member_id, name=name)
    kept.args = filters.words()
    db.session.add(kept)
    db.session.flush()
    return kept


def delete(course_id: int, filter_id: int, *, by: Reader) -> None:
    """Let a saved filter go. What it showed is not touched."""
    write(course_id)
    db.session.delete(filter_queries.own(filter_id, by.member_id(course_id)))
