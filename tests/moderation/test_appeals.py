"""An appeal: once, read by another moderator where there is one, answered by a decision."""

import pytest
from werkzeug.exceptions import HTTPException

from forum.audit import Event
from forum.courses.models import Member
from forum.db import db, now
from forum.discussion.models import Post
from forum.discussion.transitions import APPEALED, Act, State
from forum.errors import ConflictError
from forum.moderation import actions, appeal_actions, appeal_waiting_queries, appeals
from forum.moderation.appeal_models import Appeal
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.verdicts import Verdict
from forum.notices.models import Kind
from forum.permissions import Role
from tests.acting import at_once
from tests.moderation.appealing import WHY, answer, appeal, declined, removed, told
from tests.moderation.desk import page_of, text_of


@pytest.fixture
def desk(desk):
    """Two moderators and no more: who imported the article has left."""
    members = desk.make.all(Member, course_id=desk.course.id, role=Role.INSTRUCTOR)
    left(desk, *[each for each in members if each.id != desk.other.id])
    return desk


def left(desk, *members):
    with desk.make._kept():
        for each in members:
            db.session.get(Member, each.id).ended_at = now()


def test_an_author_appeals_once_and_the_post_stays_as_it_is(desk):
    declined(desk)
    assert appeal(desk).status_code == 303
    assert appeal(desk).status_code == 303, "a double click"
    (made,) = desk.make.all(Appeal)
    assert (made.words, made.writer_name, made.is_open) == (WHY, "Wille Writer", True)
    assert made.decision_id == desk.decisions()[-1].id
    post = desk.now()
    assert (post.state, post.live_revision_id, post.is_appealed) == (State.REJECTED, None, True)
    again = appeal(desk, words="And another thing.", key="appeal-key-2")
    assert again.status_code == 409
    assert "You have appealed against this decision already." in text_of(again)
    assert "And another thing." in again.text, "nothing typed is lost"
    assert len(desk.make.all(Appeal)) == 1
    assert told(desk, Kind.APPEALED) == [desk.other.user_id], "not who decided, nor the author"


def test_an_appeal_is_counted_for_just_those_who_may_answer_it(desk):
    """The rule stands as Python where one answers and as SQL where one counts: they agree."""
    declined(desk)
    appeal(desk)
    (decision,) = desk.decisions()
    found = []
    for gone in ([], [desk.other], [desk.moderator]):
        left(desk, *gone)
        with desk.make.app.app_context():
            judged = appeals.bench(db.session.get(Post, desk.case.id), decision.moderator_id)
            for each in (desk.moderator, desk.other, desk.author, desk.classmate):
                count, _since = appeal_waiting_queries.waiting_for(desk.course.id, each.user_id)
                assert count == judged.admits(each.id), (gone, each)
            found.append([each.member_id for each in judged.judges])
    assert found == [[desk.other.id], [desk.moderator.id], []]


def test_what_can_be_appealed_against(desk):
    assert appeal(desk).status_code == 403
    assert "look at your post again" in text_of(appeal(desk)), "it waits"
    assert desk.get(f"/posts/{desk.case.id}/appeals/new", desk.author).status_code == 404
    loaded = desk.make.case(desk.topic, desk.author, "rejected")
    assert appeal(desk, loaded).status_code == 403, "declined by no decision that is known"
    post = removed(desk)
    assert appeal(desk, post, by=desk.classmate).status_code == 404
    assert appeal(desk, post, by=desk.other).status_code == 404, "it is the author's to do"
    assert appeal(desk, post, words="  ").status_code == 422
    assert appeal(desk, post, words="x" * 4001).status_code == 422
    assert appeal(desk, post, key="").status_code == 422
    assert appeal(desk, post).status_code == 303
    edited = desk.make.case(desk.topic, desk.author)
    desk.make.edit(edited, desk.author)
    assert desk.decide("reject", edited, message="No.").status_code == 303
    assert appeal(desk, edited, key="appeal-key-3").status_code == 403, "one can send it again"


