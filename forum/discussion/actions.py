"""What can be done in a discussion; one function makes every transition of a post."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import update

from forum.audit import record
from forum.db import db, now, write
from forum.discussion import queries
from forum.discussion.models import HIDDEN, Kind, Post, Revision, State, Topic
from forum.discussion.said import Said, said_in
from forum.discussion.transitions import Act, Points, Transition, find
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Place:
    """Where a post stands in its life: all that a transition changes."""

    state: State
    head_revision_id: int | None
    live_revision_id: int | None
    is_featured: bool
    published_at: datetime | None

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
    )


def transition(
    post: Post, act: Act, *, by: Reader, new: Revision | None = None, seen: int | None = None
) -> Place:
    """Move a post along the table, or raise; every change of a state goes through here.

    `new` is the revision that becomes the head where the table says so, `seen` the id of the head
    that the decider had before their eyes. Raises NotAllowedError where the table knows no such
    step, ConflictError where somebody else was faster.
    """
    step = find(act, post.state, is_live=post.live_revision_id is not None)
    if step is None:
        raise NotAllowedError(_("That cannot be done to a post in this state."))
    before = place_of(post)
    move(post, _place_after(step, act, before, new), seen=seen or before.head_revision_id, by=by)
    record(f"post.{act}", post, by=by, course_id=post.course_id, before=before.state, after=step.to)
    return before


def _place_after(step: Transition, act: Act, before: Place, new: Revision | None) -> Place:
    head = _pointer(step.head, before.head_revision_id, before, new)
    live = _pointer(step.live, before.live_revision_id, before, new)
    featured = before.is_featured if act not in _CURATES else act is Act.FEATURE
    published_at = before.published_at
    if live is not None and before.live_revision_id is None:
        published_at = now()
    return Place(step.to, head, live, featured, published_at)


_CURATES = frozenset({Act.FEATURE, Act.UNFEATURE})


def _pointer(where: Points, stays: int | None, before: Place, new: Revision | None) -> int | None:
    return {
        Points.STAYS: stays,
        Points.TO_HEAD: before.head_revision_id,
        Points.TO_LIVE: before.live_revision_id,
        Points.TO_NEW: new.id if new else None,
        Points.TO_NOTHING: None,
    }[where]


def move(post: Post, to: Place, *, seen: int | None, by: Reader) -> None:
    """Put a post in its new place if it still stands where it was seen; else raise ConflictError."""
    before = place_of(post)
    values: dict[str, Any] = {
        "state": to.state,
        "head_revision_id": to.head_revision_id,
        "live_revision_id": to.live_revision_id,
        "is_featured": to.is_featured,
        "published_at": to.published_at,
        "waiting_since": _waiting_since(post, to.state),
    }
    if to.is_public and post.is_case and post.number is None:
        values["number"] = queries.next_case_number(post.course_id)
    done = db.session.execute(
        update(Post)
        .where(
            Post.id == post.id, Post.state == before.state, Post.head_revision_id == seen
        )
        .values(values)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise ConflictError(_("This post has changed meanwhile. Look at it again and decide then."))
    db.session.refresh(post)
    if before.is_public or to.is_public:
        touch(post.topic_id)


def _waiting_since(post: Post, to: State) -> datetime | None:
    """An edit of what already waits keeps its place in the queue."""
    if to is not State.PENDING:
        return None
    return post.waiting_since or now()


def touch(topic_id: int) -> None:
    """Say that what the course reads of a topic has changed, so that kept pages are made anew."""
    db.session.execute(
        update(Topic)
        .where(Topic.id == topic_id)
        .values(version=Topic.version + 1)
        .execution_options(synchronize_session=False)
    )


def tell(topic_id: int, said: Said, *, key: str, submits: bool, by: Reader) -> Post:
    """Tell a case in a topic, or keep it as a draft. The same key again gives the same post."""
    course_id = queries.topic(topic_id, reader=by).course_id
    write(course_id)
    topic = queries.topic(topic_id, reader=by)
    known = _made_before(key, said, submits=submits, course_id=course_id, by=by)
    if known is not None:
        return known
    if not topic.can_be_written_in_by(by):
        raise NotAllowedError(_("This topic is not open for writing now."))
    post = _new_post(topic, Kind.CASE, key, by)
    return _say(post, said, key=None, submits=submits, by=by)


def reply(parent_id: int, said: Said, *, key: str, by: Reader) -> Post:
    """Answer a case or a reply that the course can read."""
    course_id = queries.post(parent_id, reader=by).course_id
    write(course_id)
    parent = queries.post(parent_id, reader=by)
    known = _made_before(key, said, submits=True, course_id=course_id, by=by)
    if known is not None:
        return known
    if not parent.can_be_replied_to_by(by):
        raise NotAllowedError(_("This cannot be answered now."))
    post = _new_post(parent.topic, Kind.REPLY, key, by, parent=parent)
    return _say(post, said, key=None, submits=True, by=by)


def revise(
    post_id: int, said: Said, *, key: str, submits: bool, base: int | None = None, by: Reader
) -> Post:
    """Change what a post says, as a draft or submitted; what the course reads stays till then.

    `base` is the id of the text that the editing began from: where a newer one has been submitted
    meanwhile, the change is refused rather than laid over it.
    """
    course_id = queries.post(post_id, reader=by).course_id
    write(course_id)
    post = queries.post(post_id, reader=by)
    sent_before = queries.revision_by_key(post.id, key)
    if sent_before is not None and said.is_what(sent_before):
        return post
    if not post.can_be_edited_by(by):
        raise NotAllowedError(_("This cannot be changed now."))
    if base is not None and base != queries.text_to_edit(post, reader=by).id:
        raise ConflictError(
            _("A newer text of this was saved elsewhere. Compare them, then send the one you want.")
        )
    return _say(post, said, key=None if sent_before else key, submits=submits, by=by)


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
    if not post.allows(act, by):
        raise NotAllowedError(_("That cannot be done to a post in this state."))
    before = transition(post, act, by=by)
    if post.head_revision_id != before.head_revision_id:
        _keep_as_draft(post, before.head_revision_id, by)
    return post


def _keep_as_draft(post: Post, revision_id: int | None, by: Reader) -> None:
    """Keep the text of a recalled edit: the head went back to what is live."""
    texts = queries.revisions(post, reader=by)
    recalled = next((each for each in texts if each.id == revision_id), None)
    if recalled is not None and not any(each.submitted_at is None for each in texts):
        said_in(recalled).write_into(_new_revision(post, by))


def _made_before(
    key: str, said: Said, *, submits: bool, course_id: int, by: Reader
) -> Post | None:
    """Find the post that this very form made; a text changed since then is an edit of it."""
    author_id = by.member_id(course_id)
    known = queries.by_key(author_id, key) if author_id is not None else None
    if known is None:
        return None
    post = queries.post(known.id, reader=by)
    text = queries.text_to_edit(post, reader=by)
    unsent = submits and post.state is State.DRAFT
    if said.is_what(text) and not unsent:
        return post
    if not post.can_be_edited_by(by):
        raise InvalidFormError({})
    return _say(post, said, key=None, submits=submits, by=by)


def _new_post(topic: Topic, kind: Kind, key: str, by: Reader, parent: Post | None = None) -> Post:
    post = Post(
        course_id=topic.course_id,
        topic_id=topic.id,
        kind=kind,
        case_id=(parent.case_id or parent.id) if parent else None,
        parent_id=parent.id if parent else None,
        depth=parent.depth + 1 if parent else 0,
        author_id=by.member_id(topic.course_id),
        submission_key=key,
        state=State.DRAFT,
    )
    db.session.add(post)
    db.session.flush()
    return queries.post(post.id, reader=by)


def _say(post: Post, said: Said, *, key: str | None, submits: bool, by: Reader) -> Post:
    """Let a post say this: in its draft, and then submitted if that is what was asked."""
    revision = _draft_of(post, by) or _new_revision(post, by)
    said.write_into(revision)
    revision.submission_key = key
    revision.saved_at = now()
    if post.head_revision_id is None:
        post.head_revision_id = revision.id
    db.session.flush()
    if submits:
        _submit(post, revision, by)
    return post


def _submit(post: Post, revision: Revision, by: Reader) -> None:
    revision.submitted_at = now()
    post.submitted_at = post.submitted_at or revision.submitted_at
    db.session.flush()
    waits = post.topic.premoderates(post.kind) and not by.can(Permission.MODERATE, post.course_id)
    transition(post, Act.SUBMIT if waits else Act.PUBLISH, by=by, new=revision)


def _draft_of(post: Post, by: Reader) -> Revision | None:
    texts = queries.revisions(post, reader=by)
    return next((each for each in texts if each.submitted_at is None), None)


def _new_revision(post: Post, by: Reader) -> Revision:
    revision = Revision(
        post_id=post.id,
        number=queries.last_revision_number(post.id) + 1,
        written_by_id=by.member_id(post.course_id),
    )
    db.session.add(revision)
    db.session.flush()
    return revision


def edit_as_moderator(post: Post, said: Said, *, by: Reader) -> Revision:
    """Make a moderator's own revision of a post, to be approved with it; the author's stays."""
    revision = _new_revision(post, by)
    said.write_into(revision)
    revision.submitted_at = now()
    db.session.flush()
    return revision
