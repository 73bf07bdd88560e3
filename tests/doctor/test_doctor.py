"""What the doctor finds: settings that are really in force, and what is wrong with a host."""

from types import SimpleNamespace

import pytest
from sqlalchemy import event

from forum.app import create_app
from forum.cli.schema import migrate
from forum.db import db
from forum.doctor import database, examine, host
from tests.conftest import settings_for
from tests.databases import PostgresDatabase


@pytest.fixture
def examined(app, tmp_path, database):
    """Examines the program on the test's database, with settings of its own."""

    def examine_it(**settings):
        program = create_app(settings_for(tmp_path, database.url, **settings))
        with program.app_context():
            found = examine()
        with program.app_context():
            db.engine.dispose()
        return found

    return examine_it


def test_the_settings_of_every_connection_are_those_we_want(examined, database):
    facts = examined().facts

    if isinstance(database, PostgresDatabase):
        assert (facts["reads_only"], facts["encoding"], facts["fsync"]) == (1, "UTF8", "on")
        assert facts["database"] == "postgresql"
    else:
        assert (facts["journal_mode"], facts["foreign_keys"], facts["begin"]) == (
            "wal",
            1,
            "IMMEDIATE",
        )
        assert facts["busy_timeout"] >= 5000
        assert facts["database"] == "sqlite"


def test_a_database_without_a_schema_is_wrong(examined):
    found = examined()

    assert found.facts["schema"] == "none"
    assert "The database is not up to date: run `forum init`." in found.wrong
    assert "people" not in found.facts


@pytest.fixture
def sqlite(tmp_path):
    """A program on a file of its own."""
    program = create_app(settings_for(tmp_path, f"sqlite:///{tmp_path / 'forum.db'}"))
    migrate(program)
    with program.app_context():
        yield program
    with program.app_context():
        db.engine.dispose()


def test_a_sound_program_has_nothing_wrong(sqlite):
    found = examine()

    assert found.wrong == []
    assert found.facts["people"] == found.facts["posts_waiting"] == 0


def test_one_connection_that_is_otherwise_is_seen(sqlite):
    seen = []

    def weaken_the_third(connection, _record):
        seen.append(connection)
        if len(seen) == 3:
            connection.execute("PRAGMA foreign_keys = OFF")

    db.engine.dispose()
    event.listen(db.engine, "connect", weaken_the_third)
    found = examine()

    assert found.facts["foreign_keys"] == [0, 1]
    assert "foreign_keys is [0, 1] instead of 1: report this as a fault." in found.wrong


def test_writers_that_do_not_take_the_lock_are_seen(sqlite, monkeypatch):
    def begin_late(connection):
        connection.exec_driver_sql("ROLLBACK")
        connection.exec_driver_sql("BEGIN")

    event.listen(db.engine, "begin", begin_late)

    found = examine()

    assert found.facts["begin"] == "DEFERRED"
    assert "Writers do not begin with BEGIN IMMEDIATE: report this as a fault." in found.warnings


@pytest.mark.parametrize(
    ("version", "is_repaired"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 0), True),
        ((4, 0, 0), True),
    ],
)
def test_which_releases_of_sqlite_have_the_repair(version, is_repaired):
    assert database.is_repaired(version) is is_repaired


SOUND = {"schema": "0001", "schema_wanted": "0001"}


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"encoding": "SQL_ASCII"}, "does not keep UTF-8"),
        ({"fsync": "off"}, "fsync off"),
        ({"journal_mode": "delete"}, "journal_mode is delete instead of wal"),
        ({"schema": "none"}, "forum init"),
    ],
)
def test_what_is_wrong_with_a_database(facts, says):
    (sentence,) = database.wrong_with(SOUND | facts)

    assert says in sentence


@pytest.fixture
def crowded(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=3_000_000))


def test_what_is_wrong_with_a_host(examined, tmp_path, crowded):
    (tmp_path / "secret_key").write_text("k" * 64, encoding="utf-8")
    (tmp_path / "secret_key").chmod(0o644)

    found = examined(base_url="http://forum.example.org")

    for sentence in (
        f"Others can read {tmp_path}/secret_key: chmod 600 it.",
        "Only 3 MB are free: make room, or writing will fail.",
        "FORUM_BASE_URL is http: passwords travel in the clear. Serve it by https.",
    ):
        assert sentence in found.wrong


def test_what_may_become_wrong_with_a_host(examined, tmp_path):
    tmp_path.chmod(0o755)
    with (tmp_path / "forum.db-wal").open("wb") as log:
        log.truncate(90_000_000)

    found = examined()

    assert f"Others can look into {tmp_path}: chmod 700 it." in found.warnings
    assert any("log beside the database is long" in each for each in found.warnings)
    (tmp_path / "forum.db-wal").unlink()


@pytest.mark.parametrize(
    ("settings", "facts"),
    [
        ({}, {"secret_key": "in the settings", "rates_counted": "by each worker"}),
        ({"redis_url": "memory://"}, {"rates_counted": "by all workers together"}),
        ({"host": "127.0.0.2", "port": 9}, {"listens_on": "127.0.0.2:9"}),
    ],
)
def test_where_the_program_stands(tmp_path, settings, facts):
    found = host.surroundings(settings_for(tmp_path, "sqlite:///x", **settings))

    assert facts.items() <= found.items()
