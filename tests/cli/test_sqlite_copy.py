"""Copies of a SQLite file: what is refused, and what is kept."""

import sqlite3

import pytest
from sqlalchemy import text

from forum.db import db
from tests.cli.conftest import names


@pytest.fixture
def bare_url(instance):
    return f"sqlite:///{instance / 'forum.db'}"


def test_there_must_be_something_to_copy(bare, instance, tmp_path):
    said = bare("backup", tmp_path / "copy")

    assert said.refusal == f"There is no database at {instance / 'forum.db'} yet."
    assert not (tmp_path / "copy").exists()


def test_another_programs_database_is_left_alone(bare, kept, tmp_path, instance):
    bare("backup", tmp_path / "copy")
    other = tmp_path / "other.db"
    make_other(other)

    assert "is no copy of a forum's database" in bare("restore", other, "--yes").refusal
    make_other(instance / "forum.db")
    said = bare("restore", tmp_path / "copy", "--yes")
    assert "is no database of a forum" in said.refusal


def test_a_copy_of_a_newer_version_is_refused(bare, kept, tmp_path):
    bare("backup", tmp_path / "copy")
    change(tmp_path / "copy", "UPDATE alembic_version SET version_num = '9999'")

    said = bare("restore", tmp_path / "copy", "--yes")

    assert "is of a newer version" in said.refusal
    assert names(kept) == ["Aino"]


def test_a_database_of_a_newer_version_is_not_served(bare, kept, instance):
    change(instance / "forum.db", "UPDATE alembic_version SET version_num = '9999'")

    assert "It may be of a newer version" in bare("init").refusal


@pytest.mark.parametrize("place", [100, 4096, 40_960])
def test_a_damaged_copy_is_refused(bare, kept, tmp_path, place):
    copy = tmp_path / "copy"
    bare("backup", copy)
    with copy.open("r+b") as file:
        file.seek(place)
        file.write(b"\xff" * 3000)

    assert "damaged" in bare("restore", copy, "--yes").refusal
    assert names(kept) == ["Aino"]


def test_a_copy_with_orphans_is_refused(bare, kept, tmp_path):
    bare("backup", tmp_path / "copy")
    orphan = "INSERT INTO template (id, course_id, asks_for) VALUES (1, 77, 'case')"
    change(tmp_path / "copy", orphan)

    assert "rows are missing" in bare("restore", tmp_path / "copy", "--yes").refusal


def test_an_open_database_is_not_replaced(bare, kept, tmp_path, instance):
    bare("backup", tmp_path / "copy")
    with kept.app.app_context():
        held = db.engine.connect()
        held.execute(text("SELECT 1"))
        said = bare("restore", tmp_path / "copy", "--yes")
        held.close()

    assert "Somebody has the database open" in said.refusal
    assert not list(instance.glob("*.restoring"))


def test_what_was_there_is_kept_beside(bare, kept, tmp_path, instance):
    bare("backup", tmp_path / "copy")
    kept.user("Eero")
    with kept.app.app_context():
        db.engine.dispose()

    bare("restore", tmp_path / "copy", "--yes")

    (before,) = instance.glob("forum.db.before-*")
    with sqlite3.connect(before) as connection:
        assert connection.execute('SELECT count(*) FROM "user"').fetchone() == (2,)


def make_other(file):
    file.unlink(missing_ok=True)
    change(file, "CREATE TABLE mine (id int)")


def change(file, statement):
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()
