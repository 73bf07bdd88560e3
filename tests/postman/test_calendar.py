"""What the clock asks for: told once, however many postmen, and never to who need not know."""

from datetime import datetime, timedelta
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
import time_machine

from forum.accounts.models import User
from forum.courses.models import Course, Member
from forum.db import now
from forum.discussion.models import Post, State, Topic
from forum.moderation import waiting_queries
from forum.moderation.actions import decide
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.verdicts import Verdict
from forum.notices import actions as notices
from forum.notices.models import Kind, Matter, Notice, Way
from forum.outbox.models import Letter
from forum.postman.calendar import write_to_staff
from tests.acting import do
from tests.postman.test_letters import change, parts_of

HELSINKI = ZoneInfo("Europe/Helsinki")


def at(day, hour, minute=0):
    return time_machine.travel(datetime(2026, 3, day, hour, minute, tzinfo=HELSINKI), tick=False)


@pytest.fixture
def moderator(make, course):
    return make.member(course, "moderator", name="Aino Moderator")


def wait_since(make, topic, author, day, hour):
    moment = datetime(2026, 3, day, hour, tzinfo=HELSINKI)
    return make.case(topic, author, "pending", at=moment)


@pytest.fixture
def measured(app, make, topic, author, moderator, course):
    """Four decisions, two minutes apart."""
    do(app, notices.prefer, {Matter.DECISIONS: Way.OFF}, user_id=author.user_id)
    for number in range(4):
        case = make.case(topic, author, "pending")
        with at(2, 10, number * 2):
            verdict = Verdict(DecisionAct.REJECT, seen=case.head_revision_id)
            do(app, decide, course.id, case.id, verdict, by=make.reader(moderator))


def test_a_moderator_hears_in_the_morning_how_many_wait_since_when_and_how_long_it_takes(
    measured, app, make, topic, author, moderator, postman, box, course
):
    change(app, Course, course.id, promise_hours=72)
    for hour in (12, 15):
        wait_since(make, topic, author, 9, hour)
    with at(10, 6, 59):
        postman().round()
    assert mails_to(box, make, moderator) == []
    with at(10, 7, 1):
        postman().round()
    (mail,) = mails_to(box, make, moderator)
    assert mail["Subject"] == f"{course.title}: 2 posts wait"
    assert mail["List-Unsubscribe"]
    for part in parts_of(mail):
        assert "2 posts wait for a moderator." in part
        assert "has waited for 19 hours" in part
        assert "takes about 4 minutes" in part
        assert f"https://forum.example.org/courses/{course.slug}/queue" in part


