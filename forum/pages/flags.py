"""Flags: asking the moderators to look at a post, answering those who asked, one's own flags."""

import re

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import flag_actions, flag_queries, item_queries
from forum.moderation.flag_forms import ANSWERS, REASONS, AnswerForm, FlagForm
from forum.moderation.flag_queries import FLAGS_A_PAGE
from forum.pages.topic import words_for_posts
from forum.permissions import Permission, allow

bp = Blueprint("flags", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/posts/<id:post_id>/flags/new")
@allow(Permission.POST)
def new(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Ask for a look at a post, or read what came of having asked."""
    post = item_queries.post(course().id, post_id, reader=me())
    mine = flag_queries.own_flag(post.id, member_id=me().member_id(course().id))
    text = flag_queries.text_seen(post)
    if mine is None and (text is None or post.is_by(me())):
        raise NotFound
    form = shown(FlagForm)
    words = {"reasons": REASONS, "answers": ANSWERS}
    return render_template("flags/new.html", post=post, text=text, mine=mine, form=form, **words)


@bp.post(f"{COURSE}/posts/<id:post_id>/flags")
@allow(Permission.POST)
@form_page(new)
def make(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Flag a post."""
    form = accepted(FlagForm(request.form))
    reason, words = form.chosen(), str(form.words.data or "")
    flag_actions.flag(course().id, post_id, reason=reason, words=words, by=me())
    flash(_("Thank you. The moderators look at it and answer you. Nobody else hears of it."))
    return redirect(url_for("discussion.post", post_id=post_id), 303)


@bp.get(f"{COURSE}/queue/<id:post_id>/flags")
@allow(Permission.MODERATE)
def on_post(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Read the flags on a post, and answer them."""
    post = item_queries.post(course().id, post_id, reader=me())
    flags = flag_queries.on_post(post.id, reader=me())
    if not flags:
        raise NotFound
    words = words_for_posts() | {"flag_reasons": REASONS, "flag_answers": ANSWERS}
    form = shown(AnswerForm)
    return render_template("flags/on_post.html", post=post, flags=flags, answer_form=form, **words)


@bp.post(f"{COURSE}/queue/<id:post_id>/flags")
@allow(Permission.MODERATE)
@form_page(on_post)
def answer(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Tell those who flagged a post what came of it."""
    form = accepted(AnswerForm(request.form))
    flag_actions.answer(
        course().id,
        post_id,
        answer=form.chosen(),
        words=str(form.words.data or ""),
        until=int(form.until.data or 0),
        by=me(),
    )
    flash(_("Answered. Whoever flagged it is told."))
    return redirect(url_for("moderation.item", post_id=post_id), 303)


@bp.get("/me/flags")
@allow(Permission.SIGNED_IN)
def mine() -> ResponseReturnValue:
    """Read what one has flagged, and what the moderators answered."""
    asked = request.args.get("before", "")
    if asked and not re.fullmatch(r"[1-9][0-9]{0,17}", asked, re.ASCII):
        raise NotFound
    found = flag_queries.own_flags(reader=me(), before=int(asked) if asked else None)
    return render_template(
        "flags/mine.html",
        flags=found[:FLAGS_A_PAGE],
        older=found[FLAGS_A_PAGE - 1].id if len(found) > FLAGS_A_PAGE else None,
        reasons=REASONS,
        answers=ANSWERS,
    )
