"""Copies of a PostgreSQL database: what is refused."""

import psycopg
import pytest

from forum.db import db
from tests.databases import PostgresDatabase


@pytest.fixture(scope="module")
def database(tmp_path_factory):
    database = PostgresDatabase(tmp_path_factory.mktemp("postgresql"))
    yield database
    database.close()


def test_without_its_programs_there_is_a_sentence(bare, kept, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))

    said = bare("backup", tmp_path / "copy")

    assert "PostgreSQL's own pg_dump is needed" in said.refusal


def test_what_the_program_says_is_passed_on(bare, tmp_path, monkeypatch, kept):
    bare("backup", tmp_path / "copy")
    monkeypatch.setenv("FORUM_DATABASE_URL", "postgresql://a:secret@127.0.0.1:1/none")

    said = bare("backup", tmp_path / "other")
    assert "pg_dump did not succeed" in said.refusal
    assert "secret" not in said.refusal
    said = bare("restore", tmp_path / "copy")
    assert "The database refused" in said.refusal


def test_another_programs_database_is_left_alone(bare, kept, tmp_path, database):
    bare("backup", tmp_path / "copy")
    with kept.app.app_context():
        db.engine.dispose()
    database._run('DROP DATABASE "bare" WITH (FORCE)', 'CREATE DATABASE "bare"')
    with psycopg.connect(database._url("bare")) as other:
        other.execute("CREATE TABLE mine (id int)")
    bare("backup", tmp_path / "other")

    assert "tables that are no forum's" in bare("restore", tmp_path / "copy").refusal
    assert "no copy of a forum's" in bare("restore", tmp_path / "other").refusal
