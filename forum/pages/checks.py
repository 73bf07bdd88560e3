"""Two cases side by side, and what a course wants of the checks."""

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.courses import actions as course_actions
from forum.courses import queries as courses
from forum.discussion.check_forms import checks_form
from forum.discussion.transitions import Act
from forum.errors import ConflictError
from forum.gate import accepted, course, form_page, me, shown
from forum.pages import pairs
from forum.permissions import Permission, allow

bp = Blueprint("checks", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/queue/<id:post_id>/compare/<id:other_id>")
@allow(Permission.MODERATE)
def compare(course_slug: str, post_id: int, other_id: int) -> ResponseReturnValue:
    """Read two cases side by side, as far as a moderator may read both."""
    mine, theirs = pairs.side(post_id), pairs.side(other_id)
    return render_template(
        "checks/compare.html",
        post=mine.post,
        sides=(mine, theirs),
        rows=pairs.rows(mine, theirs),
        may_merge=mine.post.allows(Act.MERGE, me()) and theirs.post.is_live,
    )


@bp.get(f"{COURSE}/settings/checks")
@allow(Permission.CURATE)
def settings(course_slug: str) -> ResponseReturnValue:
    """Say what the course wants of each check."""
    found = courses.course(course().id, reader=me())
    form = shown(lambda typed: checks_form(found, typed))
    is_conflict = isinstance(g.get("refusal"), ConflictError)
    if is_conflict:
        form.seen.data = found.checks_mark
    now = checks_form(found, None) if is_conflict else None
    return render_template("checks/settings.html", form=form, now=now)


@bp.post(f"{COURSE}/settings/checks")
@allow(Permission.CURATE)
@form_page(settings)
def save_settings(course_slug: str) -> ResponseReturnValue:
    """Keep what the course wants of the checks."""
    form = accepted(checks_form(courses.course(course().id, reader=me()), request.form))
    modes, seen = form.modes(), str(form.seen.data)
    course_actions.set_checks(course().id, modes=modes, banned=form.words(), seen=seen, by=me())
    flash(_("Saved. What is sent from now on is looked at so."))
    return redirect(url_for(".settings"), 303)
