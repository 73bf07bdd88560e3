"""How the moderators' desk is put together: a list, the item beside it, what was just decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import MultiDict
from werkzeug.exceptions import NotFound

from forum.discussion import thread_queries
from forum.discussion.differences import PartDifference, differences
from forum.discussion.forms import CaseForm, ReplyForm, case_form, reply_form
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.prompts import checks_of
from forum.discussion.transitions import Act
from forum.gate import course, me
from forum.moderation import (
    claim_actions,
    filter_queries,
    finding_queries,
    flag_queries,
    item_queries,
    log_queries,
    queries,
    queue_queries,
)
from forum.moderation.finding_queries import Seen
from forum.moderation.flag_forms import ANSWERS, REASONS, AnswerForm
from forum.moderation.forms import DecisionForm
from forum.moderation.forms import parts_of as named_parts
from forum.moderation.item_queries import Round
from forum.moderation.models import DecisionAct
from forum.moderation.queries import Decided
from forum.moderation.queue import Cursor, Filters, Page, Shows, Sort
from forum.moderation.reasons import REPLY_CHECKS, by_another, by_you
from forum.pages import frame
from forum.pages.noticed import with_marks
from forum.pages.topic import labels_of, parts_of, words_for_posts
from forum.permissions import initials


@dataclass(frozen=True)
class Section:
    """One part of what is told, as a moderator reads it."""

    key: str
    label: str
    html: str
    checks: Sequence[str]
    change: PartDifference | None
    asked: str


@dataclass(frozen=True)
class Step:
    """One step in a post's story: a text that was sent, or a decision."""

    at: datetime
    round: Round | None = None
    decision: Decided | None = None


@dataclass(frozen=True)
class Done:
    """What has just been decided: the words to say, and what can be undone."""

    words: str
    decision: Decided


def filters() -> Filters:
    """Read from the address which part of the queue is asked for."""
    shows, kind = request.args.get("state", ""), request.args.get("kind", "")
    topic, sort = request.args.get("topic", ""), request.args.get("sort", "")
    if topic and not (topic.isascii() and topic.isdigit() and len(topic) <= 18):  # noqa: PLR2004
        raise NotFound
    return Filters(
        Shows(shows) if shows in set(Shows) else Shows.PENDING,
        int(topic) if topic else None,
        Kind(kind) if kind in set(Kind) else None,
        Sort(sort) if sort in set(Sort) else Sort.AGE,
    )


def after() -> Cursor | None:
    """Read from the address where in a list the page begins."""
    text = request.args.get("after")
    if not text:
        return None
    try:
        return Cursor.read(text)
    except ValueError as error:
        raise NotFound from error


def lists(beside: Post | None = None) -> dict[str, Any]:
    """Give a page of the queue, for the queue's own page or for beside an item."""
    asked, course_id, reader = filters(), course().id, me()
    if beside is not None and beside.waiting_since and asked.shows is Shows.PENDING:
        at = queue_queries.place_of(course_id, asked, beside.id, beside.waiting_since)
        page = queue_queries.around(course_id, asked, at, reader=reader)
    else:
        page = queue_queries.page(course_id, asked, after(), reader=reader)
    return words_for_posts() | {
        "page": page,
        "following": _following(page, beside),
        "filters": asked,
        "Shows": Shows,
        "Sort": Sort,
        "saved": filter_queries.saved(me().member_id(course_id)),
        "topics": queue_queries.topics(course_id, reader=reader),
        "totals": queue_queries.totals(course_id, pending=frame.count_waiting() or 0),
        "most_counted": queries.MOST_COUNTED,
        "usual_wait": queries.usual_wait(course_id),
        "done": done(),
        "flagged": flag_queries.count_posts(course_id, reader=reader),
        "flag_counts": flag_queries.counts([line.id for line in page.lines], reader=reader),
        "to_look_at": finding_queries.counts([line.id for line in page.lines], reader=reader),
    }


def _following(page: Page, beside: Post | None) -> int | None:
    """Find the line after the item, or the first where the item is in no list."""
    ids = [line.id for line in page.lines]
    if beside is None or beside.id not in ids:
        return ids[0] if ids else None
    place = ids.index(beside.id) + 1
    return ids[place] if place < len(ids) else None


