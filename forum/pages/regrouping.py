"""Moving a case to another question, merging two cases, and splitting a reply out."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forum.discussion import regroup_queries
from forum.discussion.forms import clean_line
from forum.discussion.models import Post
from forum.discussion.transitions import Act
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import item_queries, regroup_actions
from forum.moderation.regroup_forms import MergeForm, SplitForm, move_form
from forum.moderation.verdicts import Outcome
from forum.pages import pairs
from forum.pages.frame import id_in
from forum.pages.topic import parts_of, words_for_posts
from forum.permissions import Permission, allow

bp = Blueprint("regrouping", __name__)
COURSE = "/courses/<course_slug>"


@bp.get(f"{COURSE}/queue/<id:post_id>/move")
@allow(Permission.MODERATE)
def move(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Choose another question for a case, and say why."""
    post = _post(post_id)
    topics = regroup_queries.topics_for(post, reader=me())
    form = shown(lambda typed: move_form(topics, typed))
    context = _context(post, Act.MOVE) | {"form": form, "topics": topics}
    return render_template("regrouping/move.html", **context)


@bp.post(f"{COURSE}/posts/<id:post_id>/moves")
@allow(Permission.MODERATE)
@form_page(move)
def move_case(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Move a case with all that stands under it."""
    topics = regroup_queries.topics_for(_post(post_id), reader=me())
    form = accepted(move_form(topics, request.form))
    topic_id = int(form.topic.data or 0)
    return _on(regroup_actions.move_case(course().id, post_id, topic_id, form.why(), by=me()))


@bp.get(f"{COURSE}/queue/<id:post_id>/split")
@allow(Permission.MODERATE)
def split(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Give a reply a title under which it will be a case of its own, and say why."""
    context = _context(_post(post_id), Act.SPLIT) | {"form": shown(SplitForm)}
    return render_template("regrouping/split.html", **context)


@bp.post(f"{COURSE}/posts/<id:post_id>/splits")
@allow(Permission.MODERATE)
@form_page(split)
def split_out(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Let a reply be a case of its own."""
    _post(post_id)
    form = accepted(SplitForm(request.form))
    title = str(form.title.data)
    return _on(regroup_actions.split(course().id, post_id, title, form.why(), by=me()))


@bp.get(f"{COURSE}/queue/<id:post_id>/merge")
@allow(Permission.MODERATE)
def merge(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Choose the case that a case is to be a part of, compare the two, and say why."""
    post, words = _post(post_id), clean_line(request.args.get("q", ""))[:100]
    context = _context(post, Act.MERGE) | {"form": shown(MergeForm), "words": words}
    chosen = request.form.get("into") or request.args.get("into")
    if chosen is None:
        number = id_in(words.removeprefix("#"))
        cases = regroup_queries.cases_for(post, words, number=number, reader=me())
        found = {"cases": cases, "most_shown": regroup_queries.CASES_SHOWN, "sides": ()}
        return render_template("regrouping/merge.html", **found, **context)
    sides = (pairs.side(post_id), pairs.side(id_in(chosen) or 0))
    rows = pairs.rows(*sides)
    return render_template("regrouping/merge.html", cases=(), sides=sides, rows=rows, **context)


@bp.post(f"{COURSE}/posts/<id:post_id>/merges")
@allow(Permission.MODERATE)
@form_page(merge)
def merge_into(course_slug: str, post_id: int) -> ResponseReturnValue:
    """Let a case be a part of another one."""
    _post(post_id)
    form = accepted(MergeForm(request.form))
    return _on(regroup_actions.merge(course().id, post_id, form.target(), form.why(), by=me()))


def _post(post_id: int) -> Post:
    """Fetch what may be put elsewhere: somebody else's, with a text that moderators read."""
    post = item_queries.post(course().id, post_id, reader=me())
    if post.is_by(me()) or item_queries.head(post, reader=me()) is None:
        raise NotFound
    return post


def _context(post: Post, act: Act) -> dict[str, Any]:
    head = item_queries.head(post, reader=me())
    parts = parts_of(post.topic.template)
    return words_for_posts() | {
        "post": post,
        "head": head,
        "parts": parts,
        "may": post.allows(act, me()),
    }


def _on(outcome: Outcome) -> ResponseReturnValue:
    decided = outcome.decision.id if outcome.decision else None
    url = url_for("moderation.item", post_id=outcome.post.id, decided=decided)
    return redirect(url, 303)
