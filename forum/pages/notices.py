"""What one is told: the list, the way to each thing, and how one wants to hear."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.accounts import queries as accounts
from forum.discussion import notice_queries
from forum.discussion.notice_queries import READ_A_PAGE, UNREAD_SHOWN, Told
from forum.gate import accepted, form_page, me, shown
from forum.notices import actions, queries
from forum.notices.forms import PreferencesForm, preferences_form
from forum.notices.kinds import Leads
from forum.pages.frame import id_in
from forum.permissions import Permission, allow

bp = Blueprint("notices", __name__, url_prefix="/me/notices")

ENDPOINTS = {
    Leads.POST: "discussion.post",
    Leads.EDIT: "discussion.edit",
    Leads.DESK: "moderation.item",
    Leads.COURSE: "courses.home",
    Leads.OWN_PAGE: "courses.index",
    Leads.OWN_FLAGS: "flags.mine",
}


def address_of(told: Told) -> str:
    """Give the address of what a notice is about."""
    values: dict[str, Any] = {"course_slug": told.course_slug, "post_id": told.post_id}
    if told.leads_to is Leads.COURSE:
        values.pop("post_id")
    if told.leads_to in {Leads.OWN_PAGE, Leads.OWN_FLAGS}:
        values.clear()
    return url_for(ENDPOINTS[told.leads_to], **values)


@bp.get("")
@allow(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """List what one was told: first what one has not read."""
    before = _before()
    unread = notice_queries.unread(me()) if before is None else []
    read = notice_queries.read_before(me(), before)
    return render_template(
        "notices/index.html",
        unread=unread[:UNREAD_SHOWN],
        more_unread=len(unread) > UNREAD_SHOWN,
        read=read[:READ_A_PAGE],
        older=read[READ_A_PAGE - 1].id if len(read) > READ_A_PAGE else None,
        before=before,
        address_of=address_of,
    )


def _before() -> int | None:
    return id_in(request.args.get("before", ""))


@bp.get("/<id:notice_id>")
@allow(Permission.SIGNED_IN)
def go(notice_id: int) -> ResponseReturnValue:
    """Go to what a notice is about; the address that mails carry. It marks nothing as read."""
    told = notice_queries.told(notice_id, reader=me())
    if told is None:
        raise NotFound
    return redirect(address_of(told), 303)


@bp.post("/<id:notice_id>/reading")
@allow(Permission.SIGNED_IN)
def read(notice_id: int) -> ResponseReturnValue:
    """Mark a notice as read: by its button, or by a script when its link is followed."""
    actions.read(notice_id, by=me())
    return redirect(url_for(".index"), 303)


@bp.post("/reading")
@allow(Permission.SIGNED_IN)
def read_all() -> ResponseReturnValue:
    """Mark as read all that the page showed."""
    with suppress(ValueError, OverflowError):
        until = datetime.fromisoformat(request.form.get("until", ""))
        actions.read_all(until.astimezone(UTC), by=me())
        flash(_("All is marked as read."))
    return redirect(url_for(".index"), 303)


@bp.get("/settings")
@allow(Permission.SIGNED_IN)
def settings() -> ResponseReturnValue:
    """Show how one wants to hear of each matter, and which courses one follows."""
    form = shown(_form)
    user = accounts.user(me().user_id)
    unconfirmed = user.email if user.confirmed_at is None else None
    return render_template(
        "notices/settings.html", form=form, moderates=_moderates(), unconfirmed=unconfirmed
    )


@bp.post("/settings")
@allow(Permission.SIGNED_IN)
@form_page(settings)
def save_settings() -> ResponseReturnValue:
    """Save how one wants to hear."""
    form: PreferencesForm = accepted(_form(request.form))
    ways, followed = form.ways(moderates=_moderates()), list(form.follow.data or [])
    actions.prefer(ways, user_id=me().user_id)
    actions.follow(followed, by=me())
    flash(_("Saved."))
    return redirect(url_for(".settings"), 303)


def _form(typed: object) -> PreferencesForm:
    reader = me()
    courses = {each.course_id: each.title for each in reader.memberships.values()}
    followed = sorted(queries.followings(reader.user_id))
    return preferences_form(typed, queries.ways_of(reader.user_id), courses, followed)


def _moderates() -> bool:
    return bool(me().staff_course_ids)
