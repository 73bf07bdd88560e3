"""The parts a case is told in, as an instructor sets them: for the course, and for one question."""

from typing import Any

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.discussion import template_actions, template_queries, topic_queries
from forum.discussion.models import Asks, Prompt, Topic
from forum.discussion.prompts import DEFAULTS
from forum.discussion.template_forms import PartsForm, parts_form
from forum.errors import ConflictError, InvalidFormError
from forum.gate import accepted, course, form_page, me, typed
from forum.permissions import Permission, allow

bp = Blueprint("parts", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/settings/parts/<asks_for>")
@allow(Permission.CURATE)
def of_course(course_slug: str, asks_for: str) -> ResponseReturnValue:
    """See what a case, or free talk, is told in."""
    kind = _kind(asks_for)
    prompts = template_queries.course_prompts(course().id, kind)
    action = url_for(".set_course", asks_for=kind)
    return _page(prompts, action, kind=kind, topic=None, is_own=False)


@bp.post(f"{COURSE}/settings/parts/<asks_for>")
@allow(Permission.CURATE)
@form_page(of_course)
def set_course(course_slug: str, asks_for: str) -> ResponseReturnValue:
    """Let a case be told in other parts."""
    kind, here = _kind(asks_for), course().id
    prompts = template_queries.course_prompts(here, kind)
    form = accepted(parts_form(prompts, request.form))
    seen = str(form.seen.data)
    template_actions.set_course_parts(here, kind, form.wanted(), seen=seen, by=me())
    flash(_("Saved."))
    return redirect(url_for(".of_course", asks_for=kind), 303)


@bp.get(f"{COURSE}/topics/<id:topic_id>/parts")
@allow(Permission.CURATE)
def of_topic(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """See what the cases of one question are told in."""
    topic = topic_queries.topic_in(course().id, topic_id, reader=me())
    action = url_for(".set_topic", topic_id=topic.id)
    is_own = template_queries.is_own(topic)
    return _page(topic.template.prompts, action, kind=topic.asks_for, topic=topic, is_own=is_own)


@bp.post(f"{COURSE}/topics/<id:topic_id>/parts")
@allow(Permission.CURATE)
@form_page(of_topic)
def set_topic(course_slug: str, topic_id: int) -> ResponseReturnValue:
    """Let the cases of one question be told in parts of its own."""
    topic = topic_queries.topic_in(course().id, topic_id, reader=me())
    form = accepted(parts_form(topic.template.prompts, request.form))
    seen, wanted = str(form.seen.data), form.wanted()
    template_actions.set_topic_parts(topic_id, course().id, wanted, seen=seen, by=me())
    flash(_("Saved. This question now has parts of its own."))
    return redirect(url_for(".of_topic", topic_id=topic_id), 303)


def _kind(asks_for: str) -> Asks:
    if asks_for not in set(Asks):
        raise NotFound
    return Asks(asks_for)


def _page(
    prompts: list[Prompt], action: str, *, kind: Asks, topic: Topic | None, is_own: bool
) -> ResponseReturnValue:
    """After a conflict the page shows what is typed, and saving again means that."""
    form = _form(prompts)
    now_set = [each for each in prompts if each.is_asked]
    is_conflict = isinstance(g.get("refusal"), ConflictError)
    if is_conflict:
        form.seen.data = template_actions.digest(now_set)
    context: dict[str, Any] = {"defaults": DEFAULTS, "prompts": prompts, "kind": kind}
    return render_template(
        "parts/edit.html",
        form=form,
        action=action,
        topic=topic,
        is_own=is_own,
        meanwhile=now_set if is_conflict else [],
        **context,
    )


def _form(prompts: list[Prompt]) -> PartsForm:
    form = parts_form(prompts, typed())
    if isinstance(g.get("refusal"), InvalidFormError):
        form.validate()
    return form
