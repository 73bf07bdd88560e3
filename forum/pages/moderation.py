"""The moderators' desk: the queue, an item, deciding on it, and the log of decisions."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.discussion.transitions import State
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import actions, item_queries, log_queries, queue_queries
from forum.moderation.actions import Outcome
from forum.moderation.forms import DecisionForm, decision_form
from forum.moderation.models import DecisionAct
from forum.moderation.queue import Cursor
from forum.pages import desk
from forum.permissions import Permission, allow

bp = Blueprint("moderation", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/queue")
@allow(Permission.MODERATE)
def queue(course_slug: str) -> ResponseReturnValue:
    """See what waits, the oldest first."""
    return render_template("moderation/queue.html", **desk.lists())


@bp.get(f"{COURSE}/queue/<id:post_id>")
@allow(Permission.MODERATE)
def item(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read one post as a moderator does: what it says, what changed, what was decided."""
    post = item_queries.post(course().id, post_id, reader=me())
    form = shown(lambda typed: decision_form(post, typed))
    return render_template("moderation/item.html", **desk.lists(post), **desk.item(post, form))


@bp.get(f"{COURSE}/queue/<id:post_id>/edit")
@allow(Permission.MODERATE)
def edit(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Mend a text oneself, to publish it so; its author is shown the difference."""
    post = item_queries.post(course().id, post_id, reader=me())
    head = item_queries.head(post, reader=me())
    if head is None or post.is_by(me()):
        raise NotFound
    form = shown(lambda typed: decision_form(post, typed))
    text = shown(lambda typed: desk.text_form(post, typed, head))
    return render_template(
        "moderation/edit.html", text=text, filters=desk.filters(), **desk.item(post, form)
    )


def again(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Show the page from which a decision came."""
    return (edit if "edits" in request.form else item)(course_slug, post_id)


@bp.post(f"{COURSE}/posts/<id:post_id>/decisions")
@allow(Permission.MODERATE)
@form_page(again)
def decide(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Decide on a post, or undo the last decision on it."""
    post = item_queries.post(course().id, post_id, reader=me())
    form: DecisionForm = accepted(decision_form(post, request.form))
    said = accepted(desk.text_form(post, request.form)).said() if "edits" in request.form else None
    return _on(actions.decide(course().id, post_id, form.verdict(said), by=me()))


@bp.get(f"{COURSE}/decisions")
@allow(Permission.MODERATE)
def log(course_slug: str) -> ResponseReturnValue:
    """Read what was decided in the course, by whom, on what and why."""
    lines, following = log_queries.log(course().id, desk.after(), reader=me())
    return render_template("moderation/log.html", lines=lines, following=following)


def _on(outcome: Outcome) -> ResponseReturnValue:
    """Go on: to what waits next after a decision on what waited, else back to the post."""
    decision, asked = outcome.decision, desk.filters()
    if decision is None:
        flash(_("That is so already."))
        return redirect(url_for(".item", post_id=outcome.post.id, **asked.args()), 303)
    if decision.act is DecisionAct.UNDO or decision.from_state is not State.PENDING:
        args = asked.args(decided=decision.id)
        return redirect(url_for(".item", post_id=outcome.post.id, **args), 303)
    place = Cursor(decision.submitted_at, outcome.post.id) if decision.submitted_at else None
    following = queue_queries.next_waiting(course().id, asked, place, reader=me())
    args = asked.waiting.args(decided=decision.id)
    if following is None:
        return redirect(url_for(".queue", **args), 303)
    return redirect(url_for(".item", post_id=following, **args), 303)
