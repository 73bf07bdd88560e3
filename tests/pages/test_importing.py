"""From a text to topics, as a person does it in a browser without scripts."""

import io
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from forum.articles.forms import QUESTIONS_LIMIT
from forum.articles.models import Article, Question
from forum.discussion.models import Asks, Topic
from tests.pages.page import TEXT, Page


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(visit, make, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def address(course):
    return f"/courses/{course.slug}/articles"


@pytest.fixture
def first(teacher, address):
    return Page(teacher, teacher.get(f"{address}/import"))


@pytest.fixture
def found(first):
    page = first.press("Find", text=TEXT)
    assert page.status == 200
    return page


def test_from_a_text_to_its_topics(make, course, found):
    assert found.fields["title"] == "Meetings without decisions"
    assert found.fields["language"] == "en"
    assert found.fields["body"] == "Every meeting is a *promise*."
    assert found.soup.select_one(".prose em").get_text() == "promise"
    assert found.questions() == [
        "Which meeting of yours ended with a decision?",
        "Who follows what was decided? How does it show?",
    ]
    assert found.fields["questions-0-short_name"]
    assert found.fields["questions-0-because"]
    assert make.all(Article) == make.all(Topic) == []

    made = found.press("Make the article", author="A. Writer", published_on="2010-04-08")
    assert made.status == 200
    assert made.soup.h1.get_text() == "Meetings without decisions"
    assert "A. Writer" in made.text
    (article,) = make.all(Article)
    topics = make.all(Topic)
    assert [topic.asks_for for topic in topics] == [Asks.CASE, Asks.CASE]
    assert all(topic.premoderates_cases and topic.premoderates_replies for topic in topics)
    links = [each["href"] for each in made.soup.select(".ponder a.ponder__link")]
    assert links == [f"/courses/{course.slug}/topics/{topic.id}" for topic in topics]
    assert article.published_on.isoformat() == "2010-04-08"


def test_nothing_is_made_before_the_last_button(make, found):
    page = found.press("Add").press("Move down").press("Show how it looks now")
    assert page.status == 200
    assert make.all(Article) == make.all(Question) == make.all(Topic) == []


def test_every_button_of_the_list_does_what_it_says(found):
    one, two = found.questions()
    page = found.press("Split", at=1)
    assert page.questions() == [one, "Who follows what was decided?", "How does it show?"]
    page = page.press("Move up", at=1)
    assert page.questions() == [one, "How does it show?", "Who follows what was decided?"]
    page = page.press("Move down", at=1)
    page = page.press("Join with the next", at=1)
    assert page.questions() == [one, two]
    page = page.press("Remove", at=0)
    assert page.questions() == [two]
    page = page.press("Take it back")
    assert page.questions() == [one, two]
    page = page.press("Add")
    assert page.questions() == [one, two, ""]
    assert "An empty question was added." in page.text


def test_a_button_keeps_everything_that_was_typed(found):
    typed = {
        "title": "Another title",
        "published_on": "not a day",
        "body": "Another text",
        "questions-0-opens_at": "not a time",
        "questions-1-asks_for": "talk",
        "questions-1-premoderates_replies": "at-once",
    }
    page = found.press("Move down", at=0, **typed)
    moved = {
        "questions-1-opens_at": "not a time",
        "questions-0-asks_for": "talk",
        "questions-0-premoderates_replies": "at-once",
    }
    kept = {name: typed[name] for name in ("title", "published_on", "body")} | moved
    assert {name: page.fields[name] for name in kept} == kept
    assert page.fields["submission_key"] == found.fields["submission_key"]


def test_all_topics_can_be_made_like_one(make, found):
    page = found.press("Let all", at=1, **{"questions-1-closes_at": "2026-12-06T23:59"})
    page.press("Make the article")
    closes_at = {topic.closes_at for topic in make.all(Topic)}
    assert closes_at == {datetime(2026, 12, 6, 21, 59, tzinfo=UTC)}


def test_a_question_can_be_part_of_another_and_do_without_a_topic(make, found):
    parent = found.fields["questions-0-key"]
    plan = {"questions-1-parent": parent, "questions-1-asks_for": ""}
    found.press("Make the article", **plan)
    one, two = make.all(Question)
    assert two.parent_id == one.id
    assert [topic.question_id for topic in make.all(Topic)] == [one.id]


def test_a_topic_is_made_as_planned(make, found):
    plan = {
        "questions-0-asks_for": "talk",
        "questions-0-opens_at": "2026-03-29T03:30",  # the hour that Helsinki leaves out
        "questions-0-closes_at": "2026-12-06T23:59:59",
        "questions-0-premoderates_cases": "at-once",
    }
    found.press("Make the article", **plan)
    topic = make.all(Topic)[0]
    assert topic.asks_for is Asks.TALK
    assert topic.opens_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert topic.closes_at == datetime(2026, 12, 6, 21, 59, 59, tzinfo=UTC)
    assert not topic.premoderates_cases
    assert topic.premoderates_replies


@pytest.mark.parametrize("name", ["text", "file"])
def test_a_file_is_read_as_a_pasted_text_is(teacher, address, name):
    if name == "file":
        files = {"file": (io.BytesIO(TEXT.encode()), "meetings.txt")}
        page = Page(teacher, teacher.send(f"{address}/import", text="", files=files))
        assert page.fields["source"] == "meetings.txt"
    else:
        page = Page(teacher, teacher.send(f"{address}/import", text=TEXT))
        assert page.fields["source"] == ""
    assert page.fields["title"] == "Meetings without decisions"
    assert len(page.questions()) == 2


def test_the_real_article_of_a_demo_course_is_read(teacher, address):
    seed = Path(__file__).parents[2] / "seeds/articles/paatos-ei-mahdu-poytakirjaan.txt"
    files = {"file": (io.BytesIO(seed.read_bytes()), seed.name)}
    page = Page(teacher, teacher.send(f"{address}/import", files=files))
    assert page.status == 200
    assert page.fields["language"] == "fi"
    assert page.questions()


def test_a_text_with_more_questions_than_fit_keeps_the_rest_in_its_body(first):
    many = "\n".join(f"{number}. What is number {number}?" for number in range(1, 121))
    page = first.press("Find", text=f"Title\n\nText.\n\nQuestions for discussion:\n{many}\n")
    assert page.status == 200
    assert len(page.questions()) == QUESTIONS_LIMIT
    assert "- What is number 120?" in page.fields["body"]
    full = page.press("Add")
    assert full.status == 422
    assert str(QUESTIONS_LIMIT) in full.text


def test_the_same_form_sent_twice_makes_one_article(make, found):
    once, twice = found.press("Make the article"), found.press("Make the article")
    assert once.soup.h1 == twice.soup.h1
    assert len(make.all(Article)) == 1
    assert len(make.all(Topic)) == 2


def test_a_form_changed_after_it_was_sent_says_so_and_can_make_another(make, found):
    found.press("Make the article")
    page = found.press("Make the article", title="Changed")
    assert page.status == 409
    assert "Meetings without decisions" in page.soup.select_one(".error-summary").get_text()
    assert page.fields["title"] == "Changed"
    assert page.press("Make the article").status == 200
    assert [article.title for article in make.all(Article)] == [
        "Meetings without decisions",
        "Changed",
    ]


def test_a_double_click_makes_one_article(make, found):
    for _round in range(20):
        page = found.press("Show how it looks now")
        fields = page.fields | {"submission_key": f"round-{_round}"}
        answers = []

        def click(fields=fields, answers=answers):
            answers.append(found.visitor.post(found.form["action"], data=fields))

        clicks = [threading.Thread(target=click) for _ in range(2)]
        for each in clicks:
            each.start()
        for each in clicks:
            each.join()
        assert {answer.status_code for answer in answers} == {303}
        assert len({answer.location for answer in answers}) == 1
    assert len(make.all(Article)) == 20
    assert len(make.all(Topic)) == 40


@pytest.mark.parametrize("role", ["participant", "moderator"])
def test_only_instructors_import(visit, make, course, address, found, role):
    other = visit(make.member(course, role))
    assert other.get(f"{address}/import").status_code == 403
    assert other.send(f"{address}/import", text=TEXT).status_code == 403
    fields = {name: typed for name, typed in found.fields.items() if name != "csrf_token"}
    assert other.send(address, fields).status_code == 403
    assert make.all(Article) == []


def test_a_course_that_is_not_ones_own_is_no_address(teacher, make):
    other = f"/courses/{make.course().slug}/articles"
    assert teacher.get(f"{other}/import").status_code == 404
    assert teacher.send(f"{other}/import", text=TEXT).status_code == 404


def test_what_is_pasted_is_shown_as_text_and_never_as_markup(first):
    page = first.press("Find", text="<script>alert(1)</script>\n\nText <b onclick=x>bold</b>.\n")
    assert not page.soup.select("main script, main b, [onclick]")


@pytest.mark.parametrize(
    ("presses", "name", "value"),
    [
        ([("Add", 0)], "questions-2-text", None),
        ([("Move down", 0)], "questions-1-text", None),
        ([("Move up", 0)], "questions-0-text", None),
        ([("Add", 0), ("Move down", 0)], "change", "down-1"),
        ([("Add", 0), ("Move up", 1)], "change", "up-1"),
        ([("Split", 1)], "questions-2-text", None),
        ([("Split", 0)], "questions-0-text", None),
        ([("Join", 0)], "questions-0-text", None),
        ([("Remove", 0)], "change", "restore"),
        ([("Remove", 0), ("Take it back", 0)], "questions-0-text", None),
        ([("Let all", 1)], "change", "alike-1"),
    ],
    ids=lambda value: " ".join(each for each, _at in value) if isinstance(value, list) else "",
)
def test_the_keyboard_goes_on_where_the_list_was_changed(found, presses, name, value):
    for words, at in presses:
        found = found.press(words, at)
    (focused,) = found.form.select("[autofocus]")
    assert focused["name"] == name
    assert focused.get("value") == value


def test_words_selected_in_the_text_become_a_question(found):
    page = found.press("Add", selected=" A \n promise? ")
    assert page.questions()[-1] == "A promise?"
    assert page.fields["selected"] == ""


def test_the_list_says_how_many_questions_there_are(found):
    assert found.press("Add").form.select_one("h2#lines").get_text() == "3 questions"


def test_what_is_copied_from_a_page_is_written_as_markdown(teacher, address, visit, make, course):
    copied = teacher.send(f"{address}/markdown", page="<h2>Which meeting?</h2><ul><li>Ours.</ul>")
    assert (copied.status_code, copied.text) == (200, "## Which meeting?\n\n- Ours.")
    assert copied.mimetype == "text/plain"
    too_much = teacher.send(f"{address}/markdown", page="<p>" * 70_000)
    assert too_much.status_code == 422
    assert too_much.text.endswith(".")
    member = visit(make.member(course))
    assert member.send(f"{address}/markdown", page="<p>Ours.</p>").status_code == 403
