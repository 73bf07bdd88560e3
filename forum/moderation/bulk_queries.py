"""What came of a decision on several posts: read again from the line of the log that says it."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, func, select
from sqlalchemy.orm import aliased

from forum.audit import Event
from forum.db import db
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.visibility import post_visible_to, revision_visible_to
from forum.moderation.models import Decision, DecisionAct
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

    act: DecisionAct
    each: list[Result]

    def count(self, came: str) -> int:
        """Count the posts of which one thing came."""
        return sum(result.came == came for result in self.each)

    @property
    def left(self) -> list[Result]:
        """List those that were not decided on by this."""
        return [result for result in self.each if result.came != "done"]


def results(course_id: int, event_id: int, *, reader: Reader) -> Results | None:
    """Find what came of one's own decision on several posts of a course."""
    event = db.session.scalars(
        select(Event).where(
            Event.id == event_id,
            Event.act == BULK,
            Event.course_id == course_id,
            Event.actor_id == reader.user_id,
        )
    ).one_or_none()
    if event is None:
        return None
    details = dict(event.details)
    act = DecisionAct(str(details.pop("decision")))
    came = {int(post_id): name for name, ids in details.items() for post_id in str(ids).split()}
    found = {row.id: row for row in db.session.execute(_posts(came, reader))}
    told = [(found[each], name) for each, name in came.items() if each in found]
    return Results(act, [Result(name, *row) for row, name in told])


def _posts(came: dict[int, str], reader: Reader) -> Any:
    newest = aliased(Decision)
    last = select(func.max(newest.id)).where(newest.post_id == Post.id)
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
