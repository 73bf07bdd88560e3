"""Who comes in: closed by default, and what is refused is given back as it was typed."""

import pytest

from forum.audit import Event
from forum.errors import SignInNeededError
from forum.gate import FORM_LIMIT, MOST_FIELDS, RETRY_AFTER, limiter, me
from tests.visitor import visitor_for

ROLES = ("guest", "stranger", "left", "participant", "moderator", "instructor", "admin")
URLENCODED = "application/x-www-form-urlencoded"
OK, SIGN_IN, NO, NONE = 200, 302, 403, 404


@pytest.fixture
def people(make):
    course, elsewhere = make.course("Here", slug="here"), make.course("Elsewhere")
    left = make.member(course)
    people = {
        "guest": None,
        "stranger": make.member(elsewhere, "instructor"),
        "left": make.member(course, "instructor", ended_at=left.joined_at),
        "admin": make.user(is_admin=True),
    }
    return people | {role: make.member(course, role) for role in ROLES[3:6]}


@pytest.mark.parametrize(
    ("path", "answers"),
    [
        ("/odd/public", [OK] * 7),
        ("/odd/own", [SIGN_IN, OK, OK, OK, OK, OK, OK]),
        ("/odd/site", [SIGN_IN, NONE, NONE, NONE, NONE, NONE, OK]),
        ("/courses/here/odd/read", [SIGN_IN, NONE, NONE, OK, OK, OK, OK]),
        ("/courses/here/odd/post", [SIGN_IN, NONE, NONE, OK, OK, OK, NO]),
        ("/courses/here/odd/moderate", [SIGN_IN, NONE, NONE, NO, OK, OK, OK]),
        ("/courses/here/odd/curate", [SIGN_IN, NONE, NONE, NO, NO, OK, NO]),
        ("/courses/nowhere/odd/read", [SIGN_IN, NONE, NONE, NONE, NONE, NONE, NONE]),
        ("/nowhere", [NONE] * 7),
    ],
)
def test_each_role_comes_in_where_it_may(odd, people, path, answers):
    got = [visitor_for(odd, people[role]).get(path).status_code for role in ROLES]
    assert got == answers


def test_a_route_that_says_nothing_answers_nobody(odd_with, people):
    odd = odd_with(TESTING=False)
    answer = visitor_for(odd, people["admin"]).get("/odd/silent")
    assert answer.status_code == 500
    assert b"nobody may read" not in answer.data
    assert b"UndeclaredRoute" not in answer.data


def test_an_admin_who_watches_a_course_leaves_a_line(odd, people, make):
    visitor_for(odd, people["admin"]).get("/courses/here/odd/read")
    lines = make.all(Event, act="course.watched")
    assert [(line.actor_id, line.details) for line in lines] == [
        (people["admin"].id, {"page": "odd.read"})
    ]


def test_a_guest_comes_back_to_where_they_were(odd, people):
    answer = visitor_for(odd).get("/courses/here/odd/read?show=all")
    assert answer.location.endswith("/login?next=/courses/here/odd/read?show%3Dall")


def test_a_form_past_its_limit_is_given_back_with_what_was_typed(odd):
    words = "w" * 6000
    answer = visitor_for(odd).send("/odd/form", words=words)
    assert answer.status_code == 413
    assert words in answer.get_data(as_text=True)


def test_a_form_without_a_limit_of_its_own_has_the_house_limit(odd, people):
    visitor = visitor_for(odd, people["participant"])
    answer = visitor.send("/odd/bare", ends="conflict", words="w" * FORM_LIMIT)
    assert answer.status_code == 413


def test_a_form_of_more_fields_than_any_page_has_is_not_read(odd, people):
    visitor = visitor_for(odd, people["participant"])
    for path, person in (("/odd/bare", visitor), ("/odd/form", visitor_for(odd))):
        answer = person.post(path, data="a&" * MOST_FIELDS, content_type=URLENCODED)
        assert (answer.status_code, len(answer.data) < 10_000) == (413, True)


def test_what_comes_too_often_is_given_back_and_told_when_to_come_again(odd_with):
    odd = odd_with(RATELIMIT_ENABLED=True)
    limiter.enabled = True
    try:
        visitor = visitor_for(odd)
        answers = [visitor.send("/odd/form", words=f"try {n}") for n in range(121)]
    finally:
        limiter.reset()
        limiter.enabled = False
    assert {answer.status_code for answer in answers[:120]} == {200}
    assert answers[120].status_code == 429
    assert answers[120].headers["Retry-After"] == str(RETRY_AFTER)
    assert "the form: try 120" in answers[120].get_data(as_text=True)


@pytest.mark.parametrize("token", ["", "wrong", "IjEi.Zw.x"])
def test_without_the_forms_token_nothing_is_done_and_nothing_lost(odd, make, token):
    answer = visitor_for(odd).post("/odd/form", data={"words": "typed", "csrf_token": token})
    assert answer.status_code == 400
    assert "typed" in answer.get_data(as_text=True)
    assert make.all(Event) == []


def test_a_strangers_form_is_not_offered_to_be_sent_again(odd):
    answer = visitor_for(odd).post(
        "/odd/form", data={"words": "planted"}, headers={"Sec-Fetch-Site": "cross-site"}
    )
    assert answer.status_code == 400
    assert "planted" not in answer.get_data(as_text=True)


def test_a_page_that_asks_for_somebody_does_not_go_on_with_nobody(app):
    with app.test_request_context(), pytest.raises(SignInNeededError):
        me()
