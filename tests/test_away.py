"""A database that cannot be reached, as while PostgreSQL is started anew: nothing typed is lost."""

from contextlib import contextmanager

from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from forum.db import db
from forum.gate import limiter
from tests.visitor import visitor_for


@contextmanager
def away(app):
    """Take the database away for a while."""

    def refuse(dialect, *_rest):
        raise dialect.loaded_dbapi.OperationalError("nobody is there")

    with app.app_context():
        engine = db.engine
    event.listen(engine, "do_connect", refuse)
    engine.dispose()
    try:
        yield
    finally:
        event.remove(engine, "do_connect", refuse)


def test_a_database_that_is_away_costs_no_word(app, make):
    visitor = visitor_for(app, make.user())
    assert visitor.get("/me").status_code == 200
    visitor.csrf_token()
    with away(app):
        sent = visitor.send("/courses", title="what I typed")
        pages = [visitor.get(address) for address in ("/me", "/login", "/readyz")]
        alive = visitor.get("/healthz")

    assert (sent.status_code, sent.headers["Retry-After"]) == (503, "5")
    assert "what I typed" in sent.text
    assert [(each.status_code, each.headers["Retry-After"]) for each in pages] == [(503, "5")] * 3
    assert all("Palvelin on ruuhkainen" in each.text for each in pages)
    assert alive.status_code == 200
    assert visitor.get("/me").status_code == 200


def test_who_cannot_be_counted_by_a_database_that_is_away_loses_no_word_either(odd_with, make):
    limited = odd_with(RATELIMIT_ENABLED=True)
    visitor = visitor_for(limited, make.user())
    assert visitor.get("/me").status_code == 200
    visitor.csrf_token()
    limiter.enabled = True
    try:
        with away(limited):
            sent = visitor.send("/courses", title="what I typed")
    finally:
        limiter.enabled = False
        limiter.reset()

    assert (sent.status_code, sent.headers["Retry-After"]) == (503, "5")
    assert "what I typed" in sent.text


def test_what_could_not_be_kept_is_not_told_as_done(app, make):
    """A full disk is noticed last, when the view has said already that all went well."""
    visitor = visitor_for(app, make.user())
    visitor.get("/me")

    def refuse(_connection):
        raise OperationalError(None, None, Exception("database or disk is full"))

    with app.app_context():
        engine = db.engine
    course = {"title": "What I typed", "language": "en", "time_zone": "Europe/Helsinki"}
    event.listen(engine, "commit", refuse)
    sent = visitor.send("/courses", course)
    event.remove(engine, "commit", refuse)

    assert sent.status_code == 503
    assert "What I typed" in sent.text
    assert "The course is made" not in sent.text + visitor.get("/me").text
    assert "The course is made" in visitor.get(visitor.send("/courses", course).location).text
