"""Locking the thread of a case: participants read it and reply no more; staff still may."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.gate import course, form_page, me
from forum.moderation import item_queries, lock_actions
from forum.permissions import Permission, allow

bp = Blueprint("locks", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/posts/<id:post_id>/lock")
@allow(Permission.MODERATE)
def case(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Say what locking a thread does, with the button for it."""
    post = item_queries.post(course().id, post_id, reader=me())
    if not post.is_case or not post.is_live:
        raise NotFound
    return render_template("locks/case.html", post=post)


@bp.post(f"{COURSE}/posts/<id:post_id>/lock")
@allow(Permission.MODERATE)
@form_page(case)
def set_lock(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Let participants reply no more in the thread of a case, or again."""
    wanted = request.form.get("lock") != "0"
    lock_actions.lock(course().id, post_id, is_locked=wanted, by=me())
    flash(_("The thread is locked.") if wanted else _("The thread is open again."))
    return redirect(url_for("discussion.post", post_id=post_id), 303)