def done() -> Done | None:
    """Say what has just been decided, where the address names it."""
    decided = request.args.get("decided", "")
    if not (decided.isascii() and decided.isdigit() and len(decided) <= 18):  # noqa: PLR2004
        return None
    line = log_queries.line(course().id, int(decided), reader=me())
    if line is None:
        return None
    act, mine = line.decision.act, line.decision.moderator_id in me().member_ids
    title = line.title or (_("a reply") if line.kind is Kind.REPLY else _("a case"))
    words = by_you(act, title) if mine else by_another(act, line.decision.moderator_name)
    return Done(words, line.decision)


def item(post: Post, form: DecisionForm) -> dict[str, Any]:
    """Give what an item's page shows: its parts, what changed in them, and its story."""
    reader = me()
    decisions = queries.decisions_on(post.id, reader=reader)
    rounds = item_queries.rounds(post, reader=reader)
    older_id = _compared_with(post, decisions, {each.id for each in rounds})
    texts = item_queries.texts(post, [post.head_revision_id, older_id], reader=reader)
    head, older = texts.get(post.head_revision_id or 0), texts.get(older_id or 0)
    seen = finding_queries.findings(head, reader=reader)
    return {
        "post": post,
        "form": form,
        "head": head,
        "older": older,
        "seen": seen,
        "flags": flag_queries.on_post(post.id, reader=reader),
        "answer_form": AnswerForm(),
        "flag_reasons": REASONS,
        "flag_answers": ANSWERS,
        "sections": _sections(post, head, older, _asked(post, decisions), seen) if head else [],
        "parts": parts_of(post.topic.template),
        "changes": _changes(head, older),
        "story": _story(rounds, decisions),
        "last": decisions[-1] if decisions else None,
        "above": _above(post),
        "acts": {act.value for act in DecisionAct if _is_open(act, post)},
        "is_own": post.is_by(reader),
        "initials": initials,
        "standing": claim_actions.standing(post, by=reader),
        "labels": {"body": _("Reply")} | labels_of(post.topic.template),
    }


def _is_open(act: DecisionAct, post: Post) -> bool:
    """Say whether an act can be done to a post now, and would change anything."""
    if act is DecisionAct.UNDO or (act is DecisionAct.UNFEATURE and not post.is_featured):
        return False
    featured_already = post.is_featured and not post.has_pending_edit
    if act is DecisionAct.FEATURE and featured_already:
        return False
    return post.allows(Act(act), me())


def _compared_with(post: Post, decisions: Sequence[Decided], known: set[int]) -> int | None:
    """Choose the older text: the one asked for, that of the last round, what the course reads."""
    asked = request.args.get("since", "")
    if asked.isascii() and asked.isdigit() and int(asked[:18]) in known:
        return int(asked[:18])
    for each in reversed([each for each in decisions if each.stands]):
        publishes = each.act in {DecisionAct.APPROVE, DecisionAct.FEATURE}
        for older in (each.to_head_id, each.from_head_id) if publishes else (each.from_head_id,):
            if older != post.head_revision_id:
                return older
    return post.live_revision_id if post.has_pending_edit else None


def _asked(post: Post, decisions: Sequence[Decided]) -> dict[str, str]:
    """Give what was asked for in the last round, to be read beside what came of it."""
    last = next((each for each in reversed(decisions) if each.stands), None)
    if last is None or last.act is not DecisionAct.REQUEST_CHANGES:
        return {}
    return dict(last.requests)


def _sections(
    post: Post,
    head: Revision,
    older: Revision | None,
    asked: dict[str, str],
    seen: Sequence[Seen],
) -> list[Section]:
    changed = {each.key: each for each in _changes(head, older)}
    checks = {each.key: checks_of(each) for each in post.topic.template.prompts}
    names = dict(named_parts(post))
    others = {key: key for key in (*head.htmls, *asked) if key not in names}
    return [
        Section(
            key=key,
            label=name,
            html=with_marks(head, key, seen),
            checks=checks.get(key, []) if post.is_case else list(map(str, REPLY_CHECKS)),
            change=changed.get(key),
            asked=asked.get(key, ""),
        )
        for key, name in (names | others).items()
    ]


def _changes(head: Revision | None, older: Revision | None) -> list[PartDifference]:
    if head is None or older is None:
        return []
    return [each for each in differences(older, head) if each.is_changed]


def _story(rounds: Sequence[Round], decisions: Sequence[Decided]) -> list[Step]:
    steps = [Step(each.submitted_at, round=each) for each in rounds]
    steps += [Step(each.decided_at, decision=each) for each in decisions]
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
