"""forum load and forum demo."""

import json
from collections import Counter

import pytest

from forum.accounts.models import User
from forum.articles.models import Article
from forum.courses.models import Member
from forum.discussion.models import Kind, Post
from forum.discussion.transitions import State
from forum.permissions import Role
from tests.cli.conftest import run


def test_the_demo_fills_an_empty_database_and_says_who_can_sign_in(forum, make):
    said = forum("demo")

    assert (said.status, said.err) == (0, "")
    for words in (
        "http://127.0.0.1:8000/courses/strateginen-johtaminen",
        "participant   eero@example.org      pohdittavaa-eero",
        "moderator     aino@example.org      pohdittavaa-aino",
        "instructor    tuula@example.org     pohdittavaa-tuula",
        "site admin    ville@example.org     pohdittavaa-ville",
    ):
        assert words in said.out
    states = Counter(each.state for each in make.all(Post))
    assert set(states) == set(State)
    assert len(make.all(User)) == 12
    assert {each.language for each in make.all(Article)} == {"fi", "sv", "en"}
    assert len(make.all(Post, kind=Kind.CASE)) >= 20
    assert len(make.all(Post, kind=Kind.REPLY)) >= 60
    assert len(make.all(Post, is_featured=True)) >= 3
    assert {each.role for each in make.all(Member)} == set(Role)


def test_the_demo_is_loaded_once(forum, make):
    forum("demo")

    said = forum("demo")

    assert "pohdittavaa-eero" in said.out
    assert len(make.all(User)) == 12


def test_the_demo_stays_away_from_people(forum, make):
    make.user()

    said = forum("demo")

    assert said.out.startswith("The database has people of its own")
    assert "pohdittavaa-" not in said.out
    assert len(make.all(User)) == 1


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "forum.example.org", "::"])  # noqa: S104
def test_the_demo_refuses_a_host_that_others_can_reach(forum, make, host, monkeypatch):
    sentence = "The demo's passwords are known to everyone: serve it on 127.0.0.1 only."

    assert forum("demo", "--host", host).refusal == sentence
    monkeypatch.setenv("FORUM_HOST", host)
    assert forum("demo").refusal == sentence
    assert run("serve", "--demo").refusal == sentence
    assert make.all(User) == []


def test_a_file_is_loaded_and_counted(forum, make, tmp_path):
    file = tmp_path / "people.json"
    person = {"key": "a", "name": "Aino", "email": "aino@example.org"}
    file.write_text(json.dumps({"users": [person], "courses": []}), encoding="utf-8")

    assert forum("load", file).out == "Loaded: users 1, courses 0, topics 0, posts 0.\n"
    assert "users[0].email has an account already." in forum("load", file).refusal
    assert len(make.all(User)) == 1


@pytest.mark.parametrize(
    "content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b'{"users": [], "courses": [NaN', b"\x00"]
)
def test_a_file_that_is_no_json_is_named(forum, tmp_path, content):
    file = tmp_path / "broken.json"
    file.write_bytes(content)

    assert forum("load", file).refusal == "broken.json cannot be read as JSON in UTF-8."
