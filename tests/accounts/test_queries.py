"""Who has which account, and what is signed in."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.accounts import queries
from forum.accounts.models import Session
from forum.db import db, now, transaction, write


@pytest.fixture
def ask(app):
    def ask(query, *args, **kwargs):
        with app.app_context():
            return query(*args, **kwargs)

    return ask


def signed_in(app, user, **more):
    with app.app_context(), transaction():
        write()
        session = Session(user_id=user.id, token_digest=f"{user.id} {more!r}", **more)
        db.session.add(session)
        db.session.flush()
        return session.id


def test_an_account_is_found_by_any_spelling_of_its_address(ask, make):
    user = make.user(email="aino@example.org")
    assert ask(queries.user_by_email, " AINO@example.org").id == user.id
    assert ask(queries.user_by_email, "nobody@example.org") is None


def test_an_erased_account_is_none(ask, make):
    user = make.user(email="gone@example.org", erased_at=now())
    assert ask(queries.user_by_email, user.email) is None
    with pytest.raises(NotFound):
        ask(queries.user, user.id)


def test_present_sessions_are_listed_and_no_others(app, ask, make):
    user = make.user()
    present = signed_in(app, user)
    ended = signed_in(app, user, ended_at=now())
    expired = signed_in(app, user, expires_at=now() - timedelta(seconds=1))
    signed_in(app, make.user())
    assert [each.id for each in ask(queries.sessions, user.id)] == [present]
    assert ask(queries.session, user.id, present).id == present
    for gone in (ended, expired):
        with pytest.raises(NotFound):
            ask(queries.session, user.id, gone)


def test_names_that_look_the_same_are_found_but_ones_own(ask, make):
    one = make.user("Matti Virtanen")
    assert ask(queries.names_like, "MATTI VIRTANEN") == ["Matti Virtanen"]
    assert ask(queries.names_like, "MATTI VIRTANEN", but=one.id) == []
