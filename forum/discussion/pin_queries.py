"""How much may be pinned to the top of a topic: more than a few would be no top any more."""

from flask_babel import ngettext
from sqlalchemy import func, select

from forum.db import db
from forum.discussion.models import Post

PINNED_A_TOPIC = 5


def is_full(topic_id: int) -> bool:
    """Say whether no case more can be pinned in a topic; asked under the course's lock."""
    pinned = select(func.count(Post.id)).where(Post.topic_id == topic_id, Post.is_pinned)
    return (db.session.scalar(pinned) or 0) >= PINNED_A_TOPIC


def why_full() -> str:
    """Say so, and what to do."""
    words = ngettext(
        "%(num)d case is pinned in this topic already. Take it down first.",
        "%(num)d cases are pinned in this topic already. Take one of them down first.",
        PINNED_A_TOPIC,
    )
    return str(words)