def test_another_moderator_answers_where_there_is_one(desk):
    declined(desk)
    appeal(desk)
    for act in ("approve", "uphold"):
        refused = answer(desk, act, by=desk.moderator)
        assert refused.status_code == 403
        assert "so another moderator answers" in text_of(refused)
    own_page = text_of(desk.get(f"/queue/{desk.case.id}"))
    assert "another moderator answers: Tuula Teacher" in own_page
    assert not page_of(desk.get(f"/queue/{desk.case.id}")).select("button[value=uphold]")
    others = page_of(desk.get(f"/queue/{desk.case.id}", desk.other))
    assert {each["value"] for each in others.select("#decision button")} == {
        "approve",
        "uphold",
    }
    assert WHY in others.get_text()


def test_the_decision_stands_with_words_to_the_author(desk):
    declined(desk)
    appeal(desk)
    assert answer(desk, "uphold", message="").status_code == 422, "the author is told why"
    assert answer(desk, "uphold").status_code == 303
    last = desk.decisions()[-1]
    assert (last.act, last.from_state, last.to_state) == (
        DecisionAct.UPHOLD,
        State.REJECTED,
        State.REJECTED,
    )
    (made,) = desk.make.all(Appeal)
    assert made.answer_id == last.id
    assert not desk.now().is_appealed
    assert told(desk, Kind.UPHELD) == [desk.author.user_id]
    assert answer(desk, "uphold").status_code == 303, "the same once more"
    assert len(desk.decisions()) == 2
    assert appeal(desk, key="appeal-key-2").status_code == 409, "once, ever"


def test_where_nobody_else_is_there_the_same_one_answers_and_both_are_told(desk):
    left(desk, desk.other)
    declined(desk)
    form = text_of(desk.get(f"/posts/{desk.case.id}/appeals/new", desk.author))
    assert "the one who decided answers your appeal, too" in form
    appeal(desk)
    assert told(desk, Kind.APPEALED) == [desk.moderator.user_id]
    assert "no other moderator in this course" in text_of(desk.get(f"/queue/{desk.case.id}"))
    assert answer(desk, "approve", by=desk.moderator).status_code == 303
    assert desk.now().state is State.PUBLISHED


def test_a_moderator_who_wrote_the_post_answers_nothing_of_it(desk):
    own = desk.make.case(desk.topic, desk.other, title="The teacher's own")
    assert desk.decide("remove", own, message="Why.").status_code == 303
    assert appeal(desk, own, by=desk.other).status_code == 303
    assert told(desk, Kind.APPEALED) == [desk.moderator.user_id], "who decided is the only other"
    assert answer(desk, "restore", own, by=desk.other).status_code == 403
    assert answer(desk, "restore", own, by=desk.moderator).status_code == 303


def test_a_granted_appeal_publishes_or_restores_and_its_undoing_opens_it_again(desk):
    declined(desk)
    gone = removed(desk)
    for post, act, kind, state in (
        (desk.case, "approve", Kind.PUBLISHED, State.REJECTED),
        (gone, "restore", Kind.RESTORED, State.REMOVED),
    ):
        appeal(desk, post, key=f"appeal-{act}")
        assert answer(desk, act, post).status_code == 303
        assert desk.now(post).state is State.PUBLISHED
        assert desk.now(post).is_live
        assert desk.author.user_id in told(desk, kind)
        undone = desk.decide("undo", post, desk.moderator)
        assert undone.status_code == 403, "undoing an answer is answering"
        assert desk.decide("undo", post, desk.other).status_code == 303
        assert (desk.now(post).state, desk.now(post).is_appealed) == (state, True)
        (made,) = desk.make.all(Appeal, post_id=post.id)
        assert made.is_open
        assert answer(desk, "uphold", post).status_code == 303


