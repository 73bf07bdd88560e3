"""Which case has which tags. Readers meet a tag only on what they can read.

A tag that stands on nothing public does not exist for them: not its name, not its address.
"""

from collections import defaultdict
from collections.abc import Collection

from sqlalchemy import ColumnElement, and_, exists, select

from forum.db import db
from forum.discussion.models import Kind, Post
from forum.discussion.tag_models import PostTag, Tag
from forum.discussion.visibility import is_public

MOST_SUGGESTED = 100


def shown_on(post_ids: Collection[int]) -> dict[int, list[Tag]]:
    """Give the tags of those posts that the course reads, in the order of the alphabet."""
    rows = db.session.execute(
        select(PostTag.post_id, Tag)
        .join(Tag, Tag.id == PostTag.tag_id)
        .join(Post, Post.id == PostTag.post_id)
        .where(PostTag.post_id.in_(post_ids), is_public())
        .order_by(Tag.key)
    )
    found: dict[int, list[Tag]] = defaultdict(list)
    for post_id, tag in rows:
        found[post_id].append(tag)
    return found


def shown_in(topic_id: int, tag_id: int) -> Tag | None:
    """Find a tag by which a topic shows at least one case."""
    return db.session.scalars(
        select(Tag).where(
            Tag.id == tag_id,
            exists().where(
                PostTag.tag_id == Tag.id,
                PostTag.post_id == Post.id,
                Post.topic_id == topic_id,
                Post.kind == Kind.CASE,
                is_public(),
            ),
        )
    ).one_or_none()


def has_tag(tag_id: int) -> ColumnElement[bool]:
    """Say whether the course reads a post, and it has a tag."""
    return is_public() & exists().where(PostTag.post_id == Post.id, PostTag.tag_id == tag_id)


def tags_of(post_id: int) -> list[Tag]:
    """List the tags of a post in whatever state it is, under the lock of the action that asks."""
    rows = select(Tag).join(PostTag, PostTag.tag_id == Tag.id).where(PostTag.post_id == post_id)
    return list(db.session.scalars(rows.order_by(Tag.key)))


def known(course_id: int, post_id: int) -> tuple[list[Tag], list[Tag]]:
    """List the tags of a post in whatever state it is, and others of the course, for the staff."""
    on_it = PostTag.post_id.is_not(None)
    rows = db.session.execute(
        select(Tag, on_it)
        .join(PostTag, and_(PostTag.tag_id == Tag.id, PostTag.post_id == post_id), isouter=True)
        .where(Tag.course_id == course_id)
        .order_by(on_it.desc(), Tag.key)
        .limit(MOST_SUGGESTED)
    ).all()
    return [tag for tag, is_on in rows if is_on], [tag for tag, is_on in rows if not is_on]


def by_key(course_id: int, keys: Collection[str]) -> dict[str, Tag]:
    """Find the tags of a course that are known already."""
    rows = select(Tag).where(Tag.course_id == course_id, Tag.key.in_(keys))
    return {each.key: each for each in db.session.scalars(rows)}


def unused(tag_ids: Collection[int]) -> list[Tag]:
    """List those of some tags that stand on no post any more."""
    stands = exists().where(PostTag.tag_id == Tag.id)
    return list(db.session.scalars(select(Tag).where(Tag.id.in_(tag_ids), ~stands)))
