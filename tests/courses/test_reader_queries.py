"""Who is asking, loaded once and kept as long as nothing was written."""

from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from forum.accounts.models import Session, User
from forum.accounts.queries import digest
from forum.courses import reader_queries
from forum.courses.models import Member
from forum.db import db, now, transaction, write
from forum.permissions import Role


def sign_in(app, user, **more) -> str:
    token = f"token of {user.id}"
    with app.app_context(), transaction():
        write()
        db.session.add(Session(user_id=user.id, token_digest=digest(token), **more))
    return token


def test_a_reader_is_loaded_with_all_present_memberships_in_one_statement(
    app, make, all_statements
):
    user = make.user("Aino Laine")
    member = make.member(make.course("Here"), "moderator", user=user)
    make.member(make.course("Left"), user=user, ended_at=now())
    token = sign_in(app, user)
    all_statements.clear()
    with app.app_context():
        reader = reader_queries.reader(token)
    assert len(all_statements) == 1
    assert (reader.user_id, reader.name, reader.get_id()) == (user.id, "Aino Laine", token)
    assert list(reader.memberships) == [member.course_id]
    assert token not in repr(reader)


def test_who_is_in_no_course_is_a_reader_too(app, make):
    token = sign_in(app, make.user())
    with app.app_context():
        assert reader_queries.reader(token).memberships == {}


@pytest.mark.parametrize("over", ["ended_at", "expires_at"])
def test_a_session_that_is_over_is_nobodys(app, make, over):
    token = sign_in(app, make.user(), **{over: now() - timedelta(seconds=1)})
    with app.app_context():
        assert reader_queries.reader(token) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "ä" * 10_000], ids=ascii)
def test_what_was_never_given_is_nobodys(app, make, token):
    make.user(erased_at=now())
    with app.app_context():
        assert reader_queries.reader(token) is None


def test_an_erased_account_reads_nothing(app, make):
    token = sign_in(app, make.user(erased_at=now()))
    with app.app_context():
        assert reader_queries.reader(token) is None


@pytest.fixture
def asked(app, make, course, all_statements):
    """A member of a course asks again and again; gives who that is, and how often it was loaded."""
    user = make.user("Aino Laine")
    member = make.member(course, user=user)
    token = sign_in(app, user)

    def ask():
        all_statements.clear()
        with app.app_context():
            return reader_queries.reader(token), len(all_statements)

    ask.user, ask.member = user, member
    return ask


def test_who_asks_again_is_known_without_being_loaded(asked):
    (first, loaded), (again, loaded_again) = asked(), asked()
    assert (loaded, loaded_again) == (1, 0)
    assert again is first


CHANGES = {
    "a new name": (0, lambda asked, course: update(User).values(name="Another Name")),
    "a new role": ("course", lambda asked, course: update(Member).values(role=Role.MODERATOR)),
    "removed": ("course", lambda asked, course: update(Member).values(ended_at=now())),
    "signed out": (0, lambda asked, course: update(Session).values(ended_at=now())),
    "erased": (0, lambda asked, course: update(User).values(erased_at=now())),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_is_written_of_a_reader_holds_at_the_next_request(app, course, asked, change):
    place, made = CHANGES[change]
    before, _ = asked()
    with app.app_context(), transaction():
        write(course.id if place == "course" else 0)
        db.session.execute(made(asked, course))
    after, loaded = asked()
    assert loaded == 1
    assert after != before
    if change == "removed":
        assert not after.memberships
    assert (after is None) is (change in {"signed out", "erased"})


def test_who_joins_a_course_is_in_it_at_once(app, make, asked):
    elsewhere = make.course("Elsewhere")
    asked()
    with app.app_context(), transaction():
        write(elsewhere.id)
        db.session.add(Member(course_id=elsewhere.id, user_id=asked.user.id, role=Role.PARTICIPANT))
    assert elsewhere.id in asked()[0].memberships


def test_the_clock_ends_what_is_kept(app, make, asked):
    asked()
    with time_machine.travel(now() + timedelta(seconds=61)):
        assert asked()[1] == 1
    with time_machine.travel(now() + timedelta(days=400)):
        assert asked()[0] is None


def test_a_session_that_is_undone_was_never_one(app, make):
    user = make.user()
    with app.app_context(), transaction():
        write()
        db.session.add(Session(user_id=user.id, token_digest=digest("undone")))
        db.session.flush()
        assert reader_queries.reader("undone").user_id == user.id
        db.session.rollback()
    with app.app_context():
        assert reader_queries.reader("undone") is None
