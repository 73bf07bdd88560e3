"""What becomes of requests: asked with a decision, answered by the author, marked as met or not."""

from collections.abc import Mapping, Sequence

from forum.db import db, now
from forum.moderation import request_queries
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.request_models import Ask, Request


def carried(open_requests: Sequence[Request], met: frozenset[int] | None) -> list[Ask]:
    """List what was asked for before and is not met: it is asked for again, in the same words."""
    if met is None:
        return []
    return [
        Ask(each.key, each.words, each.ready, is_minor=each.is_minor)
        for each in open_requests
        if each.id not in met
    ]


def settle(
    decision: Decision,
    asks: Sequence[Ask],
    open_requests: Sequence[Request],
    met: frozenset[int] | None,
) -> None:
    """Keep with a decision what it asks for, and what it found met of the round before."""
    if met is not None:
        for each in open_requests:
            each.is_met, each.met_in_id = each.id in met, decision.id
    if decision.act is DecisionAct.REQUEST_CHANGES:
        db.session.add_all(
            Request(
                post_id=decision.post_id,
                decision_id=decision.id,
                key=ask.key,
                ready=ask.ready,
                words=ask.words,
                is_minor=ask.is_minor,
            )
            for ask in asks
        )
    db.session.flush()


def answer(post_id: int, answers: Mapping[int, str]) -> None:
    """Keep what the author says to what is asked for; under the lock of what is written with it."""
    for each in request_queries.open_on(post_id):
        words = answers.get(each.id, each.answer)
        if words != each.answer:
            each.answer, each.answered_at = words, now()
    db.session.flush()
