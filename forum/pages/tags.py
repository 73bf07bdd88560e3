"""The tags of a case, set by moderators: words by which the course finds what it is about."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forum.discussion import tag_queries
from forum.discussion.models import Post
from forum.discussion.transitions import Act
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import actions, item_queries
from forum.moderation.tag_forms import TagsForm
from forum.permissions import Permission, allow

bp = Blueprint("tags", __name__)
COURSE = "/courses/<course_slug>"


def context(post: Post, form: TagsForm | None = None) -> dict[str, Any]:
    """Give what the line of a case's tags shows: those it has, and others of the course."""
    tags, others = tag_queries.known(post.course_id, post.id) if post.is_case else ([], [])
    names = [each.name for each in tags]
    return {
        "post_tags": tags,
        "may_tag": post.allows(Act.TAG, me()),
        "tags_form": form if form and form.revision.data else TagsForm(tags=", ".join(names)),
        "tags_before": ", ".join(names),
        "known_tags": [each.name for each in others],
    }


@bp.get(f"{COURSE}/posts/<id:post_id>/tags")
@allow(Permission.MODERATE)
def case(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read and set the tags of a case."""
    post = item_queries.post(course().id, post_id, reader=me())
    if not post.is_case:
        raise NotFound
    form = shown(TagsForm)
    return render_template("tags/case.html", post=post, **context(post, form))


@bp.post(f"{COURSE}/posts/<id:post_id>/tags")
@allow(Permission.MODERATE)
@form_page(case)
def set_tags(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Give a case these tags and no others."""
    item_queries.post(course().id, post_id, reader=me())
    verdict = accepted(TagsForm(request.form)).verdict()
    outcome = actions.decide(course().id, post_id, verdict, by=me())
    decided = outcome.decision.id if outcome.decision else None
    return redirect(url_for("moderation.item", post_id=post_id, decided=decided), 303)
