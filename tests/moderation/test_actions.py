"""What may be decided by whom, in which state, and where it leads."""

import pytest

from forum.audit import Event
from forum.discussion.models import Revision
from forum.discussion.transitions import Act, State, find
from forum.moderation.models import REGROUPS, DecisionAct, Reason
from tests.moderation.desk import text_of

FORMS_OF_THEIR_OWN = {DecisionAct.TAG, *REGROUPS}
ACTS = [act for act in DecisionAct if act not in {DecisionAct.UNDO, *FORMS_OF_THEIR_OWN}]
WORDS = {"reason": "tone", "message": "Because."}
LIVES = [
    (state, live)
    for state in State
    for live in (False, True)
    if not (state is State.PUBLISHED and not live)
    and not (live and state in {State.DRAFT, State.WITHDRAWN, State.REJECTED})
]


def case_in(desk, state, *, live):
    if live and state in {State.PENDING, State.CHANGES_REQUESTED}:
        case = desk.make.case(desk.topic, desk.author, "published")
        return desk.make.edit(case, desk.author, state.value)
    return desk.make.case(desk.topic, desk.author, state.value, live=live)


def test_a_moderator_can_do_what_the_table_of_transitions_lets_them(desk):
    """By the page; test_every_act asks the action for every act in every state."""
    for act in ACTS:
        steps = {place: find(Act(act), place[0], is_live=place[1]) for place in LIVES}
        let = [place for place, step in steps.items() if step]
        for state, live in [*let[:1], *[place for place in LIVES if place not in let][:1]]:
            case, step = case_in(desk, state, live=live), steps[state, live]
            answer = desk.decide(act.value, case, by=desk.other, **WORDS)
            assert answer.status_code == (303 if step else 409), (act, state, live)
            assert desk.now(case).state is (step.to if step else state)
            assert len(desk.decisions(case)) == (1 if step else 0)


def test_nobody_but_another_moderator_of_the_course_decides(desk):
    make = desk.make
    left = make.member(desk.course, "moderator", ended_at=make.course().created_at)
    people = [
        (None, 401),
        (desk.classmate, 403),
        (desk.author, 403),
        (make.user(), 404),
        (make.member(make.course(), "moderator"), 404),
        (left, 404),
        (make.user(is_admin=True), 403),
        (desk.moderator, 403),
    ]
    browsers = [(desk.visit(person), person, status) for person, status in people]
    for act in [*ACTS, DecisionAct.UNDO]:
        state = "published" if act in {"remove", "feature", "unfeature"} else "pending"
        state = "removed" if act == "restore" else state
        by_others, by_staff = (
            make.case(desk.topic, author, state) for author in (desk.author, desk.moderator)
        )
        for browser, person, status in browsers:
            case = by_staff if person is desk.moderator else by_others
            answer = browser.send(
                f"{desk.root}/posts/{case.id}/decisions",
                {"decision": act.value, "revision": case.head_revision_id} | WORDS,
            )
            assert answer.status_code == status, (act, person)
        for case in (by_others, by_staff):
            assert desk.decisions(case) == []
            assert desk.now(case).state is case.state


def test_a_post_is_decided_on_only_under_its_own_course(desk):
    both = desk.make.course()
    desk.make.member(
        both, "moderator", user=desk.make.get(type(desk.make.user()), desk.moderator.user_id)
    )
    url = f"/courses/{both.slug}/posts/{desk.case.id}/decisions"
    answer = desk.browser().send(url, decision="approve", revision=desk.case.head_revision_id)
    assert answer.status_code == 404
    assert desk.now().state is State.PENDING


def test_a_decision_keeps_who_decided_what_on_which_text_and_why(desk):
    desk.decide("reject", reason="off_topic", message="To another question.", note="Third time.")
    (decision,) = desk.decisions()
    assert (decision.act, decision.reason) == (DecisionAct.REJECT, Reason.OFF_TOPIC)
    assert (decision.message, decision.note) == ("To another question.", "Third time.")
    assert decision.moderator_name == "Aino Moderator"
    assert decision.revision_id == desk.case.head_revision_id
    assert (decision.from_state, decision.to_state) == (State.PENDING, State.REJECTED)
    assert decision.submitted_at == desk.case.waiting_since
    assert [each.act for each in desk.make.all(Event, subject_id=desk.case.id)] == ["post.reject"]


@pytest.mark.parametrize(
    ("reason", "message", "kept", "told"),
    [
        ("tone", "", Reason.TONE, ""),
        ("", "Not here.", Reason.OTHER, "Not here."),
        ("It is an advertisement", "", Reason.OTHER, "It is an advertisement"),
        ("It is an advertisement", "Sorry.", Reason.OTHER, "It is an advertisement\n\nSorry."),
    ],
)
def test_a_reason_is_chosen_or_said_in_own_words(desk, reason, message, kept, told):
    assert desk.decide("reject", reason=reason, message=message).status_code == 303
    (decision,) = desk.decisions()
    assert (decision.reason, decision.message) == (kept, told)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ({"decision": "approve"}, {"decision": "approve"}, 303),
        ({"decision": "approve", "message": "Thanks."}, {"decision": "approve"}, 303),
        ({"decision": "approve"}, {"decision": "approve", "message": "Thanks."}, 409),
        ({"decision": "approve"}, {"decision": "approve", "note": "Look again."}, 409),
        ({"decision": "approve"}, {"decision": "reject", "reason": "tone"}, 409),
        ({"decision": "approve"}, {"decision": "feature", "state": "pending"}, 409),
        ({"decision": "feature"}, {"decision": "approve"}, 409),
        ({"decision": "feature"}, {"decision": "feature"}, 303),
        ({"decision": "reject", "reason": "tone"}, {"decision": "reject", "reason": "tone"}, 303),
        ({"decision": "reject", "reason": "tone"}, {"decision": "reject", "reason": "other"}, 409),
        (
            {"decision": "request_changes", "requests-action": "Who?"},
            {"decision": "request_changes", "requests-action": "When?"},
            409,
        ),
    ],
)
def test_the_second_moderator_is_told_or_agrees(desk, first, second, status):
    seen = desk.case.head_revision_id
    assert desk.decide(**first, revision=seen).status_code == 303
    answer = desk.decide(**second, revision=seen, by=desk.other)
    assert answer.status_code == status
    assert len(desk.decisions()) == 1
    after = answer if status == 409 else desk.browser(desk.other).get(answer.location)
    assert "Aino Moderator" in text_of(after)


