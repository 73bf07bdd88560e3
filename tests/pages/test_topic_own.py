"""What is one's own, what is gone and what is new on the page of a topic."""

import pytest
from sqlalchemy import update

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db, transaction, write
from forum.discussion import actions, writing_actions
from forum.discussion.transitions import Act
from tests.acting import do
from tests.discussion.moving import act_on, body
from tests.pages.threads import ids


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


def test_below_what_is_hidden_nobody_answers_and_its_author_is_not_invited_to(
    make, topic, author, read
):
    top = make.case(topic, author)
    hidden = make.reply(top, author, "removed")
    open_one, closed_one = make.reply(top, author), make.reply(hidden, author)
    page = read(author)

    def links(post):
        return [link.text for link in page.select(f"#post-{post.id} footer a")]

    assert links(open_one) == ["Reply", "Your reply"]
    assert links(closed_one) == ["Your reply"]


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


def test_a_chain_of_what_is_gone_leaves_no_mark_over_what_nobody_reads(
    make, course, topic, author, read
):
    top = make.case(topic, author)
    gone = make.reply(make.reply(top, author, "removed"), author, "removed")
    make.reply(gone, author, "pending")
    assert ids(read(make.member(course))) == [top.id]
