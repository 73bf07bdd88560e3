"""What is refused: one sentence, the form as it was typed, and never a word of the inside."""

import pytest

from forum.audit import Event
from tests.visitor import visitor_for


@pytest.mark.parametrize(
    ("ends", "status", "sentence"),
    [
        ("not allowed", 403, None),
        ("conflict", 409, None),
        ("another conflict", 409, None),
        ("invalid", 422, None),
    ],
)
def test_a_refused_form_is_shown_again_as_it_was_typed(odd, make, ends, status, sentence):
    answer = visitor_for(odd).send("/odd/form", ends=ends, words="two thousand words")
    assert answer.status_code == status
    assert answer.get_data(as_text=True) == "the form: two thousand words"
    assert [line.act for line in make.all(Event)] == ["odd.refused"]


@pytest.mark.parametrize(
    ("ends", "status", "sentence"),
    [
        ("not allowed", 403, "This topic is closed."),
        ("conflict", 409, "Somebody was faster."),
        ("another conflict", 409, "Somebody changed the same thing meanwhile."),
    ],
)
def test_a_form_without_a_page_is_kept_on_one(odd, ends, status, sentence):
    visitor = visitor_for(odd)
    answer = visitor.send(
        "/odd/bare",
        ends=ends,
        words="a line\nand another",
        password="secret words",
        headers={"Accept-Language": "en"},
    )
    page = visitor.send("/odd/bare", ends=ends, words="a line\nand another", password="s3cret")
    assert answer.status_code == page.status_code == status
    text = page.get_data(as_text=True)
    assert "a line\nand another" in text
    assert "s3cret" not in text
    assert 'name="ends"' in text


def test_a_form_of_nothing_gets_the_sentence_alone(odd):
    visitor = visitor_for(odd)
    answer = visitor.post("/odd/bare", data={"csrf_token": visitor.csrf_token()})
    assert answer.status_code == 400


def test_a_post_after_the_session_ended_keeps_the_words_and_asks_to_sign_in(odd, make):
    course = make.course(slug="here")
    visitor = visitor_for(odd, make.member(course))
    with visitor.session_transaction() as session:
        session["_user_id"] = "a token that was never given"
    answer = visitor.send("/courses/here/topics/1/cases", situation="A long story\nof two lines")
    assert answer.status_code == 401
    text = answer.get_data(as_text=True)
    assert "A long story\nof two lines" in text
    assert "/login" in text


def test_what_breaks_inside_shows_nothing_of_the_inside(odd_with, make):
    odd = odd_with(TESTING=False)
    answer = visitor_for(odd).send("/odd/form", ends="badly", words="typed")
    assert answer.status_code == 500
    assert "RuntimeError" not in answer.get_data(as_text=True)
    assert make.all(Event) == []


@pytest.mark.parametrize("path", ["/nowhere", "/courses/%00/topics/1", "/courses/x/posts/0"])
def test_an_errors_page_asks_no_database(odd, statements, path):
    visitor_for(odd).get(path)
    assert statements == []


@pytest.mark.parametrize(("language", "word"), [("fi", "osoite"), ("sv", "sida"), ("en", "page")])
def test_a_refusal_speaks_the_readers_language(odd, language, word):
    answer = visitor_for(odd).get("/nowhere", headers={"Accept-Language": language})
    assert word in answer.get_data(as_text=True)
    assert f'lang="{language}"' in answer.get_data(as_text=True)


def test_an_address_with_two_strokes_leads_to_the_one_with_one(visit):
    answer = visit().get("/me//posts")
    assert (answer.status_code, answer.headers["Location"]) == (308, "http://localhost/me/posts")
