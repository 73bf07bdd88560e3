"""What one writes in a discussion: cases and replies, kept as drafts or sent, and changed.

A form carries a key. What it sends again makes nothing new: the same words give the same post, and
other words change it, but never over what was saved elsewhere meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.checks.finding import Noticed
from forum.checks.standing_in import Pair
from forum.db import db, now, write
from forum.discussion import checking, queries
from forum.discussion.actions import new_revision, submit
from forum.discussion.anonymising import keep
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.said import Said, said_in
from forum.discussion.transitions import State
from forum.discussion.walk_queries import has_something_hidden_above
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.permissions import Reader


@dataclass(frozen=True)
class Writing:
    """What a form sends: the words, its key, whether they are to be sent on, what was noticed."""

    said: Said
    key: str
    submits: bool
    noticed: Noticed | None = None
    base: str | None = None
    pairs: Sequence[Pair] = ()


def tell(
    topic_id: int, said: Said, *, key: str, submits: bool, pairs: Sequence[Pair] = (), by: Reader
) -> Post:
    """Tell a case in a topic, or keep it as a draft. The same key again gives the same post.

    `pairs` are the author's stand-ins for names; what is sent already has them in it.
    """
    topic = queries.topic(topic_id, reader=by)
    noticed = _look(said, topic, Kind.CASE, by) if submits else None
    writing = Writing(said, key, submits, noticed, base="", pairs=pairs)
    write(topic.course_id)
    topic = queries.topic(topic_id, reader=by)
    known = _made_by(key, topic, None, by)
    if known is not None:
        return _go_on(known, writing, by)
    return _say(_new_post(topic, None, key, by), writing, by)


def reply(
    parent_id: int,
    said: Said,
    *,
    key: str,
    submits: bool = True,
    pairs: Sequence[Pair] = (),
    by: Reader,
) -> Post:
    """Answer a case or a reply that the course can read, or keep the answer as a draft."""
    parent = queries.post(parent_id, reader=by)
    noticed = _look(said, parent.topic, Kind.REPLY, by) if submits else None
    writing = Writing(said, key, submits, noticed, base="", pairs=pairs)
    write(parent.course_id)
    parent = queries.post(parent_id, reader=by)
    known = _made_by(key, parent.topic, parent, by)
    if known is not None:
        return _go_on(known, writing, by)
    return _say(_new_post(parent.topic, parent, key, by), writing, by)


def revise(
    post_id: int,
    said: Said,
    *,
    key: str,
    submits: bool,
    base: str | None = None,
    pairs: Sequence[Pair] = (),
    by: Reader,
) -> Post:
    """Change what a post says, as a draft or submitted; what the course reads stays till then.

    `base` is the version of the text that the editing began from: where a newer one has been saved
    meanwhile, the change is refused rather than laid over it. None asks for no such care.
    """
    post = queries.post(post_id, reader=by)
    noticed = checking.look_at(post, said) if submits else None
    write(post.course_id)
    post = queries.post(post_id, reader=by)
    return _go_on(post, Writing(said, key, submits, noticed, base, pairs), by)


def _look(said: Said, topic: Topic, kind: Kind, by: Reader) -> Noticed:
    return checking.look(said, topic, kind=kind, author_id=by.member_id(topic.course_id))


def copy(post_id: int, revision_id: int, *, key: str, by: Reader) -> Post:
    """Begin a draft from a text of one's own, of the same post where it can be sent again.

    For a text that was declined: what was said about it stays with it, and the draft is free.
    """
    write(queries.post(post_id, reader=by).course_id)
    post = queries.post(post_id, reader=by)
    if not post.is_by(by):
        raise NotAllowedError(_("Only its author can go on with a text."))
    said = said_in(queries.revision(post, revision_id, reader=by))
    if post.can_be_edited_by(by):
        return _begin_draft(post, said, key, by)
    if post.parent_id is not None and has_something_hidden_above(post):
        raise NotAllowedError(_("What this answers is not in the discussion any more."))
    parent = queries.post(post.parent_id, reader=by) if post.parent_id else None
    known = _made_by(key, post.topic, parent, by)
    draft = Writing(said, key, submits=False)
    return known or _say(_new_post(post.topic, parent, key, by), draft, by)


def _begin_draft(post: Post, said: Said, key: str, by: Reader) -> Post:
    """Begin a draft of a post that has none."""
    draft = queries.draft_of(post, reader=by)
    if draft is not None and draft.submission_key != key:
        raise ConflictError(
            _("You have begun a draft of this already. Send it first, or go on with it.")
        )
    return post if draft is not None else _say(post, Writing(said, key, submits=False), by)


def _made_by(key: str, topic: Topic, parent: Post | None, by: Reader) -> Post | None:
    """Find the post that this very form made, here; a key from elsewhere is a broken form."""
    known = queries.by_key(by.member_id(topic.course_id), key)
    if known is None:
        return None
    if (known.topic_id, known.parent_id) != (topic.id, parent and parent.id):
        words = _("Something was missing from the form. It is shown again: send it once more.")
        raise InvalidFormError({"submission_key": [words]})
    return queries.post(known.id, reader=by)


def _new_post(topic: Topic, parent: Post | None, key: str, by: Reader) -> Post:
    if not topic.can_be_written_in_by(by):
        raise NotAllowedError(_("This topic is not open for writing now."))
    if parent is not None:
        _refuse_if_locked(parent, by)
    if parent is not None and not _can_be_answered(parent, by):
        raise NotAllowedError(_("This cannot be answered any more."))
    post = Post(
        course_id=topic.course_id,
        topic_id=topic.id,
        kind=Kind.REPLY if parent else Kind.CASE,
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


def _refuse_if_locked(post: Post, by: Reader) -> None:
    if queries.is_locked_for(post, by):
        raise NotAllowedError(_("This thread is locked: it can be read, but not replied to."))


def _can_be_answered(parent: Post, by: Reader) -> bool:
    return parent.can_be_replied_to_by(by) and not has_something_hidden_above(parent)


def _go_on(post: Post, writing: Writing, by: Reader) -> Post:
    """Let a post that is there say something else, if the form knows what it says now."""
    said, submits = writing.said, writing.submits
    keep(post, writing.pairs, by=by)
    sent_before = queries.revision_by_key(post.id, writing.key)
    if sent_before is not None and said.is_what(sent_before) and sent_before.is_sent >= submits:
        return post
    if not post.can_be_edited_by(by):
        raise NotAllowedError(_("This cannot be changed now."))
    text = queries.text_to_edit(post, reader=by)
    if said.is_what(text) and not (submits and _can_be_sent_as_it_is(post, text)):
        return post
    base = writing.base
    if base is not None and base != text.version and text.submission_key != writing.key:
        raise ConflictError(
            _("A newer text of this was saved elsewhere. Compare them, then send the one you want.")
        )
    return _say(post, writing, by)


def _can_be_sent_as_it_is(post: Post, text: Revision) -> bool:
    """Say whether sending the same words makes a difference: a draft's does, or sending again."""
    return not text.is_sent or post.state not in {State.PENDING, State.PUBLISHED}


def _say(post: Post, writing: Writing, by: Reader) -> Post:
    """Let a post say this: in its draft, and then sent if that is what was asked."""
    appears = writing.submits and post.parent_id is not None and post.live_revision_id is None
    if appears and has_something_hidden_above(post):
        raise NotAllowedError(_("What this answers is not in the discussion any more."))
    if appears:
        _refuse_if_locked(post, by)
    revision = queries.draft_of(post, reader=by) or new_revision(post, by)
    writing.said.write_into(revision)
    _mark(revision, writing.key)
    revision.saved_at = now()
    if post.state is State.DRAFT:
        post.head_revision_id = revision.id
    db.session.flush()
    keep(post, writing.pairs, by=by)
    if writing.submits:
        submit(post, revision, by=by, noticed=writing.noticed)
    return post


def _mark(revision: Revision, key: str) -> None:
    """Keep which form made a text last, so that the form may change it again."""
    before = queries.revision_by_key(revision.post_id, key)
    if before is not None and before is not revision:
        before.submission_key = None
        db.session.flush()
    revision.submission_key = key
