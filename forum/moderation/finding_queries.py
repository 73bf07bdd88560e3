"""What the checks noticed, for the moderators of the course and for nobody else.

Nobody reads it of their own post: what they were shown before sending is all that an author sees.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, select, true

from forum.checks.finding import CheckName, Why
from forum.checks.pipeline import ABOUT
from forum.checks.sentences import LABELS, sentence
from forum.db import db
from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Post, Revision
from forum.discussion.visibility import history_visible_to, post_visible_to
from forum.permissions import Reader


@dataclass(frozen=True)
class Seen:
    """One thing that was noticed, as a moderator reads it."""

    id: int
    check: CheckName
    version: int
    why: Why
    part: str
    start: int | None
    words: str
    params: Mapping[str, Any]
    other_id: int | None
    other_number: int | None
    holds: bool

    @property
    def mark_id(self) -> str:
        """Give the address of its words in the text."""
        return f"found-{self.id}"

    @property
    def label(self) -> str:
        """Say what kind of thing it is."""
        return str(LABELS[self.check])

    @property
    def sentence(self) -> str:
        """Say why it was noticed."""
        return sentence(self.why, self.params)


def findings(revision: Revision | None, *, reader: Reader) -> list[Seen]:
    """List what was noticed in a text, in the order of the checks."""
    if revision is None:
        return []
    other = _other()
    columns: list[Any] = [
        KeptFinding.id,
        KeptFinding.check,
        KeptFinding.version,
        KeptFinding.why,
        KeptFinding.part,
        KeptFinding.start,
        KeptFinding.words,
        KeptFinding.params,
        KeptFinding.other_id,
        other.c.number,
        KeptFinding.holds,
    ]
    rows = db.session.execute(
        select(*columns)
        .join(Revision, Revision.id == KeptFinding.revision_id)
        .join(Post, Post.id == Revision.post_id)
        .join(other, other.c.id == KeptFinding.other_id, isouter=True)
        .where(
            Revision.id == revision.id,
            history_visible_to(reader),
            post_visible_to(reader),
            _is_moderators(reader),
        )
        .order_by(KeptFinding.id)
    )
    return [Seen(*row) for row in rows]


def counts(post_ids: Iterable[int], *, reader: Reader) -> dict[int, int]:
    """Count what there is to look at in the text of each post that is to be decided on."""
    rows = db.session.execute(
        select(Post.id, func.count())
        .join(KeptFinding, KeptFinding.revision_id == Post.head_revision_id)
        .where(
            Post.id.in_(list(post_ids)),
            KeptFinding.check.not_in(sorted(ABOUT)),
            post_visible_to(reader),
            _is_moderators(reader),
        )
        .group_by(Post.id)
    )
    return {row[0]: row[1] for row in rows}


def has_more_than(revision_id: int, older_id: int, parts: Iterable[str]) -> bool:
    """Say whether something was noticed in some parts of a text that was not in an older text.

    What is about the author is none of the text's doing.
    """
    columns: list[Any] = [
        KeptFinding.revision_id,
        KeptFinding.check,
        KeptFinding.part,
        KeptFinding.why,
        KeptFinding.words,
        KeptFinding.other_id,
    ]
    rows = db.session.execute(
        select(*columns).where(
            KeptFinding.revision_id.in_([revision_id, older_id]),
            KeptFinding.part.in_(["", *parts]),
            KeptFinding.check != CheckName.NEW_MEMBER,
        )
    )
    known: dict[int, set[tuple[Any, ...]]] = {revision_id: set(), older_id: set()}
    for each_id, *what in rows:
        known[each_id].add(tuple(what))
    return bool(known[revision_id] - known[older_id])


def _other() -> Any:
    """The other cases, by their numbers: a case that has none yet is not published."""
    return select(Post.id, Post.number).subquery()


def _is_moderators(reader: Reader) -> ColumnElement[bool]:
    staffs = true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))
    own = Post.author_id.in_(sorted(reader.member_ids)) if reader.memberships else false()
    return and_(staffs, ~own)