def test_the_morning_mail_comes_once_a_day_to_each_of_the_staff_with_several_postmen(
    make, topic, author, moderator, postman, box, app, course
):
    silent = make.member(course, "moderator")
    do(app, notices.prefer, {Matter.QUEUE: Way.OFF}, user_id=silent.user_id)
    make.member(course, "moderator", ended_at=now())
    change(app, type(moderator.user), make.member(course, "instructor").user_id, confirmed_at=None)
    wait_since(make, topic, author, 9, 12)
    with at(10, 7, 5):
        threads = [Thread(target=postman().round) for _ in range(2)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        postman().round()
    to_staff = [row for row in make.all(Letter) if row.kind == "morning"]
    teachers = {each.user_id for each in make.all(Member, role="instructor")}
    assert {row.user_id for row in to_staff} <= {moderator.user_id, *teachers}
    assert len({row.user_id for row in to_staff}) == len(to_staff)
    assert len(box.taken) == len(to_staff)
    with at(11, 7, 5):
        postman().round()
    assert len(box.taken) == 2 * len(to_staff)


def mails_to(box, make, member):
    email = make.get(type(make.user()), member.user_id).email
    return [mail for mail in box.mails if email in mail["To"]]


def test_what_waits_longer_than_promised_is_told_when_it_does_and_not_again_at_once(
    make, topic, author, moderator, postman, box, course, app
):
    change(app, Course, course.id, promise_hours=4)
    wait_since(make, topic, author, 9, 11)
    for hour, mails in ((14, 0), (15, 1), (16, 1)):
        with at(9, hour, 30):
            postman().round()
        assert len(mails_to(box, make, moderator)) == mails, hour
    assert "1 post has waited longer than promised" in mails_to(box, make, moderator)[0]["Subject"]
    wait_since(make, topic, author, 9, 13)
    with at(9, 18):
        postman().round()
    assert len(mails_to(box, make, moderator)) == 1, "it has just been told"
    with at(10, 7, 1):
        postman().round()
    assert "2 of them have waited longer" in parts_of(mails_to(box, make, moderator)[1])[0]
    with at(10, 12):
        postman().round()
    assert len(mails_to(box, make, moderator)) == 2


def test_nothing_is_told_of_what_was_decided_meanwhile_or_of_a_course_that_is_over(
    make, topic, author, moderator, postman, box, app, letters
):
    case = wait_since(make, topic, author, 9, 12)
    with at(10, 12), app.app_context():
        write_to_staff()
    assert set(letters()) == {"waiting"}
    change(app, Post, case.id, state=State.PUBLISHED, waiting_since=None)
    with at(10, 12, 1):
        postman().round()
    assert box.taken == []
    change(app, Post, case.id, state=State.PENDING, waiting_since=now())
    change(app, Topic, topic.id, closes_at=now() - timedelta(days=8))
    with app.app_context():
        assert waiting_queries.waiting() == []
    change(app, Topic, topic.id, closes_at=now() - timedelta(days=6))
    with app.app_context():
        assert len(waiting_queries.waiting()) == 1


@pytest.mark.parametrize("what", ["unconfirmed", "silenced", "left", "opened"])
def test_no_letter_of_the_queue_goes_to_who_is_not_to_get_one_any_more(
    make, topic, author, moderator, postman, box, app, course, letters, what
):
    case = wait_since(make, topic, author, 9, 12)
    change(app, Course, course.id, promise_hours=4)
    with at(9, 17), app.app_context():
        write_to_staff()
    assert "waiting" in letters()
    {
        "unconfirmed": lambda: change(app, User, moderator.user_id, confirmed_at=None),
        "silenced": lambda: do(
            app, notices.prefer, {Matter.QUEUE: Way.OFF}, user_id=moderator.user_id
        ),
        "left": lambda: change(app, Member, moderator.id, ended_at=now()),
        "opened": lambda: change(app, Post, case.id, waiting_since=now()),
    }[what]()
    with at(9, 17, 1):
        postman().round()
    assert mails_to(box, make, moderator) == []


def test_too_few_decisions_tell_no_pace(app, course):
    with app.app_context():
        assert waiting_queries.pace(course.id) is None


@pytest.fixture
def asked(app, make, topic, author, moderator):
    """A case to which a moderator asked for changes a while ago."""

    def ask(ago):
        case = make.case(topic, author, "changes_requested")
        from forum.db import db, transaction, write

        with app.app_context(), transaction():
            write()
            db.session.add(
                Decision(
                    course_id=case.course_id,
                    post_id=case.id,
                    revision_id=case.head_revision_id,
                    moderator_id=moderator.id,
                    moderator_name="Aino",
                    act=DecisionAct.REQUEST_CHANGES,
                    from_state=State.PENDING,
                    to_state=State.CHANGES_REQUESTED,
                    decided_at=now() - ago,
                )
            )
        return case

    return ask


def reminders(make):
    return [row for row in make.all(Notice) if row.kind is Kind.UNFINISHED]


def test_an_author_is_reminded_after_one_week_and_after_three_and_nothing_else_happens(
    asked, postman, make, box
):
    case, start = asked(timedelta()), now()
    for days, told in ((6, 0), (8, 1), (15, 1), (22, 2), (60, 2)):
        with time_machine.travel(start + timedelta(days=days)):
            postman().round()
            postman().round()
        assert len(reminders(make)) == told, days
    assert len(box.taken) == 2
    assert "waits for the changes" in box.mails[0]["Subject"]
    assert make.get(Post, case.id).state is State.CHANGES_REQUESTED


def test_a_postman_who_was_away_for_a_month_reminds_once(asked, postman, make):
    asked(timedelta(days=30))
    postman().round()
    postman().round()
    assert len(reminders(make)) == 1


@pytest.mark.parametrize("why", ["left", "closed", "mended"])
def test_who_cannot_or_need_not_mend_it_is_not_reminded(
    asked, postman, make, app, author, topic, why
):
    case = asked(timedelta(days=8))
    {
        "left": lambda: change(app, Member, author.id, ended_at=now()),
        "closed": lambda: change(app, Topic, topic.id, closes_at=now()),
        "mended": lambda: change(app, Post, case.id, state=State.PENDING),
    }[why]()
    postman().round()
    assert reminders(make) == []


def test_the_instructor_says_how_soon_moderators_answer(make, visit, course, url, author):
    teacher = visit(make.member(course, "instructor"))
    assert 'value="24"' in teacher.get(f"{url}/settings").text
    for _ in range(2):
        assert teacher.send(f"{url}/promise", hours="48").status_code == 303
    assert make.get(Course, course.id).promise_hours == 48
    teacher.send(f"{url}/invitations", role="participant")
    refused = teacher.send(f"{url}/promise", hours="5")
    assert refused.status_code == 422
    assert "/join/" in refused.text
    assert visit(author).send(f"{url}/promise", hours="4").status_code == 403
