"""Having an item open: a lease that is renewed while the item is in view, and can be taken over.

It forbids nothing. Whoever decides without it is warned by seeing whose it is, and a race between
two decisions ends as it does without any claim.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import and_, case, delete, literal, or_
from sqlalchemy.dialects import postgresql, sqlite

from forum.audit import record
from forum.db import UtcDateTime, db, now, write
from forum.discussion.models import Post
from forum.discussion.transitions import By, State
from forum.errors import ConflictError
from forum.moderation import claim_queries, item_queries, queries
from forum.moderation.claim_queries import Held
from forum.moderation.models import LEASE_LASTS, Claim
from forum.moderation.verdicts import what_happened
from forum.permissions import Reader

RENEWED_BEFORE = LEASE_LASTS / 2
"""A lease with more than this left is not written again."""


@dataclass(frozen=True)
class Standing:
    """How an item stands for whoever has it in view: who has it open, and what came in between."""

    held: Held | None
    is_mine: bool
    meanwhile: str = ""


def standing(post: Post, *, by: Reader) -> Standing:
    """Say who has a post open; of what does not wait, or is one's own, nobody has to be told."""
    tells = post.state is State.PENDING and not post.is_by(by)
    held = claim_queries.on(post.id) if tells else None
    return Standing(held, is_mine=held is not None and held.is_mine(by))


def claim(
    course_id: int, post_id: int, *, seen: int, over: int | None = None, by: Reader
) -> Standing:
    """Say that the reader has a post open, if nobody else has; `over` takes it over from somebody.

    `seen` is the text before the reader's eyes: where it does not count any more, the answer says
    what happened. A reader has one item open at a time. Raises ConflictError where somebody else
    has taken over first.
    """
    post = item_queries.post(course_id, post_id, reader=by)
    meanwhile = _meanwhile(post, seen)
    now_held = standing(post, by=by)
    if meanwhile or post.side_of(by) is not By.MODERATOR:
        return Standing(now_held.held, now_held.is_mine, meanwhile)
    if not _is_enough(now_held.held, over, by):
        write(course_id)
        _take(post_id, by.member_id(course_id) or 0, over, now())
        before = now_held.held
        now_held = standing(item_queries.post(course_id, post_id, reader=by), by=by)
        if before is not None and not before.is_mine(by) and now_held.is_mine:
            record("claim.taken_over", post, by=by, course_id=course_id, before=before.member_id)
    if over is not None and now_held.held is not None and not now_held.is_mine:
        raise ConflictError(_("%(name)s has taken this over already.", name=now_held.held.name))
    return now_held


def _meanwhile(post: Post, seen: int) -> str:
    if post.state is State.PENDING and post.head_revision_id == seen:
        return ""
    return what_happened(post, queries.last_decision(post.id))


def _is_enough(held: Held | None, over: int | None, by: Reader) -> bool:
    """Say whether there is nothing to write: it is somebody else's, or one's own for long yet."""
    if held is None or over == held.member_id:
        return False
    return not held.is_mine(by) or held.until - now() > RENEWED_BEFORE


def _take(post_id: int, member_id: int, over: int | None, at: datetime) -> None:
    """Write the lease, unless somebody else has one that is not the one to be taken over."""
    made = {"member_id": member_id, "until": at + LEASE_LASTS}
    renews = and_(Claim.member_id == member_id, Claim.until > at)
    since = case((renews, Claim.since), else_=literal(at, UtcDateTime()))
    dialect: Any = postgresql if db.engine.dialect.name == "postgresql" else sqlite
    insert = dialect.insert(Claim).values(post_id=post_id, since=at, **made)
    free = or_(Claim.member_id.in_([member_id, over or member_id]), Claim.until <= at)
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=[Claim.post_id], set_=made | {"since": since}, where=free
        )
    )
    db.session.execute(delete(Claim).where(Claim.member_id == member_id, Claim.post_id != post_id))
