"""What the checks noticed, on pages of its own: two cases side by side."""

from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forum.discussion.differences import Kind, Piece, differences
from forum.discussion.models import Post, Revision
from forum.discussion.names import display_name
from forum.gate import course, me
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
