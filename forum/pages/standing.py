"""The page of one post: where it stands, what answers it, and for its author how it fares."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.exceptions import NotFound

from forum.discussion import (
    mark_queries,
    own_queries,
    queries,
    tag_queries,
    thread_queries,
    walk_queries,
)
from forum.discussion.forms import ReplyForm
from forum.discussion.models import Kind, Post, Topic
from forum.discussion.names import is_you
from forum.discussion.thread_queries import Shown, Thread
from forum.discussion.transitions import Act, State
from forum.gate import course, me, typed
from forum.moderation import (
    appeal_queries,
    appeals,
    conversation_queries,
    decision_queries,
    suggestion_queries,
)
from forum.moderation import queries as moderation
from forum.moderation.queries import Decided
from forum.pages import kept, presence
from forum.pages.noticed import before_sending, mentioned_in
from forum.pages.topic import own_pieces, parts_of, words_for_posts
from forum.pages.writing import new_key, note
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Standing:
    """What a reader finds at a post's address."""

    post: Post | None
    """The post, if it exists for them as more than a mark in its thread."""

    row: Shown
    """It as the course reads it, without a text where the course reads none."""

    text: Shown | None
    """What its author, or the staff, may read of it."""

    @property
    def shown(self) -> Shown:
        """Give what to show: what the course reads, else what this reader alone may."""
        return self.row if self.row.is_live else self.text or self.row

    @property
    def newer(self) -> Shown | None:
        """Give the text that waits while the course reads an older one."""
        is_newer = self.post is not None and self.post.has_pending_edit
        return self.text if is_newer else None


def find(post_id: int) -> Standing:
    """Find what this reader may see of a post in this course, or answer as if there was none."""
    reader, here = me(), course()
    row = thread_queries.standing(post_id, course_id=here.id)
    post = queries.find_post(post_id, course_id=here.id, reader=reader)
    if row is None or (post is None and not _is_mark(row, reader)):
        raise NotFound
    text = next(iter(own_queries.own([post_id], reader=reader)), None) if _knows(post) else None
    return Standing(post, row, text)


def _is_mark(row: Shown, reader: Reader) -> bool:
    """Say whether a post that is hidden from the reader leaves a tombstone they can see."""
    answered = walk_queries.has_answer(row.id, also_by=reader.member_ids)
    return answered or mark_queries.has_part(row.id)


def _knows(post: Post | None) -> bool:
    """Say whether the reader sees more of a post than the course does."""
    return post is not None and (post.is_by(me()) or me().can(Permission.MODERATE, post.course_id))


def page(post_id: int, form: ReplyForm, *, after: int = 0) -> ResponseReturnValue:
    """Answer with the page of a post; a merged one leads to what it was merged into.

    Where that is hidden from the reader, its author and the staff find it where it was.
    """
    target = now_at(post_id)
    if target == post_id or typed() is not None:
        return _page(find(target), form, after)
    return redirect(url_for("discussion.post", post_id=target), 303)


def now_at(post_id: int) -> int:
    """Say where a post is read now: what was merged is read under what it became a part of."""
    target = queries.merged_into(post_id, course_id=course().id)
    if target is None:
        return post_id
    try:
        return find(target).row.id
    except NotFound:
        return post_id


def _page(found: Standing, form: ReplyForm, after: int) -> str:
    reader, post, shown = me(), found.post, found.shown
    topic = post.topic if post else queries.topic(shown.topic_id, reader=reader)
    is_closed = walk_queries.has_something_hidden_above(shown)
    is_locked = shown.is_locked and not reader.can(Permission.MODERATE, shown.course_id)
    may_reply = bool(post and post.can_be_replied_to_by(reader)) and not (is_closed or is_locked)
    context = words_for_posts() | {"parts": parts_of(topic.template), "may_reply": may_reply}
    context["tags"] = tag_queries.shown_on([shown.id])
    found_below = thread_queries.thread(shown, after=after, is_closed=is_closed)
    (thread,) = mark_queries.marked([found_below])
    return render_template(
        "discussion/post.html",
        found=found,
        post=shown,
        topic=topic,
        above=_above(shown),
        thread=thread,
        answers=_answers(thread, reader, **context),
        form=form,
        after=after,
        note_html=note(),
        presence=presence.of(course().id),
        **before_sending(form, topic, Kind.REPLY, shown.case_id or shown.id),
        **context | _story(found, topic, reader) | _joined(found, thread, reader),
    )


def _above(shown: Shown) -> Shown | None:
    """Give what a reply answers; it stands in the thread because this one does."""
    if shown.parent_id is None:
        return None
    return thread_queries.standing(shown.parent_id, course_id=shown.course_id)


def _answers(thread: Thread, reader: Reader, **context: Any) -> Markup:
    """Build the replies, one's own among them as one's own."""
    top = thread.top
    context |= {"above_depth": top.depth}
    pieces = [
        kept.piece_of(each, **context | {"own": is_you(each.author_id, reader)})
        for each in thread.replies
    ]
    waiting = own_queries.waiting_under(top.case_id or top.id, reader=reader)
    pieces_of_own = own_pieces(waiting, **context | {"own": True})
    own = [each for each in pieces_of_own if each.piece.post_id != top.id]
    html, spots = kept.joined(pieces)
    mixed = kept.patched(html, kept.patches(spots, own, top))
    return Markup(b"".join(mixed).decode())  # noqa: S704 - our own templates


_DECLINED = frozenset({State.REJECTED, State.REMOVED})


def _story(found: Standing, topic: Topic, reader: Reader) -> dict[str, Any]:
    """Give what only its author, or the staff, is told of a post."""
    post = found.post
    if post is None or not _knows(post):
        return {"own": False, "knows": False}
    own = post.is_by(reader)
    decided = moderation.decisions_on(post.id, reader=reader)
    appealed = appeal_queries.on_post(post.id, reader=reader) if decided else []
    return {
        "own": own,
        "knows": True,
        "decisions": decided,
        "suggested": suggestion_queries.suggested(decided) if own else None,
        "draft": queries.draft_of(post, reader=reader) if own else None,
        "may_edit": post.can_be_edited_by(reader),
        "mentioned": mentioned_in(post) if own and _is_unread(post, decided) else None,
        "may_copy": own and post.state in _DECLINED and topic.can_be_written_in_by(reader),
        "may_appeal": appeals.can_be_made(post, decided, appealed, by=reader),
        "appeals": appealed,
        "answered": conversation_queries.answered([post.id], reader=reader) if own else {},
        "may_recall": post.allows(Act.RECALL, reader),
        "may_withdraw": post.allows(Act.WITHDRAW, reader),
        "new_key": new_key(),
    }


def _is_unread(post: Post, decided: Sequence[Decided]) -> bool:
    """Say whether no moderator has read what was sent, nor would: it waits, or came out by itself.

    Who moderates knows what they name.
    """
    by_itself = post.state is State.PUBLISHED and not decided
    return post.state is State.PENDING or (
        by_itself and not me().can(Permission.MODERATE, post.course_id)
    )


def _joined(found: Standing, thread: Thread, reader: Reader) -> dict[str, Any]:
    """Give why others' cases are a part of a case, for its author and the staff."""
    is_joint = any(each.is_telling for each in thread.replies)
    post = found.post if is_joint else None
    return {"joined": decision_queries.joined(post, reader=reader) if post else []}
