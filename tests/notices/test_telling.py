"""Who is told what by which act, when, and what undoing and newer acts make of it."""

from datetime import timedelta

import pytest

from forum.courses import actions as courses
from forum.db import now, transaction, write
from forum.discussion import actions, writing_actions
from forum.discussion.transitions import Act
from forum.errors import NotAllowedError
from forum.moderation import actions as moderation
from forum.moderation.models import UNDO_LASTS, DecisionAct
from forum.moderation.request_models import Ask
from forum.moderation.verdicts import Verdict
from forum.notices import actions as notices
from forum.notices import queries
from forum.notices.kinds import TELLS, USUAL, WAYS
from forum.notices.models import Following, Kind, Matter, Notice, Preference, Way
from forum.permissions import Role
from tests.acting import do
from tests.discussion.moving import body


class Scene:
    """A course with an author, a classmate and two moderators."""

    def __init__(self, app, make):
        self.app, self.make = app, make
        self.course = make.course()
        self.author = make.member(self.course, name="Wille Writer")
        self.classmate = make.member(self.course, name="Kalle Classmate")
        self.moderator = make.member(self.course, "moderator")
        self.topic = make.topic(self.course)

    def decide(self, post, act, **more):
        head = self.make.get(type(post), post.id).head_revision_id
        verdict = Verdict(DecisionAct(act), seen=more.pop("seen", head), **more)
        reader = self.make.reader(self.moderator)
        return do(self.app, moderation.decide, self.course.id, post.id, verdict, by=reader)

    def standing(self, person=None):
        rows = self.make.all(Notice)
        return [
            row.kind
            for row in rows
            if row.withdrawn_at is None and (person is None or row.user_id == person.user_id)
        ]


@pytest.fixture
def scene(app, make):
    return Scene(app, make)


def test_every_decision_tells_the_author_and_waits_until_it_cannot_be_undone(scene, make):
    acts = [
        ("approve", "pending", Kind.PUBLISHED),
        ("feature", "pending", Kind.FEATURED),
        ("request_changes", "pending", Kind.CHANGES_REQUESTED),
        ("reject", "pending", Kind.DECLINED),
        ("remove", "published", Kind.REMOVED),
        ("restore", "removed", Kind.RESTORED),
        ("feature", "published", Kind.FEATURED),
    ]
    for act, state, kind in acts:
        scene.decide(make.case(scene.topic, scene.author, state), act)
        last = make.all(Notice)[-1]
        assert (last.kind, last.user_id) == (kind, scene.author.user_id), act
        assert timedelta(minutes=9) < last.due_at - now() <= UNDO_LASTS


def test_an_edit_that_is_declined_and_one_by_a_moderator_have_words_of_their_own(scene, make):
    live = make.case(scene.topic, scene.author)
    make.edit(live, scene.author)
    scene.decide(live, "reject")
    reply = make.reply(live, scene.classmate, "pending")
    scene.decide(reply, "approve", said=body("Mended."))
    assert scene.standing() == [
        Kind.EDIT_DECLINED,
        Kind.PUBLISHED_WITH_EDIT,
        Kind.CASE_ANSWERED,
    ]


def test_undoing_withdraws_in_silence_and_puts_back_what_the_decision_had_replaced(scene, make):
    case = make.case(scene.topic, scene.author, "pending")
    scene.decide(case, "approve")
    scene.decide(case, "feature")
    assert scene.standing() == [Kind.FEATURED]
    scene.decide(case, "undo")
    assert scene.standing() == [Kind.PUBLISHED]


def test_a_decision_that_is_made_twice_tells_once(scene, make):
    case = make.case(scene.topic, scene.author, "pending")
    head = make.get(type(case), case.id).head_revision_id
    scene.decide(case, "approve", seen=head)
    scene.decide(case, "approve", seen=head)
    assert scene.standing() == [Kind.PUBLISHED]


def test_what_the_author_has_acted_on_is_told_no_more(scene, make, app):
    case = make.case(scene.topic, scene.author, "pending")
    scene.decide(case, "request_changes", asks=(Ask("action", "Who?"),))
    do(app, actions.withdraw, case.id, by=make.reader(scene.author))
    assert scene.standing() == []


def test_a_reply_is_told_to_those_above_it_when_it_appears_and_only_once(scene, make, app):
    case = make.case(scene.topic, scene.author)
    answer = make.reply(case, scene.classmate)
    teacher = make.member(scene.course, "instructor")
    by = make.reader(teacher)
    made = do(app, writing_actions.reply, answer.id, body("See case 4."), key="k" * 20, by=by)
    assert scene.standing(scene.classmate) == [Kind.REPLY_ANSWERED]
    assert scene.standing(scene.author) == [Kind.THREAD_ANSWERED]
    assert scene.standing(teacher) == []
    do(app, actions.withdraw, made.id, by=by)
    do(app, writing_actions.revise, made.id, body("Again."), key="l" * 20, submits=True, by=by)
    assert len(scene.standing()) == 2
    assert all(row.due_at <= now() for row in make.all(Notice))


