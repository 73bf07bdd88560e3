"""What came of a decision on several posts: read again from the line of the log that says it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased

from forum.audit import Event
from forum.db import db, now, one_or_404
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.visibility import post_visible_to, revision_visible_to
from forum.moderation.models import UNDO_LASTS, Decision, DecisionAct
from forum.moderation.queries import is_undone
from forum.permissions import Reader

BULK = "desk.bulk"


@dataclass(frozen=True)
class Result:
    """One of the posts: what came of the decision, and who has decided last, as it is now."""

    came: str
    post_id: int
    kind: Kind
    title: str | None
    act: DecisionAct | None
    moderator_name: str | None


@dataclass(frozen=True)
class Results:
    """A decision on several posts, and what came of it for each."""

    id: int
    act: DecisionAct
    each: list[Result]
    at: datetime

    @property
    def can_be_undone(self) -> bool:
        """Whether any of it may still be taken back."""
        is_young = now() - self.at <= UNDO_LASTS
        return is_young and self.act is not DecisionAct.UNDO and self.count("done") > 0

    def count(self, came: str) -> int:
        """Count the posts of which one thing came."""
        return sum(result.came == came for result in self.each)

    @property
    def left(self) -> list[Result]:
        """List those that were not decided on by this."""
        return [result for result in self.each if result.came != "done"]


def results(course_id: int, event_id: int, *, reader: Reader) -> Results | None:
    """Find what came of one's own decision on several posts of a course."""
    event = db.session.scalars(_own(course_id, event_id, reader)).one_or_none()
    if event is None:
        return None
    act, came = _said(event)
    found = {row.id: row for row in db.session.execute(_posts(came, reader))}
    told = [(found[each], name) for each, name in came.items() if each in found]
    return Results(event.id, act, [Result(name, *row) for row, name in told], event.at)


def standing(course_id: int, event_id: int, *, reader: Reader) -> Sequence[Any]:
    """List one's own decisions on several posts that nobody has taken back: id, post, and text."""
    act, came = _said(one_or_404(_own(course_id, event_id, reader)))
    done = sorted(post_id for post_id, name in came.items() if name == "done")
    columns: list[Any] = [Decision.id, Decision.post_id, Decision.to_head_id]
    own = and_(Decision.act == act, Decision.moderator_id.in_(sorted(reader.member_ids)))
    rows = select(*columns).where(Decision.post_id.in_(done), own, ~is_undone())
    newest = {row.post_id: row for row in db.session.execute(rows.order_by(Decision.id))}
    return list(newest.values())


def _own(course_id: int, event_id: int, reader: Reader) -> Select[Event]:
    return select(Event).where(
        Event.id == event_id,
        Event.act == BULK,
        Event.course_id == course_id,
        Event.actor_id == reader.user_id,
    )


def _said(event: Event) -> tuple[DecisionAct, dict[int, str]]:
    """Read from a line of the log what was decided, and what came of it for each post."""
    details = dict(event.details)
    act = DecisionAct(str(details.pop("decision")))
    return act, {int(each): name for name, ids in details.items() for each in str(ids).split()}


_Newest = aliased(Decision)


def _posts(came: dict[int, str], reader: Reader) -> Any:
    last = select(func.max(_Newest.id)).where(_Newest.post_id == Post.id)
    columns: list[Any] = [Post.id, Post.kind, Revision.title, Decision.act, Decision.moderator_name]
    return (
        select(*columns)
        .select_from(Post)
        .join(Decision, Decision.id == last.correlate(Post).scalar_subquery(), isouter=True)
        .join(
            Revision, and_(Revision.post_id == Post.id, revision_visible_to(reader)), isouter=True
        )
        .where(Post.id.in_(sorted(came)), post_visible_to(reader))
    )
