"""Nothing that is not theirs to see is shown to anyone: no text, no count, no existence."""

import pytest
from flask import request

from forum.app import create_app
from forum.articles.picture_models import Picture
from forum.courses.models import Course
from forum.db import db
from forum.discussion.models import Post, State
from forum.leaks import look
from forum.leaks.looking import CHANGED, TOLD_APART
from forum.leaks.table import FOR, SEES
from forum.leaks.visiting import addresses
from forum.permissions import Permission, allow
from tests.conftest import settings_for
from tests.world import make_world

SEEN_ON_BOTH = ("participant", "moderator")
"""Who looks on PostgreSQL, too; what is for whom is asked in the same expressions."""


def test_nobody_meets_what_is_not_for_them(app, database):
    is_first = database.url.startswith("sqlite")
    found = look(app, tuple(SEES) if is_first else SEEN_ON_BOTH)

    assert found.leaks == []
    assert found.traces == []
    assert found.broken == []
    assert found.unmet == [], "a text that nobody may read cannot leak, but proves nothing either"
    assert found.is_clean
    assert found.asked > 1000


@pytest.fixture
def leaky(app, database, tmp_path):
    """The program with a few pages more, each with a fault that the look has to find."""
    program = create_app(
        settings_for(tmp_path, database.url), {"TESTING": True, "RATELIMIT_ENABLED": False}
    )
    everybody, members = allow(Permission.PUBLIC), allow(Permission.READ)

    def title_of(post_id: int) -> str:
        row = db.session.get(Post, post_id)
        return "there is something" if row else "nothing"

    def waiting() -> str:
        words = [str(post.id) for post in db.session.query(Post).filter_by(state=State.DRAFT)]
        return " ".join(words)

    def picture(picture_id: int) -> tuple[str, int]:
        is_there = request.method == "HEAD" and db.session.get(Picture, picture_id)
        return "", 200 if is_there else 404

    def notes(course_slug: str) -> str:
        return str(db.session.query(Course).filter_by(slug=course_slug).one().note)

    for path, view in {
        "/planted/exists/<id:post_id>": everybody(title_of),
        "/planted/counts": everybody(waiting),
        "/planted/pictures/<id:picture_id>": everybody(picture),
        "/planted/<course_slug>/note": everybody(notes),
        "/planted/breaks": everybody(lambda: ("broken", 500)),
        "/planted/<course_slug>/open": members(lambda course_slug: "fine"),
    }.items():
        program.add_url_rule(path, endpoint=path, view_func=view)
    yield program
    with program.app_context():
        db.engine.dispose()


def test_what_is_planted_to_leak_is_found(leaky, monkeypatch):
    """The proof that the test above can fail."""
    monkeypatch.setattr(leaky.url_map, "iter_rules", lambda: _planted_rules(leaky))

    found = look(leaky)

    texts = {(each.reader, each.text, each.endpoint) for each in found.leaks}
    traces = {(each.reader, each.endpoint, each.why) for each in found.traces}
    broken = {(each.reader, each.endpoint) for each in found.broken}
    note = "/planted/<course_slug>/note"
    assert texts == {
        (each, "note of the course", note) for each in SEES if "course" not in SEES[each]
    }
    outsiders = {"guest", "stranger", "left", "moderator elsewhere", "participant"}
    assert traces == {(each, "/planted/exists/<id:post_id>", TOLD_APART) for each in outsiders} | {
        (each, "/planted/counts", CHANGED) for each in outsiders
    } | {(each, "/planted/pictures/<id:picture_id>", TOLD_APART) for each in outsiders}
    assert broken == {(each, "/planted/breaks") for each in SEES}
    assert ("author", "draft") in found.unmet
    assert not found.is_clean
    assert found.as_json()["unmet"][0].keys() == {"reader", "text"}


def _planted_rules(program):
    rules = type(program.url_map).iter_rules(program.url_map)
    return [rule for rule in rules if rule.endpoint.startswith("/planted")]


def test_the_table_of_readers_has_every_kind(app):
    assert set().union(*FOR.values()) == set().union(*SEES.values())


def test_every_address_is_asked_with_something_that_is_there(app, make):
    """A room that comes later cannot be forgotten: what its addresses hold has to be planted."""
    world = make_world(make)
    unknown = {
        name
        for rule in app.url_map.iter_rules()
        for name in rule.arguments
        if world.some_of(name) == ["x"] and rule.endpoint != "static"
    }
    assert unknown == set()
    endpoints = {each.endpoint for each in addresses(app, world, "instructor")}
    assert endpoints == {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}
