"""Appeals in the staff's letters: told to who may answer, in the morning and when they are late."""

from datetime import datetime

import pytest

from forum.accounts.models import User
from forum.courses.models import Course, Member
from forum.db import db, now, transaction, write
from forum.discussion.models import Post, State
from forum.moderation.appeal_models import Appeal
from forum.moderation.models import Decision, DecisionAct
from tests.postman.test_calendar import HELSINKI, at, mails_to
from tests.postman.test_letters import change, parts_of


@pytest.fixture
def appealed(app, make, topic, author):
    """Gives a declined case, appealed against at an hour of the ninth of March."""

    def by(decider, hour):
        moment = datetime(2026, 3, 9, hour, tzinfo=HELSINKI)
        case = make.case(topic, author, "rejected")
        with app.app_context(), transaction():
            write()
            decision = Decision(
                course_id=case.course_id,
                post_id=case.id,
                revision_id=case.head_revision_id,
                moderator_id=decider.id,
                moderator_name="Aino",
                act=DecisionAct.REJECT,
                from_state=State.PENDING,
                to_state=State.REJECTED,
                decided_at=moment,
            )
            db.session.add(decision)
            db.session.flush()
            appeal = Appeal(
                course_id=case.course_id,
                post_id=case.id,
                decision_id=decision.id,
                member_id=author.id,
                writer_name="Arto",
                words="Read the third part.",
                submission_key=f"appeal-key-{case.id}",
                appealed_at=moment,
            )
            db.session.add(appeal)
        change(app, Post, case.id, appealed_at=moment)
        return case

    return by


def test_an_appeal_is_told_to_who_may_answer_it_and_to_nobody_else(
    app, make, course, appealed, postman, box
):
    aino, otto = make.member(course, "moderator"), make.member(course, "moderator")
    for each in make.all(Member, course_id=course.id, role="instructor"):
        change(app, Member, each.id, ended_at=now())
    change(app, Course, course.id, promise_hours=24)
    appealed(aino, 12)
    with at(10, 7, 1):
        postman().round()
    assert mails_to(box, make, aino) == [], "she decided, and nothing else waits"
    (mail,) = mails_to(box, make, otto)
    assert mail["Subject"] == f"{course.title}: 1 appeal waits"
    for part in parts_of(mail):
        assert "1 appeal against a decision waits for your answer." in part
        assert "has waited for 19 hours" in part
        assert "0 posts" not in part

    with at(10, 13):
        postman().round()
    assert len(mails_to(box, make, otto)) == 2, "longer than promised"
    assert "1 appeal has waited longer than promised" in mails_to(box, make, otto)[1]["Subject"]
    assert mails_to(box, make, aino) == []


def test_appeals_stand_beside_the_posts_for_who_may_answer_them(
    app, make, course, topic, author, appealed, postman, box, visit, url
):
    aino, otto = make.member(course, "moderator"), make.member(course, "instructor")
    make.case(topic, author, "pending", at=datetime(2026, 3, 10, 13, tzinfo=HELSINKI))
    for decider, hour in ((aino, 12), (otto, 15), (otto, 16)):
        appealed(decider, hour)
    for each in make.all(Member, course_id=course.id, role="instructor"):
        if each.id != otto.id:
            change(app, Member, each.id, ended_at=now())
    change(app, User, aino.user_id, language="fi")
    make.case(topic, otto, asked_at=now())
    with at(11, 7, 1):
        postman().round()
    (mail,) = mails_to(box, make, aino)
    assert mail["Subject"].endswith(
        "1 kirjoitus odottaa, 2 oikaisupyyntöä odottaa, 1 kirjoittaja kysyy"
    )
    assert "1 kirjoittaja on kysynyt jotakin" in parts_of(mail)[0]
    assert mails_to(box, make, otto)[0]["Subject"].endswith("1 post waits, 1 appeal waits")
    for person, path, words in (
        (otto, "/queue", "1 appeal waits for your answer"),
        (otto, "", "1 appeal waits for your answer"),
        (aino, "/queue", "2 oikaisupyyntöä odottaa vastaustasi"),
        (author, "", None),
    ):
        shown = visit(person).get(f"{url}{path}").text
        assert words in shown if words else "appeal" not in shown
    change(app, Member, aino.id, ended_at=now())
    with at(12, 7, 1):
        postman().round()
    assert mails_to(box, make, otto)[1]["Subject"].endswith("1 post waits, 3 appeals wait")
