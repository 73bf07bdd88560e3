"""Tagging: a case gets just the tags that were asked for, by the names the course has already."""

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import delete

from forum.db import db
from forum.discussion import tag_queries
from forum.discussion.models import Post
from forum.discussion.tag_models import PostTag, Tag
from forum.moderation import queries
from forum.moderation.models import DecisionAct


def is_so(post: Post, wanted: Mapping[str, str]) -> bool:
    """Say whether a post has just these tags."""
    return {each.key for each in tag_queries.tags_of(post.id)} == set(wanted)


def meanwhile(post: Post, seen: frozenset[str] | None) -> str | None:
    """Say who has set which tags since they were seen; None where they are as they were."""
    tags = tag_queries.tags_of(post.id)
    if seen is None or {each.key for each in tags} == seen:
        return None
    last = queries.last_curation(post.id, DecisionAct.TAG)
    names = ", ".join(each.name for each in tags) or _("none")
    who = last.moderator_name if last else "–"
    return str(_("%(name)s has set other tags meanwhile: %(tags)s.", name=who, tags=names))


def put(post: Post, wanted: Mapping[str, str]) -> list[str]:
    """Give a post these tags and no others; gives the names that stand there now."""
    before = tag_queries.tags_of(post.id)
    known = tag_queries.by_key(post.course_id, wanted.keys())
    for key, name in wanted.items():
        if key not in known:
            known[key] = Tag(course_id=post.course_id, name=name, key=key)
            db.session.add(known[key])
    db.session.flush()
    db.session.execute(delete(PostTag).where(PostTag.post_id == post.id))
    db.session.add_all(PostTag(post_id=post.id, tag_id=known[key].id) for key in wanted)
    db.session.flush()
    for tag in tag_queries.unused([each.id for each in before]):
        db.session.delete(tag)
    db.session.flush()
    return [known[key].name for key in wanted]
