"""Migrations give the schema of the models, whole or not at all."""

import os
import signal
import warnings

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import event

from forum.app import create_app
from forum.cli.schema import migrate, tool
from forum.db import Base, db
from forum.doctor.database import newest_version, version
from tests.builder import Builder
from tests.conftest import settings_for
from tests.databases import PostgresDatabase
from tests.world import make_world


@pytest.fixture
def bare(database, tmp_path):
    """A program whose database has nothing in it, far from those of other tests."""
    url = f"sqlite:///{tmp_path / 'bare.db'}"
    if isinstance(database, PostgresDatabase):
        database._run('DROP DATABASE IF EXISTS "bare" WITH (FORCE)', 'CREATE DATABASE "bare"')
        url = database._url("bare")
    app = create_app(settings_for(tmp_path, url))
    yield app
    with app.app_context():
        db.engine.dispose()


def schema_of(app):
    """Everything that makes a schema, as the database itself tells it."""
    with app.app_context():
        look = sa.inspect(db.engine)
        columns = look.get_multi_columns()
        keys = look.get_multi_pk_constraint()
        others = {
            "foreign keys": look.get_multi_foreign_keys(),
            "unique": look.get_multi_unique_constraints(),
            "indexes": look.get_multi_indexes(),
            "checks": look.get_multi_check_constraints(),
        }
        db.engine.dispose()
    return {
        table: {
            "columns": [
                (each["name"], str(each["type"]), each["nullable"], each["default"])
                for each in columns[place]
            ],
            "primary key": keys[place],
        }
        | {
            kind: sorted(parts[place], key=lambda part: str(part["name"]))
            for kind, parts in others.items()
        }
        for place in columns
        for table in [place[1]]
        if table != "alembic_version"
    }


def differences(app):
    with app.app_context(), db.engine.connect() as connection:
        options = {"compare_type": True, "compare_server_default": True}
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, Base.metadata)


def test_migrating_gives_the_schema_of_the_models(bare, app):
    migrate(bare)

    assert differences(bare) == []
    assert schema_of(bare) == schema_of(app)


def test_migrating_again_changes_nothing(bare):
    migrate(bare)
    before = schema_of(bare)

    migrate(bare)

    assert schema_of(bare) == before
    with bare.app_context():
        assert version() == newest_version() >= "0002"


def test_every_step_can_be_taken_back(bare, app):
    migrate(bare)
    with bare.app_context():
        command.downgrade(tool(), "base")
    assert schema_of(bare) == {}

    migrate(bare)
    assert schema_of(bare) == schema_of(app)


def test_each_step_leaves_a_filled_database_as_it_was(bare):
    """A step that only works on empty tables would first be met by somebody's real course."""
    migrate(bare)
    make_world(Builder(bare))
    with bare.app_context():
        command.downgrade(tool(), "0001")
        oldest = rows_of_all_tables()

        for _ in range(int(newest_version()) - 1):
            command.upgrade(tool(), "+1")
            assert rows_of_all_tables(like=oldest) == oldest
            assert db.session.scalar(sa.text("SELECT count(*) FROM post")) > 20
            db.session.rollback()
        assert version() == newest_version()
    assert differences(bare) == []


def rows_of_all_tables(like=None):
    """Everything that is kept, table by table; just the columns of another such look."""
    db.engine.dispose()
    with db.engine.connect() as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        found = {}
        for name in like or set(tables.tables) - {"alembic_version"}:
            columns = like[name][0] if like else [each.name for each in tables.tables[name].c]
            chosen = sa.select(*(tables.tables[name].c[each] for each in columns))
            found[name] = columns, sorted(map(repr, connection.execute(chosen)))
        connection.rollback()
    db.engine.dispose()
    return found


@pytest.mark.parametrize("statements", [1, 4, 15, 27, 34])
def test_a_migration_that_is_killed_leaves_nothing_and_can_be_run_again(bare, app, statements):
    killed = elsewhere(lambda: migrate(killing_itself(bare, statements)))

    assert os.WTERMSIG(killed) == signal.SIGKILL
    assert schema_of(bare) == {}
    migrate(bare)
    assert schema_of(bare) == schema_of(app)


def test_two_that_start_together_migrate_once(bare, app):
    children = [in_a_child(lambda: migrate(bare)) for _ in range(2)]

    assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
    assert schema_of(bare) == schema_of(app)


def elsewhere(act):
    return os.waitpid(in_a_child(act), 0)[1]


def in_a_child(act):
    """Do something in a process of its own, which ends at once when it is done."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        status = 1
        try:
            act()
            status = 0
        finally:
            os._exit(status)
    return child


def killing_itself(app, after):
    """A program that dies without a word when it has made so many changes to the schema."""
    made = []

    def note(_connection, _cursor, statement, *_rest):
        if statement.lstrip().startswith(("CREATE", "ALTER")):
            made.append(statement)
            if len(made) == after:
                os.kill(os.getpid(), signal.SIGKILL)

    with app.app_context():
        event.listen(db.engine, "after_cursor_execute", note)
    return app


def test_a_migration_that_would_leave_orphans_is_refused(bare):
    migrate(bare)
    with bare.app_context():
        if db.engine.dialect.name != "sqlite":
            pytest.skip("PostgreSQL looks at each row by itself")
        driver = db.engine.raw_connection()
        driver.execute("PRAGMA foreign_keys = OFF")
        driver.execute("PRAGMA query_only = OFF")
        driver.execute("INSERT INTO template (id, course_id, asks_for) VALUES (1, 77, 'case')")
        driver.close()
        db.engine.dispose()

        with pytest.raises(CommandError, match="template"):
            command.stamp(tool(), "0001")


def test_a_new_migration_writes_down_types_that_stay_as_they_are(bare, tmp_path):
    config = tool()
    config.set_main_option("version_locations", str(tmp_path))

    with bare.app_context():
        script = command.revision(config, message="why", autogenerate=True, rev_id="0001")

    written = (tmp_path / "0001_why.py").read_text(encoding="utf-8")
    assert script.revision == "0001"
    assert 'sa.Column("state", sa.String(length=32)' in written.replace("'", '"')
    assert 'sa.Column("id", ID,' in written.replace("'", '"')
    assert "forum." not in written
