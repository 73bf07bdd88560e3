"""The private conversation about a post: between its author and the moderators, nobody else."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import conversation_actions, conversation_queries
from forum.moderation.conversation_forms import MessageForm
from forum.pages.writing import new_key
from forum.permissions import Permission, allow

bp = Blueprint("conversation", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/posts/<id:post_id>/conversation")
@allow(Permission.READ)
def about(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read what was said about a post, and say something."""
    post = conversation_queries.post(course().id, post_id, reader=me())
    form = shown(lambda typed: MessageForm(typed, data={"submission_key": new_key()}))
    return render_template(
        "conversation/about.html",
        post=post,
        messages=conversation_queries.about(post.id, reader=me()),
        form=form,
        own=post.is_by(me()),
        may_write=me().member_id(course().id) is not None,
    )


@bp.post(f"{COURSE}/posts/<id:post_id>/conversation")
@allow(Permission.POST)
@form_page(about)
def say(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Say something about a post."""
    conversation_queries.post(course().id, post_id, reader=me())
    form = accepted(MessageForm(request.form))
    words, key = str(form.words.data), str(form.submission_key.data)
    said = conversation_actions.say(course().id, post_id, words, key=key, by=me())
    flash(_("Your message is there."))
    return redirect(url_for(".about", post_id=post_id, _anchor=f"message-{said.id}"), 303)
