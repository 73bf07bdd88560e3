"""Two cases side by side, as moderators compare them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from werkzeug.exceptions import NotFound

from forum.discussion.differences import Kind, Piece, differences
from forum.discussion.models import Post, Revision
from forum.discussion.names import display_name
from forum.gate import course, me
from forum.moderation import item_queries
from forum.pages.topic import labels_of


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
class Passage:
    """A piece of a text, and whether the other one says it in the same words."""

    text: str
    is_shared: bool


@dataclass(frozen=True)
class Row:
    """One part of both, in passages: what both say, and what only one does."""

    label: str
    mine: list[Passage]
    theirs: list[Passage]


_WORD = re.compile(r"\w{3}")
"""What is shorter, as a full stop, stands in any two texts."""


def side(post_id: int) -> Side:
    """Fetch one of two cases, as far as a moderator may read it."""
    post = item_queries.post(course().id, post_id, reader=me())
    revision = item_queries.head(post, reader=me())
    if revision is None:
        raise NotFound
    return Side(post, revision)


def rows(mine: Side, theirs: Side) -> list[Row]:
    """Give both part by part, each in passages."""
    labels = labels_of(theirs.post.topic.template) | labels_of(mine.post.topic.template)
    return [
        Row(
            labels.get(part.key, part.key),
            _passages(part.pieces, but=Kind.REMOVED),
            _passages(part.pieces, but=Kind.ADDED),
        )
        for part in differences(theirs.revision, mine.revision)
        if part.key not in {"sector", "size"}
    ]


def _passages(pieces: Iterable[Piece], *, but: Kind) -> list[Passage]:
    return [
        Passage(each.text, each.kind is Kind.SAME and bool(_WORD.search(each.text)))
        for each in pieces
        if each.kind is not but
    ]
