"""What the author of several posts was told last about each."""

from collections.abc import Collection

from forum.db import db
from forum.moderation.models import CURATES, Decision
from forum.moderation.queries import Decided, decisions
from forum.permissions import Reader


def latest_on(post_ids: Collection[int], *, reader: Reader) -> dict[int, Decided]:
    """Give the newest decision on the text of each post, as far as this reader may know it."""
    mine = decisions(reader).where(Decision.post_id.in_(post_ids))
    mine = mine.where(Decision.act.not_in(sorted(CURATES)))
    rows = db.session.execute(mine.order_by(Decision.id))
    return {row.post_id: Decided(*row) for row in rows}
