"""What members can count on, among the settings: how soon moderators answer, and how it goes."""

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.courses import promises
from forum.courses.forms import PromiseForm, SummaryForm
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


@bp.post("/courses/<course_slug>/summary")
@allow(Permission.CURATE)
@form_page(settings)
def show(course_slug: str) -> ResponseReturnValue:
    """Show the members how moderating goes, or not any more."""
    form = accepted(SummaryForm(request.form))
    promises.show_summary(course().id, is_shown=bool(form.is_shown.data), by=me())
    flash(_("Saved."))
    return redirect(url_for("courses.settings", _anchor="promise"), 303)
