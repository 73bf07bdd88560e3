"""The page of a topic: the same for everybody but for what is one's own, and fast however long."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from forum.accounts.models import User
from forum.db import now
from forum.discussion import thread_queries
from forum.discussion.models import Post, Revision
from tests.pages.threads import ids


def test_cases_stand_newest_first_and_replies_after_what_they_answer(make, topic, author, read):
    old = make.case(topic, author, at=now() - timedelta(days=2))
    new = make.case(topic, author, at=now() - timedelta(days=1))
    first, second = make.reply(old, author), make.reply(old, author)
    under = make.reply(first, author)
    assert ids(read(make.member(make.get(type(make.course()), topic.course_id)))) == [
        *(each.id for each in (new, old, first, under, second))
    ]


def test_a_reader_sees_what_is_published_and_whether_one_may_write(
    make, course, topic, author, read
):
    make.case(topic, author, words="canary", title="The title")
    page = read(make.member(course))
    assert page.h1.text == page.title.text.rsplit(" · ", 1)[0]
    assert "canary" in page.text
    assert page.select_one(f'a[href$="/topics/{topic.id}/cases/new"]')
    assert page.select_one(".post__author").text == "Author Arto"
    assert "1 published case" in page.text
    watching = read(make.user(is_admin=True))
    assert not watching.select_one('a[href$="/cases/new"]')
    assert not [each for each in watching.select(".post__acts a") if each.text == "Reply"]


def test_the_filters_show_featured_and_unanswered_cases(make, topic, course, author, read):
    featured = make.case(topic, author, is_featured=True)
    make.reply(featured, author)
    waiting = make.case(topic, author)
    make.reply(waiting, author, "pending")
    reader = make.member(course)
    assert ids(read(reader, "?show=featured"))[:1] == [featured.id]
    assert ids(read(reader, "?show=unanswered")) == [waiting.id]
    assert len(ids(read(reader, "?show=nonsense"))) == 3
    chips = [each.text for each in read(reader, "?show=featured").select(".chip")]
    assert chips == ["All", "Featured 1", "Unanswered 1"]
    beside = read(reader).select_one(".topic__side")
    assert [each.text for each in beside.select("li a")] == [waiting_title(make, waiting)]


def waiting_title(make, post):
    return make.all(Revision, post_id=post.id)[0].title


def test_empty_places_say_what_to_do(make, course, topic, author, read):
    reader = make.member(course)
    assert "Nobody has told anything here yet" in read(reader).text
    make.case(topic, author)
    assert "No case here matches that" in read(reader, "?show=featured").text
    make.reply(make.all(Post)[0], author)
    assert "No case here matches that" in read(reader, "?show=unanswered").text


@pytest.mark.parametrize(
    ("times", "words", "participant_writes"),
    [
        ({"opens_at": timedelta(days=1)}, "Opens", False),
        ({"closes_at": timedelta(days=-1)}, "Closed", False),
        ({"opens_at": timedelta(days=-1), "closes_at": timedelta(days=1)}, "Open until", True),
        ({}, "published cases", True),
    ],
)
def test_the_page_says_when_it_can_be_written_in(
    make, visit, course, author, times, words, participant_writes
):
    topic = make.topic(course, **{name: now() + span for name, span in times.items()})
    make.case(topic, author)
    url = f"/courses/{course.slug}/topics/{topic.id}"
    for role, writes in (("participant", participant_writes), ("moderator", True)):
        page = BeautifulSoup(visit(make.member(course, role)).get(url).data, "lxml")
        assert words.removesuffix("s") in page.text
        assert bool(page.select('a[href$="/cases/new"]')) == writes
        assert bool([each for each in page.select("a") if each.text == "Reply"]) == writes


def test_pages_follow_each_other(make, course, topic, author, read, monkeypatch):
    monkeypatch.setattr(thread_queries, "CASES_A_PAGE", 2)
    cases = [make.case(topic, author, at=now() - timedelta(hours=each)) for each in range(5)]
    reader = make.member(course)
    assert ids(read(reader)) == [each.id for each in cases[:2]]
    assert ids(read(reader, "?page=3")) == [cases[4].id]
    middle = read(reader, "?page=2").select(".pager a")
    assert [each["rel"] for each in middle] == [["prev"], ["next"]]
    assert not read(reader, "?page=3").select('.pager a[rel="next"]')
    for page in ("4", "9999"):
        read(reader, f"?page={page}", status=404)


@pytest.mark.parametrize("page", ["x", "-1", "1.0", "%00", "%EF%BC%91", "1" * 30, "01"])
def test_a_page_that_is_none_is_not_found(make, course, read, page):
    read(make.member(course), f"?page={page}", status=404)


def test_page_naught_is_the_first(make, course, read):
    read(make.member(course), "?page=0", status=404)


def test_staff_find_the_way_to_the_queue_and_to_curation(make, course, topic, author, read):
    post = make.case(topic, author)
    reply = make.reply(post, author)
    page = read(make.member(course, "instructor"))
    for each in (post, reply):
        assert page.select_one(f'#post-{each.id} a[href$="/queue/{each.id}"]')
    assert page.select_one(f'a[href$="/queue?topic={topic.id}"]')
    assert page.select_one(f'a[href$="/topics/{topic.id}/settings"]')
    assert not read(make.member(course)).select('a[href*="/queue"]')


def test_a_topic_of_another_course_is_not_found_under_this_one(make, visit, course):
    other = make.course()
    both = make.member(course)
    make.member(other, user=make.get(User, both.user_id))
    topic = make.topic(other)
    assert visit(both).get(f"/courses/{course.slug}/topics/{topic.id}").status_code == 404
    assert visit(both).get(f"/courses/{other.slug}/topics/{topic.id}").status_code == 200


def test_free_talk_is_one_text_without_the_parts_of_a_case(make, visit, course, author):
    topic = make.topic(course, asks_for="talk")
    make.case(topic, author, texts={"body": "I think so."})
    page = BeautifulSoup(
        visit(author).get(f"/courses/{course.slug}/topics/{topic.id}").data, "lxml"
    )
    assert page.select_one(".case__fields")["data-single"] == ""
    assert not page.select(".case__field .label")
    assert page.select_one('a[href$="/cases/new"]').text == "Say what you think"
