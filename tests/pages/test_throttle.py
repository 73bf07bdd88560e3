"""How often a password may be guessed, and who still comes in meanwhile."""

import pytest

from forum.accounts.models import User
from forum.accounts.passwords import hash_password
from forum.gate import limiter
from tests.visitor import visitor_for

PASSWORD = "kahvihuoneen strategia 7"
HASH = hash_password(PASSWORD)
HERE, ELSEWHERE = "192.0.2.7", "198.51.100.9"


@pytest.fixture
def limited(odd_with):
    """The program with its limits on."""
    made = odd_with(RATELIMIT_ENABLED=True)
    limiter.enabled = True
    yield made
    limiter.reset()
    limiter.enabled = False


@pytest.fixture
def aino(limited, make) -> User:
    return make.user("Aino Laine", email="aino@example.org", password_hash=HASH)


def browser(limited, address=HERE):
    visitor = visitor_for(limited)
    visitor.environ_base |= {"REMOTE_ADDR": address, "HTTP_ACCEPT_LANGUAGE": "en"}
    return visitor


def guess(visitor, email="aino@example.org", *, password="wrong"):  # noqa: S107 - a wrong one
    return visitor.send("/login", email=email, password=password)


def test_guesses_at_one_account_are_stopped_and_its_owner_comes_in_from_elsewhere(limited, aino):
    guesser = browser(limited)
    answers = [guess(guesser).status_code for _ in range(20)]
    assert answers == [422] * 5 + [429] * 15
    assert guess(guesser, password=PASSWORD).status_code == 429
    assert guess(browser(limited, ELSEWHERE), password=PASSWORD).status_code == 303


def test_what_was_typed_is_given_back_but_the_password(limited, aino):
    guesser = browser(limited)
    stopped = [guess(guesser, password="zqguess") for _ in range(6)][-1]
    assert stopped.status_code == 429
    assert int(stopped.headers["Retry-After"]) > 0
    assert 'value="aino@example.org"' in stopped.text
    assert "zqguess" not in stopped.text


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Client-IP"])
def test_a_forged_address_changes_nothing(limited, aino, header):
    guesser = browser(limited)
    for number in range(5):
        guess(guesser)
        guesser.environ_base[f"HTTP_{header.upper().replace('-', '_')}"] = f"203.0.113.{number}"
    assert guess(guesser).status_code == 429


@pytest.mark.parametrize("email", ["AINO@example.org", " aino@example.org ", "ａino@example.org"])
def test_another_spelling_of_the_address_is_the_same_account(limited, aino, email):
    guesser = browser(limited)
    assert [guess(guesser, email).status_code for _ in range(6)][-1] == 429
    assert guess(guesser).status_code == 429


def test_one_guess_at_each_of_many_accounts_is_stopped_too(limited, aino):
    guesser = browser(limited)
    answers = [guess(guesser, f"person{n}@example.org").status_code for n in range(110)]
    assert answers == [422] * 100 + [429] * 10


def test_guesses_from_very_many_places_stop_all_but_known_devices(limited, aino):
    known = browser(limited, "203.0.113.200")
    assert guess(known, password=PASSWORD).status_code == 303
    known.send("/logout")
    for number in range(101):
        guess(browser(limited, f"203.0.113.{number}"))
    assert guess(browser(limited, ELSEWHERE), password=PASSWORD).status_code == 429
    assert guess(known, password=PASSWORD).status_code == 303


def test_a_known_device_is_known_for_its_account_only_and_guesses_no_faster(limited, aino, make):
    make.user(email="eero@example.org", password_hash=HASH)
    thief = browser(limited)
    guess(thief, password=PASSWORD)
    thief.send("/logout")
    assert [guess(thief).status_code for _ in range(7)] == [422] * 5 + [429] * 2
    assert [guess(thief, "eero@example.org").status_code for _ in range(7)] == [422] * 5 + [429] * 2


@pytest.mark.parametrize("mark", ["", "x", "WyJhIiwiYiJd.x", "W10.x", "null"])
def test_a_forged_mark_is_none(limited, aino, mark):
    guesser = browser(limited)
    guesser.set_cookie("device", mark)
    assert [guess(guesser).status_code for _ in range(6)][-1] == 429


def test_a_mark_that_says_something_else_is_none(limited, aino):
    from itsdangerous import URLSafeSerializer

    guesser = browser(limited)
    serializer = URLSafeSerializer(limited.secret_key, salt="known-device")
    for odd in (["only one"], 7, None):
        guesser.set_cookie("device", serializer.dumps(odd))
        assert guess(guesser).status_code in {422, 429}


def test_a_whole_class_behind_one_address_comes_in_at_once(limited, make):
    people = [make.user(email=f"student{n}@example.org", password_hash=HASH) for n in range(130)]
    answers = {
        guess(browser(limited), each.email, password=PASSWORD).status_code for each in people
    }
    assert answers == {303}


def test_a_whole_class_behind_one_address_registers_at_once(limited, monkeypatch):
    monkeypatch.setattr("forum.accounts.passwords.hash_password", lambda _: HASH)
    answers = [
        browser(limited).send(
            "/register", name=f"Student {n}", email=f"s{n}@example.org", password=PASSWORD
        )
        for n in range(130)
    ]
    assert {answer.status_code for answer in answers} == {303}


def test_the_present_password_is_not_guessed_at_on_ones_own_page(limited, aino):
    visitor = visitor_for(limited, aino)
    answers = [
        visitor.send("/me/password", current_password="x", new_password="y").status_code
        for _ in range(12)
    ]
    assert answers == [422] * 10 + [429] * 2


def test_addresses_are_not_looked_up_by_the_hundred(limited, make):
    course = make.course()
    visitor = visitor_for(limited, make.member(course, "instructor"))
    answers = [
        visitor.send(
            f"/courses/{course.slug}/members", email=f"x{n}@example.org", role="participant"
        ).status_code
        for n in range(62)
    ]
    assert answers == [422] * 60 + [429] * 2


def test_pages_are_not_fetched_by_the_dozen_and_a_text_that_is_pasted_is_none(limited, make):
    course = make.course()
    visitor = visitor_for(limited, make.member(course, "instructor"))

    def bring(**typed):
        address = f"/courses/{course.slug}/articles/import"
        return [visitor.send(address, **typed).status_code for _ in range(12)]

    assert bring(text="A title\n\nWords.") == [200] * 12
    assert bring(address="no address") == [422] * 10 + [429] * 2
    assert bring(text="A title\n\nWords.") == [200] * 12


def test_the_mark_is_bound_to_https_where_there_is_https(odd_with, make):
    safe = odd_with(SESSION_COOKIE_SECURE=True)
    make.user(email="aino@example.org", password_hash=HASH)
    visitor = visitor_for(safe)
    answer = visitor.post(
        "/login",
        data={"email": "aino@example.org", "password": PASSWORD, "csrf_token": ""},
        base_url="https://localhost",
    )
    assert answer.status_code == 400
    with safe.test_request_context(base_url="https://localhost"):
        from forum.pages import throttle

        cookie = throttle.mark_device(safe.response_class(), "aino@example.org").headers[
            "Set-Cookie"
        ]
    assert cookie.startswith("__Host-device=")
    assert "Secure" in cookie
    assert "Path=/" in cookie
    assert "Domain" not in cookie
