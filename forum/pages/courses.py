"""Courses: the list, making one, its home, its members, its settings, and the way in by a link."""

from collections import defaultdict
from http import HTTPStatus
from typing import Any

from flask import Blueprint, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.articles import queries as articles
from forum.courses import actions, invitation_queries, invitations, queries
from forum.courses.forms import (
    ROLES,
    AddForm,
    CourseForm,
    InvitationForm,
    NewCourseForm,
    PromiseForm,
    RoleForm,
    SummaryForm,
)
from forum.courses.models import Invitation
from forum.discussion import own_queries, turn_queries
from forum.discussion import queries as discussion
from forum.discussion.queries import TopicLine
from forum.discussion.transitions import State
from forum.gate import accepted, course, form_page, me, reader_or_none, shown
from forum.moderation import queries as moderation
from forum.pages import frame, presence, summary, throttle
from forum.permissions import Permission, Reader, allow

CONFLICT = HTTPStatus.CONFLICT
UNFINISHED = frozenset({State.CHANGES_REQUESTED, State.DRAFT, State.PENDING})
"""States of one's own posts that one looks for on the course's first page."""

bp = Blueprint("courses", __name__)
COURSE = "/courses/<course_slug>"


@bp.get("/courses")
@allow(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """List the courses one is in."""
    return render_template(
        "courses/index.html",
        courses=queries.courses(me()),
        turns=turn_queries.turns(me()),
        roles=ROLES,
    )


@bp.get("/courses/new")
@allow(Permission.SIGNED_IN)
def new() -> ResponseReturnValue:
    """Begin a course."""
    form = shown(lambda typed: NewCourseForm(typed, language=frame.language()))
    return render_template("courses/new.html", form=form)


@bp.post("/courses")
@allow(Permission.SIGNED_IN)
@form_page(new)
def make() -> ResponseReturnValue:
    """Make a course, and teach it."""
    form = accepted(NewCourseForm(request.form, language=frame.language()))
    made = actions.make_course(**form.said(), by=me())
    flash(_("The course is made. You are its instructor."))
    return redirect(url_for(".home", course_slug=made.slug), 303)


@bp.get(COURSE)
@allow(Permission.READ)
def home(course_slug: str) -> ResponseReturnValue:
    """Show a course: what waits for this reader, then its articles and their questions."""
    reader, course_id = me(), course().id
    own = own_queries.own_posts(reader, course_id=course_id, states=UNFINISHED)
    return render_template(
        "courses/home.html",
        articles=articles.articles(course_id, reader=reader),
        topics=_by_article(discussion.topics_of(course_id, reader=reader)),
        own=own,
        presence=presence.of(course_id),
        summary=summary.of(course_id) if queries.shows_summary(course_id) else None,
        **_standing(reader, course_id),
    )


def _by_article(topics: list[TopicLine]) -> dict[int, list[TopicLine]]:
    lines: dict[int, list[TopicLine]] = defaultdict(list)
    for each in topics:
        lines[each.article_id].append(each)
    return lines


def _standing(reader: Reader, course_id: int) -> dict[str, Any]:
    """Give what staff go by to see what to do next; of no interest to others."""
    if not reader.can(Permission.MODERATE, course_id):
        return {"is_staff": False, "teaches": False}
    return {
        "is_staff": True,
        "teaches": reader.can(Permission.CURATE, course_id),
        "waiting": moderation.count_waiting(course_id),
        "appeals_waiting": frame.count_appeals(),
        "asking": frame.count_asking(),
        "members": queries.count_members(course_id),
        "links": invitation_queries.invitations(course_id),
        "has_note": bool(queries.course(course_id, reader=reader).note),
    }


@bp.post(f"{COURSE}/seen")
@allow(Permission.READ)
def seen(course_slug: str) -> ResponseReturnValue:
    """Note that one of the staff is there; sent by a script, at most once a minute."""
    actions.seen(course().id, by=me())
    return "", 204


@bp.get(f"{COURSE}/members")
@allow(Permission.READ)
def members(course_slug: str) -> ResponseReturnValue:
    """Show who is in the course; its instructors also change it."""
    teaches = me().can(Permission.CURATE, course().id)
    return render_template(
        "courses/members.html",
        members=queries.members(course().id),
        former=queries.former_members(course().id) if teaches else [],
        teaches=teaches,
        form=shown(AddForm) if request.endpoint == "courses.add_member" else AddForm(),
        roles=ROLES,
    )


@bp.post(f"{COURSE}/members")
@allow(Permission.CURATE)
@throttle.look_ups
@form_page(members)
def add_member(course_slug: str) -> ResponseReturnValue:
    """Take somebody who has an account into the course."""
    form = accepted(AddForm(request.form))
    added = actions.add_member(course().id, str(form.email.data), form.chosen(), by=me())
    flash(_("%(name)s is in the course.", name=queries.member(course().id, added.id).user.name))
    return redirect(url_for(".members"), 303)


def members_again(course_slug: str, member_id: int) -> ResponseReturnValue:
    """Show the members where something about one of them was refused."""
    return members(course_slug)


@bp.post(f"{COURSE}/members/<id:member_id>/role")
@allow(Permission.CURATE)
@form_page(members_again)
def set_role(course_slug: str, member_id: int) -> ResponseReturnValue:
    """Give a member another role."""
    form = accepted(RoleForm(request.form))
    member = actions.set_role(course().id, member_id, form.chosen(), by=me())
    flash(_("The role of %(name)s is saved.", name=member.user.name))
    return redirect(url_for(".members"), 303)


@bp.post(f"{COURSE}/members/<id:member_id>/removal")
@allow(Permission.CURATE)
@form_page(members_again)
def remove_member(course_slug: str, member_id: int) -> ResponseReturnValue:
    """Let a member no longer come in; what they wrote stays."""
    member = actions.remove_member(course().id, member_id, by=me())
    flash(_("%(name)s was removed. What they wrote stays.", name=member.user.name))
    return redirect(url_for(".members"), 303)


@bp.post(f"{COURSE}/members/<id:member_id>/restoration")
@allow(Permission.CURATE)
@form_page(members_again)
def restore_member(course_slug: str, member_id: int) -> ResponseReturnValue:
    """Let a removed member in again."""
    member = actions.restore_member(course().id, member_id, by=me())
    flash(_("%(name)s is in the course.", name=member.user.name))
    return redirect(url_for(".members"), 303)


@bp.get(f"{COURSE}/settings")
@allow(Permission.CURATE)
def settings(course_slug: str) -> ResponseReturnValue:
    """Show what the course is called, its clock and note, and the links by which people come."""
    found = queries.course(course().id, reader=me())
    saves = request.endpoint == "courses.save_settings"
    form = shown(lambda typed: CourseForm(typed, found)) if saves else CourseForm(None, found)
    form.seen.data = found.mark
    links = {each.role: each for each in invitation_queries.invitations(found.id)}
    return render_template(
        "courses/settings.html",
        saved=found,
        promise=PromiseForm(data={"hours": str(found.promise_hours)}),
        summary=SummaryForm(data={"is_shown": found.shows_summary}),
        form=form,
        links=[(role, ROLES[role], links.get(role)) for role in invitations.INVITED],
        address_of=_address_of,
        is_conflict="refusal" in g and g.refusal.code == CONFLICT,
    )


def _address_of(invitation: Invitation) -> str:
    """Give a link as it is sent: by the site's own name, whatever name was asked for."""
    base: str = current_app.config["FORUM"].base_url
    return base + url_for("courses.join", token=invitation.token)


@bp.post(f"{COURSE}/settings")
@allow(Permission.CURATE)
@form_page(settings)
def save_settings(course_slug: str) -> ResponseReturnValue:
    """Save the course's own; refused where somebody else saved meanwhile."""
    form = accepted(CourseForm(request.form))
    actions.change_course(course().id, **form.said(), seen=str(form.seen.data), by=me())
    flash(_("Saved."))
    return redirect(url_for(".settings"), 303)


@bp.post(f"{COURSE}/invitations")
@allow(Permission.CURATE)
@form_page(settings)
def invite(course_slug: str) -> ResponseReturnValue:
    """Make the link for a role, or renew it: the old one closes."""
    form = accepted(InvitationForm(request.form))
    invitations.invite(course().id, form.chosen(), by=me())
    flash(_("The link is ready to be sent."))
    return redirect(url_for(".settings", _anchor="invitations"), 303)


@bp.post(f"{COURSE}/invitations/close")
@allow(Permission.CURATE)
@form_page(settings)
def close_invitation(course_slug: str) -> ResponseReturnValue:
    """Close the link for a role."""
    form = accepted(InvitationForm(request.form))
    invitations.close(course().id, form.chosen(), by=me())
    flash(_("The link is closed. Nobody comes in by it any more."))
    return redirect(url_for(".settings", _anchor="invitations"), 303)


@bp.get("/join/<token>")
@allow(Permission.PUBLIC)
def join(token: str) -> ResponseReturnValue:
    """Say which course a link leads to, and as what; come in by a button."""
    invitation, found = invitation_queries.open_invitation(token)
    reader = reader_or_none()
    mine = queries.membership_of(found.id, reader.user_id) if reader else None
    return render_template(
        "courses/join.html",
        invitation=invitation,
        found=found,
        role=ROLES[invitation.role],
        mine=mine,
        is_more=mine is None or invitations.rank(invitation.role) > invitations.rank(mine.role),
    )


@bp.post("/join/<token>")
@allow(Permission.SIGNED_IN)
@form_page(join)
def come_in(token: str) -> ResponseReturnValue:
    """Come into the course."""
    joined = invitations.join(token, by=me())
    flash(_("Welcome to the course."))
    return redirect(url_for(".home", course_slug=joined.slug), 303)
