"""Stopping mails by the link in one: a POST acts, a GET changes nothing, nobody is signed in."""

import pytest

from forum.notices.models import Following, Matter, Preference, Way
from forum.notices.unsubscribing import token_for


@pytest.fixture
def link(app, author):
    def to(*matters):
        secret = str(app.secret_key)
        return f"/unsubscribe/{token_for(author.user_id, matters, secret=secret)}"

    return to


def test_one_click_stops_the_mails_at_once_without_cookies_or_a_token_of_ours(
    app, link, make, author
):
    client = app.test_client(use_cookies=False)
    answer = client.post(link(Matter.REPLIES, Matter.QUEUE), data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "Location" not in answer.headers
    ways = {row.matter: row.way for row in make.all(Preference, user_id=author.user_id)}
    assert ways == {Matter.REPLIES: Way.SCREEN, Matter.QUEUE: Way.OFF}
    assert client.post(link(Matter.REPLIES)).status_code == 200


def test_it_stops_the_news_of_all_courses(app, link, make, author, visit, course):
    ways = dict.fromkeys(("decisions", "replies", "reminders", "membership"), "screen")
    visit(author).send("/me/notices/settings", ways | {"queue": "daily", "follow": course.id})
    assert make.all(Following)
    app.test_client().post(link(Matter.NEWS))
    assert make.all(Following) == []


def test_looking_changes_nothing_and_shows_a_button(app, link, make):
    answer = app.test_client().get(
        link(Matter.REPLIES, Matter.NEWS), headers={"Accept-Language": "en"}
    )
    assert answer.status_code == 200
    assert b"<button" in answer.data
    assert b"Replies to what I wrote" in answer.data
    assert make.all(Preference) == []


def test_a_token_that_was_tampered_with_is_none_and_signs_nobody_in(app, link, make):
    good = link(Matter.REPLIES)
    client = app.test_client()
    for wrong in (
        good[:-1] + "x",
        good.replace("/unsubscribe/", "/unsubscribe/x"),
        "/unsubscribe/x",
        "/unsubscribe/%00",
    ):
        assert client.get(wrong).status_code == 404
        assert client.post(wrong).status_code == 404
    assert make.all(Preference) == []
    assert client.post(good).status_code == 200
    assert client.get("/me").status_code == 302
