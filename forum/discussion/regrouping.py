"""How posts are put in another place, each with all that stands under it, and back again.

Called under the course's lock, with a transition. Each is a statement or two, however much stands
there, and moves only what still stands where it was seen; else it raises ConflictError. What was
answered since stays with what it answers. What is given back is kept with the decision: by it all
can be put back.
"""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, case, insert, update

from forum.db import db
from forum.discussion import pin_queries, queries, regroup_queries, stand_in_queries
from forum.discussion.actions import touch
from forum.discussion.models import Kind, Post, Topic
from forum.discussion.regroup_queries import Standing
from forum.discussion.stand_in_models import StandIn
from forum.discussion.transitions import State
from forum.errors import ConflictError

Details = dict[str, Any]


def move_thread(top: Post, topic: Topic) -> Details:
    """Put a case and its thread under another question; it was pinned to the top of the old one."""
    details: Details = {"topic": top.topic_id, "to": topic.id, "pinned": top.is_pinned}
    _move_to(top, topic.id, is_pinned=False)
    return details | regroup_queries.extent(top.id)


def move_back(top: Post, details: Mapping[str, Any]) -> None:
    """Put a case and its thread back under the question it came from."""
    _require(top.topic_id == details["to"])
    _require(regroup_queries.count_under(top.id, details["newest"]) == details["moved"])
    is_pinned = details["pinned"] and not pin_queries.is_full(details["topic"])
    _move_to(top, details["topic"], is_pinned=is_pinned)


def _move_to(top: Post, topic_id: int, *, is_pinned: bool) -> None:
    before = top.topic_id
    _put(top, topic_id=topic_id, is_pinned=is_pinned)
    _put_all(Post.case_id == top.id, topic_id=topic_id)
    touch(before, topic_id)


def split_out(reply: Post) -> Details:
    """Let a reply be a case of its own, with all that stands under it."""
    old_case, depth = reply.case_id or 0, reply.depth
    details: Details = {"case": old_case, "parent": reply.parent_id, "depth": depth}
    number = queries.next_case_number(reply.course_id)
    _put(
        reply,
        kind=Kind.CASE,
        case_id=None,
        parent_id=None,
        depth=0,
        split_from_id=reply.parent_id,
        number=number,
    )
    under = Post.id.in_(regroup_queries.below(reply.id))
    _put_all(under, case_id=reply.id, depth=Post.depth - depth)
    _copy_stand_ins(old_case, reply.id)
    touch(reply.topic_id)
    return details | regroup_queries.extent(reply.id)


def put_back(top: Post, details: Mapping[str, Any]) -> None:
    """Let a case that was split out be a reply again, with all that stands under it now."""
    above = regroup_queries.standing(details["parent"])
    depth: int = details["depth"]
    _require(_is_where_it_was(above, Standing(top.topic_id, details["case"], depth - 1, top.state)))
    _require(regroup_queries.count_under(top.id, details["newest"]) == details["moved"])
    _require(not regroup_queries.has_merged(top.id))
    _put(
        top,
        kind=Kind.REPLY,
        case_id=details["case"],
        parent_id=details["parent"],
        depth=depth,
        split_from_id=None,
        number=None,
        is_locked=False,
        is_pinned=False,
    )
    _put_all(Post.case_id == top.id, case_id=details["case"], depth=Post.depth + depth)
    touch(top.topic_id)


def _is_where_it_was(above: Standing, then: Standing) -> bool:
    is_there = (above.topic_id, above.case_id, above.depth) == (
        then.topic_id,
        then.case_id,
        then.depth,
    )
    return is_there and above.state is not State.MERGED


def take_in(part: Post, into: Post) -> Details:
    """Let a case take over what stands under another one, and be where that one is found."""
    details: Details = {"into": into.id, "number": into.number}
    details["answers"] = regroup_queries.answers_of(part.id)
    details |= regroup_queries.extent(part.id)
    _put(part, merged_into_id=into.id)
    _put_all(
        Post.case_id == part.id,
        case_id=into.id,
        topic_id=into.topic_id,
        parent_id=case((Post.parent_id == part.id, into.id), else_=Post.parent_id),
    )
    _copy_stand_ins(part.id, into.id)
    touch(part.topic_id, into.topic_id)
    return details


def let_out(part: Post, details: Mapping[str, Any]) -> None:
    """Give a merged case back what stood under it; what else answers the joint case stays there."""
    into = regroup_queries.standing(details["into"])
    tree = regroup_queries.with_all_below(details["answers"])
    _put_all(
        and_(Post.case_id == details["into"], Post.id.in_(tree)),
        case_id=part.id,
        topic_id=part.topic_id,
        parent_id=case((Post.parent_id == details["into"], part.id), else_=Post.parent_id),
    )
    _require(regroup_queries.count_under(part.id, details["newest"]) == details["moved"])
    touch(part.topic_id, into.topic_id)


def _require(stands: bool) -> None:  # noqa: FBT001 - reads as a sentence
    if not stands:
        raise ConflictError(
            _("Something of it has been moved again since, so it cannot be undone before that is.")
        )


def _put(post: Post, **values: Any) -> None:
    """Change the place of one post, if it still is where it was seen."""
    done = db.session.execute(
        update(Post)
        .where(
            Post.id == post.id,
            Post.state == post.state,
            Post.head_revision_id == post.head_revision_id,
            Post.topic_id == post.topic_id,
            Post.parent_id.is_not_distinct_from(post.parent_id),
        )
        .values(values)
        .execution_options(synchronize_session=False)
    )
    if done.rowcount != 1:  # type: ignore[attr-defined]
        raise ConflictError(_("This post has changed meanwhile. Look at it again and decide then."))
    db.session.refresh(post, list(values))


def _put_all(which: ColumnElement[bool], **values: Any) -> None:
    """Change the place of posts in one statement, however many they are."""
    db.session.execute(
        update(Post).where(which).values(values).execution_options(synchronize_session=False)
    )


def _copy_stand_ins(from_case: int, to_case: int) -> None:
    """Let authors have the same stand-ins in both threads: it was one talk."""
    names, rows = stand_in_queries.copies(from_case, to_case)
    db.session.execute(insert(StandIn).from_select(names, rows))
