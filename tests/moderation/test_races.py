"""Two at one post at the same moment: one wins, the other is told who did what, nothing is lost."""

from threading import Barrier, Thread

import pytest

from forum.discussion.models import Revision
from forum.discussion.transitions import State
from tests.moderation.desk import text_of

ROUNDS = 10


def at_once(*acts):
    """Do things at the same moment, each in a thread; give what each of them answered."""
    barrier, answers = Barrier(len(acts)), [None] * len(acts)

    def run(place, act):
        barrier.wait()
        answers[place] = act()

    threads = [Thread(target=run, args=each) for each in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def sender(desk, post, person, **fields):
    """Prepare a decision, so that nothing but the sending is left to do."""
    browser = desk.browser(person)
    form = {"csrf_token": browser.csrf_token(), "revision": post.head_revision_id} | fields
    url = f"{desk.root}/posts/{post.id}/decisions"
    return lambda: browser.post(url, data=form)


def author_sender(desk, post, path, **fields):
    """Prepare what the author of a post does."""
    browser = desk.browser(desk.author)
    form = {"csrf_token": browser.csrf_token()} | fields
    url = f"{desk.root}/posts/{post.id}/{path}"
    return lambda: browser.post(url, data=form)


def test_of_two_moderators_with_two_minds_one_wins_and_the_other_keeps_their_words(desk):
    winners = set()
    for _round in range(ROUNDS):
        case = desk.make.case(desk.topic, desk.author, "pending")
        approval, refusal = at_once(
            sender(desk, case, desk.moderator, decision="approve", message="Mine, and kept."),
            sender(desk, case, desk.other, decision="reject", reason="tone", message="Theirs."),
        )
        assert sorted([approval.status_code, refusal.status_code]) == [303, 409]
        (decision,) = desk.decisions(case)
        lost, words = (
            (refusal, "Theirs.") if approval.status_code == 303 else (approval, "Mine, and kept.")
        )
        assert decision.moderator_name in text_of(lost)
        assert words in lost.get_data(as_text=True)
        assert desk.now(case).state is decision.to_state
        winners.add(decision.act)
    assert winners


@pytest.mark.parametrize(
    "fields",
    [
        {"decision": "approve"},
        {"decision": "feature"},
        {"decision": "reject", "reason": "off_topic"},
        {"decision": "request_changes", "requests-outcome": "How do you know?"},
    ],
    ids=lambda fields: fields["decision"],
)
def test_two_moderators_of_one_mind_make_one_decision(desk, fields):
    for _round in range(3):
        case = desk.make.case(desk.topic, desk.author, "pending")
        answers = at_once(
            sender(desk, case, desk.moderator, **fields), sender(desk, case, desk.other, **fields)
        )
        assert [each.status_code for each in answers] == [303, 303]
        assert len(desk.decisions(case)) == 1


@pytest.mark.parametrize("path", ["recall", "withdrawal"])
def test_what_its_author_takes_back_is_not_approved_unseen(desk, path):
    for _round in range(5):
        case = desk.make.case(desk.topic, desk.author, "pending")
        taken, approved = at_once(
            author_sender(desk, case, path),
            sender(desk, case, desk.moderator, decision="approve", note="Kept."),
        )
        now, decisions = desk.now(case), desk.decisions(case)
        if approved.status_code == 409:
            assert taken.status_code == 303
            assert decisions == []
            assert now.live_revision_id is None
            assert "Kept." in approved.get_data(as_text=True)
        else:
            assert approved.status_code == 303
            assert len(decisions) == 1
            assert now.state in {State.PUBLISHED, State.WITHDRAWN}


def test_a_text_that_came_in_between_is_never_approved_unread(desk):
    for number in range(5):
        case = desk.make.case(desk.topic, desk.author, "pending")
        mended = {"title": "Mended", "situation": "s", "action": "a", "outcome": "o", "lesson": "l"}
        edited, approved = at_once(
            author_sender(desk, case, "revisions", submission_key=f"mend-{number}", **mended),
            sender(desk, case, desk.moderator, decision="approve"),
        )
        assert edited.status_code == 303
        now = desk.now(case)
        assert approved.status_code in {303, 409}
        if approved.status_code == 303:
            assert now.live_revision_id == case.head_revision_id
            assert now.has_pending_edit
        else:
            assert now.live_revision_id is None
            assert "Mended" in text_of(approved)
        assert now.head_revision_id != case.head_revision_id
        assert len(desk.make.all(Revision, post_id=case.id)) == 2


def test_a_decision_is_undone_once_however_often_it_is_asked(desk):
    for _round in range(3):
        case = desk.make.case(desk.topic, desk.author, "pending")
        assert desk.decide("approve", case).status_code == 303
        answers = at_once(
            sender(desk, case, desk.moderator, decision="undo"),
            sender(desk, case, desk.other, decision="undo"),
        )
        assert [each.status_code for each in answers] == [303, 303]
        assert desk.now(case).state is State.PENDING
        assert len(desk.decisions(case)) == 2