def test_the_same_decision_on_a_live_post_is_no_second_one(desk):
    case = desk.make.case(desk.topic, desk.author, "published")
    for act, kept in [("feature", 1), ("feature", 1), ("unfeature", 2), ("unfeature", 2)]:
        assert desk.decide(act, case).status_code == 303
        assert len(desk.decisions(case)) == kept
    for act in ("remove", "remove"):
        assert desk.decide(act, case, reason="tone").status_code == 303
    assert [desk.decide("restore", case).status_code for _ in range(2)] == [303, 303]
    assert len(desk.decisions(case)) == 4
    assert desk.now(case).state is State.PUBLISHED


def test_what_is_featured_already_without_a_decision_stays_so(desk):
    case = desk.make.case(desk.topic, desk.author, "published", is_featured=True)
    answer = desk.decide("feature", case)
    assert answer.status_code == 303
    assert "That is so already." in text_of(desk.browser().get(answer.location))
    assert desk.decisions(case) == []
    assert desk.decide("feature", case, note="For the casebook.").status_code == 303
    assert len(desk.decisions(case)) == 1


def test_declining_an_edit_leaves_what_the_course_reads(desk):
    case = desk.make.case(desk.topic, desk.author, "published")
    edit = desk.make.edit(case, desk.author, title="Edited", texts={"situation": "New."})
    assert desk.decide("reject", edit, reason="unclear").status_code == 303
    now = desk.now(case)
    assert (now.state, now.head_revision_id) == (State.PUBLISHED, case.live_revision_id)
    again = desk.decide(
        "reject", edit, by=desk.other, reason="unclear", revision=edit.head_revision_id
    )
    assert again.status_code == 303
    assert len(desk.decisions(case)) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("edited", "A newer text has come in meanwhile."),
        ("recalled", "The author has taken this back to go on writing."),
        ("withdrawn", "The author has withdrawn this meanwhile."),
        ("recalled edit", "This post has changed meanwhile."),
    ],
)
def test_what_the_author_did_meanwhile_is_said_and_what_was_typed_is_kept(desk, change, words):
    case, author = desk.case, desk.browser(desk.author)
    if change == "edited":
        case = desk.make.edit(case, desk.author, title="The newer title")
    elif change == "recalled edit":
        live = desk.make.case(desk.topic, desk.author, "published")
        case = desk.make.edit(live, desk.author)
    seen = desk.case.head_revision_id if change == "edited" else case.head_revision_id
    if change in {"recalled", "recalled edit"}:
        assert author.send(f"{desk.root}/posts/{case.id}/recall").status_code == 303
    elif change == "withdrawn":
        assert author.send(f"{desk.root}/posts/{case.id}/withdrawal").status_code == 303
    answer = desk.decide(
        "approve", case, revision=seen, message="My message.", **{"requests-outcome": "My request."}
    )
    page = answer.get_data(as_text=True)
    assert answer.status_code == 409
    assert words in text_of(answer)
    assert "My message." in page
    assert "My request." in page
    assert ("The newer title" in page) is (change == "edited")
    assert desk.decisions(case) == []


def test_a_moderators_edit_is_published_and_the_authors_text_is_kept(desk):
    texts = {"title": "Shorter", "situation": "S.", "action": "A.", "outcome": "O.", "lesson": "L."}
    sent = {"edits": "1", "message": "I took the names out."} | texts
    seen = desk.case.head_revision_id
    assert desk.decide("approve", **sent, revision=seen).status_code == 303
    assert desk.decide("approve", **sent, revision=seen).status_code == 303
    now, (decision,) = desk.now(), desk.decisions()
    first, second = desk.make.all(Revision, post_id=desk.case.id)
    assert now.live_revision_id == now.head_revision_id == second.id
    assert (decision.from_head_id, decision.to_head_id) == (first.id, second.id)
    assert second.written_by_id == desk.moderator.id
    assert first.title == "The waiting case"
    history = text_of(desk.browser(desk.author).get(f"{desk.root}/posts/{desk.case.id}/history"))
    assert "Shorter" in history
    assert "The waiting case" in history


def test_an_edit_that_changes_nothing_is_an_approval(desk):
    head = desk.make.get(Revision, desk.case.head_revision_id)
    assert desk.decide("approve", edits="1", title=head.title, **head.texts).status_code == 303
    assert len(desk.make.all(Revision, post_id=desk.case.id)) == 1


@pytest.mark.parametrize(("state", "act"), [("published", "feature"), ("withdrawn", "approve")])
def test_only_what_waits_is_edited_by_a_moderator(desk, state, act):
    case = desk.make.case(desk.topic, desk.author, state)
    texts = {"title": "T", "situation": "S.", "action": "A.", "outcome": "O.", "lesson": "L."}
    answer = desk.decide(act, case, edits="1", **texts)
    assert answer.status_code == 409
    assert len(desk.make.all(Revision, post_id=case.id)) == 1
