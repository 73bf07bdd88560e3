"""Odd input in a discussion: one clear answer, no traceback, the same on every database."""

import pytest
from bs4 import BeautifulSoup

from forum.accounts.models import User
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import State

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


def test_the_preview_beside_the_form_is_safe_html(visit, author):
    visitor = visit(author)
    answer = visitor.send("/preview", text="*zq* <script>alert(1)</script>")
    page = BeautifulSoup(answer.data, "lxml")
    assert page.em.text == "zq"
    assert page.script is None
    assert visitor.send("/preview").status_code == 200
    refused = visitor.send("/preview", text="> " * 400 + "x")
    assert (refused.status_code, "deep" in refused.text) == (422, True)


ODD = [
    "\x00",
    "zq\x00",
    "\ud800".encode("utf-8", "surrogatepass"),
    "\u202e\u2066",
    "'; --",
    "{{7*7}}",
]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_odd_letters_end_well_and_the_same_on_every_database(
    make, visit, topic, author, url, value
):
    visitor, top = visit(author), make.case(topic, author)
    for name in (*CASE, "save", "base"):
        answer = visitor.send(
            f"{url}/topics/{topic.id}/cases", CASE | {name: value}, submission_key=f"k-{name}"
        )
        assert answer.status_code in {303, 422}, name
    for sent in ({"body": value, "submission_key": "r"}, {"body": "x", "submission_key": value}):
        assert visitor.send(f"{url}/posts/{top.id}/replies", sent).status_code in {303, 422}
    assert visitor.send("/preview", text=value).status_code == 200


@pytest.mark.parametrize(
    "number", ["0", "-1", "1.0", "1e0", "0x1", "%201", "１", "9" * 18, str(2**63), "null"]
)
def test_a_number_that_is_none_is_no_page(visit, author, url, number):
    visitor = visit(author)
    for path in (
        "/topics/{}",
        "/topics/{}/cases/new",
        "/posts/{}",
        "/posts/{}/edit",
        "/posts/{}/history",
    ):
        assert visitor.get(url + path.format(number)).status_code == 404
    for path in (
        "/topics/{}/cases",
        "/posts/{}/replies",
        "/posts/{}/revisions",
        "/posts/{}/drafts",
    ):
        answer = visitor.send(url + path.format(number), CASE, submission_key="k")
        assert answer.status_code == 404


@pytest.mark.parametrize(
    "query", ["after=x", "after=-1", "after=" + "9" * 40, "after=%00", "after=0"]
)
def test_a_place_in_a_thread_that_is_none_is_no_page(make, visit, topic, author, url, query):
    post = make.case(topic, author)
    assert visit(author).get(f"{url}/posts/{post.id}?{query}").status_code == 404
    assert visit(author).get(f"{url}/posts/{post.id}?after=1&after=x").status_code == 200


def test_fields_that_come_twice_or_as_lists_are_read_once(make, visit, topic, author, url):
    visitor = visit(author)
    sent = {
        **CASE,
        "title": ["one", "two"],
        "situation[]": "x",
        "author_id": "1",
        "state": "published",
    }
    answer = visitor.send(f"{url}/topics/{topic.id}/cases", sent, submission_key="k")
    assert answer.status_code == 303
    (post,) = make.all(Post)
    assert (post.state, post.author_id) == (State.PENDING, author.id)
    assert make.all(Revision)[0].title == "one"


def test_a_topic_of_another_course_is_not_written_in_under_this_one(make, visit, author, url):
    other = make.course()
    make.member(other, user=make.get(User, author.user_id))
    topic = make.topic(other)
    visitor = visit(author)
    assert visitor.get(f"{url}/topics/{topic.id}/cases/new").status_code == 404
    answer = visitor.send(f"{url}/topics/{topic.id}/cases", CASE, submission_key="k")
    assert answer.status_code == 404
    assert make.all(Post) == []
