"""Inviting people into a course by mail, several at once, with what came of each."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from forum.courses import personal_invitations
from forum.courses.forms import InvitePeopleForm
from forum.courses.personal_invitations import Answer, Result
from forum.gate import accepted, course, form_page, me, shown
from forum.pages import throttle
from forum.permissions import Permission, allow

bp = Blueprint("inviting", __name__, url_prefix="/courses/<course_slug>/members/invite")

ANSWERS = {
    Answer.INVITED: _l("A mail with a link is on its way."),
    Answer.INVITED_BEFORE: _l("Has an invitation already that is still good."),
    Answer.MEMBER: _l("Is in the course already."),
    Answer.FORMER: _l("Was removed from the course. Let them in again on the members' page."),
    Answer.NO_ADDRESS: _l("This is no e-mail address."),
}


@bp.get("")
@allow(Permission.CURATE)
def new(course_slug: str) -> ResponseReturnValue:
    """Ask for addresses."""
    return _page(shown(InvitePeopleForm), [])


@bp.post("")
@allow(Permission.CURATE)
@throttle.invitations
@form_page(new)
def send(course_slug: str) -> ResponseReturnValue:
    """Invite them; what is no address stays in the form, to be mended."""
    form = accepted(InvitePeopleForm(request.form))
    results = personal_invitations.invite_all(course().id, form.written(), form.chosen(), by=me())
    form.addresses.data = "\n".join(
        each.address for each in results if each.answer is Answer.NO_ADDRESS
    )
    return _page(form, results)


def _page(form: InvitePeopleForm, results: list[Result]) -> str:
    invited = sum(each.answer is Answer.INVITED for each in results)
    return render_template(
        "inviting/invite.html", form=form, results=results, answers=ANSWERS, invited=invited
    )
