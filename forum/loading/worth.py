"""What the staff say of a post, in a file: who endorses it, is it pinned, what are its tags."""

from forum.discussion.models import Post, Revision
from forum.discussion.pin_queries import PINNED_A_TOPIC
from forum.discussion.tag_models import PostTag, Tag
from forum.discussion.tags import TAG_LENGTH, TAGS_A_POST, tags_in
from forum.discussion.transitions import HIDDEN
from forum.loading.names import CourseNames
from forum.loading.plan import Layer
from forum.loading.row import Row
from forum.permissions import GRANTS, Permission


def read_worth(row: Row, post: Post, live: Revision | None, names: CourseNames) -> None:
    """Plan what is said of a post that the course reads, and what a case is about."""
    _read_tags(row, post, names)
    post.is_pinned = row.flag("pinned", default=False)
    if post.is_pinned and (not post.is_case or live is None or post.state in HIDDEN):
        raise row.wrong("pinned", "belongs to a case that the course reads.")
    topic = names.posts[row.text("key")].topic
    pinned = [each for each in names.posts.values() if each.post.is_pinned and each.topic is topic]
    if post.is_pinned and len(pinned) > PINNED_A_TOPIC:
        raise row.wrong("pinned", f"is said of more than {PINNED_A_TOPIC} cases of a topic.")
    if not row.has("endorsed_by"):
        return
    by = row.named("endorsed_by", names.members, what="a member")
    if Permission.ENDORSE not in GRANTS[by.role] or row.text("endorsed_by") == row.text("author"):
        raise row.wrong("endorsed_by", "must be an instructor who is not the author.")
    if live is None:
        raise row.wrong("endorsed_by", "belongs to a post that has a live revision.")
    names.plan.link_at_last(post, endorsed_revision_id=live, endorsed_by_id=by)


def _read_tags(row: Row, post: Post, names: CourseNames) -> None:
    """Plan the tags of a case; the first in the file that is spelt so gives the name."""
    said = tags_in(row.text("tags", ""))
    if len(said) > TAGS_A_POST or any(len(name) > TAG_LENGTH for name in said.values()):
        raise row.wrong("tags", f"must be {TAGS_A_POST} at most, of {TAG_LENGTH} characters each.")
    if said and not post.is_case:
        raise row.wrong("tags", "belong to a case.")
    for key, name in said.items():
        if key not in names.tags:
            tag = Tag(name=name, key=key)
            names.tags[key] = names.plan.add(Layer.TAG, tag, course_id=names.course)
        names.plan.add(Layer.POST_TAG, PostTag(), post_id=post, tag_id=names.tags[key])
