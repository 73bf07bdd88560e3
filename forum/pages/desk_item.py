"""How an item of the desk is put together: its parts, what changed, what was asked, its story."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict

from forum.discussion import thread_queries
from forum.discussion.differences import PartDifference, differences
from forum.discussion.forms import CaseForm, ReplyForm, case_form, reply_form
from forum.discussion.models import Post, Revision
from forum.discussion.prompts import Check
from forum.discussion.transitions import Act
from forum.gate import me
from forum.moderation import (
    appeal_queries,
    appeals,
    claim_actions,
    curation,
    finding_queries,
    flag_queries,
    item_queries,
    queries,
    regrouped_queries,
    request_queries,
)
from forum.moderation.appeal_models import Appeal
from forum.moderation.finding_queries import Seen
from forum.moderation.flag_forms import ANSWERS, REASONS, AnswerForm
from forum.moderation.forms import DecisionForm
from forum.moderation.item_queries import Round
from forum.moderation.models import CURATES, ELSEWHERE, DecisionAct
from forum.moderation.places import places_of
from forum.moderation.queries import Decided
from forum.moderation.regrouped_queries import Regrouped
from forum.moderation.request_queries import Asked
from forum.pages import tags
from forum.pages.frame import id_in
from forum.pages.noticed import by_check, with_marks
from forum.pages.topic import labels_of, parts_of, words_for_posts
from forum.permissions import initials


@dataclass(frozen=True)
class Item:
    """A post at the desk: its texts that are shown, what was decided, what was asked for last."""

    post: Post
    rounds: Sequence[Round]
    decisions: Sequence[Decided]
    head: Revision | None
    older: Revision | None
    asked: request_queries.Round | None
    seen: Sequence[Seen]
    appeals: Sequence[Appeal]
    parts_of_it: Sequence[Regrouped]
    """What was merged into it or split out of it."""

    @property
    def last(self) -> Decided | None:
        """Give the last decision on its text, also one that was taken back."""
        found = [each for each in self.decisions if each.act not in ELSEWHERE]
        return found[-1] if found else None

    @property
    def regrouped(self) -> Decided | None:
        """Give what has put it elsewhere last, and was not undone."""
        found = [each for each in self.decisions if each.is_regrouping]
        return found[-1] if found else None

    @property
    def changes(self) -> list[PartDifference]:
        """List the parts that changed since the older text."""
        if self.head is None or self.older is None:
            return []
        return [each for each in differences(self.older, self.head) if each.is_changed]


@dataclass(frozen=True)
class Section:
    """One part of what is told, as a moderator reads it."""

    key: str
    label: str
    html: str
    checks: Sequence[Check]
    change: PartDifference | None
    asked: Sequence[Asked]
    is_as_before: bool


@dataclass(frozen=True)
class Step:
    """One step in a post's story: a text that was sent, a decision, an appeal, a regrouping."""

    at: datetime
    round: Round | None = None
    decision: Decided | None = None
    appeal: Appeal | None = None
    regrouped: Regrouped | None = None


def find(post: Post) -> Item:
    """Fetch what a decision on a post is made by."""
    reader = me()
    decisions = queries.decisions_on(post.id, reader=reader)
    rounds = item_queries.rounds(post, reader=reader)
    older_id = _compared_with(post, decisions, {each.id for each in rounds})
    texts = item_queries.texts(post, [post.head_revision_id, older_id], reader=reader)
    head, older = texts.get(post.head_revision_id or 0), texts.get(older_id or 0)
    asked = request_queries.last_round(decisions, head) if head else None
    seen = finding_queries.findings(head, reader=reader)
    appealed = appeal_queries.on_post(post.id, reader=reader) if decisions else []
    # Only what the course has read is merged into, and split out of.
    parts = regrouped_queries.regrouped(post, reader=reader) if post.published_at else []
    return Item(post, rounds, decisions, head, older, asked, seen, appealed, parts)


