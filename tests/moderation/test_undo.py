"""A decision can be taken back for ten minutes, while nothing has come of it."""

from datetime import timedelta

import pytest
import time_machine

from forum.db import now as moment
from forum.discussion.models import Topic
from forum.discussion.transitions import State
from forum.moderation.models import DecisionAct
from tests.moderation.desk import text_of

PLACE = (
    "state",
    "head_revision_id",
    "live_revision_id",
    "is_featured",
    "is_pinned",
    "published_at",
    "waiting_since",
)


def place(post):
    return {name: getattr(post, name) for name in PLACE}


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        ("pending", {"decision": "approve"}),
        ("pending", {"decision": "feature"}),
        ("pending", {"decision": "reject", "reason": "tone"}),
        ("pending", {"decision": "request_changes", "message": "Tell more."}),
        ("published", {"decision": "feature"}),
        ("published", {"decision": "remove", "reason": "tone"}),
        ("removed", {"decision": "restore"}),
        ("edited", {"decision": "approve"}),
        ("edited", {"decision": "reject", "reason": "tone"}),
        ("edited", {"decision": "request_changes", "message": "Tell more."}),
    ],
)
def test_undoing_puts_everything_back_where_it_stood(desk, state, fields):
    case = desk.make.case(desk.topic, desk.author, "published" if state == "edited" else state)
    if state == "edited":
        desk.make.edit(case, desk.author)
    if fields["decision"] == "remove":
        desk.decide("pin", case)
    before = place(desk.now(case))
    version = desk.make.get(Topic, desk.topic.id).version
    assert desk.decide(**fields, post=case).status_code == 303
    decision = desk.decisions(case)[-1]
    answer = desk.decide("undo", case, undoes=decision.id)
    assert answer.status_code == 303
    assert place(desk.now(case)) == before
    undoing = desk.decisions(case)[-1]
    assert (undoing.act, undoing.undoes_id) == (DecisionAct.UNDO, decision.id)
    assert (undoing.from_state, undoing.to_state) == (decision.to_state, decision.from_state)
    if (
        "live" in state
        or state == "edited"
        or fields["decision"] in {"approve", "feature", "remove"}
    ):
        assert desk.make.get(Topic, desk.topic.id).version >= version
    assert "Undone." in text_of(desk.browser().get(answer.location))


def test_the_number_of_a_case_stays_when_its_approval_is_undone(desk):
    desk.decide("approve")
    number = desk.now().number
    assert number is not None
    desk.decide("undo")
    assert desk.now().number == number
    desk.decide("approve")
    assert desk.now().number == number


def test_a_moderators_edit_is_undone_with_its_approval(desk):
    texts = {"title": "Shorter", "situation": "S.", "action": "A.", "outcome": "O.", "lesson": "L."}
    desk.decide("approve", edits="1", **texts)
    desk.decide("undo")
    assert desk.now().head_revision_id == desk.case.head_revision_id
    assert desk.now().live_revision_id is None


def test_a_decision_can_be_undone_for_ten_minutes(desk):
    desk.decide("approve")
    with time_machine.travel(moment() + timedelta(minutes=9, seconds=50), tick=True):
        assert "Undo the last decision" in text_of(desk.browser().get(desk.item()))
    with time_machine.travel(moment() + timedelta(minutes=10, seconds=10), tick=True):
        assert "Undo the last decision" not in text_of(desk.browser().get(desk.item()))
        answer = desk.decide("undo")
    assert answer.status_code == 409
    assert "ten minutes" in text_of(answer)
    assert desk.now().state is State.PUBLISHED


@pytest.mark.parametrize("state", ["draft", "pending", "published"])
def test_what_somebody_answers_already_stays(desk, state):
    desk.decide("approve")
    desk.make.reply(desk.now(), desk.classmate, state, at=moment())
    answer = desk.decide("undo")
    assert answer.status_code == 409
    assert "Somebody is answering this already" in text_of(answer)
    assert desk.now().state is State.PUBLISHED


def test_old_answers_do_not_hinder_the_undoing_of_a_removal(desk):
    case = desk.make.case(desk.topic, desk.author, "published")
    desk.make.reply(case, desk.classmate, at=moment() - timedelta(minutes=1))
    desk.decide("remove", case, reason="tone")
    assert desk.decide("undo", case).status_code == 303
    assert desk.now(case).state is State.PUBLISHED


def test_what_changed_since_the_decision_is_not_undone(desk):
    desk.decide("approve")
    desk.make.edit(desk.now(), desk.author, title="Newer")
    answer = desk.decide("undo")
    assert answer.status_code == 409
    assert "A newer text has come in meanwhile." in text_of(answer)


def test_only_the_last_decision_is_undone(desk):
    desk.decide("approve")
    first = desk.decisions()[0]
    desk.decide("feature", by=desk.other)
    answer = desk.decide("undo", undoes=first.id)
    assert answer.status_code == 409
    assert "Tuula Teacher has featured this already." in text_of(answer)


def test_an_undoing_is_not_undone_but_may_be_asked_for_twice(desk):
    desk.decide("approve")
    first = desk.decisions()[0]
    assert desk.decide("undo", undoes=first.id).status_code == 303
    assert desk.decide("undo", undoes=first.id, by=desk.other).status_code == 303
    assert desk.decide("undo").status_code == 303
    assert desk.decide("undo", undoes=first.id + 1).status_code == 409
    assert len(desk.decisions()) == 2


def test_where_nothing_was_decided_there_is_nothing_to_undo(desk):
    answer = desk.decide("undo")
    assert answer.status_code == 409
    assert "There is no decision on this" in text_of(answer)


def test_another_moderator_may_undo_but_never_the_author(desk):
    desk.decide("reject", reason="tone")
    assert desk.decide("undo", by=desk.author).status_code == 403
    assert desk.decide("undo", by=desk.other).status_code == 303
    assert desk.now().state is State.PENDING


def test_after_an_undoing_the_same_decision_can_be_made_anew(desk):
    for _round in range(2):
        assert desk.decide("approve").status_code == 303
        assert desk.decide("undo").status_code == 303
    assert len(desk.decisions()) == 4
