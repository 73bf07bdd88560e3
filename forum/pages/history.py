"""What was: the story of a post, and all that one has written."""

from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forum.discussion import own_queries
from forum.discussion.models import Post
from forum.discussion.own_queries import POSTS_A_PAGE
from forum.discussion.transitions import Act
from forum.gate import me
from forum.moderation import author_queries, conversation_queries
from forum.pages import presence, timeline
from forum.pages.topic import labels_of, words_for_posts
from forum.pages.writing import new_key


def page(found: Post) -> ResponseReturnValue:
    """Answer with all that was said and done about a post, the newest first."""
    reader, own = me(), found.is_by(me())
    story = timeline.steps(found, reader=reader)
    if not story:
        raise NotFound
    return render_template(
        "discussion/history.html",
        post=found,
        topic=found.topic,
        steps=story,
        labels=labels_of(found.topic.template),
        may_copy=own and found.topic.can_be_written_in_by(reader),
        may_withdraw=found.allows(Act.WITHDRAW, reader),
        new_key=new_key,
        **words_for_posts() | {"own": own},
    )


def own_page(course_slug: str, *, before: int | None) -> ResponseReturnValue:
    """Answer with one's own posts, in all courses or in one, newest first."""
    reader = me()
    courses = sorted(reader.memberships.values(), key=lambda each: each.title.casefold())
    here = next((each for each in courses if each.slug == course_slug), None)
    if course_slug and here is None:
        raise NotFound
    course_id = here.course_id if here else None
    own = own_queries.own_posts(reader, course_id=course_id, before=before)
    posts, has_more = own[:POSTS_A_PAGE], len(own) > POSTS_A_PAGE
    return render_template(
        "discussion/mine.html",
        posts=posts,
        courses=courses,
        here=here,
        before=before,
        older=posts[-1].id if has_more else None,
        waits=_waits(courses),
        answered=conversation_queries.answered([each.id for each in posts], reader=reader),
        words=author_queries.latest_on([each.id for each in posts], reader=reader),
    )


def _waits(courses: list[Any]) -> dict[int, Any]:
    """Say for each course how long a post usually waits."""
    return {each.course_id: presence.of(each.course_id).usual_wait for each in courses}
