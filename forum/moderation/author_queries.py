"""What the author of several posts was told last about each."""

from collections.abc import Collection

from forum.db import db
from forum.moderation.models import Decision
from forum.moderation.queries import Decided, decisions
from forum.permissions import Reader


def latest_on(post_ids: Collection[int], *, reader: Reader) -> dict[int, Decided]:
    """Give the newest decision on each post that has one, as far as it is this reader's to know."""
    rows = db.session.execute(
        decisions(reader).where(Decision.post_id.in_(post_ids)).order_by(Decision.id)
    )
    return {row.post_id: Decided(*row) for row in rows}
