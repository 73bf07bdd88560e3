"""The page of a topic: the same for everybody but for what is one's own, and fast however long."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from sqlalchemy import insert, update

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db, now, transaction, write
from forum.discussion import actions, thread_queries, writing_actions
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.transitions import Act, State
from forum.pages.discussion import forget_kept_pages
from tests.acting import do
from tests.discussion.moving import act_on, body


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def topic(make, course):
    return make.topic(course)


@pytest.fixture
def author(make, course):
    return make.member(course, name="Author Arto")


@pytest.fixture
def read(visit, course, topic):
    """Open the topic as somebody; gives the page as one sees it."""

    def read(who, query="", status=200):
        answer = visit(who).get(f"/courses/{course.slug}/topics/{topic.id}{query}")
        assert answer.status_code == status, answer.text
        return BeautifulSoup(answer.data, "lxml")

    return read


def ids(page):
    """The posts of a page in the order in which they stand."""
    return [int(each["id"].split("-")[1]) for each in page.select("[id^=post-]")]


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
    assert "No case here answers to that" in read(reader, "?show=featured").text
    make.reply(make.all(Post)[0], author)
    assert "No case here answers to that" in read(reader, "?show=unanswered").text


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


def test_what_waits_is_shown_to_its_author_where_it_will_stand(make, course, topic, author, read):
    top = make.case(topic, author)
    other = make.member(course)
    first, last = make.reply(top, author), make.reply(top, author)
    waiting = make.reply(first, other, "pending", words="canary")
    draft = make.case(topic, other, "draft", words="own-case", title="My draft")
    live = make.reply(last, other)
    page = read(other)
    assert ids(page) == [top.id, first.id, waiting.id, last.id, live.id]
    own = page.select_one(f"#post-{waiting.id}")
    assert own["data-state"] == "pending"
    assert own.select_one(".post__author").text == "You"
    assert "only you and the moderators see this" in own.text
    assert page.select_one(".own").select_one(f'a[href$="/posts/{draft.id}"]')
    assert page.select_one(f"#post-{live.id} .post__author").text == "You"
    others = read(author)
    assert "canary" not in others.text
    assert "My draft" not in others.text
    assert not others.select(".own")


def test_ones_own_reply_under_what_is_gone_stands_at_the_end_of_its_case(
    make, course, topic, author, read
):
    other = make.member(course)
    top = make.case(topic, author)
    gone = make.reply(top, author, "removed")
    seen = make.reply(top, author)
    waiting = make.reply(gone, other, "pending")
    hidden_case = make.case(topic, author, "removed")
    make.reply(hidden_case, other, "pending")
    assert ids(read(other)) == [top.id, seen.id, waiting.id]


def test_an_edit_that_waits_is_told_to_its_author_only(make, course, topic, author, read):
    post = make.edit(make.case(topic, author), author, texts={"situation": "newer"}, title="Newer")
    mine, others = read(author), read(make.member(course))
    assert "others see the earlier text" in mine.select_one(f"#post-{post.id}").text
    assert others.select_one(f"#post-{post.id}")["data-state"] == "published"
    assert "Newer" not in others.text


@pytest.mark.parametrize(
    ("state", "words", "mark"),
    [
        ("withdrawn", "The author has withdrawn this.", "withdrawn"),
        ("removed", "A moderator has removed this.", "removed"),
        ("erased", "Written by a former participant", "erased"),
        ("pending", "The author has withdrawn this.", "withdrawn"),
        ("rejected", "The author has withdrawn this.", "withdrawn"),
    ],
)
def test_a_tombstone_stands_where_an_answer_can_be_read_and_tells_nothing_else(
    make, course, topic, author, read, state, words, mark
):
    live = state in {"removed", "erased"}
    case = make.case(topic, author, state, live=live, words="canary", title="Canary")
    bare = make.case(topic, author, state, live=live, words="canary")
    top = make.case(topic, author)
    reply = make.reply(top, author, state, live=live, words="canary")
    deeper = make.reply(reply, author, state, live=live, words="canary")
    unread = make.reply(top, author, "removed")
    make.reply(unread, author, "pending")
    answers = [make.reply(case, author), make.reply(deeper, author)]
    page = read(make.member(course))
    shown = ids(page)
    assert {case.id, reply.id, deeper.id, *(each.id for each in answers)} < set(shown)
    assert not {bare.id, unread.id} & set(shown)
    for each in (case, reply, deeper):
        stone = page.select_one(f"#post-{each.id}")
        assert words in stone.select_one(".tombstone").text
        assert stone["data-state"] == mark
        assert not stone.select(":scope > header, :scope > footer")
    assert "anary" not in str(page)
    for each in answers:
        assert "Reply" not in [link.text for link in page.select(f"#post-{each.id} a")]


def test_a_new_name_and_a_new_role_are_shown_at_once(app, make, course, topic, author, read):
    make.case(topic, author)
    reader = make.member(course)
    assert "Author Arto" in read(reader).text
    with app.app_context(), transaction():
        write()
        db.session.execute(update(User).where(User.id == author.user_id).values(name="Armi"))
        db.session.execute(update(Member).where(Member.id == author.id).values(role="moderator"))
    page = read(reader)
    assert page.select_one(".post__author").text == "Armi"
    assert page.select_one('[data-state="staff"]').text == "moderator"


def test_what_changes_is_shown_at_once(app, make, course, topic, author, read):
    reader, staff = make.member(course), make.reader(make.member(course, "moderator"))
    post = make.case(topic, author, "pending")
    assert ids(read(reader)) == []
    act_on(app, post.id, Act.APPROVE, staff)
    assert ids(read(reader)) == [post.id]
    by = make.reader(author)
    made = do(app, writing_actions.reply, post.id, body("Hello"), key="k", by=by)
    assert ids(read(author)) == [post.id, made.id]
    act_on(app, made.id, Act.APPROVE, staff)
    assert ids(read(reader)) == ids(read(author)) == [post.id, made.id]
    do(app, actions.withdraw, post.id, by=by)
    assert "withdrawn" in read(reader).select_one(f"#post-{post.id}").text


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


def chain(app, top, author, length, *, deep=True):
    """Put many published replies under a case, each under the one before or all side by side."""
    at = now()
    with app.app_context(), transaction():
        write(top.course_id)
        start = max(top.id, db.session.query(db.func.max(Post.id)).scalar())
        rows, revisions = [], []
        for number in range(1, length + 1):
            post_id = start + number
            parent = post_id - 1 if deep and number > 1 else top.id
            rows.append(
                {
                    "id": post_id,
                    "course_id": top.course_id,
                    "topic_id": top.topic_id,
                    "kind": Kind.REPLY,
                    "case_id": top.id,
                    "parent_id": parent,
                    "depth": number if deep else 1,
                    "author_id": author.id,
                    "submission_key": f"chain-{post_id}",
                    "state": State.PUBLISHED,
                    "submitted_at": at,
                    "published_at": at,
                }
            )
            revisions.append(
                {
                    "id": 1_000_000 + post_id,
                    "post_id": post_id,
                    "number": 1,
                    "texts": {"body": "so"},
                    "htmls": {"body": "<p>so</p>"},
                    "sources": [],
                    "title": "",
                    "written_by_id": author.id,
                    "submitted_at": at,
                }
            )
        db.session.execute(insert(Post), rows)
        db.session.execute(insert(Revision), revisions)
        live = {"live_revision_id": Post.id + 1_000_000, "head_revision_id": Post.id + 1_000_000}
        db.session.execute(update(Post).where(Post.id > start).values(live))
        actions.touch(top.topic_id)
    return range(start + 1, start + length + 1)


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
    for post_id in (made[0], made[5000], made[-1]):
        answer = visitor.get(f"/courses/{course.slug}/posts/{post_id}")
        assert answer.status_code == 200
        assert len(answer.data) < 1_000_000
    last = made[-1]
    answer = visitor.send(
        f"/courses/{course.slug}/posts/{last}/replies", body="deep", submission_key="deep"
    )
    assert answer.status_code == 303
    answer = visit(author).send(f"/courses/{course.slug}/posts/{top.id}/withdrawal")
    assert answer.status_code == 303
    answer = visitor.send(
        f"/courses/{course.slug}/posts/{last}/replies", body="too late", submission_key="late"
    )
    assert answer.status_code == 403
    assert "too late" in answer.text


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
    first, kept = cost(), cost()
    for number in range(5):
        top = make.case(topic, author)
        chain(app, top, author, 100, deep=bool(number % 2))
    forget_kept_pages()
    assert cost() == first
    assert cost() == kept < first
    assert kept <= 5
