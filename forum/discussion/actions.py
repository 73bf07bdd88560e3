"""How a post moves: one function makes every transition, for authors and for moderators.

What is written, as a draft or sent, is in writing_actions; it sends by submit() here.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import update

from forum.audit import record
from forum.checks.finding import Noticed
from forum.db import db, now, write
from forum.discussion import checking, pin_queries, queries
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.said import Said, said_in
from forum.discussion.telling import tell_of_reply
from forum.discussion.transitions import (
    AUTHORS_ACTS,
    HIDDEN,
    INSTRUCTORS_ACTS,
    Act,
    Points,
    State,
    Transition,
    find,
)
from forum.errors import ConflictError, NotAllowedError
from forum.notices import actions as notices
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Place:
    """Where a post stands in its life: all that a transition changes."""

    state: State
    head_revision_id: int | None
    live_revision_id: int | None
    is_featured: bool
    published_at: datetime | None
    endorsed_revision_id: int | None = None
    endorsed_by_id: int | None = None
    is_pinned: bool = False

    @property
    def is_public(self) -> bool:
        """Whether the course reads it there."""
        return self.live_revision_id is not None and self.state not in HIDDEN


def place_of(post: Post) -> Place:
    """Say where a post stands now."""
    return Place(
        post.state,
        post.head_revision_id,
        post.live_revision_id,
        post.is_featured,
        post.published_at,
        post.endorsed_revision_id,
        post.endorsed_by_id,
        post.is_pinned,
    )


def transition(
    post: Post, act: Act, *, by: Reader, new: Revision | None = None, seen: int | None = None
) -> Place:
    """Move a post along the table, or raise; every change of a state goes through here.

    `new` is the revision that becomes the head where the table says so, `seen` the id of the head
    that the decider had before their eyes. Gives the place the post had before. Raises
    NotAllowedError where the table knows no such step or it is not this reader's to take,
    ConflictError where somebody else was faster.
    """
    if post.is_by(by) and act not in AUTHORS_ACTS:
        raise NotAllowedError(_("Nobody decides on their own post."))
    require_may_endorse(act, post, by)
    if act is Act.PIN and not post.is_pinned and pin_queries.is_full(post.topic_id):
        raise NotAllowedError(pin_queries.why_full())
    is_live = post.live_revision_id is not None
    step = find(act, post.state, is_live=is_live, is_appealed=post.is_appealed)
    if step is None or not post.allows(act, by):
        raise NotAllowedError(_("That cannot be done to a post in this state."))
    before = place_of(post)
    after = _curated(_place_after(step, act, before, new), act, by.member_id(post.course_id))
    move(post, after, seen=seen or before.head_revision_id)
    record(f"post.{act}", post, by=by, course_id=post.course_id, before=before.state, after=step.to)
    if act in AUTHORS_ACTS:
        notices.supersede(post.id, cause=f"post.{act}")
    return before


def require_may_endorse(act: Act, post: Post, by: Reader) -> None:
    """Raise NotAllowedError where an act is for those only who endorse, and the reader does not."""
    if act in INSTRUCTORS_ACTS and not by.can(Permission.ENDORSE, post.course_id):
        raise NotAllowedError(_("Only the instructors of this course endorse."))


def _place_after(step: Transition, act: Act, before: Place, new: Revision | None) -> Place:
    """Work out where a step leads; a moderator's own edit becomes the head that is approved."""
    stays, live = before.head_revision_id, before.live_revision_id
    head = new.id if new else live if step.head is Points.TO_LIVE else stays
    live = {Points.STAYS: live, Points.TO_NOTHING: None}.get(step.live, head)
    featured = before.is_featured if act not in _CURATES else act is Act.FEATURE
    appears = live is not None and before.live_revision_id is None
    published_at = now() if appears else before.published_at
    featured = featured and live is not None
    return replace(
        before,
        state=step.to,
        head_revision_id=head,
        live_revision_id=live,
        is_featured=featured,
        published_at=published_at,
    )


_CURATES = frozenset({Act.FEATURE, Act.UNFEATURE})


def _curated(place: Place, act: Act, member_id: int | None) -> Place:
    """Say what an act makes of a post's worth; an endorsement is of the text that is read now."""
    if act is Act.ENDORSE:
        text = place.live_revision_id
        return replace(place, endorsed_revision_id=text, endorsed_by_id=member_id)
    if act is Act.UNENDORSE:
        return replace(place, endorsed_revision_id=None, endorsed_by_id=None)
    if act in _PINS:
        return replace(place, is_pinned=act is Act.PIN)
    return place


_PINS = frozenset({Act.PIN, Act.UNPIN})


