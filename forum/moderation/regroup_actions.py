"""Moving a case, merging two, splitting a reply out: decisions that change where posts stand.

Each is made on the text that was seen, tells the authors why, and is undone as a whole at any time,
unless something of it has been moved again since: that is in regroup_undoing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext as _

from forum.db import write
from forum.discussion import checking, queries, regroup_queries, regrouping
from forum.discussion.actions import Place, edit_as_moderator, transition
from forum.discussion.models import Asks, Post, Topic
from forum.discussion.prompts import KEYS
from forum.discussion.said import said_in
from forum.discussion.transitions import Act, is_for
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.moderation import item_queries
from forum.moderation.models import CURATES, Decision, DecisionAct
from forum.moderation.queries import last_decision
from forum.moderation.telling import tell_of_regrouping
from forum.moderation.verdicts import Outcome, keep, require_a_decider, stands, what_happened
from forum.permissions import Reader


@dataclass(frozen=True)
class Why:
    """The text that was seen, why something is put elsewhere, and a note among moderators."""

    seen: int
    message: str
    note: str = ""


def move_case(course_id: int, post_id: int, topic_id: int, why: Why, *, by: Reader) -> Outcome:
    """Put a case with all that stands under it under another question of the course.

    Never into another course: its author was told who reads it. The same once more changes nothing.
    """
    write(course_id)
    case, last = _on_the_desk(course_id, post_id, by)
    if last and _is_done(case, last, DecisionAct.MOVE, why) and last.before["to"] == topic_id:
        return Outcome(case, last, is_new=False)
    _require_as_seen(case, last, Act.MOVE, why, by)
    topic, old = _another_topic(case, topic_id, by), case.topic.question.short_name
    before = transition(case, Act.MOVE, by=by, seen=why.seen)
    names = {"from_name": old, "to_name": topic.question.short_name}
    details = names | regrouping.move_thread(case, topic)
    decision = _keep(DecisionAct.MOVE, case, before, why, details, by)
    tell_of_regrouping(decision, case)
    return Outcome(case, decision, is_new=True)


def split(course_id: int, post_id: int, title: str, why: Why, *, by: Reader) -> Outcome:
    """Let a published reply be a case of its own, under a title that the moderator gives."""
    reply = item_queries.post(course_id, post_id, reader=by)
    head = item_queries.head(reply, reader=by)
    if head is None:
        raise ConflictError(what_happened(reply, None))
    said = replace(said_in(head), title=title)
    noticed = checking.look_at(reply, said)
    write(course_id)
    reply, last = _on_the_desk(course_id, post_id, by)
    if last and _is_done(reply, last, DecisionAct.SPLIT, why):
        return Outcome(reply, last, is_new=False)
    _require_as_seen(reply, last, Act.SPLIT, replace(why, seen=head.id), by)
    number = queries.post(reply.case_id or 0, reader=by).number
    new = edit_as_moderator(reply, said, by=by, noticed=noticed)
    before = transition(reply, Act.SPLIT, by=by, new=new, seen=why.seen)
    details = {"number": number} | regrouping.split_out(reply)
    decision = _keep(DecisionAct.SPLIT, reply, before, why, details, by)
    tell_of_regrouping(decision, reply)
    return Outcome(reply, decision, is_new=True)


@dataclass(frozen=True)
class Into:
    """The case to merge into, and which text of it was seen; None where that is not known."""

    id: int
    seen: int | None = None


def merge(course_id: int, post_id: int, into: Into, why: Why, *, by: Reader) -> Outcome:
    """Let a published case be a part of another one, which takes over what answers it.

    Both texts stay, and both authors are named. The same once more changes nothing.
    """
    write(course_id)
    part, last = _on_the_desk(course_id, post_id, by)
    same = part.merged_into_id == into.id
    if last and same and _is_done(part, last, DecisionAct.MERGE, why):
        return Outcome(part, last, is_new=False)
    _require_as_seen(part, last, Act.MERGE, why, by)
    whole = queries.find_post(into.id, course_id=course_id, reader=by)
    if whole is None or not _can_take_in(whole, part):
        raise InvalidFormError({"into": [_("Choose another published case of this course.")]})
    _require_fit_to_merge(part, whole, into, by)
    before = transition(part, Act.MERGE, by=by, seen=why.seen)
    details = regrouping.take_in(part, whole)
    decision = _keep(DecisionAct.MERGE, part, before, why, details, by)
    tell_of_regrouping(decision, part, whole)
    return Outcome(part, decision, is_new=True)


def _can_take_in(whole: Post, part: Post) -> bool:
    return whole.is_case and whole.is_live and whole.id != part.id


def _require_fit_to_merge(part: Post, whole: Post, into: Into, by: Reader) -> None:
    require_a_decider(whole, by)
    if into.seen not in {None, whole.live_revision_id}:
        raise ConflictError(
            _("The other case has changed meanwhile. Compare the two again and decide then.")
        )
    if regroup_queries.has_merged(part.id):
        raise ConflictError(_("Another case is a part of this one. Undo that first."))
    if not _fits(part, whole.topic):
        raise InvalidFormError(
            {"into": [_("It asks for other parts there: some of the text would not be shown.")]}
        )


def _on_the_desk(course_id: int, post_id: int, by: Reader) -> tuple[Post, Decision | None]:
    post = item_queries.post(course_id, post_id, reader=by)
    require_a_decider(post, by)
    return post, last_decision(post.id, but=CURATES)


def _is_done(post: Post, last: Decision, act: DecisionAct, why: Why) -> bool:
    """Say whether just this has been done already, for this reason."""
    same = (last.act, last.message) == (act, why.message) and why.note in {"", last.note}
    return same and stands(post, last) and why.seen in {last.from_head_id, last.to_head_id}


def _require_as_seen(post: Post, last: Decision | None, act: Act, why: Why, by: Reader) -> None:
    is_same = last is not None and last.act.value == act.value and stands(post, last)
    if not is_for(act, is_case=post.is_case) and not is_same:
        raise NotAllowedError(_("That cannot be done to a post in this state."))
    if post.head_revision_id != why.seen or not post.allows(act, by):
        raise ConflictError(what_happened(post, last))


def _another_topic(case: Post, topic_id: int, by: Reader) -> Topic:
    topic = regroup_queries.topic(topic_id, course_id=case.course_id, reader=by)
    if topic is None or topic.id == case.topic_id:
        raise InvalidFormError({"topic": [_("Choose another question of this course.")]})
    if not _fits(case, topic):
        raise InvalidFormError(
            {"topic": [_("It asks for other parts there: some of the text would not be shown.")]}
        )
    return topic


def _fits(case: Post, topic: Topic) -> bool:
    """Say whether all that a case tells is shown under another question, too."""
    shown = {prompt.key for prompt in topic.template.prompts} | set(KEYS[Asks.TALK])
    same_kind = topic.asks_for is case.topic.asks_for
    return same_kind and regroup_queries.parts_told(case) <= shown


def _keep(
    act: DecisionAct,
    post: Post,
    before: Place,
    why: Why,
    details: Mapping[str, Any],
    by: Reader,
) -> Decision:
    decision = Decision(
        act=act,
        revision_id=before.head_revision_id,
        message=why.message,
        note=why.note,
        details=dict(details),
    )
    return keep(decision, post, before, by)
