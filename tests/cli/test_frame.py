"""What is wrong is said in one sentence with exit status 2, never with a traceback."""

import sqlite3

import pytest
from sqlalchemy.exc import ArgumentError, OperationalError

from forum import __version__
from forum.cli.frame import Refused, refusing
from tests.cli.conftest import run


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("nothing", "No such command 'nothing'. Try `forum --help`."),
        ("--nothing", "No such option '--nothing'. Try `forum --help`."),
        ("serve --port http", "Invalid value for '--port'"),
        ("serve --port 0", "Invalid value for '--port'"),
        ("serve --workers many", "Invalid value for '--workers'"),
        ("user add", "Missing argument 'EMAIL'. Try `forum user add --help`."),
        ("load /nowhere/at/all.json", "does not exist"),
        ("restore /nowhere/at/all", "does not exist"),
        ("backup /nowhere/at/all", "There is no folder /nowhere/at."),
        ("read", "Missing argument"),
    ],
)
def test_a_wrong_command_is_one_sentence(instance, command, says):
    assert says in run(*command.split()).refusal


@pytest.mark.parametrize("command", ["init", "demo", "routes", "doctor", "serve", "backup x"])
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("FORUM_DATABASE_URL", "mysql://localhost/forum"),
        ("FORUM_PORT", "http"),
        ("FORUM_SECRET_KEY", "short"),
    ],
)
def test_a_wrong_setting_is_named_by_every_command(instance, monkeypatch, command, name, value):
    monkeypatch.setenv(name, value)

    assert run(*command.split()).refusal.startswith(name)


def test_an_instance_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    monkeypatch.setenv("FORUM_INSTANCE", str(tmp_path / "file" / "instance"))

    assert run("init").refusal.startswith("FORUM_INSTANCE")


@pytest.mark.parametrize("command", ["init", "doctor", "demo"])
def test_a_database_that_is_not_there_is_one_sentence(instance, monkeypatch, command):
    monkeypatch.setenv("FORUM_DATABASE_URL", "postgresql://nobody:secret@127.0.0.1:1/none")

    said = run(command)

    assert said.refusal.startswith("FORUM_DATABASE_URL: the database refused: connection failed")
    assert "secret" not in said.refusal


def test_a_folder_is_no_database(instance, monkeypatch, tmp_path):
    monkeypatch.setenv("FORUM_DATABASE_URL", f"sqlite:///{tmp_path}")

    said = "FORUM_DATABASE_URL: the database refused: unable to open database file"
    assert run("init").refusal == said


def test_a_file_that_is_no_database(instance, monkeypatch, tmp_path):
    (tmp_path / "notes.txt").write_text("not a database " * 100, encoding="utf-8")
    monkeypatch.setenv("FORUM_DATABASE_URL", f"sqlite:///{tmp_path / 'notes.txt'}")

    said = "FORUM_DATABASE_URL: the database refused: file is not a database"
    assert run("init").refusal == said


def test_an_address_that_nobody_understands(instance, monkeypatch):
    monkeypatch.setenv("FORUM_DATABASE_URL", "postgresql://u:p@host:port/name")

    assert run("init").refusal.startswith("FORUM_DATABASE_URL is no address")


def test_a_database_without_tables_says_what_to_do(bare):
    said = bare("user", "password", "a@example.org", typed="x")

    assert said.refusal == "The database has no tables yet: run `forum init` first."


def test_a_busy_database_asks_for_another_try(forum, make, app, database, monkeypatch):
    if not database.url.startswith("sqlite"):
        pytest.skip("the lock of a file is SQLite's")
    monkeypatch.setattr("forum.db.BUSY_SECONDS", 0)
    make.user(email="a@example.org")
    held = sqlite3.connect(database.file, isolation_level=None)
    held.execute("BEGIN IMMEDIATE")
    try:
        said = forum("user", "role", "a@example.org", "--admin")
    finally:
        held.close()

    assert said.refusal == "The database is busy: somebody else writes. Try again in a moment."


def test_help_and_version_are_no_refusals():
    assert run("--version").out == f"forum, version {__version__}\n"
    assert "doctor" in run("--help").out
    assert "Usage: forum" in run().err


def test_whatever_else_is_wrong_with_the_database_is_a_sentence():
    with pytest.raises(Refused, match="FORUM_DATABASE_URL cannot be used: two"), refusing():
        raise ArgumentError("two\nlines")


def test_what_the_database_refuses_is_not_put_down_to_its_address():
    with pytest.raises(Refused, match=r"^The database refused: no such column: x$"), refusing():
        raise OperationalError("SELECT x", {}, Exception("no such column: x"))


def test_a_missing_file_is_named():
    with pytest.raises(Refused, match=r"/nowhere/file: No such file or directory\."), refusing():
        open("/nowhere/file")  # noqa: PTH123, SIM115 - it cannot be opened
