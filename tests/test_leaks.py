"""Nothing that is not theirs to see is shown to anyone: no text, no count, no existence."""

import itertools
import re

import pytest

from forum.db import now
from forum.moderation.queue import Shows
from forum.permissions import Permission, allow
from tests.visitor import visitor_for
from tests.world import COURSE, FLAGGER, FOR, ME, OTHER_STAFF, SEES, STAFF, make_world

QUERIES = {
    "discussion.topic": ["", "?show=featured", "?show=unanswered", "?page=2"],
    "moderation.queue": [
        "",
        *(f"?state={state}" for state in Shows),
        "?kind=reply",
        "?kind=case",
        "?sort=gap",
        "?sort=flags",
    ],
}
A_RANDOM_WORD = re.compile(r'(?<=value=")[\w.-]{20,}(?=")')


def addresses(app, world):
    """Every address of the program, with everything that could stand in it."""
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint.startswith(("static", "odd.")):
            continue
        names = sorted(rule.arguments)
        for values in itertools.product(*(world.ids.get(name, ["x"]) for name in names)):
            with app.test_request_context():
                url = app.url_for(rule.endpoint, **dict(zip(names, values, strict=True)))
            for query in QUERIES.get(rule.endpoint, [""]):
                yield rule.endpoint, url + query


def may_see(reader: str, name: str) -> bool:
    return bool(SEES[reader] & FOR[name])


def met_by(visitor, app, world) -> dict[str, tuple[str, str]]:
    """Fetch everything, and say where which text was met first."""
    met = {}
    for endpoint, url in addresses(app, world):
        answer = visitor.get(url)
        assert answer.status_code < 500, url
        for name, word in world.words.items():
            if word.encode() in answer.data or word in str(answer.headers):
                met.setdefault(name, (endpoint, url))
    return met


@pytest.mark.parametrize("reader", SEES)
def test_nobody_meets_words_that_are_not_for_them(app, make, visit, reader):
    world = make_world(make)
    met = met_by(visit(world.people[reader]), app, world)
    leaked = {name: where for name, where in met.items() if not may_see(reader, name)}
    missing = {name for name in FOR if may_see(reader, name)} - set(met)
    assert leaked == {}
    assert missing == set(), "a text that nobody may read cannot leak, but proves nothing either"


def test_a_planted_leak_is_found(odd_with, make):
    """The proof that the test above can fail: a page that shows what waits to anybody."""
    world = make_world(make)
    program = odd_with()
    program.add_url_rule(
        "/planted",
        view_func=allow(Permission.PUBLIC)(lambda: f"<!-- {world.words['pending']} -->"),
    )
    visitor = visitor_for(program, world.people["stranger"])
    assert met_by(visitor, program, world)["pending"] == ("<lambda>", "/planted")


@pytest.mark.parametrize("reader", ["guest", "stranger", "left", "participant", "author"])
def test_what_one_may_not_see_answers_as_what_never_was(app, make, visit, reader):
    world = make_world(make)
    visitor = visit(world.people[reader])
    for name in ("draft", "pending", "rejected", "removed", "pending reply", "draft reply"):
        if may_see(reader, name):
            continue
        for form in ("/courses/{slug}/posts/{id}", "/courses/{slug}/posts/{id}/history"):
            slug = world.ids["course_slug"][0]
            hidden = visitor.get(form.format(slug=slug, id=world.posts[name].id))
            never = visitor.get(form.format(slug=slug, id=999_999))
            assert hidden.status_code == never.status_code
            assert _same(hidden, world.posts[name].id) == _same(never, 999_999)


@pytest.mark.parametrize("reader", ["participant", "stranger", "guest"])
def test_what_others_hide_changes_no_number_and_no_order(app, make, visit, reader):
    world = make_world(make)
    visitor, author = visit(world.people[reader]), world.people["author"]
    topic = make.get(type(make.topic()), world.ids["topic_id"][0])
    pages = [url for _, url in addresses(app, world)]
    before = {url: _same(visitor.get(url)) for url in pages}
    for state in ("draft", "pending", "changes_requested", "rejected", "withdrawn"):
        make.case(topic, author, state, at=now())
        make.reply(world.posts["published"], author, state, at=now())
    make.case(topic, author, "removed", live=True, at=now())
    changed = [url for url in pages if _same(visitor.get(url)) != before[url]]
    assert changed == []


def test_the_table_of_readers_has_every_kind(app):
    assert set().union(*SEES.values()) == {COURSE, ME, STAFF, FLAGGER, OTHER_STAFF}


def _same(answer, *numbers: int) -> str:
    """An answer without what is new each time: tokens, and the number that was asked for."""
    text = answer.get_data(as_text=True) + str(answer.headers.get("Location", ""))
    for number in numbers:
        text = text.replace(f"/posts/{number}", "/posts/N")
    return A_RANDOM_WORD.sub("", text)
