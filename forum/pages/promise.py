"""How soon the moderators of a course promise to answer, among its settings."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.courses import promises
from forum.courses.forms import PromiseForm
from forum.gate import accepted, course, form_page, me
from forum.pages.courses import settings
from forum.permissions import Permission, allow

bp = Blueprint("promise", __name__)


@bp.post("/courses/<course_slug>/promise")
@allow(Permission.CURATE)
@form_page(settings)
def save(course_slug: str) -> ResponseReturnValue:
    """Save it."""
    form = accepted(PromiseForm(request.form))
    promises.promise(course().id, int(form.hours.data), by=me())
    flash(_("Saved."))
    return redirect(url_for("courses.settings", _anchor="promise"), 303)
