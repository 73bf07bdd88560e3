"""forum user: accounts and roles, by the hand of the host."""

import pytest

from forum.accounts.models import Session, User
from forum.accounts.passwords import verify
from forum.courses.models import Member
from forum.permissions import Role

PASSWORD = "kolme sanaa metsässä 9"


def add(forum, email="aino@example.org", *more, name="Aino Laine", typed=PASSWORD + "\n"):
    return forum("user", "add", email, "--name", name, *more, typed=typed)


def test_an_account_is_made_with_the_password_of_standard_input(forum, make):
    said = add(forum, "aino@example.org", "--admin", "--language", "sv")

    (user,) = make.all(User)
    assert (said.status, said.out) == (0, "Aino Laine <aino@example.org> can sign in.\n")
    assert (user.name, user.language, user.is_admin) == ("Aino Laine", "sv", True)
    assert verify(user.password_hash, PASSWORD)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"typed": ""}, "There is no password on standard input."),
        ({"typed": "\n"}, "There is no password on standard input."),
        ({"typed": b"\xe4\xe4kk\xf6set ovat hukassa\n"}, "The password on standard input is not"),
        ({"typed": "short\n"}, "at least 8 characters"),
        ({"email": "aino"}, "e-mail address"),
        ({"email": "a\x00@example.org"}, "e-mail address"),
        ({"name": "\u202e"}, "character in this name that does not show"),
        ({"name": " "}, "name with at least one letter"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence_and_nobody_is_made(forum, make, arguments, says):
    said = add(forum, **arguments)

    assert says in said.refusal
    assert make.all(User) == []


def test_an_address_has_one_account(forum):
    add(forum)

    assert "already" in add(forum, "AINO@example.org", name="Somebody Else").refusal


def test_a_person_at_a_terminal_is_asked_twice(forum, make, monkeypatch):
    asked = []

    def prompt(words, **how):
        asked.append(how)
        return PASSWORD

    monkeypatch.setattr("forum.cli.people._is_terminal", lambda: True)
    monkeypatch.setattr("click.prompt", prompt)

    assert add(forum, typed="").status == 0
    assert asked == [{"hide_input": True, "confirmation_prompt": True, "err": True}]


def test_a_new_password_signs_out_everywhere(forum, make, visit):
    user = make.user(email="aino@example.org")
    visit(user)

    said = forum("user", "password", "aino@example.org", typed=PASSWORD + "\n")

    assert said.out == "aino@example.org has a new password and is signed out everywhere.\n"
    assert verify(make.get(User, user.id).password_hash, PASSWORD)
    assert [each.ended_at is None for each in make.all(Session)] == [False]


def test_nobody_with_that_address(forum):
    sentence = "There is no account with the address nobody@example.org."

    assert forum("user", "password", "nobody@example.org", typed="x").refusal == sentence
    assert forum("user", "role", "nobody@example.org", "--admin").refusal == sentence


@pytest.fixture
def course(make):
    course = make.course(slug="strategy")
    make.member(course, "instructor")
    return course


def role_of(make, user):
    return [(each.role, each.ended_at is None) for each in make.all(Member, user_id=user.id)]


def test_a_role_is_given_changed_taken_and_given_again(forum, make, course):
    user = make.user(email="aino@example.org")

    for role, is_there in [
        ("moderator", True),
        ("moderator", True),
        ("instructor", True),
        ("none", False),
        ("participant", True),
    ]:
        said = forum("user", "role", "aino@example.org", "--course", "strategy", "--role", role)
        assert (said.status, said.err) == (0, "")
        ((found, there),) = role_of(make, user)
        assert there is is_there
        assert role in {"none", found}


def test_an_admin_is_made_and_unmade(forum, make):
    user = make.user(email="aino@example.org")

    assert "is now an admin" in forum("user", "role", "aino@example.org", "--admin").out
    assert make.get(User, user.id).is_admin
    assert "no longer an admin" in forum("user", "role", "aino@example.org", "--no-admin").out
    assert not make.get(User, user.id).is_admin


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Say --course together with --role"),
        (["--course", "strategy"], "Say --course together with --role"),
        (["--role", "moderator", "--admin"], "Say --course together with --role"),
        (["--course", "strategy", "--role", "teacher"], "is not one of"),
        (["--course", "nowhere", "--role", "moderator"], "There is no course nowhere."),
        (["--course", "strategy", "--role", "none"], "aino@example.org is not in strategy."),
    ],
)
def test_a_role_that_cannot_be_given(forum, make, course, arguments, says):
    make.user(email="aino@example.org")

    assert says in forum("user", "role", "aino@example.org", *arguments).refusal


def test_somebody_who_has_left_is_not_there(forum, make, course):
    user = make.user(email="aino@example.org")
    for role in ("participant", "none"):
        forum("user", "role", "aino@example.org", "--course", "strategy", "--role", role)

    said = forum("user", "role", "aino@example.org", "--course", "strategy", "--role", "none")

    assert "is not in strategy" in said.refusal
    assert role_of(make, user) == [(Role.PARTICIPANT, False)]


def test_the_last_instructor_stays(forum, make):
    course = make.course(slug="strategy")
    make.member(course, "instructor", user=make.user(email="aino@example.org"))

    said = forum("user", "role", "aino@example.org", "--course", "strategy", "--role", "none")

    assert "needs an instructor" in said.refusal
