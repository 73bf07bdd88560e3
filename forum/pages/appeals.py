"""The appeal against a decision: written by the author of the post, once, and read at the desk."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import appeal_actions, appeal_queries, appeals, queries
from forum.moderation.appeal_forms import AppealForm
from forum.pages.writing import new_key, own_here
from forum.permissions import Permission, allow

bp = Blueprint("appeals", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/posts/<id:post_id>/appeals/new")
@allow(Permission.POST)
def new(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Say why a decision on one's post should be another; or read that it was said."""
    post = own_here(post_id)
    decided = appeals.standing(queries.decisions_on(post.id, reader=me()))
    if decided is None and "refusal" not in g:
        raise NotFound
    made = appeal_queries.on_post(post.id, reader=me())
    form = shown(lambda typed: AppealForm(typed, data={"submission_key": new_key()}))
    return render_template(
        "appeals/new.html",
        post=post,
        decision=decided,
        mine=next((each for each in made if decided and each.decision_id == decided.id), None),
        bench=appeals.bench(post, decided.moderator_id if decided else 0),
        form=form,
    )


@bp.post(f"{COURSE}/posts/<id:post_id>/appeals")
@allow(Permission.POST)
@form_page(new)
def make(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Appeal against the decision by which one's post is declined or removed."""
    own_here(post_id)
    form = accepted(AppealForm(request.form))
    words, key = str(form.words.data), str(form.submission_key.data)
    appeal_actions.appeal(course().id, post_id, words, key=key, by=me())
    flash(_("Your appeal is sent. You are told when it is answered."))
    return redirect(url_for("discussion.post", post_id=post_id), 303)
