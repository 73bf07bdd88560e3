"""Who is told what of a decision, what is still asked for, how long a post usually waits."""

from datetime import timedelta

import pytest

from forum.db import db, now, transaction, write
from forum.moderation import queries, request_queries
from forum.moderation.author_queries import latest_on
from forum.moderation.models import Decision, DecisionAct


def waited(desk, minutes, act=DecisionAct.APPROVE, **more):
    """A decision of just now on a post that had waited so long."""
    case = desk.make.case(desk.topic, desk.author, "published")
    at = now()
    with desk.make.app.app_context(), transaction():
        write(desk.course.id)
        decision = Decision(
            **{
                "course_id": desk.course.id,
                "post_id": case.id,
                "revision_id": case.head_revision_id,
                "moderator_id": desk.moderator.id,
                "moderator_name": "Aino Moderator",
                "act": act,
                "from_state": "pending",
                "from_head_id": case.head_revision_id,
                "to_state": "published",
                "to_head_id": case.head_revision_id,
                "submitted_at": at - timedelta(minutes=minutes),
                "decided_at": at,
            }
            | more
        )
        db.session.add(decision)
        db.session.flush()
        return decision.id


def asked(desk, question, person=None):
    with desk.make.app.app_context():
        return question(desk.make.reader(person)) if person else question()


def usual_wait(desk):
    found = asked(desk, lambda: queries.usual_wait(desk.course.id))
    return None if found is None else round(found / timedelta(minutes=1))


def test_a_course_in_which_little_was_decided_has_no_usual_wait(desk):
    assert usual_wait(desk) is None
    waited(desk, 10), waited(desk, 20)
    assert usual_wait(desk) is None


def test_the_usual_wait_is_the_median_of_what_ended_a_waiting(desk):
    for minutes in (10, 40, 500):
        waited(desk, minutes)
    assert usual_wait(desk) == 40
    waited(desk, 9999, DecisionAct.REMOVE, from_state="published")
    waited(desk, 9999, DecisionAct.FEATURE, from_state="published")
    waited(desk, 9999, submitted_at=None)
    undone = waited(desk, 9999)
    waited(desk, 0, DecisionAct.UNDO, undoes_id=undone)
    assert usual_wait(desk) == 40


def test_a_wait_is_never_less_than_none(desk):
    for _each in range(3):
        waited(desk, -5)
    assert usual_wait(desk) == 0


def test_only_the_pending_posts_of_the_course_wait(desk):
    for state in ("draft", "published", "rejected", "withdrawn", "changes_requested", "removed"):
        desk.make.case(desk.topic, desk.author, state)
    elsewhere = desk.make.course()
    desk.make.case(desk.make.topic(elsewhere), desk.make.member(elsewhere), "pending")
    assert asked(desk, lambda: queries.count_waiting(desk.course.id)) == 1


@pytest.mark.parametrize(
    ("who", "sees", "note"),
    [
        ("author", ["request_changes"], ""),
        ("moderator", ["reject", "undo", "request_changes"], "A canary."),
        ("other", ["reject", "undo", "request_changes"], "A canary."),
        ("watching admin", ["reject", "undo", "request_changes"], "A canary."),
        ("classmate", [], None),
        ("stranger", [], None),
        ("moderator of another course", [], None),
    ],
)
def test_who_is_told_of_a_decision(desk, who, sees, note):
    people = {
        "watching admin": desk.make.user(is_admin=True),
        "stranger": desk.make.user(),
        "moderator of another course": desk.make.member(desk.make.course(), "moderator"),
    }
    desk.decide("reject", reason="tone", note="A canary.")
    desk.decide("undo")
    desk.decide("request_changes", note="A canary.", **{"requests-outcome": "How do you know?"})
    person = people.get(who) or getattr(desk, who)
    found = asked(desk, lambda reader: queries.decisions_on(desk.case.id, reader=reader), person)
    assert [each.act for each in found] == sees
    if found:
        assert found[-1].note == note
        assert found[-1].moderator_name == "Aino Moderator"
        assert found[-1].requests == {"outcome": "How do you know?"}
        assert [each.stands for each in found][-1]


def test_a_moderator_reads_of_their_own_post_what_any_author_reads(desk):
    case = desk.make.case(desk.topic, desk.other, "pending")
    desk.decide("request_changes", case, message="More.", note="A canary.")
    (found,) = asked(desk, lambda reader: queries.decisions_on(case.id, reader=reader), desk.other)
    assert (found.message, found.note) == ("More.", "")


def test_what_is_asked_for_is_told_while_it_is_open(desk):
    def open_request(person=desk.author):
        def read(reader):
            decided = queries.decisions_on(desk.case.id, reader=reader)
            found = request_queries.last_round(decided, None)
            return found and {each.key: each.words for each in found.each}

        return asked(desk, read, person)

    assert open_request() is None
    desk.decide("request_changes", **{"requests-outcome": "How do you know?"})
    assert open_request() == {"outcome": "How do you know?"}
    assert open_request(desk.classmate) is None
    desk.decide("undo")
    assert open_request() is None
    desk.decide("request_changes", **{"requests-action": "Who?"})
    assert open_request() == {"action": "Who?"}
    desk.decide("approve")
    assert open_request() is None


def test_the_newest_decision_on_each_post_is_found_at_once(desk):
    other = desk.make.case(desk.topic, desk.author, "pending")
    desk.decide("request_changes", message="More.")
    desk.decide("approve")
    desk.decide("reject", other, reason="tone")
    found = asked(
        desk, lambda reader: latest_on([desk.case.id, other.id], reader=reader), desk.author
    )
    assert {post: each.act for post, each in found.items()} == {
        desk.case.id: "approve",
        other.id: "reject",
    }


def test_a_very_long_queue_is_not_counted_to_its_end(desk, monkeypatch):
    monkeypatch.setattr(queries, "MOST_COUNTED", 2)
    for _each in range(4):
        desk.make.case(desk.topic, desk.author, "pending")
    assert asked(desk, lambda: queries.count_waiting(desk.course.id)) == 3
    page = desk.get("/queue").get_data(as_text=True)
    assert "3+</span>" in page
