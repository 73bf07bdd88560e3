"""Archives: how far one is, its posts to choose from, and what became of those that were chosen."""

from flask import Blueprint, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from forum.articles import archive_actions
from forum.articles import archive_queries as queries
from forum.discussion import archive_choice
from forum.gate import course, form_limit, form_page, me
from forum.pages.bringing import Brought
from forum.pages.frame import id_in
from forum.permissions import Permission, allow

bp = Blueprint("archives", __name__)
ARCHIVES = "/courses/<course_slug>/archives"
FORM_LIMIT = 1_000_000
"""Bytes: a box for each of thousands of posts."""

FILE_LIMIT = 40_000_000
"""Bytes of a form with an export in it."""


def kept(what: Brought) -> ResponseReturnValue:
    """Keep the posts of an archive, to choose from them on a page of its own."""
    called = what.source.called if what.source else ""
    made = archive_actions.keep_archive(course().id, called, what.posts(), by=me())
    return redirect(url_for("archives.archive", archive_id=made.id), 303)


@bp.get(f"{ARCHIVES}/<id:archive_id>")
@allow(Permission.CURATE)
def archive(course_slug: str, archive_id: int) -> ResponseReturnValue:
    """See the posts of an archive, and how far the work on them is."""
    found, ticked = queries.archive(archive_id, course().id), set(request.form.getlist("post"))
    posts = queries.posts(found.id)
    if which := request.args.get("tick"):
        ticked |= {str(each.id) for each in posts if each.questions or which == "all"}
    return render_template("archives/archive.html", archive=found, posts=posts, ticked=ticked)


@bp.get(f"{ARCHIVES}/<id:archive_id>/progress")
@allow(Permission.CURATE)
def progress(course_slug: str, archive_id: int) -> ResponseReturnValue:
    """Say how far an archive is, for the script that asks; nothing where nothing has changed."""
    found = queries.archive(archive_id, course().id)
    answer = jsonify(stage=found.stage, done=found.done, total=found.total)
    answer.add_etag()
    return answer.make_conditional(request)


@bp.post(f"{ARCHIVES}/<id:archive_id>")
@allow(Permission.CURATE)
@form_page(archive)
@form_limit(FORM_LIMIT)
def choose(course_slug: str, archive_id: int) -> ResponseReturnValue:
    """Import the posts that were chosen: a few at once, many in the background."""
    chosen = {found for each in request.form.getlist("post") if (found := id_in(each))}
    done = archive_choice.choose(archive_id, course().id, chosen, by=me())
    if not done.chosen:
        flash(_("Choose at least one post that is not in the course yet."))
    elif done.is_done:
        flash(ngettext("%(num)d post was taken.", "%(num)d posts were taken.", done.chosen))
    return redirect(url_for(".archive", archive_id=archive_id), 303)
