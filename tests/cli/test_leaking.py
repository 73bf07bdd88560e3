"""forum leaks: in a scratch database, and never in the forum's own."""

import json
from pathlib import Path

import psycopg
import pytest

from forum.cli import leaking, scratch
from forum.cli.frame import Refused
from forum.config import load_settings
from forum.leaks.looking import CHANGED, Findings, Leak, Trace
from tests.databases import PostgresDatabase

LEAK = Leak("guest", "draft", "GET", "/somewhere", "front.somewhere")
TRACE = Trace("stranger", "GET", "/elsewhere", "front.elsewhere", CHANGED)


def _finds(monkeypatch, found: Findings) -> None:
    """The look itself takes long, and is tried in test_leaks."""
    monkeypatch.setattr(leaking, "_look", lambda: found)


def test_nothing_found_ends_well(forum, monkeypatch):
    _finds(monkeypatch, Findings(asked=7))

    said = forum("leaks")

    assert (said.status, said.out, said.err) == (0, "asked 7 times\n", "")


def test_what_is_found_is_listed_and_ends_in_one_sentence(forum, monkeypatch):
    _finds(monkeypatch, Findings(7, [LEAK], [TRACE], [], [("author", "draft")]))

    said, shown = forum("leaks"), json.loads(forum("leaks", "--json").out)

    assert said.status == 1
    assert "! The guest meets “draft”: GET /somewhere (front.somewhere)\n" in said.out
    assert f"! The stranger: GET /elsewhere (front.elsewhere). {CHANGED}\n" in said.out
    assert "? The author never met “draft”, which is for them.\n" in said.out
    assert said.err == "forum: Shown to people it is not for: 1 texts, 1 traces.\n"
    assert shown["leaks"][0]["endpoint"] == "front.somewhere"
    assert shown["is_clean"] is False


def test_a_look_that_was_blind_is_no_good_news(forum, monkeypatch):
    _finds(monkeypatch, Findings(unmet=[("author", "draft")]))

    said = forum("leaks")

    assert said.status == 1
    assert "the look was not whole" in said.err


def test_it_is_done_elsewhere_and_leaves_nothing_behind(kept, monkeypatch, instance, database):
    """Whatever the look does to its database, the forum's own stays as it is."""
    seen = {}

    def spoil(app):
        settings = app.config["FORUM"]
        seen.update(url=settings.database_url, mail=settings.smtp_url, folder=settings.instance)
        app.test_client().get("/")
        return Findings(asked=1)

    monkeypatch.setenv("FORUM_SMTP_URL", "smtp://mail.example.org:25")
    monkeypatch.setattr("forum.leaks.look", spoil)
    before, people = sorted(instance.iterdir()), len(kept.all(_user()))

    assert leaking._look().asked == 1

    assert seen["url"] != load_settings().database_url
    assert seen["mail"] is None
    assert not seen["folder"].exists()
    assert sorted(each for each in instance.iterdir() if "-" not in each.name) == [
        each for each in before if "-" not in each.name
    ]
    assert len(kept.all(_user())) == people
    if isinstance(database, PostgresDatabase):
        with psycopg.connect(database.admin_url) as connection:
            names = connection.execute("SELECT datname FROM pg_database").fetchall()
        assert not [name for (name,) in names if name.startswith("forum_scratch")]


def _user():
    from forum.accounts.models import User

    return User


def test_a_forum_that_is_not_there_yet_can_be_tried_too(bare, instance, database):
    if isinstance(database, PostgresDatabase):
        pytest.skip("a file that is not there")
    with scratch.database(load_settings()) as settings:
        copy = Path(settings.database_url.removeprefix("sqlite:///"))
        assert copy.is_file()
    assert not copy.exists()
    assert not (instance / "forum.db").exists()


def test_an_account_that_may_not_make_a_database_is_told_so(kept, database, monkeypatch):
    if not isinstance(database, PostgresDatabase):
        pytest.skip("about PostgreSQL")
    database._run(
        "DROP ROLE IF EXISTS modest", "CREATE ROLE modest LOGIN", "ALTER ROLE modest PASSWORD 'm'"
    )
    address = database._url("bare").replace("postgresql://postgres", "postgresql://modest")
    monkeypatch.setenv("FORUM_DATABASE_URL", address)
    try:
        with (
            pytest.raises(Refused, match="may not create a database"),
            scratch.database(load_settings()),
        ):
            pass
    finally:
        database._run("DROP ROLE modest")


def test_a_server_that_is_not_there_is_said_in_one_sentence(bare, monkeypatch):
    monkeypatch.setenv("FORUM_DATABASE_URL", "postgresql://nobody@127.0.0.1:1/forum")

    with pytest.raises(Refused, match="The database refused"), scratch.database(load_settings()):
        pass
