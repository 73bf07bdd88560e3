"""The page of one post: where it stands, what answers it, and its story for those it concerns."""

import pytest

from forum.accounts.models import User
from forum.db import db, transaction, write
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.pages.discussion import forget_kept_pages
from tests.pages.page import Page
from tests.pages.threads import chain, ids


@pytest.fixture
def read(visit, url):
    def read(who, post, path="", status=200):
        answer = visit(who).get(f"{url}/posts/{post.id}{path}")
        assert answer.status_code == status, answer.text
        return Page(None, answer)

    return read


def test_a_case_stands_with_everything_that_answers_it(make, course, topic, author, read):
    top = make.case(topic, author, title="The case")
    first = make.reply(top, author)
    under = make.reply(first, author)
    page = read(make.member(course), top)
    assert page.soup.h1.text == "The case"
    assert ids(page.soup) == [top.id, first.id, under.id]
    assert [each["data-depth"] for each in page.soup.select(".reply")] == ["1", "2"]
    assert page.soup.select_one("#reply form")


def test_a_reply_stands_under_what_it_answers_with_its_own_answers(
    make, course, topic, author, read
):
    top = make.case(topic, author, title="The case")
    first = make.reply(top, author, words="first")
    under, beside = make.reply(first, author), make.reply(top, author, words="beside")
    page = read(make.member(course), first)
    assert ids(page.soup) == [first.id, under.id]
    assert page.soup.select_one(".reply")["data-depth"] == "1"
    above = page.soup.select_one(".answered")
    assert "Author Arto" in above.text
    assert "The case" in above.text
    assert beside.id not in ids(page.soup)
    assert "first" in read(make.member(course), under).soup.select_one(".answered").text


def test_a_long_thread_goes_on_on_further_pages(app, make, course, topic, author, read):
    top = make.case(topic, author)
    made = chain(app, top, author, 450)
    reader = make.member(course)
    page = read(reader, top)
    assert ids(page.soup) == [top.id, *made[:200]]
    after = read(reader, top, f"?after={made[199]}")
    assert ids(after.soup) == [top.id, *made[200:400]]
    assert "From the beginning of this thread" in after.text
    assert "level 201" in after.text
    last = read(reader, top, f"?after={made[399]}")
    assert "Continue this thread" not in last.text
    middle = read(reader, make.get(Post, made[100]))
    assert ids(middle.soup) == [made[100], *made[101:301]]


@pytest.mark.parametrize(
    ("state", "words"),
    [("withdrawn", "has withdrawn this"), ("removed", "has removed this"), ("erased", "former")],
)
def test_a_tombstone_has_an_address_only_where_an_answer_stands(
    make, course, topic, author, read, state, words
):
    live = state != "withdrawn"
    reader = make.member(course)
    bare = make.case(topic, author, state, live=live)
    read(reader, bare, status=404)
    top = make.case(topic, author, state, live=live, words="canary", title="Canary")
    read(reader, top, status=404)
    waiting = make.reply(top, reader, "pending")
    assert words in read(reader, top).soup.select_one(".tombstone").text
    read(make.member(course), top, status=404)
    middle = make.reply(top, author, "removed")
    answer = make.reply(middle, author)
    page = read(make.member(course), top)
    assert words in page.soup.select_one(f"#post-{top.id} > .tombstone").text
    assert ids(page.soup) == [top.id, middle.id, answer.id]
    assert "anary" not in str(page.soup)
    assert page.soup.h1.text == "A case that is gone"
    assert not page.soup.select("#reply")
    assert waiting.id not in ids(page.soup)
    above = read(make.member(course), answer)
    assert "A moderator has removed this." in above.soup.select_one(".answered").text


@pytest.mark.parametrize(
    ("state", "live", "words"),
    [
        ("draft", False, "This is a draft that only you see"),
        ("pending", False, "It waits for a moderator"),
        ("changes_requested", False, "A moderator asks for changes"),
        ("published", True, "The members of the course read this."),
        ("rejected", False, "This was not published"),
        ("withdrawn", False, "You have withdrawn this"),
        ("removed", True, "A moderator has removed this"),
    ],
)
def test_its_author_always_sees_how_it_fares_and_every_word(
    make, course, topic, author, read, state, live, words
):
    post = make.case(topic, author, state, live=live, words="zqzq")
    page = read(author, post)
    assert words in page.soup.select_one(".state-band").get_text(" ", strip=True)
    assert "zqzq" in page.text
    assert read(author, post, "/history").text.count("zqzq")
    if state not in {"draft", "published"}:
        assert page.soup.select_one(".state-band")["data-state"] == state
    if not live:
        read(make.member(course), post, status=404)


