"""forum routes and forum doctor."""

import json

import pytest

from forum.permissions import Permission


def test_every_route_is_listed_with_the_permission_it_asks_for(forum):
    rows = json.loads(forum("routes", "--json").out)

    found = {(row["method"], row["path"]): row["permission"] for row in rows}
    assert found["GET", "/login"] == "public"
    assert found["POST", "/login"] == "public"
    assert found["GET", "/courses/<course_slug>/topics/<id:topic_id>"] == "read"
    assert found["GET", "/courses/<course_slug>/queue"] == "moderate"
    assert set(found.values()) <= {str(each) for each in Permission}
    assert not {"HEAD", "OPTIONS"} & {row["method"] for row in rows}


def test_routes_are_read_by_people_too(forum):
    lines = forum("routes").out.splitlines()

    assert any(line.split() == ["GET", "/login", "public"] for line in lines)


def test_the_doctor_says_facts_to_people_and_to_programs(forum, make):
    make.course()

    told, said = forum("doctor"), json.loads(forum("doctor", "--json").out)

    assert told.status == 0
    assert told.err == ""
    assert set(said) == {"facts", "wrong", "warnings"}
    assert said["wrong"] == []
    assert said["facts"]["courses"] == 1
    for name in said["facts"]:
        assert name in told.out


def test_what_is_wrong_is_listed_and_ends_in_one_sentence(bare):
    said = bare("doctor")

    assert said.status == 1
    assert "! The database is not up to date: run `forum init`." in said.out
    assert said.err == "forum: The database is not up to date: run `forum init`.\n"


@pytest.mark.parametrize("version", ["3.40.1", "3.51.2"])
def test_doubts_are_shown_and_are_no_failure(bare, monkeypatch, database, version):
    if not database.url.startswith("sqlite"):
        pytest.skip("about SQLite")
    bare("init")
    monkeypatch.setattr("sqlite3.sqlite_version", version)
    monkeypatch.setattr("sqlite3.sqlite_version_info", tuple(map(int, version.split("."))))

    said = bare("doctor")

    assert said.status == 0
    assert f"? SQLite {version} may lose commits" in said.out