def move(post: Post, to: Place, *, seen: int | None, waited_since: datetime | None = None) -> None:
    """Put a post in its new place if it still stands where it was seen; else raise ConflictError.

    Called by transition(), and by the undoing of a decision, which no table can know; what waits
    again by that has waited since before it. Whatever moves ends an appeal; who makes one, or opens
    it again, says so afterwards. What the course does not read is not pinned, either.
    """
    before = place_of(post)
    values: dict[str, Any] = {
        "state": to.state,
        "head_revision_id": to.head_revision_id,
        "live_revision_id": to.live_revision_id,
        "is_featured": to.is_featured,
        "published_at": to.published_at,
        "endorsed_revision_id": to.endorsed_revision_id,
        "endorsed_by_id": to.endorsed_by_id,
        "is_pinned": to.is_pinned and to.is_public and _has_room(post),
        "waiting_since": _waiting_since(post, to.state, waited_since),
        "appealed_at": None,
        "merged_into_id": post.merged_into_id if to.state is State.MERGED else None,
    }
    if to.is_public and post.is_case and post.number is None:
        values["number"] = queries.next_case_number(post.course_id)
    elsewhere = queries.topics_with_marks_of(post)
    done = db.session.execute(
        update(Post)
        .where(Post.id == post.id, Post.state == before.state, Post.head_revision_id == seen)
        .values(values)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise ConflictError(_("This post has changed meanwhile. Look at it again and decide then."))
    db.session.refresh(post, [*values, "number"])
    if before.is_public or to.is_public or before.state is State.MERGED:
        touch(post.topic_id, *elsewhere)


def _has_room(post: Post) -> bool:
    """Say whether a post may be pinned: it is so already, or its topic has room for one more."""
    return post.is_pinned or not pin_queries.is_full(post.topic_id)


def _waiting_since(post: Post, to: State, since: datetime | None) -> datetime | None:
    """An edit of what already waits keeps its place in the queue."""
    if to is not State.PENDING:
        return None
    return since or post.waiting_since or now()


def touch(*topic_ids: int) -> None:
    """Say that what the course reads of topics has changed, so that kept pages are made anew."""
    db.session.execute(
        update(Topic)
        .where(Topic.id.in_(topic_ids))
        .values(version=Topic.version + 1)
        .execution_options(synchronize_session=False)
    )


def recall(post_id: int, *, by: Reader) -> Post:
    """Take back what waits: it becomes a draft again, also where an older text stays live."""
    return _authors_act(post_id, Act.RECALL, by)


def withdraw(post_id: int, *, by: Reader) -> Post:
    """Take one's post out of the discussion; its words are kept for its author."""
    return _authors_act(post_id, Act.WITHDRAW, by)


def _authors_act(post_id: int, act: Act, by: Reader) -> Post:
    course_id = queries.post(post_id, reader=by).course_id
    write(course_id)
    post = queries.post(post_id, reader=by)
    before = transition(post, act, by=by)
    if post.head_revision_id != before.head_revision_id:
        _keep_as_draft(post, before.head_revision_id, by)
    return post


def _keep_as_draft(post: Post, revision_id: int | None, by: Reader) -> None:
    """Keep the text of a recalled edit: the head went back to what is live."""
    texts = queries.revisions(post, reader=by)
    recalled = next((each for each in texts if each.id == revision_id), None)
    if recalled is not None and not any(each.submitted_at is None for each in texts):
        said_in(recalled).write_into(new_revision(post, by))
        db.session.flush()


def submit(post: Post, revision: Revision, *, by: Reader, noticed: Noticed | None = None) -> None:
    """Send a text: it waits for a moderator, or is published at once where it need not.

    `noticed` is what the checks saw, if they were run before the lock was taken, as they should.
    Where the course says that something of it holds, a moderator reads first.
    """
    noticed = noticed or checking.look_at(post, said_in(revision))
    checking.keep(revision, noticed)
    revision.submitted_at = now()
    post.submitted_at = post.submitted_at or revision.submitted_at
    db.session.flush()
    is_read_first = post.topic.premoderates(post.kind) or bool(noticed.holds)
    waits = is_read_first and not by.can(Permission.MODERATE, post.course_id)
    before = transition(post, Act.SUBMIT if waits else Act.PUBLISH, by=by, new=revision)
    if before.live_revision_id is None and post.is_live:
        tell_of_reply(post)


def new_revision(post: Post, by: Reader) -> Revision:
    """Begin a text of a post; what it says is written into it."""
    revision = Revision(
        post_id=post.id,
        number=queries.last_revision_number(post.id) + 1,
        written_by_id=by.member_id(post.course_id),
    )
    db.session.add(revision)
    db.session.flush()
    return revision


def edit_as_moderator(
    post: Post, said: Said, *, by: Reader, noticed: Noticed | None = None
) -> Revision:
    """Make a moderator's own revision of a post, to be approved with it; the author's stays."""
    revision = new_revision(post, by)
    said.write_into(revision)
    checking.keep(revision, noticed or checking.look_at(post, said))
    revision.submitted_at = now()
    db.session.flush()
    return revision
