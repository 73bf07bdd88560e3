"""Topics, cases and replies: reading them, telling them, mending them."""

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum import richtext
from forum.courses.reader_queries import forget_readers
from forum.discussion import actions, writing_actions
from forum.discussion.filters import Filter
from forum.discussion.forms import CopyForm, WrittenForm, case_form, clean_text, reply_form
from forum.gate import accepted, form_page, me, shown
from forum.moderation import author_actions
from forum.moderation.answers import AcceptForm, answers_form
from forum.pages import history as past
from forum.pages import kept, presence, standing, summary, writing
from forum.pages import topic as topics
from forum.pages.noticed import said_by
from forum.pages.topic import Asked
from forum.permissions import Permission, allow

bp = Blueprint("discussion", __name__)
COURSE = "/courses/<course_slug>"


def forget_kept_pages() -> None:
    """Build everything anew, as a restart would."""
    forget_readers()
    kept.forget()
    presence.forget()
    summary.forget()


@bp.get(f"{COURSE}/topics/<id:topic_id>")
@allow(Permission.READ)
def topic(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Read a topic."""
    page, tag_id = _number("page", digits=4) or 1, _number("tag", digits=18)
    return topics.page(Asked(topic_id, _filter(), page, tag_id))


def _filter() -> Filter:
    asked = request.args.get("show", Filter.ALL)
    return Filter(asked) if asked in set(Filter) else Filter.ALL


def _number(name: str, *, digits: int) -> int | None:
    """Read a number from the address, None where there is none; what is no number has no page."""
    asked = request.args.get(name)
    if asked is not None and not re.fullmatch(rf"[1-9][0-9]{{0,{digits - 1}}}", asked):
        raise NotFound
    return int(asked) if asked else None


@bp.get(f"{COURSE}/topics/<id:topic_id>/cases/new")
@allow(Permission.POST)
def new_case(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Write a case."""
    return writing.new_case_page(writing.topic_here(topic_id))


@bp.post(f"{COURSE}/topics/<id:topic_id>/cases")
@allow(Permission.POST)
@form_page(new_case)
def tell(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Tell a case, or keep it as a draft."""
    found = writing.topic_here(topic_id)
    form = accepted(case_form(found, request.form))
    if form.previews:
        return writing.case_page(found, form)
    said, key, submits = said_by(form, found), _key(form), form.submits
    made = writing_actions.tell(topic_id, said, key=key, submits=submits, pairs=form.pairs, by=me())
    return writing.answer(made, form)


@bp.get(f"{COURSE}/posts/<id:post_id>")
@allow(Permission.READ)
def post(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read one post where it stands, with what answers it; one's own also with its story."""
    form = shown(lambda typed: reply_form(typed, submission_key=writing.new_key()))
    return standing.page(post_id, form, after=_number("after", digits=18) or 0)


@bp.post(f"{COURSE}/posts/<id:post_id>/replies")
@allow(Permission.POST)
@form_page(post)
def reply(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Answer a post, or keep the answer as a draft."""
    parent = writing.post_here(standing.now_at(post_id))
    form = accepted(reply_form(request.form))
    if form.previews:
        return standing.page(parent.id, form)
    said, key, submits = said_by(form, parent.topic), _key(form), form.submits
    made = writing_actions.reply(
        parent.id, said, key=key, submits=submits, pairs=form.pairs, by=me()
    )
    return writing.answer(made, form)


@bp.get(f"{COURSE}/posts/<id:post_id>/edit")
@allow(Permission.POST)
def edit(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Mend one's own post: what moderators ask for stands beside the parts."""
    return writing.mend_page(writing.own_here(post_id))


@bp.post(f"{COURSE}/posts/<id:post_id>/revisions")
@allow(Permission.POST)
@form_page(edit)
def revise(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Send or keep a new text of one's own post."""
    found = writing.own_here(post_id)
    form = accepted(writing.form_maker(found)(request.form))
    answers = accepted(answers_form(writing.asked_of(found), request.form))
    if form.previews:
        return writing.edit_page(found, form)
    said, key, base = said_by(form, found.topic), _key(form), form.base.data or None
    sent = author_actions.Sent(said, key, form.submits, base, form.pairs, answers.words())
    return writing.answer(author_actions.resubmit(post_id, sent, by=me()), form)


@bp.post(f"{COURSE}/posts/<id:post_id>/acceptances")
@allow(Permission.POST)
@form_page(post)
def accept(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Send what a moderator suggests as one's own text."""
    found, form = writing.own_here(post_id), accepted(AcceptForm(request.form))
    suggestion_id, key = int(form.suggestion.data or 0), str(form.submission_key.data)
    made = author_actions.accept(found.id, suggestion_id, key=key, by=me())
    return writing.answer_sent(made)


@bp.post(f"{COURSE}/posts/<id:post_id>/drafts")
@allow(Permission.POST)
@form_page(post)
def copy(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Begin a draft from a text of one's own that was declined, or from an earlier one."""
    found = writing.own_here(post_id)
    form = accepted(CopyForm(request.form))
    key, revision_id = str(form.submission_key.data), int(form.revision.data or 0)
    made = writing_actions.copy(found.id, revision_id, key=key, by=me())
    return redirect(url_for(".edit", post_id=made.id), 303)


@bp.post(f"{COURSE}/posts/<id:post_id>/recall")
@allow(Permission.POST)
@form_page(post)
def recall(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Take back what waits, to go on writing."""
    actions.recall(writing.own_here(post_id).id, by=me())
    flash(_("Taken back. Nobody else sees it; go on when you like."))
    return redirect(url_for(".edit", post_id=post_id), 303)


@bp.post(f"{COURSE}/posts/<id:post_id>/withdrawal")
@allow(Permission.POST)
@form_page(post)
def withdraw(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Take one's post out of the discussion."""
    actions.withdraw(writing.own_here(post_id).id, by=me())
    flash(_("Withdrawn. Your text is kept for you and can be sent again."))
    return redirect(url_for(".post", post_id=post_id), 303)


@bp.get(f"{COURSE}/posts/<id:post_id>/history")
@allow(Permission.READ)
def history(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read what a post said before, and what changed; for its author and the staff."""
    return past.page(writing.post_here(post_id))


@bp.get("/me/posts")
@allow(Permission.SIGNED_IN)
def mine() -> ResponseReturnValue:
    """Read what one wrote oneself: whose turn it is, and how long it usually takes."""
    return past.own_page(request.args.get("course", ""), before=_number("before", digits=18))


@bp.post("/preview")
@allow(Permission.SIGNED_IN)
def preview() -> ResponseReturnValue:
    """Show how a text will look; for the script beside the form, which sends `text`."""
    try:
        return richtext.render(clean_text(request.form.get("text")))
    except richtext.TooComplexError as error:
        return render_template("discussion/_unpreviewed.html", sentence=error.sentence), 422


def _key(form: WrittenForm) -> str:
    return str(form.submission_key.data)
