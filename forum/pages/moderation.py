"""The moderators' desk: the queue, an item, deciding on it, and the log."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.discussion.transitions import State
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import (
    actions,
    bulk_actions,
    claim_actions,
    filter_actions,
    item_queries,
    queue_queries,
    whole_log,
)
from forum.moderation.forms import ClaimForm, DecisionForm, decision_form
from forum.moderation.models import DECIDES_NOTHING
from forum.moderation.queue_forms import BulkForm, FilterForm
from forum.moderation.verdicts import Outcome
from forum.pages import decisions, desk, desk_item, queue_page
from forum.permissions import Permission, allow, initials

bp = Blueprint("moderation", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/queue")
@allow(Permission.MODERATE)
def queue(course_slug: str) -> ResponseReturnValue:
    """See what waits, the oldest first, and tick what is to be decided on at once."""
    return render_template("moderation/queue.html", **queue_page.context(), **desk.lists())


@bp.post(f"{COURSE}/queue/decisions")
@allow(Permission.MODERATE)
@form_page(queue)
def decide_each(course_slug: str) -> ResponseReturnValue:
    """Decide on the posts that were ticked; what came of each is shown above the list."""
    form: BulkForm = accepted(BulkForm(request.form))
    line = bulk_actions.decide_each(course().id, form.seen(), form.verdict(), by=me())
    return redirect(url_for(".queue", **desk.filters().args(bulk=line.id)), 303)


def queue_again(course_slug: str, **_rest: int) -> ResponseReturnValue:
    """Show the queue where something about one of its lines or views was refused."""
    return queue(course_slug)


@bp.post(f"{COURSE}/queue/decisions/<id:event_id>/undoing")
@allow(Permission.MODERATE)
@form_page(queue_again)
def undo_each(course_slug: str, event_id: int) -> ResponseReturnValue:
    """Take back at once what was decided on several posts."""
    line = bulk_actions.undo_each(course().id, event_id, by=me())
    if line is None:
        flash(_("That is so already."))
    args = desk.filters().args(bulk=line.id if line else None)
    return redirect(url_for(".queue", **args), 303)


@bp.post(f"{COURSE}/queue/filters")
@allow(Permission.MODERATE)
@form_page(queue)
def save_filter(course_slug: str) -> ResponseReturnValue:
    """Keep this part of the queue under a name."""
    form, asked = accepted(FilterForm(request.form)), desk.filters()
    kept = filter_actions.save(course().id, str(form.name.data), asked, by=me())
    flash(_("Saved: %(name)s", name=kept.name))
    return redirect(url_for(".queue", **asked.args()), 303)


@bp.post(f"{COURSE}/queue/filters/<id:filter_id>/removal")
@allow(Permission.MODERATE)
@form_page(queue_again)
def delete_filter(course_slug: str, filter_id: int) -> ResponseReturnValue:
    """Let a saved filter go."""
    filter_actions.delete(course().id, filter_id, by=me())
    return redirect(url_for(".queue", **desk.filters().args()), 303)


@bp.get(f"{COURSE}/queue/<id:post_id>")
@allow(Permission.MODERATE)
def item(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read one post as a moderator does: what it says, what changed, what was decided."""
    post = item_queries.post(course().id, post_id, reader=me())
    found = desk_item.find(post)
    return _item_page(found, shown(lambda typed: decision_form(post, typed, found.asked)))


@bp.post(f"{COURSE}/queue/<id:post_id>/claims")
@allow(Permission.MODERATE)
@form_page(item)
def claim(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Say that one has an item open, or take it over from who had; a script gets a piece of it."""
    post, form = item_queries.post(course().id, post_id, reader=me()), ClaimForm(request.form)
    is_script = request.headers.get("X-Requested-With") == "fetch"
    seen, over = accepted(form).values()
    standing = claim_actions.claim(course().id, post_id, seen=seen, over=over, by=me())
    if is_script:
        return render_template(
            "moderation/_claim.html", post=post, standing=standing, initials=initials
        )
    found = desk_item.find(post)
    return _item_page(found, decision_form(post, request.form, found.asked))


def _item_page(found: desk_item.Item, form: DecisionForm) -> str:
    context = desk.lists(found.post) | desk_item.context(found, form)
    return render_template("moderation/item.html", **context)


@bp.get(f"{COURSE}/queue/<id:post_id>/edit")
@allow(Permission.MODERATE)
def edit(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Mend a text oneself, to publish it so; its author is shown the difference."""
    post = item_queries.post(course().id, post_id, reader=me())
    found = desk_item.find(post)
    if found.head is None or post.is_by(me()):
        raise NotFound
    form = shown(lambda typed: decision_form(post, typed, found.asked))
    text = shown(lambda typed: desk_item.text_form(post, typed, found.head))
    context = desk_item.context(found, form)
    return render_template("moderation/edit.html", text=text, filters=desk.filters(), **context)


def again(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Show the page from which a decision came."""
    return (edit if "edits" in request.form else item)(course_slug, post_id)


@bp.post(f"{COURSE}/posts/<id:post_id>/decisions")
@allow(Permission.MODERATE)
@form_page(again)
def decide(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Decide on a post, or undo the last decision on it."""
    post = item_queries.post(course().id, post_id, reader=me())
    asked = desk_item.find(post).asked
    form: DecisionForm = accepted(decision_form(post, request.form, asked))
    text = desk_item.text_form(post, request.form) if "edits" in request.form else None
    said = accepted(text).said() if text else None
    return _on(actions.decide(course().id, post_id, form.verdict(said), by=me()))


@bp.get(f"{COURSE}/decisions")
@allow(Permission.MODERATE)
def log(course_slug: str) -> ResponseReturnValue:
    """Read what was done in the course, by whom, on what and why."""
    asked, zone = decisions.filters(), course().time_zone
    entries, following = whole_log.log(
        course().id, desk.after(), reader=me(), asked=asked, time_zone=zone
    )
    return render_template(
        "moderation/log.html", entries=entries, following=following, **decisions.context()
    )


def _on(outcome: Outcome) -> ResponseReturnValue:
    """Go on: to what waits next after a decision on what waited, else back to the post."""
    decision, asked = outcome.decision, desk.filters()
    if decision is None:
        flash(_("That is so already."))
        return redirect(url_for(".item", post_id=outcome.post.id, **asked.args()), 303)
    if decision.act in DECIDES_NOTHING or decision.from_state is not State.PENDING:
        args = asked.args(decided=decision.id)
        return redirect(url_for(".item", post_id=outcome.post.id, **args), 303)
    here, since = course().id, decision.submitted_at
    place = queue_queries.place_of(here, asked, outcome.post.id, since, reader=me())
    following = queue_queries.next_waiting(here, asked, place, reader=me())
    args = asked.waiting.args(decided=decision.id)
    if following is None:
        return redirect(url_for(".queue", **args), 303)
    return redirect(url_for(".item", post_id=following, **args), 303)