def test_a_pending_reply_tells_nobody_until_it_is_published(scene, make, app):
    case = make.case(scene.topic, scene.author)
    by = make.reader(scene.classmate)
    reply = do(app, writing_actions.reply, case.id, body("We saw it."), key="k" * 20, by=by)
    assert scene.standing() == []
    scene.decide(reply, "approve")
    assert scene.standing(scene.author) == [Kind.CASE_ANSWERED]
    assert scene.standing(scene.classmate) == [Kind.PUBLISHED]
    scene.decide(reply, "undo")
    assert scene.standing() == []
    scene.decide(reply, "approve")
    assert scene.standing(scene.author) == [Kind.CASE_ANSWERED]


def test_nobody_hears_of_own_replies_nor_after_leaving_the_course(scene, make, app):
    gone = make.member(scene.course, ended_at=now())
    own, left = make.case(scene.topic, scene.author), make.case(scene.topic, gone)
    for case, key in ((own, "a" * 20), (left, "b" * 20)):
        by = make.reader(scene.author)
        reply = do(app, writing_actions.reply, case.id, body("Well."), key=key, by=by)
        scene.decide(reply, "approve")
    assert set(scene.standing()) == {Kind.PUBLISHED}


def test_members_are_told_of_their_membership(scene, make, app):
    teacher, guest = make.member(scene.course, "instructor"), make.user()
    course, by = scene.course.id, make.reader(teacher)
    added = do(app, courses.add_member, course, guest.email, Role.PARTICIPANT, by=by)
    do(app, courses.set_role, course, added.id, Role.MODERATOR, by=by)
    do(app, courses.remove_member, course, added.id, by=by)
    do(app, courses.restore_member, course, added.id, by=by)
    assert scene.standing(added) == [
        Kind.MEMBER_ADDED,
        Kind.ROLE_CHANGED,
        Kind.MEMBER_REMOVED,
        Kind.MEMBER_ADDED,
    ]


def test_who_wants_to_hear_nothing_gets_no_notice(scene, make, app):
    do(app, notices.prefer, {Matter.DECISIONS: Way.OFF}, user_id=scene.author.user_id)
    scene.decide(make.case(scene.topic, scene.author, "pending"), "approve")
    assert make.all(Notice) == []


def test_what_has_a_key_is_told_once_for_ever(scene, make, app):
    people = [scene.author.user_id, scene.author.user_id, scene.classmate.user_id]
    for _ in range(2):
        with app.app_context(), transaction():
            write()
            notices.tell(Kind.MEMBER_ADDED, people, course_id=scene.course.id, key="welcome")
            notices.tell(Kind.MEMBER_ADDED, [], course_id=scene.course.id)
    assert len(make.all(Notice)) == 2


def test_preferences_are_kept_once_a_matter_and_only_what_can_be_chosen(scene, make, app):
    user_id = scene.author.user_id
    do(app, notices.prefer, {Matter.REPLIES: Way.DAILY}, user_id=user_id)
    do(app, notices.prefer, {Matter.REPLIES: Way.SCREEN}, user_id=user_id)
    with pytest.raises(NotAllowedError):
        do(app, notices.prefer, {Matter.QUEUE: Way.AT_ONCE}, user_id=user_id)
    (kept,) = make.all(Preference)
    assert kept.way is Way.SCREEN
    with app.app_context():
        assert queries.ways_of(user_id) == {**USUAL, Matter.REPLIES: Way.SCREEN}


def test_one_follows_only_courses_one_is_in(scene, make, app):
    other, by = make.course(), make.reader(scene.author)
    do(app, notices.follow, [scene.course.id, other.id], by=by)
    do(app, notices.follow, [scene.course.id], by=by)
    assert [row.course_id for row in make.all(Following)] == [scene.course.id]
    do(app, notices.follow, [], by=by)
    assert make.all(Following) == []
    do(app, notices.follow, [scene.course.id], by=by)
    do(app, notices.unfollow_all, scene.author.user_id)
    assert make.all(Following) == []


def test_every_kind_has_its_words_and_every_act_its_kind():
    from forum.moderation.telling import REGROUPED, TELLS_OF

    assert set(TELLS) == set(Kind)
    assert set(TELLS_OF) | set(REGROUPED) == set(DecisionAct) - {
        DecisionAct.UNDO,
        DecisionAct.UNENDORSE,
        DecisionAct.UNPIN,
        DecisionAct.TAG,
    }
    assert all(USUAL[matter] in WAYS[matter] for matter in Matter)
    assert set(map(str, [*TELLS_OF, *REGROUPED])) <= set(map(str, Act))
