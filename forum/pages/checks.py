"""Two cases side by side, and what a course wants of the checks."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.courses import actions as course_actions
from forum.courses import queries as courses
from forum.discussion.check_forms import checks_form
from forum.discussion.differences import Kind, Piece, differences
from forum.discussion.models import Post, Revision
from forum.discussion.names import display_name
from forum.errors import ConflictError
from forum.gate import accepted, course, form_page, me, shown
from forum.moderation import item_queries
from forum.pages.topic import labels_of
from forum.permissions import Permission, allow

bp = Blueprint("checks", __name__)
COURSE = "/courses/<course_slug>"


@dataclass(frozen=True)
class Side:
    """One of two cases that are compared."""

    post: Post
    revision: Revision

    @property
    def title(self) -> str:
        """Give its title."""
        return self.revision.title

    @property
    def author(self) -> str:
        """Give the name of its author as it is shown."""
        user = self.post.author.user
        return display_name(user.name, is_gone=user.erased_at is not None)

    @property
    def short_name(self) -> str:
        """Give the short name of its question."""
        return self.post.topic.question.short_name

    @property
    def sent_at(self) -> datetime | None:
        """Say when it was sent."""
        return self.revision.submitted_at


@dataclass(frozen=True)
class Row:
    """One part of both, in pieces: what both say, and what only one does."""

    label: str
    mine: list[Piece]
    theirs: list[Piece]


@bp.get(f"{COURSE}/queue/<id:post_id>/compare/<id:other_id>")
@allow(Permission.MODERATE)
def compare(course_slug: str, post_id: int, other_id: int) -> ResponseReturnValue:
    """Read two cases side by side, as far as a moderator may read both."""
    mine, theirs = _side(post_id), _side(other_id)
    return render_template(
        "checks/compare.html", post=mine.post, sides=(mine, theirs), rows=_rows(mine, theirs)
    )


@bp.get(f"{COURSE}/settings/checks")
@allow(Permission.CURATE)
def settings(course_slug: str) -> ResponseReturnValue:
    """Say what the course wants of each check."""
    found = courses.course(course().id, reader=me())
    form = shown(lambda typed: checks_form(found, typed))
    is_conflict = isinstance(g.get("refusal"), ConflictError)
    if is_conflict:
        form.seen.data = found.checks_mark
    now = checks_form(found, None) if is_conflict else None
    return render_template("checks/settings.html", form=form, now=now)


@bp.post(f"{COURSE}/settings/checks")
@allow(Permission.CURATE)
@form_page(settings)
def save_settings(course_slug: str) -> ResponseReturnValue:
    """Keep what the course wants of the checks."""
    form = accepted(checks_form(courses.course(course().id, reader=me()), request.form))
    modes, seen = form.modes(), str(form.seen.data)
    course_actions.set_checks(course().id, modes=modes, banned=form.words(), seen=seen, by=me())
    flash(_("Saved. What is sent from now on is looked at so."))
    return redirect(url_for(".settings"), 303)


def _side(post_id: int) -> Side:
    post = item_queries.post(course().id, post_id, reader=me())
    revision = item_queries.head(post, reader=me())
    if revision is None:
        raise NotFound
    return Side(post, revision)


def _rows(mine: Side, theirs: Side) -> list[Row]:
    labels = labels_of(theirs.post.topic.template) | labels_of(mine.post.topic.template)
    return [
        Row(
            labels.get(part.key, part.key),
            [each for each in part.pieces if each.kind is not Kind.REMOVED],
            [each for each in part.pieces if each.kind is not Kind.ADDED],
        )
        for part in differences(theirs.revision, mine.revision)
        if part.key not in {"sector", "size"}
    ]
