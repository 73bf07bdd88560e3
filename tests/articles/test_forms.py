"""What can be typed about an article, and what is said of it."""

from datetime import date

import pytest
from werkzeug.datastructures import MultiDict

from forum.articles.forms import QUESTIONS_LIMIT, ArticleForm, ReadForm

WHOLE = {
    "title": "Promises",
    "language": "en",
    "body": "A promise.",
    "questions-0-key": "n1",
    "questions-0-short_name": "Why",
    "questions-0-text": "Why?",
}


@pytest.fixture(autouse=True)
def in_app(app):
    with app.test_request_context():
        yield


def form(**typed):
    return ArticleForm(MultiDict(WHOLE | typed))


def test_what_is_typed_is_cleaned():
    made = form(
        title="  Two\n words\x00 ", author="A\x07 B", body="a\r\nb\ud800", source=" x ", removed="r"
    )
    assert made.validate()
    said = made.manuscript()
    assert (said.title, said.author, said.source) == ("Two words", "A B", "x")
    assert said.body_markdown == "a\nb"
    assert said.body_html == "<p>a<br>\nb</p>"
    assert [(each.text, each.short_name) for each in said.questions] == [("Why?", "Why")]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("2010-04-08", date(2010, 4, 8)),
        (" 2010-04-08 ", date(2010, 4, 8)),
    ],
)
def test_a_day_may_be_given(typed, day):
    made = form(published_on=typed)
    assert made.validate()
    assert made.manuscript().published_on == day


def test_a_day_that_is_there_is_shown_and_a_wrong_one_comes_back_as_typed():
    assert 'value="2010-04-08"' in ArticleForm(published_on=date(2010, 4, 8)).published_on()
    assert 'value=""' in ArticleForm().published_on()
    wrong = form(published_on="8.4.2010")
    assert not wrong.validate()
    assert 'value="8.4.2010"' in wrong.published_on()


def test_a_form_without_the_field_of_the_day_gives_none():
    assert form().manuscript().published_on is None


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("title", ""),
        ("title", " \x00 "),
        ("title", "x" * 201),
        ("author", "x" * 201),
        ("source", "x" * 501),
        ("published_on", "2010-02-30"),
        ("published_on", "99999-01-01"),
        ("published_on", "\x00"),
        ("language", "de"),
        ("body", "x" * 400_001),
        ("body", "> " * 50 + "x"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_wrong_is_said_beside_its_field(name, typed):
    made = form(**{name: typed})
    assert made.validate() is (typed == "\x00")
    assert bool(made[name].errors) is (typed != "\x00")
    assert len(made[name].errors) == len(set(made[name].errors))


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("key", ""),
        ("key", "q0"),
        ("key", "q9999999999999999999"),
        ("key", "x1"),
        ("short_name", ""),
        ("short_name", "x" * 81),
        ("text", " "),
        ("text", "x" * 2001),
        ("parent", "n1"),
        ("parent", "n2"),
    ],
    ids=lambda value: value[:20],
)
def test_what_is_wrong_with_a_question_is_said_beside_it(name, typed):
    made = form(**{f"questions-0-{name}": typed})
    assert not made.validate()
    assert made.rows[0][name].errors


def test_a_question_may_be_part_of_one_above_it():
    second = {
        "questions-7-key": "n2",
        "questions-7-short_name": "b",
        "questions-7-text": "B?",
        "questions-7-parent": "n1",
    }
    made = form(**second)
    assert made.validate()
    assert [row.number for row in made.rows] == [0, 1]
    assert made.manuscript().questions[1].parent == "n1"


def test_no_two_lines_are_the_same_question():
    twin = {"questions-1-key": "n1", "questions-1-short_name": "b", "questions-1-text": "B?"}
    assert not form(**twin).validate()


def test_names_that_no_page_of_ours_makes_are_no_questions():
    odd = {"questions-²-text": "x", "questions-99999999999-text": "x", "questions-text": "x"}
    assert len(form(**odd).rows) == 1


def test_there_are_at_most_so_many_questions():
    many = {f"questions-{number}-key": f"n{number}" for number in range(QUESTIONS_LIMIT + 1)}
    made = form(**many)
    assert len(made.rows) == QUESTIONS_LIMIT
    assert not made.validate()
    assert str(QUESTIONS_LIMIT) in made.body.errors[0]


def test_an_article_has_a_text_or_a_question():
    assert ArticleForm(MultiDict(WHOLE | {"body": ""})).validate()
    empty = ArticleForm(MultiDict({"title": "T", "language": "en", "body": " "}))
    assert not empty.validate()
    assert empty.body.errors


def test_what_cannot_be_shown_says_why_and_has_no_look():
    made = form(body="> " * 50 + "x")
    assert made.look() is None
    assert made.body.errors
    assert form().look() == "<p>A promise.</p>"


def test_lines_go_round():
    made = form()
    lines = made.lines()
    made.put_lines([*lines, *lines])
    assert [row.text.data for row in made.rows] == ["Why?", "Why?"]
    assert made.rows[1].text.name == "questions-1-text"


def test_a_pasted_text_is_cleaned():
    assert ReadForm(MultiDict({"text": "\x00 a \ud800"})).text.data == "a"


def test_an_address_may_be_typed_without_its_beginning():
    typed = {
        "blog.example.org": "https://blog.example.org",
        "example.org/a?b=c.d": "https://example.org/a?b=c.d",
        "http://example.org": "http://example.org",
        "word": "word",
        "localhost:8000/": "localhost:8000/",
        "file:///etc/passwd": "file:///etc/passwd",
    }
    for address, meant in typed.items():
        assert ReadForm(MultiDict({"address": address})).address.data == meant
