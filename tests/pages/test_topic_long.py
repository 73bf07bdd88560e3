"""A topic's page, however long it is: nothing breaks, and it costs the same."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from forum.db import now
from forum.discussion import thread_queries
from forum.pages.discussion import forget_kept_pages
from tests.pages.threads import chain, ids


def test_a_chain_of_ten_thousand_breaks_no_page(app, make, visit, course, topic, author, read):
    top = make.case(topic, author)
    made = chain(app, top, author, 10_000)
    reader = make.member(course)
    page = read(reader)
    assert ids(page) == [top.id, *made[:200]]
    more = page.select_one(".thread__more a")["href"]
    visitor = visit(reader)
    seen, pages = set(ids(page)), 0
    while more and pages < 3:
        page = BeautifulSoup(visitor.get(more).data, "lxml")
        seen |= set(ids(page))
        pages += 1
        more = page.select(".thread__more a")[-1]["href"]
    assert seen == {top.id, *made[:800]}


def test_at_the_end_of_a_chain_of_ten_thousand_one_reads_and_answers(
    app, make, visit, course, topic, author
):
    top = make.case(topic, author)
    made = chain(app, top, author, 10_000)
    visitor, url = visit(make.member(course)), f"/courses/{course.slug}/posts"
    for post_id in (made[0], made[5000], made[-1]):
        answer = visitor.get(f"{url}/{post_id}")
        assert answer.status_code == 200
        assert len(answer.data) < 1_000_000
    last = f"{url}/{made[-1]}/replies"
    assert visitor.send(last, body="deep", submission_key="deep").status_code == 303
    assert visit(author).send(f"{url}/{top.id}/withdrawal").status_code == 303
    refused = visitor.send(last, body="too late", submission_key="late")
    assert refused.status_code == 403
    assert "too late" in refused.text


def test_many_answers_to_one_case_are_shown_in_parts(app, make, course, topic, author, read):
    top = make.case(topic, author)
    made = chain(app, top, author, 450, deep=False)
    assert ids(read(make.member(course))) == [top.id, *made[:200]]


def test_a_page_shares_its_room_out_among_its_cases(
    app, make, topic, course, author, read, monkeypatch
):
    monkeypatch.setattr(thread_queries, "REPLIES_A_PAGE", 30)
    cases = [make.case(topic, author, at=now() - timedelta(hours=each)) for each in range(3)]
    made = [chain(app, each, author, 20, deep=False) for each in cases]
    page = read(make.member(course))
    expected = []
    for each, replies in zip(cases, made, strict=True):
        expected += [each.id, *replies[:10]]
    assert ids(page) == expected
    assert len(page.select(".thread__more")) == 3


@pytest.mark.parametrize("who", ["participant", "author", "moderator"])
def test_a_topic_costs_the_same_however_long_it_is(
    app, make, visit, statements, course, topic, author, who
):
    reader = author if who == "author" else make.member(course, who)
    visitor, url = visit(reader), f"/courses/{course.slug}/topics/{topic.id}"

    def cost(times=1):
        for _ in range(times):
            statements.clear()
            assert visitor.get(url).status_code == 200
        return len(statements)

    make.case(topic, author, "pending")
    first, _made, kept = cost(), cost(), cost()
    for number in range(5):
        top = make.case(topic, author)
        chain(app, top, author, 100, deep=bool(number % 2))
    forget_kept_pages()
    assert cost() == first
    assert cost() == kept == 0
