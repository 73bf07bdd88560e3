"""Mending an article and its questions, by HTTP."""

from datetime import UTC, datetime

import pytest

from forum.articles.models import Article, Question
from forum.discussion.models import Asks, Topic
from tests.pages.page import Page

LATER = datetime(2026, 12, 6, 21, 59, tzinfo=UTC)


@pytest.fixture
def course(make):
    return make.course()


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


def test_an_article_is_mended_and_its_questions_stay_who_they_are(
    make, article, question, topic, teacher, address
):
    page = read(teacher, f"{address}/edit")
    assert page.fields["body"] == "A meeting is a promise."
    page = page.press("Add")
    page = page.press(
        "Save",
        title="Kept promises",
        body="A *kept* promise.",
        published_on="2010-04-08",
        **{
            "questions-0-text": "Which promise was kept, and by whom?",
            "questions-1-text": "What was not promised?",
            "questions-1-short_name": "Not promised",
            "questions-1-asks_for": "talk",
        },
    )
    assert page.status == 200
    assert page.soup.h1.get_text() == "Kept promises"
    assert page.soup.select_one(".prose em").get_text() == "kept"
    mended = make.get(Article, article.id)
    assert mended.published_on.isoformat() == "2010-04-08"
    first, second = make.all(Question)
    assert (first.id, first.text) == (question.id, "Which promise was kept, and by whom?")
    assert [(each.question_id, each.asks_for) for each in make.all(Topic)] == [
        (first.id, Asks.CASE),
        (second.id, Asks.TALK),
    ]
    assert make.get(Topic, topic.id).version == topic.version + 1


def test_a_question_without_a_topic_gets_one_only_when_it_is_asked_for(
    make, question, teacher, address
):
    page = read(teacher, f"{address}/edit")
    assert page.fields["questions-0-asks_for"] == ""
    page.press("Save")
    assert make.all(Topic) == []
    page = read(teacher, f"{address}/edit")
    page.press(
        "Save", **{"questions-0-asks_for": "case", "questions-0-closes_at": "2026-12-06T23:59"}
    )
    assert make.all(Topic)[0].closes_at == LATER


def test_a_question_with_a_topic_has_no_button_to_remove_it(make, topic, teacher, address):
    page = read(teacher, f"{address}/edit")
    assert "This question has a topic." in page.text
    assert "Remove" not in page.text
    refused = Page(teacher, teacher.send(f"{address}/edit", page.fields | {"change": "remove-0"}))
    assert refused.status == 422
    assert "has a topic" in refused.errors_at("questions-0-text")


def test_a_question_that_was_given_a_topic_meanwhile_comes_back(
    make, course, question, teacher, address
):
    page = read(teacher, f"{address}/edit").press("Remove")
    make.topic(course, question=question)
    page = page.press("Save", title="Mine")
    assert page.status == 409
    assert page.fields["title"] == "Mine"
    assert page.questions() == [question.text]
    assert page.press("Save").status == 200
    assert make.get(Question, question.id).text == question.text


def test_a_button_saves_nothing(make, article, question, teacher, address):
    page = read(teacher, f"{address}/edit")
    page = page.press("Show how it looks now", title="Typed", body="> " * 60 + "x")
    assert page.status == 422
    assert page.fields["title"] == "Typed"
    assert make.get(Article, article.id).title == "Promises"


def test_a_wrong_field_is_given_back(make, article, teacher, address):
    page = read(teacher, f"{address}/edit").press("Save", title="", author="Typed")
    assert page.status == 422
    assert page.errors_at("title")
    assert page.fields["author"] == "Typed"
    assert make.get(Article, article.id).author == "A. Writer"


def test_two_who_mend_at_once_see_both(make, article, question, teacher, address):
    mine, theirs = read(teacher, f"{address}/edit"), read(teacher, f"{address}/edit")
    theirs.press("Save", title="Theirs", body="Their text.")
    page = mine.press("Save", title="Mine", **{"questions-0-short_name": "My name"})
    assert page.status == 409
    assert page.fields["title"] == "Mine"
    assert page.fields["questions-0-short_name"] == "My name"
    meanwhile = page.soup.select_one(".meanwhile")
    assert "Theirs" in meanwhile.get_text()
    assert "Their text." in meanwhile.get_text()
    assert make.get(Article, article.id).title == "Theirs"
    assert page.press("Save").status == 200
    assert make.get(Article, article.id).title == "Mine"


def test_what_was_not_seen_is_not_overwritten(make, article, teacher, address):
    page = read(teacher, f"{address}/edit")
    fields = {name: typed for name, typed in page.fields.items() if name != "seen"}
    assert teacher.send(address, fields | {"title": "Blind"}).status_code == 409
    assert make.get(Article, article.id).title == "Promises"


def test_the_same_text_is_saved_twice_in_peace(question, teacher, address):
    page = read(teacher, f"{address}/edit")
    assert page.press("Save", title="Twice").status == 200
    assert page.press("Save", title="Twice").status == 200
