"""What the staff say of a post's worth, in a file: who endorses it."""

from forum.discussion.models import Post, Revision
from forum.loading.names import CourseNames
from forum.loading.row import Row
from forum.permissions import GRANTS, Permission


def read_worth(row: Row, post: Post, live: Revision | None, names: CourseNames) -> None:
    """Plan what is said of a post that the course reads."""
    if not row.has("endorsed_by"):
        return
    by = row.named("endorsed_by", names.members, what="a member")
    if Permission.ENDORSE not in GRANTS[by.role] or row.text("endorsed_by") == row.text("author"):
        raise row.wrong("endorsed_by", "must be an instructor who is not the author.")
    if live is None:
        raise row.wrong("endorsed_by", "belongs to a post that has a live revision.")
    names.plan.link_at_last(post, endorsed_revision_id=live, endorsed_by_id=by)
