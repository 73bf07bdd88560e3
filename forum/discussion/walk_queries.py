"""What stands above and below a post of a thread, however deep it is."""

from collections.abc import Iterable
from typing import Protocol

from sqlalchemy import not_, or_, select

from forum.db import db
from forum.discussion.models import Post
from forum.discussion.visibility import is_public, was_answered


class _Answer(Protocol):
    """A post, or what is shown of one: it answers another, or nothing."""

    @property
    def parent_id(self) -> int | None: ...


def below(post_id: int, *, case_id: int | None, after: int) -> list[int]:
    """List what is shown under a reply, from after an id on: the rest of its case, walked through.

    In one pass, as an answer's id is always past what it answers. A statement that walks by itself
    takes PostgreSQL seconds in a thread of thousands whose size it does not know yet.
    """
    rest = select(Post.id, Post.parent_id, or_(is_public(), was_answered()))
    rest = rest.where(Post.case_id == case_id, Post.id > post_id).order_by(Post.id)
    under, found = {post_id}, []
    for each, parent_id, is_shown in db.session.execute(rest):
        if parent_id in under:
            under.add(each)
            if is_shown and each > after:
                found.append(each)
    return found


def has_answer(post_id: int, *, also_by: Iterable[int] = ()) -> bool:
    """Say whether an answer stands under a tombstone that the course, or these authors, can read.

    Looks down past the tombstones under it, and no further.
    """
    reads = or_(is_public(), Post.author_id.in_(sorted(also_by)))
    below = select(Post.id, reads.label("reads")).where(Post.parent_id == post_id)
    walk = below.cte(recursive=True)
    further = select(Post.id, reads.label("reads")).join(walk, Post.parent_id == walk.c.id)
    walk = walk.union_all(further.where(not_(walk.c.reads)))
    return db.session.scalar(select(walk.c.id).where(walk.c.reads).limit(1)) is not None


def has_something_hidden_above(post: _Answer) -> bool:
    """Say whether anything that a post stands under is hidden now; nothing more is said there."""
    up = select(Post.id, Post.parent_id).where(Post.id == post.parent_id).cte(recursive=True)
    up = up.union_all(select(Post.id, Post.parent_id).join(up, Post.id == up.c.parent_id))
    hidden = select(Post.id).join(up, Post.id == up.c.id).where(not_(is_public())).limit(1)
    return db.session.scalar(hidden) is not None