def test_taking_back_what_is_appealed_against_answers_the_appeal(desk):
    declined(desk)
    appeal(desk)
    assert desk.decide("undo").status_code == 303
    (made,) = desk.make.all(Appeal)
    assert (desk.now().state, desk.now().is_appealed) == (State.PENDING, False)
    assert made.answer_id == desk.decisions()[-1].id
    declined(desk)
    assert appeal(desk, key="appeal-key-2").status_code == 303, "it is another decision"


def test_who_has_not_seen_the_appeal_does_not_answer_it(desk):
    post = removed(desk)
    appeal(desk, post)
    unseen = desk.decide("restore", post, desk.other, appeal=0)
    assert unseen.status_code == 409
    assert "The author has appealed meanwhile." in text_of(unseen)
    assert answer(desk, "uphold", post).status_code == 303
    late = answer(desk, "restore", post)
    assert late.status_code == 409, "it was answered meanwhile"
    assert "the decision stands" in text_of(late)


def test_every_act_on_an_appealed_post_by_everybody(desk):
    """The table of what an appeal allows, on the database."""
    declined(desk)
    gone = removed(desk)
    people = {
        name: desk.make.reader(each)
        for name, each in (
            ("decider", desk.moderator),
            ("other", desk.other),
            ("author", desk.author),
            ("participant", desk.classmate),
            ("admin", desk.make.user(is_admin=True)),
        )
    }
    wrong = []
    for post in (desk.case, gone):
        appeal(desk, post, key=f"key-{post.id}")
        made = desk.make.all(Appeal, post_id=post.id)[-1]
        state = desk.now(post).state
        allowed = {act for from_state, act in APPEALED if from_state is state}
        allowed |= {Act.RESTORE} if state is State.REMOVED else set()
        for act in set(DecisionAct) - {DecisionAct.UNDO}:
            for name, reader in people.items():
                verdict = Verdict(act, post.head_revision_id, message="Why.", appeal=made.id)
                got = _tried(desk, post, verdict, reader)
                may = name == "other" and Act(act) in allowed
                wrong += [] if got is may else [(state, act, name, got)]
    assert wrong == []


def _tried(desk, post, verdict, reader):
    with desk.make.app.test_request_context():
        try:
            actions.decide(desk.course.id, post.id, verdict, by=reader)
        except HTTPException:
            return False
        finally:
            db.session.rollback()
    return True


def test_two_answers_at_once_have_one_winner(desk):
    third = desk.make.member(desk.course, "moderator", name="Third")
    declined(desk)
    appeal(desk)
    made = desk.make.all(Appeal)[-1]
    seen = desk.case.head_revision_id

    def answered(act, person):
        verdict = Verdict(act, seen, message="Read again.", appeal=made.id)
        return lambda: actions.decide(
            desk.course.id, desk.case.id, verdict, by=desk.make.reader(person)
        )

    came = at_once(
        desk.make.app,
        answered(DecisionAct.APPROVE, desk.other),
        answered(DecisionAct.UPHOLD, third),
    )
    assert sum(isinstance(each, ConflictError) for each in came) == 1
    assert len(desk.make.all(Decision, post_id=desk.case.id)) == 2
    assert sum(len(told(desk, kind)) for kind in (Kind.UPHELD, Kind.PUBLISHED)) == 1


def test_two_appeals_at_once_are_one(desk):
    declined(desk)
    by = desk.make.reader(desk.author)

    def made(key):
        return lambda: appeal_actions.appeal(
            desk.course.id, desk.case.id, f"Why {key}", key=key, by=by
        )

    came = at_once(desk.make.app, made("one"), made("two"))
    assert sum(isinstance(each, ConflictError) for each in came) == 1
    assert len(desk.make.all(Appeal)) == 1
    events = [each.act for each in desk.make.all(Event) if each.act == "post.appeal"]
    assert events == ["post.appeal"]
