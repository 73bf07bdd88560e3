"""The whole story of one post, for its author and the staff: what was said and done, in one order.

Every text with what changed in it, every decision with its words, what was asked for and what came
of it, what was merged into it or split out, suggestions, appeals and the conversation. Never a note
among moderators, who has it open, or what the checks saw.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from forum.discussion import queries
from forum.discussion.differences import PartDifference, differences
from forum.discussion.models import Post, Revision
from forum.moderation import (
    appeal_queries,
    conversation_queries,
    item_queries,
    regrouped_queries,
    request_queries,
    suggestion_queries,
)
from forum.moderation import queries as moderation
from forum.moderation.appeal_models import Appeal
from forum.moderation.conversation_models import Message
from forum.moderation.item_queries import Round
from forum.moderation.queries import Decided
from forum.moderation.regrouped_queries import Regrouped
from forum.moderation.request_queries import Asked
from forum.permissions import Reader


@dataclass(frozen=True)
class Step:
    """One thing that was said or done: a text, a decision, an appeal, a message, a regrouping."""

    at: datetime
    text: Revision | None = None
    changes: Sequence[PartDifference] = ()
    editor: Round | None = None
    decision: Decided | None = None
    asked: Sequence[Asked] = field(default_factory=list)
    appeal: Appeal | None = None
    message: Message | None = None
    regrouped: Regrouped | None = None


def steps(post: Post, *, reader: Reader) -> list[Step]:
    """Give the story, the newest first; nothing for who may not know it. Its cost is fixed."""
    texts = queries.revisions(post, reader=reader)
    if not texts:
        return []
    appeals = appeal_queries.on_post(post.id, reader=reader)
    messages = conversation_queries.about(post.id, reader=reader)
    regrouped = regrouped_queries.regrouped(post, reader=reader)
    found = [
        *_of_texts(post, texts, reader),
        *_of_decisions(post, texts, reader),
        *(Step(each.decided_at, regrouped=each) for each in regrouped),
        *(Step(each.appealed_at, appeal=each) for each in appeals),
        *(Step(each.said_at, message=each) for each in messages),
    ]
    return sorted(found, key=lambda step: step.at)[::-1]


def _of_texts(post: Post, texts: Sequence[Revision], reader: Reader) -> list[Step]:
    by_others = any(each.written_by_id != post.author_id for each in texts)
    rounds = item_queries.rounds(post, reader=reader) if by_others else []
    editors = {each.id: each for each in rounds if each.written_by_id != post.author_id}
    return [
        Step(
            newer.submitted_at or newer.saved_at,
            text=newer,
            changes=differences(older, newer),
            editor=editors.get(newer.id),
        )
        for older, newer in zip([None, *texts], texts, strict=False)
    ]


def _of_decisions(post: Post, texts: Sequence[Revision], reader: Reader) -> list[Step]:
    decided = moderation.decisions_on(post.id, reader=reader)
    ids = [each.id for each in decided]
    asked = request_queries.asked_in(ids)
    suggested = suggestion_queries.of_decisions(ids)
    read = {each.id: each for each in texts}
    return [
        Step(
            each.decided_at,
            decision=each,
            asked=asked.get(each.id, []),
            changes=suggestion_queries.changes_from(read[each.revision_id], suggested[each.id])
            if each.id in suggested and each.revision_id in read
            else (),
        )
        for each in decided
    ]
