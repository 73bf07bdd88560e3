"""Reading an article, mending it, and setting its topics, by HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.articles.models import Article, Question
from forum.db import now
from forum.discussion.models import State
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


def test_an_article_is_read_with_its_questions(visit, make, course, topic, address):
    member = make.member(course)
    case = make.case(topic, member)
    make.reply(case, member)
    page = read(visit(member), address)
    assert page.status == 200
    assert page.soup.h1.get_text() == "Promises"
    assert "A. Writer" in page.text
    assert "1 minute to read" in page.text
    assert page.soup.select_one("article")["lang"] == "en"
    assert page.soup.select_one(".prose").get_text() == "A meeting is a promise."
    link = page.soup.select_one("a.ponder__link")
    assert link["href"] == f"/courses/{course.slug}/topics/{topic.id}"
    assert "1 case 1 reply" in page.text
    assert "Source: A book" in page.text


def test_a_source_that_is_an_address_is_a_link(visit, make, course):
    article = make.article(course, source="https://example.org/a?b=1&c=2")
    page = read(visit(make.member(course)), f"/courses/{course.slug}/articles/{article.id}")
    link = page.soup.select_one(".reading__source a")
    assert link["href"] == "https://example.org/a?b=1&c=2"
    assert {"noopener", "noreferrer", "nofollow"} <= set(link["rel"])


@pytest.mark.parametrize(
    ("role", "shows"),
    [
        ("participant", {"case": True, "edit": False, "settings": False}),
        ("moderator", {"case": True, "edit": False, "settings": False}),
        ("instructor", {"case": True, "edit": True, "settings": True}),
    ],
)
def test_what_comes_next_depends_on_the_role(visit, make, course, topic, address, role, shows):
    page = read(visit(make.member(course, role)), address)
    links = {each["href"] for each in page.soup.select("main a")}
    found = {
        "case": f"/courses/{course.slug}/topics/{topic.id}/cases/new" in links,
        "edit": f"{address}/edit" in links,
        "settings": settings_of(course, topic) in links,
    }
    assert found == shows


def test_an_admin_who_only_watches_is_offered_nothing_to_do(visit, make, topic, address):
    page = read(visit(make.user(is_admin=True)), address)
    assert page.status == 200
    assert not page.soup.select("aside .btn")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"opens_at": now() + timedelta(days=3)}, "Opens"),
        ({"closes_at": now() - timedelta(days=3)}, "Closed"),
        ({"closes_at": now() + timedelta(days=3)}, "Open until"),
        ({"asks_for": "talk"}, "1 text"),
    ],
    ids=["opens later", "closed", "closes later", "free talk"],
)
def test_a_topic_says_when_it_is_open(visit, make, course, question, address, more, words):
    topic = make.topic(course, question=question, **more)
    texts = {"texts": {"body": "x"}} if "asks_for" in more else {}
    make.case(topic, make.member(course), **texts)
    page = read(visit(make.member(course)), address)
    assert words in page.text
    offered = bool(page.soup.select("aside .btn--primary"))
    assert offered is (words not in {"Opens", "Closed"})


def test_cases_that_wait_for_a_reply_are_offered(visit, make, course, topic, address):
    make.case(topic, make.member(course))
    page = read(visit(make.member(course)), address)
    assert "1 case waits for its first reply" in page.text


def test_an_instructor_is_told_what_is_missing(visit, make, course, question, address, teacher):
    page = read(teacher, address)
    assert "None of the questions has a topic yet" in page.text
    assert page.soup.select(f'a[href="{address}/edit#question-q{question.id}"]')
    bare = make.article(course)
    page = read(teacher, f"/courses/{course.slug}/articles/{bare.id}")
    assert "leaves no questions yet" in page.text
    page = read(visit(make.member(course)), address)
    assert page.soup.select_one(".ponder__text").get_text() == "Which promise was kept?"
    assert not page.soup.select("aside .btn")


@pytest.mark.parametrize("state", [State.DRAFT, State.PENDING, State.REJECTED, State.REMOVED])
def test_what_is_not_published_is_not_even_counted(visit, make, course, topic, address, state):
    author = make.member(course)
    make.case(topic, author, state, words="canary")
    for person in (author, make.member(course), make.member(course, "moderator")):
        answer = visit(person).get(address)
        assert "canary" not in answer.text
        assert "0 cases" in answer.text


def test_an_article_costs_the_same_however_much_is_said_about_it(
    visit, make, course, article, topic, address, statements
):
    reader = visit(make.member(course))

    def cost():
        statements.clear()
        assert reader.get(address).status_code == 200
        return len(statements)

    cost()
    short = cost()
    for _ in range(5):
        other = make.topic(course, question=make.question(article))
        make.reply(make.case(other, make.member(course)), make.member(course))
    assert cost() == short


def test_an_article_of_another_course_is_no_address(visit, make, course, article, teacher):
    other = make.course()
    person = make.user()
    make.member(other, "instructor", user=person)
    make.member(course, "instructor", user=person)
    for visitor in (visit(person), visit(make.member(other, "instructor"))):
        for rest in ("", "/edit"):
            url = f"/courses/{other.slug}/articles/{article.id}{rest}"
            assert visitor.get(url).status_code == 404
            assert visitor.send(url, title="x").status_code in {404, 405}
    assert teacher.get(f"/courses/{course.slug}/articles/{2**62}").status_code == 404
    assert teacher.get(f"/courses/{course.slug}/articles/{2**63}").status_code == 404


@pytest.mark.parametrize("role", ["participant", "moderator"])
def test_only_instructors_mend_and_set(visit, make, course, topic, article, address, role):
    visitor = visit(make.member(course, role))
    settings = settings_of(course, topic)
    assert visitor.get(f"{address}/edit").status_code == 403
    assert visitor.get(settings).status_code == 403
    for url in (address, f"{address}/edit"):
        assert visitor.send(url, title="Mine", seen="x").status_code == 403
    assert visitor.send(settings, short_name="Mine").status_code == 403
    assert make.get(Article, article.id).title == "Promises"
    assert make.get(Question, topic.question_id).short_name == "Promise"
