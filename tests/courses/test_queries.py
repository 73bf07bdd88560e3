"""Who is asking, and what can be read of courses."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.accounts.models import Session
from forum.courses import queries
from forum.db import db, now, transaction, write


def sign_in(app, user, **more) -> str:
    token = f"token of {user.id}"
    with app.app_context(), transaction():
        write()
        db.session.add(Session(user_id=user.id, token_digest=queries.digest(token), **more))
    return token


def test_a_reader_is_loaded_with_all_present_memberships_in_one_statement(app, make, statements):
    user = make.user("Aino Laine")
    member = make.member(make.course("Here"), "moderator", user=user)
    make.member(make.course("Left"), user=user, ended_at=now())
    token = sign_in(app, user)
    statements.clear()
    with app.app_context():
        reader = queries.reader(token)
    assert len(statements) == 1
    assert (reader.user_id, reader.name, reader.get_id()) == (user.id, "Aino Laine", token)
    assert list(reader.memberships) == [member.course_id]
    assert token not in repr(reader)


def test_who_is_in_no_course_is_a_reader_too(app, make):
    token = sign_in(app, make.user())
    with app.app_context():
        assert queries.reader(token).memberships == {}


@pytest.mark.parametrize("over", ["ended_at", "expires_at"])
def test_a_session_that_is_over_is_nobodys(app, make, over):
    token = sign_in(app, make.user(), **{over: now() - timedelta(seconds=1)})
    with app.app_context():
        assert queries.reader(token) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "\ud800", "ä" * 10_000], ids=ascii)
def test_what_was_never_given_is_nobodys(app, make, token):
    make.user(erased_at=now())
    with app.app_context():
        assert queries.reader(token) is None


def test_an_erased_account_reads_nothing(app, make):
    token = sign_in(app, make.user(erased_at=now()))
    with app.app_context():
        assert queries.reader(token) is None


@pytest.mark.parametrize("slug", ["never", "", "a\x00b", "x" * 10_000], ids=lambda s: ascii(s)[:9])
def test_an_address_that_no_course_has(app, make, slug):
    course = make.course(slug="here")
    with app.app_context():
        assert queries.course_by_slug(slug) is None
        assert queries.course_by_slug("here").id == course.id


def test_a_course_is_for_its_members_and_for_the_sites_admins(app, make):
    course = make.course()
    inside = [make.reader(each) for each in (make.member(course), make.user(is_admin=True))]
    left = make.member(course, ended_at=now())
    outside = [make.reader(each) for each in (make.user(), left)]
    with app.app_context():
        for reader in inside:
            assert queries.course(course.id, reader=reader).id == course.id
        for reader in outside:
            with pytest.raises(NotFound):
                queries.course(course.id, reader=reader)


def test_which_of_the_staff_was_there_last(app, make):
    course = make.course()
    with app.app_context():
        assert queries.staff_last_seen(course.id) is None
    for role, hours, more in (
        ("moderator", 3, {"name": "Aino"}),
        ("instructor", 2, {"name": "Tuula"}),
        ("participant", 1, {"name": "Eero"}),
        ("moderator", 1, {"name": "Gone", "ended_at": now()}),
    ):
        make.member(course, role, last_seen_at=now() - timedelta(hours=hours), **more)
    with app.app_context():
        assert queries.staff_last_seen(course.id)[0] == "Tuula"


def test_an_empty_database_has_nobody(app, make):
    with app.app_context():
        assert not queries.has_people()
    make.user()
    with app.app_context():
        assert queries.has_people()
