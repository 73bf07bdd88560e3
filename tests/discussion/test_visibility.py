"""Who may see what: readers, states and texts as a table, and the two rules that give it."""

import pytest
from sqlalchemy import select

from forum.db import db, transaction
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import HIDDEN, State
from forum.discussion.visibility import (
    has_public_reply,
    history_visible_to,
    is_public,
    post_visible_to,
    revision_visible_to,
    topic_visible_to,
    was_answered,
)

HERE = ("author", "moderator", "instructor", "classmate", "admin")
STAFF = {"moderator", "instructor", "admin"}

SEES_THE_POST = {
    # state, live or not: who else than its author and the staff sees that it exists
    ("draft", False): set(),
    ("pending", False): set(),
    ("pending", True): {"classmate"},
    ("changes_requested", False): set(),
    ("changes_requested", True): {"classmate"},
    ("published", True): {"classmate"},
    ("rejected", False): set(),
    ("withdrawn", False): set(),
    ("removed", True): set(),
    ("merged", True): set(),
    ("erased", True): set(),
}


@pytest.fixture
def people(make):
    course = make.course()
    return {
        "author": make.member(course),
        "moderator": make.member(course, "moderator"),
        "instructor": make.member(course, "instructor"),
        "classmate": make.member(course),
        "admin": make.user(is_admin=True),
        "stranger": make.member(make.course(), "instructor"),
        "left": make.member(course, ended_at=course.created_at),
        "nobody": make.user(),
    }, make.topic(course)


def seen(app, statement):
    with app.app_context(), transaction():
        return set(db.session.scalars(statement))


def a_post(make, topic, author, state, live):
    post = make.case(topic, author, state, live=live)
    if live and state in {"pending", "changes_requested"}:
        post = make.edit(post, author, state)
    return post


@pytest.mark.parametrize(("state", "live"), SEES_THE_POST)
def test_who_sees_that_a_post_exists(app, make, people, state, live):
    readers, topic = people
    post = a_post(make, topic, readers["author"], state, live)
    for name, person in readers.items():
        own = name == "author" and state != "erased"
        expected = own or name in STAFF or name in SEES_THE_POST[state, live]
        ids = seen(app, select(Post.id).where(post_visible_to(make.reader(person))))
        assert (post.id in ids) == expected, name


@pytest.mark.parametrize(("state", "live"), SEES_THE_POST)
def test_which_text_of_a_post_each_reader_reads(app, make, people, state, live):
    readers, topic = people
    post = a_post(make, topic, readers["author"], state, live)
    for name, person in readers.items():
        reader = make.reader(person)
        ids = seen(
            app,
            select(Revision.id)
            .join(Post, Post.id == Revision.post_id)
            .where(post_visible_to(reader), revision_visible_to(reader)),
        )
        head, live_text = {post.head_revision_id}, {post.live_revision_id}
        expected = set()
        if state != "erased":
            if name == "author" or (name in STAFF and state != "draft"):
                expected = head
            elif name in SEES_THE_POST[state, live]:
                expected = live_text
        assert ids == expected, name


@pytest.mark.parametrize(("state", "live"), SEES_THE_POST)
def test_earlier_texts_are_for_the_author_and_but_for_drafts_for_the_staff(
    app, make, people, state, live
):
    readers, topic = people
    post = a_post(make, topic, readers["author"], state, live)
    if state != "draft":
        make.edit(post, readers["author"], "draft")
    for name, person in readers.items():
        reader = make.reader(person)
        rows = select(Revision.submitted_at).join(Post, Post.id == Revision.post_id)
        with app.app_context(), transaction():
            found = db.session.scalars(
                rows.where(post_visible_to(reader), history_visible_to(reader))
            ).all()
        submitted = 0 if state == "draft" else 2 if post.has_pending_edit else 1
        expected = {"author": submitted + 1}.get(name, submitted if name in STAFF else 0)
        assert len(found) == (expected if state != "erased" else 0), name


def test_topics_are_for_the_members_of_their_course(app, make, people):
    readers, topic = people
    for name, person in readers.items():
        ids = seen(app, select(Topic.id).where(topic_visible_to(make.reader(person))))
        assert (topic.id in ids) == (name in HERE), name


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("live", [True, False])
def test_what_is_public_is_the_same_in_python_as_in_sql(app, make, people, state, live):
    readers, topic = people
    post = make.case(topic, readers["author"], state, live=live)
    public = seen(app, select(Post.id).where(is_public()))
    assert (post.id in public) == post.is_live == (live and state not in HIDDEN)


def test_a_case_is_answered_by_what_the_course_can_read_only(app, make, people):
    readers, topic = people
    author = readers["author"]
    answered, waited_for, deep = (make.case(topic, author) for _ in range(3))
    make.reply(answered, author)
    for state in ("draft", "pending", "rejected", "removed", "erased"):
        make.reply(waited_for, author, state)
    make.reply(make.reply(deep, author, "removed"), author)
    assert seen(app, select(Post.id).where(Post.case_id.is_(None), has_public_reply())) == {
        answered.id,
        deep.id,
    }


def test_only_what_was_answered_may_leave_a_mark(app, make, people):
    readers, topic = people
    author = readers["author"]
    hidden = {state: make.case(topic, author, state, live=False) for state in State}
    marks = {state: make.case(topic, author, state, live=False) for state in State}
    for each in marks.values():
        make.reply(each, author)
    over_a_mark = make.case(topic, author, "removed")
    middle = make.reply(over_a_mark, author, "removed")
    make.reply(middle, author)
    unheard = make.case(topic, author, "removed")
    make.reply(unheard, author, "pending")

    found = seen(app, select(Post.id).where(was_answered()))

    assert found == {
        *(each.id for state, each in marks.items() if state is not State.MERGED),
        over_a_mark.id,
        middle.id,
    }
    assert not found & {each.id for each in hidden.values()}
