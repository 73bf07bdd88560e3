"""Answering, by form and without a script; nothing typed is ever lost."""

import pytest

from forum.discussion.models import Post
from forum.discussion.transitions import State
from tests.pages.page import Page

CASE = {
    "title": "Zq title",
    "situation": "Zq *situation*.",
    "action": "Zq action.",
    "outcome": "Zq outcome.",
    "lesson": "Zq lesson.",
    "sources": "https://example.org/zq A source",
    "sector": "public",
    "size": "250-999",
}


@pytest.fixture
def course(make):
    return make.course(note="No names.", note_html="<p>No names.</p>")


def open_post(visit, who, url, post):
    visitor = visit(who)
    page = Page(visitor, visitor.get(f"{url}/posts/{post.id}"))
    page.form = page.soup.select_one("#reply form")
    page.fields = dict(page._sent()) if page.form else {}
    return page


def test_an_answer_waits_under_what_it_answers(make, visit, course, topic, author, url):
    top = make.case(topic, make.member(course))
    page = open_post(visit, author, url, top)
    sent = page.press("Send", body="Zq answer.")
    assert "A moderator reads this before others see it" in sent.text
    assert "An answer to what" in sent.text
    (reply,) = make.all(Post, parent_id=top.id)
    assert reply.state is State.PENDING
    again = open_post(visit, author, url, top)
    assert again.soup.select_one(f"#post-{reply.id}")["data-state"] == "pending"


def test_an_answer_is_previewed_refused_and_kept_as_a_draft(make, visit, topic, author, url):
    top = make.case(topic, author)
    page = open_post(visit, author, url, top)
    shown = page.press("Preview", body="Zq *answer*.")
    assert (shown.status, shown.soup.select_one("#preview em").text) == (200, "answer")
    empty = page.press("Send", body=" ")
    assert empty.status == 422
    assert "Write your reply first." in empty.text
    long = page.press("Send", body="Zq" * 5000)
    assert long.status == 422
    assert long.soup.select_one("#reply textarea").text.strip() == "Zq" * 5000
    assert make.all(Post, parent_id=top.id) == []
    kept = page.press("Save and go on", body="Zq draft.")
    assert "Only you see it" in kept.text
    assert make.all(Post, parent_id=top.id)[0].state is State.DRAFT


def test_what_cannot_be_answered_any_more_keeps_the_answer_on_the_page(
    app, make, visit, course, topic, author, url
):
    top = make.case(topic, author)
    middle = make.reply(top, author)
    page = open_post(visit, make.member(course), url, middle)
    visit(author).send(f"{url}/posts/{top.id}/withdrawal")
    refused = page.press("Send", body="Zq too late.")
    assert refused.status == 403
    assert refused.soup.select_one("#reply textarea").text.strip() == "Zq too late."
    later = open_post(visit, make.member(course), url, middle)
    assert later.form is None
    assert "This cannot be answered now." in later.text


def test_an_answer_to_what_one_may_not_see_is_not_found(make, visit, course, topic, author, url):
    for state in ("draft", "pending", "rejected", "withdrawn", "removed", "erased"):
        hidden = make.case(topic, author, state)
        answer = visit(make.member(course)).send(
            f"{url}/posts/{hidden.id}/replies", body="x", submission_key="k"
        )
        assert answer.status_code == 404
