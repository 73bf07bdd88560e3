"""What is asked for and what came of it: for the author beside the field, for moderators again."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from forum.db import db
from forum.discussion.models import Revision
from forum.discussion.prompts import READY
from forum.moderation.models import DECIDES_NOTHING, Decision, DecisionAct
from forum.moderation.queries import Decided, is_undone
from forum.moderation.request_models import WHOLE, Request


class Progress(StrEnum):
    """What has come of a request, by the texts alone: whether it is met a moderator says."""

    CHANGED = "changed"
    ANSWERED = "answered"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Asked:
    """A request as it is shown, in the reader's language where its words are ready ones."""

    id: int
    key: str
    words: str
    is_minor: bool
    answer: str
    is_met: bool | None
    ready: str
    progress: Progress


@dataclass(frozen=True)
class Round:
    """What the last decision on a post asks for; none of it where another decision came after."""

    decision_id: int
    revision_id: int
    moderator_name: str
    publishes_after: bool
    each: Sequence[Asked]

    def at(self, key: str) -> list[Asked]:
        """List what is asked for at one place."""
        return [asked for asked in self.each if asked.key == key]

    @property
    def left(self) -> list[Asked]:
        """List what has neither been changed nor answered yet."""
        return [asked for asked in self.each if asked.progress is Progress.UNTOUCHED]


def last_round(decided: Sequence[Decided], text: Revision | None) -> Round | None:
    """Give what the last of a post's decisions asks for, and what `text` has made of it.

    `decided` are the decisions as this reader may see them, oldest first. None where the last one
    that stands asks for nothing.
    """
    last = next((each for each in reversed(decided) if each.stands), None)
    if last is None or last.act is not DecisionAct.REQUEST_CHANGES:
        return None
    asked_of = db.session.scalars(select(Revision).where(Revision.id == last.revision_id)).one()
    changed = _mended(asked_of, text) if text is not None else frozenset()
    return Round(
        last.id,
        last.revision_id,
        last.moderator_name,
        last.publishes_after,
        [_asked(each, changed) for each in requests_of(last.id)],
    )


def open_on(post_id: int) -> list[Request]:
    """Fetch what the last decision on a post asks for, under the lock of the action that asks."""
    last = db.session.execute(
        select(Decision.id, Decision.act)
        .where(
            Decision.post_id == post_id,
            Decision.act.not_in(sorted(DECIDES_NOTHING)),
            ~is_undone(),
        )
        .order_by(Decision.id.desc())
        .limit(1)
    ).first()
    if last is None or last.act is not DecisionAct.REQUEST_CHANGES:
        return []
    return requests_of(last.id)


def requests_of(decision_id: int) -> list[Request]:
    """Fetch what one decision asks for, in the order in which it was asked."""
    rows = select(Request).where(Request.decision_id == decision_id).order_by(Request.id)
    return list(db.session.scalars(rows.execution_options(populate_existing=True)))


def asked_in(decision_ids: Collection[int]) -> dict[int, list[Asked]]:
    """Give what each of several decisions asked for, whatever the text has become since."""
    rows = select(Request).where(Request.decision_id.in_(decision_ids)).order_by(Request.id)
    found: dict[int, list[Asked]] = defaultdict(list)
    for each in db.session.scalars(rows):
        found[each.decision_id].append(_asked(each, frozenset()))
    return found


def changed_keys(older: Revision, newer: Revision) -> frozenset[str]:
    """Say in which parts two texts differ, to the letter: a blank more is a change, too."""
    before, after = _parts(older), _parts(newer)
    empty: Any = ""
    keys = before.keys() | after.keys()
    return frozenset(key for key in keys if before.get(key, empty) != after.get(key, empty))


def _mended(older: Revision, newer: Revision) -> frozenset[str]:
    """Say in which parts two texts differ by more than blanks: a blank answers no request."""

    def bare(part: Any) -> Any:
        return " ".join(part.split()) if isinstance(part, str) else part

    before, after = _parts(older), _parts(newer)
    return frozenset(
        key for key in changed_keys(older, newer) if bare(before.get(key)) != bare(after.get(key))
    )


def _parts(revision: Revision) -> Mapping[str, Any]:
    return {
        **revision.texts,
        "title": revision.title,
        "sources": revision.sources,
        "sector": revision.sector,
        "size": revision.size,
    }


def _asked(request: Request, changed: frozenset[str]) -> Asked:
    return Asked(
        request.id,
        request.key,
        str(READY[request.ready]) if request.ready in READY else request.words,
        request.is_minor,
        request.answer,
        request.is_met,
        request.ready,
        _progress(request, changed),
    )


def _progress(request: Request, changed: frozenset[str]) -> Progress:
    if (request.key in changed) or (request.key == WHOLE and changed):
        return Progress.CHANGED
    return Progress.ANSWERED if request.answer else Progress.UNTOUCHED
