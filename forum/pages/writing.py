"""The pages on which one writes, and what answers a text that was sent or kept."""

import secrets
from collections.abc import Callable
from typing import Any

from flask import flash, g, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.courses import queries as courses
from forum.discussion import queries, stand_in_queries
from forum.discussion.forms import CaseForm, ReplyForm, Typed, WrittenForm, case_form, reply_form
from forum.discussion.models import Kind, Post, Revision, Topic
from forum.discussion.transitions import Act
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.gate import course, me, shown, typed
from forum.moderation import queries as moderation
from forum.moderation import request_queries, suggestion_queries
from forum.moderation.answers import AnswersForm, answers_form
from forum.moderation.request_queries import Round
from forum.pages import presence
from forum.pages.noticed import before_sending
from forum.pages.topic import parts_of, words_for_posts


def new_key() -> str:
    """Make the key by which a form that is sent twice makes one post."""
    return secrets.token_urlsafe(18)


def topic_here(topic_id: int) -> Topic:
    """Fetch a topic of the course of the address; one of another course is no page of it."""
    found = queries.topic(topic_id, reader=me())
    if found.course_id != course().id:
        raise NotFound
    return found


def post_here(post_id: int) -> Post:
    """Fetch a post of the course of the address."""
    found = queries.find_post(post_id, course_id=course().id, reader=me())
    if found is None:
        raise NotFound
    return found


def own_here(post_id: int) -> Post:
    """Fetch one's own post; anybody else's is no page of this kind."""
    found = post_here(post_id)
    if not found.is_by(me()):
        raise NotFound
    return found


def form_maker(found: Post) -> Callable[..., CaseForm | ReplyForm]:
    """Give what makes the form of a post's kind."""
    if not found.is_case:
        return reply_form

    def make(sent: Typed, **more: Any) -> CaseForm:
        return case_form(found.topic, sent, **more)

    return make


def new_case_page(found: Topic) -> ResponseReturnValue:
    """Show the form of a topic, or as it was typed; what was saved elsewhere is mended."""
    if typed() is None and not found.can_be_written_in_by(me()):
        raise NotAllowedError(_("This topic is not open for writing now."))
    form = shown(lambda sent: case_form(found, sent, submission_key=new_key()))
    made = _made_by(form) if isinstance(g.get("refusal"), ConflictError) else None
    return case_page(found, form) if made is None else mend_page(made)


def _made_by(form: WrittenForm) -> Post | None:
    made = queries.by_key(me().member_id(course().id), str(form.submission_key.data))
    return made and queries.find_post(made.id, course_id=course().id, reader=me())


def mend_page(found: Post) -> ResponseReturnValue:
    """Show the form of one's own post: as it is, or as it was typed.

    After a conflict it goes on from the newer text, which is shown beside what was typed.
    """
    text = queries.text_to_edit(found, reader=me())
    make, begun = form_maker(found), suggested_text(found, text)
    form = shown(lambda sent: make(sent, revision=begun, submission_key=new_key()))
    newer = None
    if isinstance(g.get("refusal"), ConflictError):
        form.base.data, newer = text.version, text
    return edit_page(found, form, newer=newer)


def suggested_text(found: Post, text: Revision) -> Revision:
    """Give what a moderator suggests in place of one's text, where the address asks for that."""
    if "suggestion" not in request.args:
        return text
    decided = moderation.decisions_on(found.id, reader=me())
    suggestion = suggestion_queries.find(decided)
    if suggestion is None:
        raise NotFound
    begun = Revision(id=text.id, saved_at=text.saved_at)
    suggestion.said.write_into(begun)
    return begun


def case_page(found: Topic, form: CaseForm) -> str:
    """Show the form of a case."""
    around = _around(found, form, Kind.CASE, None)
    return render_template(
        "discussion/new_case.html", topic=found, kind="case", form=form, **around
    )


def edit_page(found: Post, form: CaseForm | ReplyForm, *, newer: Revision | None = None) -> str:
    """Show the form of a post; what moderators ask for stands beside the parts."""
    return render_template(
        "discussion/edit.html",
        post=found,
        topic=found.topic,
        kind=found.kind,
        form=form,
        newer=newer,
        asked=asked_of(found),
        answers=_answers(found),
        may_edit=found.can_be_edited_by(me()),
        **_around(found.topic, form, found.kind, stand_in_queries.thread_of(found)),
    )


def _answers(found: Post) -> AnswersForm:
    """Make the boxes for answers, as they were typed where the form comes back."""
    form = answers_form(asked_of(found), request.form if request.method == "POST" else None)
    if isinstance(g.get("refusal"), InvalidFormError):
        form.validate()
    return form


def asked_of(found: Post) -> Round | None:
    """Give what a moderator asks for in one's own post, and what its newest text has made of it."""
    if "asked" not in g:
        decided = moderation.decisions_on(found.id, reader=me())
        g.asked = request_queries.last_round(decided, queries.text_to_edit(found, reader=me()))
    asked: Round | None = g.asked
    return asked


def _around(
    found: Topic, form: CaseForm | ReplyForm, kind: Kind, case_id: int | None
) -> dict[str, Any]:
    return (
        words_for_posts()
        | {
            "parts": parts_of(found.template),
            "note_html": note(),
            "presence": presence.of(course().id),
        }
        | before_sending(form, found, kind, case_id)
    )


def note() -> str:
    """Give what must not be told in this course."""
    return courses.course(course().id, reader=me()).note_html


def answer(made: Post, form: WrittenForm) -> ResponseReturnValue:
    """Answer what was written: with its page, or to a script with where to go on saving it."""
    if request.headers.get("X-Requested-With") == "fetch":
        return _saved(made)
    if not form.submits:
        flash(_("Saved as a draft. Only you see it."))
        return redirect(url_for("discussion.post", post_id=made.id), 303)
    return answer_sent(made)


def answer_sent(made: Post) -> ResponseReturnValue:
    """Answer a text that was sent: it waits, or is there to be read."""
    if made.allows(Act.RECALL, me()):
        flash(_("Thank you. A moderator reads this before others see it."))
    else:
        flash(_("Published."))
    return redirect(url_for("discussion.post", post_id=made.id), 303)


def _saved(made: Post) -> ResponseReturnValue:
    text = queries.text_to_edit(made, reader=me())
    return jsonify(
        edit=url_for("discussion.edit", post_id=made.id),
        action=url_for("discussion.revise", post_id=made.id),
        base=text.version,
    )
