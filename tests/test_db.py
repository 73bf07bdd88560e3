"""The database: how it is connected to, who may write, and what goes in comes out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import psycopg
import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, OperationalError, StatementError
from werkzeug.exceptions import NotFound

from forum import db as ground
from forum.audit import Event
from forum.courses.models import Course, Member
from forum.db import (
    SITE,
    db,
    engine_options,
    is_busy,
    is_to_be_retried,
    is_writing,
    one_or_404,
    transaction,
    undo,
    write,
)
from forum.discussion.models import Topic
from tests.conftest import settings_for

PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": 1,
    "busy_timeout": 5000,
    "secure_delete": 1,
}


@pytest.fixture
def inside(app):
    with app.app_context():
        yield app


@pytest.fixture
def only_on(database):
    def kind(name: str) -> None:
        if not database.url.startswith(name):
            pytest.skip(f"{name} only")

    return kind


@pytest.fixture
def impatient(app, monkeypatch):
    """Waits a fifth of a second for the writer before it, not five."""
    monkeypatch.setattr(ground, "BUSY_SECONDS", 0.2)


def asked(connection, question: str) -> object:
    return connection.execute(text(question)).scalar()


def test_every_connection_of_the_pool_has_the_same_settings(inside, only_on):
    only_on("sqlite")
    connections = [db.engine.connect() for _ in range(7)]
    found = [{name: asked(each, f"PRAGMA {name}") for name in PRAGMAS} for each in connections]
    for each in connections:
        each.close()

    assert found == [PRAGMAS] * 7


def test_a_connection_reads_only_until_it_is_asked_to_write_and_again_afterwards(inside, only_on):
    only_on("sqlite")
    found = []
    for _ in range(2):
        found.append(asked(db.session, "PRAGMA query_only"))
        write()
        found.append(asked(db.session, "PRAGMA query_only"))
        undo()

    assert found == [1, 0, 1, 0]


def test_postgresql_reads_one_picture_of_the_data_and_writes_with_a_short_wait(inside, only_on):
    only_on("postgresql")
    shown = ("transaction_isolation", "transaction_read_only", "lock_timeout")
    reading = [asked(db.session, f"SHOW {name}") for name in shown]
    write()
    writing = [asked(db.session, f"SHOW {name}") for name in shown]
    undo()
    again = [asked(db.session, f"SHOW {name}") for name in shown]

    assert reading == again == ["repeatable read", "on", "0"]
    assert writing == ["read committed", "off", "5s"]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM event",
        "UPDATE event SET act = 'x'",
        "INSERT INTO event (act) VALUES ('x')",
        "CREATE TABLE x (id integer)",
    ],
)
def test_a_reader_cannot_write(inside, statement):
    with pytest.raises(DBAPIError, match=r"(?i)read.?only"):
        db.session.execute(text(statement))


def test_a_writer_is_known_as_one(inside):
    assert not is_writing()
    db.session.execute(text("SELECT 1"))
    assert not is_writing()
    write()
    assert is_writing()
    write()
    assert is_writing()
    undo()
    assert not is_writing()


def test_what_is_written_is_kept_at_the_end_of_the_block(inside, make):
    def say(act: str, then: Callable[[], None]) -> None:
        with transaction():
            write()
            db.session.add(Event(act=act))
            db.session.flush()
            then()

    def fail() -> None:
        raise LookupError

    say("kept", lambda: None)
    say("undone", undo)
    with pytest.raises(LookupError):
        say("failed", fail)

    assert [event.act for event in make.all(Event)] == ["kept"]
    assert not is_writing()


def test_a_second_write_in_the_same_transaction_keeps_the_first(inside, make):
    with transaction():
        write()
        db.session.add(Event(act="kept"))
        db.session.flush()
        write(5)

    assert [event.act for event in make.all(Event)] == ["kept"]


def test_what_was_read_before_is_asked_again_after_the_lock_is_had(inside, make):
    course = make.course("Before")
    row = db.session.get(Course, course.id)
    with ThreadPoolExecutor(1) as other:
        other.submit(_rename, inside, course.id).result()
    assert row.title == "Before"
    write(course.id)
    again = db.session.get(Course, course.id)

    assert again.title == "After"


def _rename(app, course_id: int) -> None:
    with app.app_context(), transaction():
        write(course_id)
        db.session.get(Course, course_id).title = "After"


def test_no_increment_is_lost_however_many_write_at_once(app, make):
    topic = make.topic()

    def count_up(_number: int) -> None:
        with app.app_context(), transaction():
            db.session.get(Topic, topic.id)  # a reader first, as every request is
            write(topic.course_id)
            db.session.get(Topic, topic.id).version += 1

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(count_up, range(8 * 20)))

    assert make.get(Topic, topic.id).version == 1 + 8 * 20


@pytest.mark.parametrize("course_id", [SITE, 7])
def test_who_waits_too_long_for_the_lock_is_told_that_it_is_busy(app, impatient, course_id):
    with app.app_context():
        write(course_id)
        with ThreadPoolExecutor(1) as other, pytest.raises(OperationalError) as refused:
            other.submit(_write, app, course_id).result()
        undo()

    assert is_busy(refused.value)
    assert not is_to_be_retried(refused.value)


def _write(app, course_id: int) -> None:
    with app.app_context():
        write(course_id)
        undo()


def test_on_postgresql_courses_do_not_wait_for_each_other(app, impatient, only_on):
    only_on("postgresql")
    with app.app_context():
        write(7)
        with ThreadPoolExecutor(1) as other:
            other.submit(_write, app, 8).result()
        undo()


@pytest.mark.parametrize(
    ("error", "busy", "retried"),
    [
        (psycopg.errors.LockNotAvailable("x"), True, False),
        (psycopg.errors.SerializationFailure("x"), False, True),
        (psycopg.errors.DeadlockDetected("x"), False, True),
        (psycopg.errors.UniqueViolation("x"), False, False),
        (OSError("database is locked"), True, False),
        (OSError("disk I/O error"), False, False),
    ],
)
def test_the_databases_words_are_understood(error, busy, retried):
    wrapped = DBAPIError("SELECT", {}, error)

    assert (is_busy(wrapped), is_to_be_retried(wrapped)) == (busy, retried)


def test_what_is_no_error_of_the_database_is_not_retried():
    assert not is_to_be_retried(OverflowError())


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2026, 11, 24, 8, 12, 30, 123456, tzinfo=UTC),
        datetime(2026, 11, 24, 8, 12, tzinfo=timezone(timedelta(hours=-5))),
        datetime(1, 1, 2, tzinfo=UTC),
    ],
)
def test_a_moment_comes_back_as_the_same_moment_in_utc(make, moment):
    course = make.course(created_at=moment)
    found = make.get(Course, course.id).created_at

    assert found == moment
    assert found.tzinfo is UTC


def test_a_moment_that_does_not_say_where_it_is_is_refused(make):
    with pytest.raises(StatementError, match="needs a time zone"):
        make.course(created_at=datetime(2026, 11, 24, 8, 12))  # noqa: DTZ001 - that is the point


def test_no_moment_stays_none(make):
    member = make.member(make.course())

    assert make.get(Member, member.id).ended_at is None


def test_an_enum_is_stored_as_its_word(make, inside):
    make.member(make.course(), "instructor")

    assert asked(db.session, "SELECT role FROM member") == "instructor"


def test_one_row_or_a_page_that_is_not_there(inside, make):
    course = make.course()

    assert one_or_404(select(Course)).id == course.id
    with pytest.raises(NotFound):
        one_or_404(select(Course).where(Course.id == course.id + 1))


def test_each_kind_of_database_is_connected_to_in_its_way(tmp_path):
    def options(url: str) -> dict:
        return engine_options(settings_for(tmp_path, url))

    assert options("sqlite:///x")["connect_args"]["timeout"] == 5
    assert options("postgresql+psycopg://h/d")["pool_pre_ping"]


def test_foreign_keys_are_held(inside):
    write()
    db.session.add(Member(course_id=404, user_id=404, role="participant"))
    with pytest.raises(DBAPIError, match=r"(?i)foreign key"):
        db.session.flush()
