"""Reading an article, mending it, and setting its topics, by HTTP."""

from datetime import UTC, datetime, timedelta

import pytest

from forum.articles.models import Article, Question
from forum.db import now
from forum.discussion.models import Asks, State, Topic
from tests.pages.test_importing import Page

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
    assert "1 case · 1 reply" in page.text
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


# Mending


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


# Setting a topic


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
    topic = make.topic(
        course, question=question, opens_at=moment, closes_at=moment + timedelta(days=1)
    )
    page = read(teacher, settings_of(course, topic))
    assert page.press("Save", short_name="Other").status == 200
    after = make.get(Topic, topic.id)
    assert (after.opens_at, after.closes_at) == (moment, moment + timedelta(days=1))
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
