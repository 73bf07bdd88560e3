"""One request is one transaction: a POST that ends well is kept, everything else undone."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal

import pytest
from flask import Blueprint, flash, request, session
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from forum import db as ground
from forum.accounts.models import User
from forum.audit import Event, record
from forum.db import db, is_writing, write
from forum.discussion.models import Topic
from forum.gate import remember
from forum.permissions import Permission, allow
from tests.visitor import visitor_for

NO_SUCH_MEMBER = (
    "INSERT INTO member (course_id, user_id, role, joined_at) VALUES (9, 9, 'x', '2026-01-01')"
)
SAME_EMAIL = (
    'INSERT INTO "user" (email, email_key, name, name_key, language, password_hash, is_admin,'
    " created_at) VALUES ('', :email, '', '', '', '', false, '2026-01-01')"
)

bp = Blueprint("tried", __name__)
tries: list[str] = []


@bp.post("/tried/count")
@allow(Permission.PUBLIC)
def count() -> str:
    """Add one to a number that was read before the lock was had."""
    topic_id = int(request.form["topic"])
    db.session.get(Topic, topic_id)
    write(int(request.form["course"]))
    db.session.get(Topic, topic_id).version += 1
    return "counted"


@bp.post("/tried/asks-again")
@allow(Permission.PUBLIC)
def asks_again() -> str:
    """Write, flash and remember; then the database asks for the same transaction once more."""
    tries.append("one")
    write()
    record("tried.kept", by=None)
    remember(record, "tried.remembered", by=None)
    flash("Kept.")
    db.session.flush()
    if len(tries) <= int(request.form["times"]):
        state = request.form["state"]
        db.session.execute(text(f"DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '{state}'; END $$"))
    return ", ".join(session["_flashes"][-1])


@bp.post("/tried/fails")
@allow(Permission.PUBLIC)
def fails() -> str:
    """Do in the database what the form says, with what it says."""
    write()
    record("tried.undone", by=None)
    db.session.flush()
    values = {"big": 2**63, "nul": "a\x00b", "email": "twice@example.org"}
    db.session.execute(text(request.form["statement"]), values)
    return "done"


@bp.post("/tried/forgets-to-ask")
@allow(Permission.PUBLIC)
def forgets_to_ask() -> str:
    """Write without having asked for it."""
    record("tried.undone", by=None)
    db.session.flush()
    return "done"


@bp.post("/tried/lock")
@allow(Permission.PUBLIC)
def lock() -> str:
    write()
    return str(is_writing())


@pytest.fixture
def tried_with(odd_with):
    def with_settings(**overrides):
        app = odd_with(**overrides)
        app.register_blueprint(bp)
        tries.clear()
        return app

    return with_settings


@pytest.fixture
def tried(tried_with):
    return tried_with()


@pytest.fixture
def only_on(database):
    def kind(name: str) -> None:
        if not database.url.startswith(name):
            pytest.skip(f"{name} only")

    return kind


def acts(make) -> list[str]:
    return [event.act for event in make.all(Event)]


@pytest.mark.parametrize(
    ("ends", "status", "kept"),
    [
        ("well", 200, ["odd.sent"]),
        ("as 422", 422, []),
        ("invalid", 422, ["odd.refused"]),
        ("not allowed", 403, ["odd.refused"]),
        ("conflict", 409, ["odd.refused"]),
    ],
)
def test_a_post_that_ended_well_is_kept_and_of_a_refused_one_what_was_to_be_remembered(
    tried, make, ends, status, kept
):
    answer = visitor_for(tried).send("/odd/form", ends=ends)

    assert (answer.status_code, acts(make)) == (status, kept)


def test_a_post_that_breaks_is_undone(tried_with, make):
    answer = visitor_for(tried_with(TESTING=False)).send("/odd/form", ends="badly")

    assert (answer.status_code, acts(make)) == (500, [])


def test_a_get_cannot_write(tried_with, make):
    visitor = visitor_for(tried_with(TESTING=False))
    visitor.send("/odd/form", ends="well")

    assert visitor.get("/odd/writes").status_code == 500
    assert acts(make) == ["odd.sent"]


def test_a_get_that_writes_is_an_error_that_tests_see(tried):
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
        visitor_for(tried).get("/odd/writes")


def test_a_head_cannot_write_either(tried):
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
        visitor_for(tried).head("/odd/writes")


def test_a_post_that_did_not_ask_to_write_cannot(tried, make):
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
        visitor_for(tried).send("/tried/forgets-to-ask")
    assert acts(make) == []


def test_no_increment_of_many_requests_at_once_is_lost(tried, make):
    topic = make.topic()

    def send(_number: int) -> int:
        visitor = visitor_for(tried)
        return visitor.send("/tried/count", topic=topic.id, course=topic.course_id).status_code

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(send, range(8 * 5)))

    assert answers == [200] * 40
    assert make.get(Topic, topic.id).version == 41


@pytest.mark.parametrize(
    ("statement", "status"),
    [
        (NO_SUCH_MEMBER, 409),
        (SAME_EMAIL, 409),
        ("SELECT CAST(:big AS BIGINT)", 400),
    ],
)
def test_what_the_database_refuses_is_a_refusal_and_no_error(tried, make, statement, status):
    make.user(email="twice@example.org")
    answer = visitor_for(tried).send("/tried/fails", statement=statement)

    assert (answer.status_code, acts(make)) == (status, [])
    assert len(make.all(User)) == 1


def test_postgresql_refuses_a_zero_byte_without_an_error(tried, make, only_on):
    only_on("postgresql")
    answer = visitor_for(tried).send("/tried/fails", statement="SELECT 1 WHERE :nul = 'x'")

    assert (answer.status_code, acts(make)) == (400, [])


def test_a_statement_of_ours_that_is_wrong_is_an_error(tried_with, make):
    visitor = visitor_for(tried_with(TESTING=False))
    answer = visitor.send("/tried/fails", statement="SELECT no_column FROM event")

    assert (answer.status_code, acts(make)) == (500, [])


@pytest.mark.parametrize("state", ["40001", "40P01"])
def test_what_postgresql_asks_for_again_is_done_again_and_said_once(tried, make, only_on, state):
    only_on("postgresql")
    answer = visitor_for(tried).send("/tried/asks-again", state=state, times=2)

    assert answer.status_code == 200
    assert len(tries) == 3
    assert acts(make) == ["tried.kept", "tried.remembered"]


def test_what_is_asked_for_again_and_again_is_busy(tried, make, only_on):
    only_on("postgresql")
    answer = visitor_for(tried).send("/tried/asks-again", state="40001", times=9)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert len(tries) == 3
    assert acts(make) == ["tried.remembered"]


def test_who_waits_too_long_is_told_to_come_again_with_everything_typed(tried, make, monkeypatch):
    monkeypatch.setattr(ground, "BUSY_SECONDS", 0.2)
    visitor = visitor_for(tried)
    held, done = Signal(), Signal()
    with ThreadPoolExecutor(1) as other:
        other.submit(_hold, tried, held, done)
        assert held.wait(5)
        answer = visitor.send("/odd/form", ends="well", words="what I typed")
        done.set()

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert b"what I typed" in answer.data
    assert acts(make) == []


def _hold(app, held: Signal, done: Signal) -> None:
    with app.app_context():
        write()
        held.set()
        done.wait(5)
        db.session.rollback()


def test_a_refusal_is_given_even_where_its_line_cannot_be_written(tried, make, monkeypatch, caplog):
    monkeypatch.setattr(ground, "BUSY_SECONDS", 0.2)
    course = make.course(slug="watched")
    visitor = visitor_for(tried, make.user(is_admin=True))
    held, done = Signal(), Signal()
    with ThreadPoolExecutor(1) as other:
        other.submit(_hold, tried, held, done)
        assert held.wait(5)
        answer = visitor.get(f"/courses/{course.slug}/odd/read")
        done.set()

    assert answer.status_code == 200
    assert acts(make) == []
    assert "not remembered" in caplog.text


def test_after_a_request_the_connection_is_a_reader_again(tried):
    visitor = visitor_for(tried)

    assert visitor.send("/tried/lock").text == "True"
    with tried.app_context():
        assert not is_writing()
        with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
            db.session.execute(text("DELETE FROM event"))


def test_nobody_else_is_kept_waiting_by_a_reader(tried, make):
    with tried.app_context():
        db.session.execute(text("SELECT count(*) FROM event"))
        answer = visitor_for(tried).send("/odd/form", ends="well")
        db.session.rollback()

    assert answer.status_code == 200
