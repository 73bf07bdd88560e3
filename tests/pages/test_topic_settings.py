"""Setting how a topic is, by HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.articles.models import Question
from forum.discussion.models import Asks, Topic
from tests.pages.page import Page

LATER = datetime(2026, 12, 6, 21, 59, tzinfo=UTC)


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def article(make, course):
    return make.article(
        course,
        title="Promises",
        author="A. Writer",
        body="A meeting is a promise.",
        source="A book",
    )


@pytest.fixture
def question(make, article):
    return make.question(article, text="Which promise was kept?", short_name="Promise")


@pytest.fixture
def topic(make, course, question):
    return make.topic(course, question=question)


@pytest.fixture
def address(course, article):
    return f"/courses/{course.slug}/articles/{article.id}"


def settings_of(course, topic):
    return f"/courses/{course.slug}/topics/{topic.id}/settings"


def read(visitor, address):
    return Page(visitor, visitor.get(address))


@pytest.fixture
def settings(teacher, course, topic):
    return read(teacher, settings_of(course, topic))


def test_a_topic_is_set(make, topic, settings):
    assert settings.status == 200
    page = settings.press(
        "Save",
        short_name="Kept",
        asks_for="talk",
        opens_at="2026-10-25T03:30:00",
        closes_at="2026-12-06T23:59",
        premoderates_cases="at-once",
        premoderates_replies="at-once",
    )
    assert page.status == 200
    after = make.get(Topic, topic.id)
    assert after.asks_for is Asks.TALK
    assert after.opens_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert after.closes_at == LATER
    assert not after.premoderates_cases
    assert not after.premoderates_replies
    assert make.get(Question, topic.question_id).short_name == "Kept"
    assert after.version == topic.version + 1


def test_times_are_by_the_clock_of_the_course(visit, make):
    course = make.course(time_zone="America/New_York")
    topic = make.topic(course, closes_at=LATER)
    page = read(visit(make.member(course, "instructor")), settings_of(course, topic))
    assert page.fields["closes_at"] == "2026-12-06T16:59"
    assert "America/New_York" in page.text


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),  # the second 03:30 of that night in Helsinki
        datetime(2026, 12, 6, 21, 59, 59, tzinfo=UTC),
    ],
    ids=["an hour that comes twice", "seconds"],
)
def test_a_time_that_is_left_alone_stays(make, visit, course, question, teacher, moment):
    closes_at = moment + timedelta(days=1)
    topic = make.topic(course, question=question, opens_at=moment, closes_at=closes_at)
    page = read(teacher, settings_of(course, topic))
    assert page.press("Save", short_name="Other").status == 200
    after = make.get(Topic, topic.id)
    assert (after.opens_at, after.closes_at) == (moment, closes_at)
    page = read(teacher, settings_of(course, topic))
    page.press("Save", opens_at="", closes_at="")
    after = make.get(Topic, topic.id)
    assert (after.opens_at, after.closes_at) == (None, None)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("short_name", ""),
        ("short_name", "x" * 81),
        ("opens_at", "soon"),
        ("opens_at", "2026-02-30T10:00"),
        ("closes_at", "2026-12-06"),
        ("closes_at", "\x002026"),
        ("closes_at", "2020-01-01T10:00"),
        ("asks_for", "poll"),
        ("premoderates_cases", ""),
    ],
    ids=lambda value: value[:20],
)
def test_a_wrong_setting_is_given_back(make, topic, settings, name, typed):
    page = settings.press("Save", **{"opens_at": "2026-01-01T10:00", name: typed})
    assert page.status == 422
    assert page.errors_at(name)
    if name not in {"asks_for", "premoderates_cases"}:
        assert page.fields[name] == typed.replace("\x00", "")
    assert make.get(Topic, topic.id).version == topic.version


def test_what_a_topic_asks_for_is_no_question_once_somebody_writes(
    make, course, topic, settings, teacher
):
    make.case(topic, make.member(course), "draft")
    page = settings.press("Save", asks_for="talk", short_name="Typed")
    assert page.status == 409
    assert page.fields["short_name"] == "Typed"
    assert not page.soup.select(".meanwhile")
    assert "that stays as it is" in page.text
    assert not page.form.select("select[name=asks_for]")
    assert page.press("Save").status == 200
    assert make.get(Topic, topic.id).asks_for is Asks.CASE
    talk = make.topic(course, asks_for="talk")
    make.case(talk, make.member(course), "draft", texts={"body": "x"})
    assert "is for free talk" in read(teacher, settings_of(course, talk)).text


def test_two_who_set_at_once_see_both(make, course, topic, settings, teacher):
    read(teacher, settings_of(course, topic)).press("Save", short_name="Theirs")
    page = settings.press("Save", short_name="Mine", closes_at="2026-12-06T23:59")
    assert page.status == 409
    assert page.fields["short_name"] == "Mine"
    assert "Theirs" in page.soup.select_one(".meanwhile").get_text()
    assert page.press("Save").status == 200
    assert make.get(Topic, topic.id).closes_at == LATER


def test_a_topic_of_another_course_is_no_address(visit, make, course, topic):
    person, other = make.user(), make.course()
    make.member(other, "instructor", user=person)
    make.member(course, "participant", user=person)
    url = settings_of(other, topic)
    assert visit(person).get(url).status_code == 404
    assert visit(person).send(url, short_name="Mine").status_code == 404