def test_staff_read_what_waits_and_find_the_way_to_decide(make, course, topic, author, read):
    staff = make.member(course, "moderator")
    post = make.edit(make.case(topic, author, words="live"), author, texts={"action": "newer"})
    page = read(staff, post)
    assert "live" in page.soup.select_one(".card.case").text
    assert "newer" in page.soup.select_one("details.card").text
    assert page.soup.select_one(f'.state-band a[href$="/queue/{post.id}"]')
    draft = make.case(topic, author, "draft", words="secret")
    shell = read(staff, draft)
    assert "Only its author reads it" in shell.text
    assert "secret" not in str(shell.soup)
    erased = make.case(topic, author, "erased", words="secret")
    assert "secret" not in str(read(staff, erased).soup)
    read(staff, draft, "/history", status=404)


def test_a_reply_of_ones_own_stands_among_the_others_as_ones_own(make, course, topic, author, read):
    other = make.member(course)
    top = make.case(topic, author)
    mine, waiting = make.reply(top, other), make.reply(top, other, "pending")
    page = read(other, top).soup
    assert ids(page) == [top.id, mine.id, waiting.id]
    assert {each.text for each in page.select(".reply .post__author")} == {"You"}
    alone = read(other, waiting)
    assert ids(alone.soup) == [waiting.id]
    long = make.edit(make.reply(top, other), other, texts={"body": "newer answer"})
    assert "newer answer" in read(other, long).soup.select_one("details.card").text


def test_a_draft_of_an_edit_is_pointed_to(make, topic, author, read):
    post = make.case(topic, author)
    make.edit(post, author, "draft", texts={"action": "zqhalf"})
    page = read(author, post)
    assert "a new text of this that has not been sent" in page.text
    assert "zqhalf" not in page.text


def test_a_merged_post_leads_to_what_it_is_part_of(app, make, visit, course, topic, author, url):
    target, hidden = make.case(topic, author), make.case(topic, author, "pending")
    for into, status in ((target, 303), (hidden, 404)):
        merged = make.case(topic, author, "merged")
        with app.app_context(), transaction():
            write()
            db.session.get(Post, merged.id).merged_into_id = into.id
        answer = visit(make.member(course)).get(f"{url}/posts/{merged.id}")
        assert answer.status_code == status
        if status == 303:
            assert answer.location == f"{url}/posts/{target.id}"


def test_a_post_of_another_course_is_not_found_under_this_one(make, visit, course, url):
    other = make.course()
    both = make.member(course)
    there = make.member(other, user=make.get(User, both.user_id))
    post = make.case(make.topic(other), there)
    visitor = visit(both)
    for path in ("", "/edit", "/history"):
        assert visitor.get(f"{url}/posts/{post.id}{path}").status_code == 404
    for path in ("replies", "revisions", "drafts", "recall", "withdrawal"):
        answer = visitor.send(f"{url}/posts/{post.id}/{path}", body="x", submission_key="k")
        assert answer.status_code == 404
    assert make.get(Post, post.id).state is State.PUBLISHED


def test_the_history_shows_word_by_word_what_changed(make, course, topic, author, read):
    staff = make.member(course, "moderator")
    post = make.case(topic, author, title="Old title", texts={"action": "We met on Monday."})
    make.edit(post, author, title="New title", texts={"action": "We met on Friday."})
    for reader in (author, staff):
        page = read(reader, post, "/history").soup
        newest, oldest = page.select("section.card")
        assert [each.text.strip() for each in newest.select("del")] == ["Old", "Monday"]
        assert [each.text.strip() for each in newest.select("ins")] == ["New", "Friday"]
        assert not oldest.select("ins, del")
        assert "the course reads this" in oldest.text
        assert bool(page.select("form[action$='/drafts']")) == (reader is author)
    read(make.member(course), post, "/history", status=404)
    make.edit(post, staff, texts={"action": "Edited."})
    assert "an edit by" in read(author, post, "/history").text


@pytest.mark.parametrize("who", ["participant", "author", "moderator"])
def test_a_post_costs_the_same_however_much_answers_it(
    app, make, visit, statements, course, topic, author, url, who
):
    top = make.case(topic, author)
    visitor = visit(author if who == "author" else make.member(course, who))

    def cost(path=""):
        forget_kept_pages()
        statements.clear()
        assert visitor.get(f"{url}/posts/{top.id}{path}").status_code == 200
        return len(statements)

    before = cost()
    chain(app, top, author, 500, deep=False)
    make.reply(top, author, "pending")
    assert cost() == before <= (20 if who == "author" else 18)
