"""What is noticed is kept with the revision in which it was noticed, on every path that sends."""

import pytest
from sqlalchemy import update

from forum.checks.finding import CheckName, Why
from forum.courses.models import Course
from forum.db import db, transaction, write
from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import State

PARTS = {
    "situation": "Matti Virtanen soitti numeroon 040 123 4567: mitään ei ollut tapahtunut.",
    "action": "Sovimme, että jokaisessa palaverissa kysytään, mitä edellisellä kerralla luvattiin.",
    "outcome": "Kuukauden kuluttua puolet luvatuista asioista oli jo tehty valmiiksi.",
    "lesson": "Päätös tarvitsee jonkun, joka kysyy sen perään.",
}


@pytest.fixture
def place(make, visit):
    course = make.course(language="fi")
    return Place(make, visit, course)


class Place:
    def __init__(self, make, visit, course):
        self.make, self.visit, self.course = make, visit, course
        self.root = f"/courses/{course.slug}"
        self.author = make.member(course)
        self.teacher = make.member(course, "instructor")
        self.topic = make.topic(course)

    def wants(self, banned=(), **modes):
        with self.make.app.app_context(), transaction():
            write()
            values = {"checks": modes, "banned_words": list(banned)}
            db.session.execute(update(Course).where(Course.id == self.course.id).values(values))

    def tell(self, by=None, topic=None, key="key", **more):
        typed = {"title": "Päätös", "save": "submit", "submission_key": key} | PARTS | more
        topic = topic or self.topic
        answer = self.visit(by or self.author).send(f"{self.root}/topics/{topic.id}/cases", typed)
        assert answer.status_code in {200, 303}, answer.status_code
        return answer

    def last(self):
        return self.make.all(Post)[-1]

    def found(self, post):
        return self.make.all(KeptFinding, revision_id=self.make.get(Post, post.id).head_revision_id)


def checks_of(rows):
    return {each.check for each in rows}


def test_a_sent_case_keeps_what_was_noticed_where_and_why(place):
    place.tell()
    post = place.last()
    rows = place.found(post)
    assert checks_of(rows) == {CheckName.NAMES, CheckName.PHONE, CheckName.NEW_MEMBER}
    name = next(each for each in rows if each.check is CheckName.NAMES)
    assert (name.words, name.part, name.start, name.end) == ("Matti Virtanen", "situation", 0, 14)
    assert (name.why, name.version, name.holds) == (Why.NAME_PAIR, 1, False)
    revision = place.make.get(Revision, post.head_revision_id)
    assert set(revision.checked) == {each.value for each in CheckName}
    assert "palaveri" in revision.lemmas.split()


def test_a_draft_is_looked_at_only_when_it_is_sent(place):
    place.tell(save="draft")
    assert place.found(place.last()) == []
    place.tell()
    assert CheckName.NAMES in checks_of(place.found(place.last()))


def test_the_same_form_sent_twice_keeps_it_once(place):
    place.tell()
    place.tell()
    assert len(place.make.all(KeptFinding)) == 3


def test_replies_and_new_texts_are_looked_at_too(place):
    case = place.make.case(place.topic, place.teacher)
    typed = {"body": "Kysy Pekalta.", "submission_key": "r1"}
    place.visit(place.author).send(f"{place.root}/posts/{case.id}/replies", typed)
    reply = place.last()
    assert checks_of(place.found(reply)) == {CheckName.NAMES, CheckName.NEW_MEMBER}
    typed = {"body": "Kysy Pekalta ja Maijalta.", "submission_key": "r2"}
    place.visit(place.author).send(f"{place.root}/posts/{reply.id}/revisions", typed)
    assert [each.words for each in place.found(reply) if each.words] == ["Pekalta", "Maijalta"]


def test_staff_publish_at_once_and_are_looked_at(place):
    place.wants(names="hold")
    place.tell(by=place.teacher)
    post = place.last()
    assert post.state is State.PUBLISHED
    assert {each.holds for each in place.found(post) if each.check is CheckName.NAMES} == {True}


def test_a_moderators_edit_is_looked_at(place):
    case = place.make.case(place.topic, place.author, "pending")
    typed = {"decision": "approve", "edits": "1", "revision": case.head_revision_id, "title": "T"}
    answer = place.visit(place.teacher).send(
        f"{place.root}/posts/{case.id}/decisions", typed | PARTS
    )
    assert answer.status_code == 303
    assert CheckName.PHONE in checks_of(place.found(case))


def test_a_course_that_holds_reads_first_and_says_so_neutrally(place):
    open_topic = place.make.topic(place.course, premoderates_cases=False)
    place.tell(topic=open_topic, key="k1")
    assert place.last().state is State.PUBLISHED
    place.wants(phone="hold", names="off")
    form = place.visit(place.author).get(f"{place.root}/topics/{open_topic.id}/cases/new").text
    assert "unless a moderator has to read it first" in form
    answer = place.tell(topic=open_topic, key="k2")
    post = place.last()
    assert post.state is State.PENDING
    page = place.visit(place.author).get(answer.location).text
    for word in ("is a telephone", "Telephone", "What the program noticed", "held for"):
        assert word not in page
    place.tell(topic=open_topic, key="k3", situation="Kukaan ei soittanut kenellekään mitään.")
    assert place.last().state is State.PUBLISHED


def test_a_case_is_compared_with_those_that_others_have_sent(place):
    place.make.case(place.topic, place.teacher, "draft")
    place.tell()
    first = place.last()
    place.tell(by=place.make.member(place.course), key="other")
    likeness = [e for e in place.found(place.last()) if e.check is CheckName.LIKENESS]
    assert [(each.other_id, each.params) for each in likeness] == [(first.id, {"percent": 100})]


def test_banned_words_are_the_courses_own(place):
    place.wants(banned=["palaveri"])
    place.tell()
    words = [e.words for e in place.found(place.last()) if e.check is CheckName.BANNED]
    assert words == ["palaverissa"]


def test_sending_costs_the_same_with_many_other_cases(place, statements):
    place.tell()
    statements.clear()
    place.tell(key="one")
    few = len(statements)
    for number in range(6):
        place.tell(key=f"more{number}")
    statements.clear()
    place.tell(key="last")
    assert len(statements) == few
