"""What the staff say of a post's worth, in a file: who endorses it, and whether it is pinned."""

from forum.discussion.models import Post, Revision
from forum.discussion.pin_queries import PINNED_A_TOPIC
from forum.discussion.transitions import HIDDEN
from forum.loading.names import CourseNames
from forum.loading.row import Row
from forum.permissions import GRANTS, Permission


def read_worth(row: Row, post: Post, live: Revision | None, names: CourseNames) -> None:
    """Plan what is said of a post that the course reads."""
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
