"""What was put elsewhere, as the story of a case tells it that was left or that took it in."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, or_, select, true
from sqlalchemy.orm import aliased

from forum.db import db
from forum.discussion.models import Post, Revision
from forum.discussion.visibility import is_told_along, post_visible_to
from forum.moderation.models import REGROUPS, UNDO_LASTS, Decision, DecisionAct
from forum.moderation.reasons import where_to
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Regrouped:
    """A case that was merged into another, a reply that was split out, or that this was undone.

    The words are empty for who is not told them, and the title is none for who does not read it.
    """

    act: DecisionAct
    decided_at: datetime
    name: str
    words: str
    post_id: int
    title: str | None
    is_told_along: bool
    where: str
    is_undoing: bool = False


_Undoing = aliased(Decision)


def regrouped(post: Post, *, reader: Reader) -> list[Regrouped]:
    """List what was merged into a case and split out of it, for its author and the staff.

    Its author does not hear of what was undone while nobody had been told of it yet. What was done
    to the post itself is among the decisions on it, but for what the author was told and that was
    undone later: that is here.
    """
    own, is_staff = post.is_by(reader), reader.can(Permission.MODERATE, post.course_id)
    if not (own or is_staff):
        return []
    is_mine = Post.author_id.in_(sorted(reader.member_ids))
    is_told = true() if is_staff else or_(Decision.act == DecisionAct.MERGE, is_mine)
    columns: list[Any] = [
        Decision.act,
        Decision.decided_at,
        Decision.moderator_name.label("name"),
        case((is_told, Decision.message), else_="").label("words"),
        Decision.post_id,
        Revision.title,
        is_told_along().label("is_told_along"),
        Decision.details,
        _Undoing.decided_at.label("undone_at"),
        _Undoing.moderator_name.label("undone_by"),
    ]
    is_read = or_(post_visible_to(reader), is_told_along())
    rows = db.session.execute(
        select(*columns)
        .join(Post, Post.id == Decision.post_id)
        .join(Revision, and_(Revision.id == Post.live_revision_id, is_read), isouter=True)
        .join(_Undoing, _Undoing.undoes_id == Decision.id, isouter=True)
        .where(Decision.course_id == post.course_id, _concerns(post, _Undoing if own else None))
        .order_by(Decision.id)
    )
    return [each for row in rows for each in _told(row, own=own)]


def _concerns(post: Post, undoing: type[Decision] | None) -> ColumnElement[bool]:
    """What was merged into a case or split out of it; for its author also what was put back."""
    into, out_of = Decision.details["into"].as_integer(), Decision.details["case"].as_integer()
    put_back: ColumnElement[bool] = false()
    if undoing is not None:
        put_back = and_(Decision.post_id == post.id, undoing.id.is_not(None))
    return and_(
        Decision.act.in_(sorted(REGROUPS)),
        or_(
            and_(Decision.act == DecisionAct.MERGE, into == post.id),
            and_(Decision.act == DecisionAct.SPLIT, out_of == post.id),
            put_back,
        ),
    )


def _told(row: Any, *, own: bool) -> Iterator[Regrouped]:
    done = Regrouped(
        act=row.act,
        decided_at=row.decided_at,
        name=row.name,
        words=row.words,
        post_id=row.post_id,
        title=row.title,
        is_told_along=row.is_told_along,
        where=where_to(row.act, row.details),
    )
    at = row.undone_at
    if at is None or not own or at - done.decided_at > UNDO_LASTS:
        yield done
        if at is not None:
            yield replace(done, decided_at=at, name=row.undone_by, words="", is_undoing=True)
