"""An article brought by the address of its page."""

import socket
from dataclasses import replace

import pytest

from forum.articles.models import Article
from forum.db import db
from tests.articles.fetching.servers import page, site
from tests.pages.page import Page

PAGE = (
    "<html><head><title>Meetings</title></head><body><h1>Meetings</h1><p>Every meeting is a promise"
    ".</p><h2>To ponder</h2><ul><li>Who asked last?</li><li>Who answered?</li></ul></body></html>"
)


@pytest.fixture
def web(app, monkeypatch):
    with site() as server:
        known = replace(app.config["FORUM"], local_sources=tuple(server.local))
        monkeypatch.setitem(app.config, "FORUM", known)
        yield server


@pytest.fixture
def first(visit, make):
    course = make.course()
    teacher = visit(make.member(course, "instructor"))
    return Page(teacher, teacher.get(f"/courses/{course.slug}/articles/import"))


def test_from_an_address_to_an_article_whose_source_it_is(make, web, first):
    web.pages["/a"] = page(PAGE.encode())

    found = first.press("Find", address=web.url("/a"))

    assert f"Fetched just now from {web.url('/a')}" in found.text
    assert found.questions() == ["Who asked last?", "Who answered?"]
    assert found.press("Make the article").status == 200
    (article,) = make.all(Article)
    assert (article.title, article.source) == ("Meetings", web.url("/a"))


def test_no_connection_to_the_database_is_held_while_a_page_comes(app, web, first):
    held = []

    def answer(handler):
        with app.app_context():
            held.append(db.engine.pool.checkedout())
        page(PAGE.encode())(handler)

    web.pages["/a"] = answer
    assert first.press("Find", address=web.url("/a")).status == 200
    assert held == [0]


def test_what_is_near_by_is_not_fetched_and_the_address_stays(make, first):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        address = f"http://localhost:{listener.getsockname()[1]}/"

        refused = first.press("Find", address=address)

        assert refused.status == 422
        assert "Only public pages" in refused.errors_at("address")
        assert refused.fields["address"] == address
        with pytest.raises(TimeoutError):
            listener.accept()
    assert make.all(Article) == []


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"address": "https://example.org", "text": "x"}, "text", "one of the three"),
        ({}, "text", "one of the three"),
        ({"address": "x" * 3_000}, "address", "Shorten"),
        ({"address": "no address"}, "address", "no address"),
    ],
)
def test_one_thing_is_read_at_a_time(first, sent, field, words):
    refused = first.press("Find", **sent)

    assert refused.status == 422
    assert words in refused.errors_at(field)


def test_a_page_that_cannot_be_read_is_told_beside_its_address(web, first):
    web.pages["/a"] = page(b"\x89PNG", "image/png")

    refused = first.press("Find", address=web.url("/a"))

    assert "cannot be read" in refused.errors_at("address")
