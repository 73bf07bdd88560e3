"""Posts of the file, with their revisions. What cannot go together is refused."""

from collections.abc import Sequence

from forum.discussion.models import Kind, Post, Revision
from forum.discussion.prompts import KEYS
from forum.discussion.transitions import State
from forum.loading.decisions import read_decisions
from forum.loading.names import CourseNames, Placed
from forum.loading.plan import Layer
from forum.loading.revisions import read_revisions
from forum.loading.row import Row
from forum.loading.worth import read_worth


def read_post(row: Row, names: CourseNames) -> None:
    """Plan a post, its revisions and the decisions on them. It stands after the one it answers."""
    key = row.text("key")
    if key in names.posts:
        raise row.wrong("key", f"is there twice: {key}.")
    topic = row.named("topic", names.topics, what="a topic")
    parent = _parent(row, names)
    if parent is not None and parent.topic is not topic:
        raise row.wrong("topic", "must be the one of the post it answers.")
    post = Post(
        kind=Kind.CASE if parent is None else Kind.REPLY,
        depth=0 if parent is None else parent.post.depth + 1,
        state=row.word("state", State),
        is_featured=row.flag("featured", default=False),
        published_at=row.moment_or_none("published_at", names.zone),
        submission_key=f"loaded-{key}",
    )
    case = parent.case_of_a_reply() if parent else None
    names.posts[key] = Placed(post, topic, case)
    names.plan.add(
        Layer.POST,
        post,
        depth=post.depth,
        course_id=names.course,
        topic_id=topic,
        author_id=row.named("author", names.members, what="a member"),
        parent_id=parent.post if parent else None,
        case_id=case,
    )
    keys = KEYS[topic.asks_for] if parent is None else ("body",)
    revisions = read_revisions(row, post, keys, names)
    _stand(row, post, revisions, names)
    read_decisions(row, post, revisions, names)


def _parent(row: Row, names: CourseNames) -> Placed | None:
    is_reply = row.word("kind", Kind) is Kind.REPLY
    if is_reply is not row.has("parent"):
        raise row.wrong("parent", "belongs to a reply, and to no case.")
    return row.named("parent", names.posts, what="a post") if is_reply else None


def read_merge(row: Row, names: CourseNames) -> None:
    """Plan what a merged case has become a part of: a post that may stand anywhere in the file."""
    post = names.posts[row.text("key")].post
    if (post.state is State.MERGED) is not row.has("merged_into"):
        raise row.wrong("merged_into", "belongs to a post in state merged, and to no other.")
    if post.state is State.MERGED:
        into = row.named("merged_into", names.posts, what="a post").post
        names.plan.link_at_last(post, merged_into_id=into)
    row.close()


def _stand(row: Row, post: Post, revisions: Sequence[Revision], names: CourseNames) -> None:
    """Put a post in its place: what stands at its head, what is live, since when it waits."""
    submitted = [each for each in revisions if each.submitted_at is not None]
    head = row.one_or_none("head", revisions) or (submitted or revisions)[-1]
    live = row.one_or_none("live", revisions)
    _check(row, post, head, live, revisions)
    post.submitted_at = submitted[0].submitted_at if submitted else None
    post.created_at = revisions[0].saved_at
    post.waiting_since = head.submitted_at if post.state is State.PENDING else None
    if live is not None and post.kind is Kind.CASE:
        names.last_number += 1
        post.number = names.last_number
    shown = None if post.state is State.WITHDRAWN else live
    names.plan.link_at_last(post, head_revision_id=head, live_revision_id=shown)
    read_worth(row, post, live, names)


def _check(
    row: Row, post: Post, head: Revision, live: Revision | None, revisions: Sequence[Revision]
) -> None:
    """Refuse what no post can be: see "What goes together" in the description of the format."""
    is_draft, was_read = post.state is State.DRAFT, live is not None
    words = any(each.title or any(each.texts.values()) for each in revisions)
    needs_live = post.state in {State.PUBLISHED, State.REMOVED, State.MERGED}
    for is_wrong, key, why in (
        (
            is_draft and (len(revisions) > 1 or head.submitted_at or was_read),
            "state",
            "is draft: that has one revision, which is not submitted.",
        ),
        (not is_draft and not head.submitted_at, "head", "must be a submitted revision."),
        (live and not live.submitted_at, "live", "must be a submitted revision."),
        (needs_live and not was_read, "live", f"must be given in state {post.state}."),
        (
            post.state is State.PUBLISHED and live is not head,
            "live",
            "must be the head of a published post.",
        ),
        (
            was_read is not bool(post.published_at),
            "published_at",
            "belongs to a post that has a live revision, and only to that.",
        ),
        (post.state is State.ERASED and words, "revisions", "of an erased post have no words."),
    ):
        if is_wrong:
            raise row.wrong(key, why)