def context(item: Item, form: DecisionForm) -> dict[str, Any]:
    """Give what an item's page shows."""
    post, reader = item.post, me()
    return words_for_posts() | {
        "post": post,
        "form": form,
        "head": item.head,
        "older": item.older,
        "seen": item.seen,
        "by_check": by_check,
        "flags": flag_queries.on_post(post.id, reader=reader),
        "answer_form": AnswerForm(),
        "flag_reasons": REASONS,
        "flag_answers": ANSWERS,
        "sections": _sections(item),
        "parts": parts_of(post.topic.template),
        "changes": item.changes,
        "asked": item.asked,
        "story": _story(item),
        "last": item.last,
        "regrouped": item.regrouped,
        "above": _above(post),
        **_acts(item),
        "is_own": post.is_by(reader),
        "is_alone": post.is_by(reader) and not appeals.others(post),
        **tags.context(post),
        "initials": initials,
        "standing": claim_actions.standing(post, by=reader),
        "labels": labels_of(post.topic.template) | {"body": _("Reply")},
    }


def _acts(item: Item) -> dict[str, Any]:
    """Say what can be done to the post now; an appeal is not answered by who decided."""
    post, acts = item.post, {act.value for act in DecisionAct if _is_open(act, item.post)}
    appeal = next((each for each in item.appeals if each.is_open), None)
    if appeal is None:
        return {"acts": acts, "appeal": None}
    decided = next((each for each in item.decisions if each.id == appeal.decision_id), None)
    bench = appeals.bench(post, decided.moderator_id if decided else 0)
    may = bench.admits(me().member_id(post.course_id))
    answers = {"appeal": appeal, "appealed": decided, "bench": bench, "may_answer": may}
    return answers | {"acts": acts if may else set()}


def _is_open(act: DecisionAct, post: Post) -> bool:
    """Say whether an act can be done to a post now, and would change anything."""
    if act in {DecisionAct.UNDO, DecisionAct.TAG}:
        return False  # these have forms of their own
    if act is DecisionAct.UNFEATURE and not post.is_featured:
        return False
    featured_already = post.is_featured and not post.has_pending_edit
    if act is DecisionAct.FEATURE and featured_already:
        return False
    if act in CURATES and curation.is_so(post, act):
        return False
    return post.allows(Act(act), me())


def _compared_with(post: Post, decisions: Sequence[Decided], known: set[int]) -> int | None:
    """Choose the older text: the one asked for, that of the last round, what the course reads."""
    asked = id_in(request.args.get("since", ""))
    if asked in known:
        return asked
    for each in reversed([each for each in decisions if each.stands]):
        publishes = each.act in {DecisionAct.APPROVE, DecisionAct.FEATURE}
        for older in (each.to_head_id, each.from_head_id) if publishes else (each.from_head_id,):
            if older is not None and older < (post.head_revision_id or 0):
                return older
    return post.live_revision_id if post.has_pending_edit else None


def _sections(item: Item) -> list[Section]:
    """List the places of a post in their order, and after them what its template has lost."""
    if item.head is None:
        return []
    changed = {each.key: each for each in item.changes}
    asked = item.asked.each if item.asked else []
    places = {place.key: (place.name, place.checks) for place in places_of(item.post)}
    lost = [key for key in (*item.head.htmls, *(each.key for each in asked)) if key not in places]
    labels = labels_of(item.post.topic.template)
    places |= {key: (labels.get(key, key), ()) for key in lost}
    return [
        Section(
            key=key,
            label=name,
            html=with_marks(item.head, key, item.seen),
            checks=checks,
            change=changed.get(key),
            asked=[each for each in asked if each.key == key],
            is_as_before=item.older is not None and key not in changed,
        )
        for key, (name, checks) in places.items()
    ]


def _story(item: Item) -> list[Step]:
    steps = [Step(each.submitted_at, round=each) for each in item.rounds]
    steps += [Step(each.decided_at, decision=each) for each in item.decisions]
    steps += [Step(each.decided_at, regrouped=each) for each in item.parts_of_it]
    steps += [Step(each.appealed_at, appeal=each) for each in item.appeals if not each.is_open]
    return sorted(steps, key=lambda step: step.at)


def _above(post: Post) -> Any:
    """Fetch what a reply answers, as the course reads it."""
    if post.parent_id is None:
        return None
    return thread_queries.standing(post.parent_id, course_id=post.course_id)


def text_form(
    post: Post, typed: MultiDict[str, str] | None, revision: Revision | None = None
) -> CaseForm | ReplyForm:
    """Make the form of a moderator's own edit: the author's form, but it makes no post."""
    form: CaseForm | ReplyForm
    if post.is_case:
        form = case_form(post.topic, typed, revision=revision)
    else:
        form = reply_form(typed, revision=revision)
    for name in ("submission_key", "base", "stand_ins"):
        del form[name]
    form.save.data = "submit"
    return form
