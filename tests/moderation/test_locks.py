"""A locked thread is read by everybody and replied to by staff alone, until it is unlocked."""

import pytest
from werkzeug.exceptions import NotFound

from forum.audit import Event
from forum.discussion.models import Post
from forum.errors import NotAllowedError
from forum.moderation import lock_actions
from tests.moderation.desk import page_of, text_of


@pytest.fixture
def public(desk):
    return desk.make.case(desk.topic, desk.author, title="A public case")


def lock(desk, post, by=None, lock="1"):
    return desk.browser(by).send(f"{desk.root}/posts/{post.id}/lock", lock=lock)


def reply(desk, post, by, **more):
    typed = {"body": "So it was.", "submission_key": f"key-{by.id}-{post.id}"} | more
    return desk.browser(by).send(f"{desk.root}/posts/{post.id}/replies", typed)


def test_participants_reply_no_more_and_staff_still_do(desk, public):
    earlier = desk.make.reply(public, desk.classmate)
    assert lock(desk, public).status_code == 303
    for post in (public, earlier):
        refused = reply(desk, post, desk.classmate)
        assert refused.status_code == 403
        assert "This thread is locked" in text_of(refused)
        assert "So it was." in refused.text
    assert reply(desk, public, desk.moderator).status_code == 303
    assert lock(desk, public, lock="0").status_code == 303
    assert reply(desk, public, desk.classmate).status_code == 303
    acts = [each.act for each in desk.make.all(Event) if each.act.startswith("thread.")]
    assert acts == ["thread.locked", "thread.unlocked"]


def test_everybody_sees_that_it_is_locked(desk, public):
    desk.make.reply(public, desk.author)
    reader = desk.classmate
    topic = f"/topics/{desk.topic.id}"
    assert "Locked" not in text_of(desk.get(topic, reader))
    assert [e.text for e in page_of(desk.get(topic, reader)).select(".post__acts a")].count(
        "Reply"
    ) == 2
    lock(desk, public)
    page = page_of(desk.get(topic, reader))
    assert "Locked" in page.select_one(".post__badges").text
    assert [e.text for e in page.select(".post__acts a")].count("Reply") == 0
    assert "This thread is locked" in text_of(desk.get(f"/posts/{public.id}", reader))
    staff = page_of(desk.get(topic))
    assert [e.text for e in staff.select(".post__acts a")].count("Reply") == 2
    assert "Unlock the thread" in staff.text


def test_a_reply_begun_before_waits_as_a_draft_and_ones_own_text_can_be_mended(desk, public):
    assert reply(desk, public, desk.classmate, save="draft").status_code == 303
    draft = desk.make.all(Post)[-1]
    mine = desk.make.reply(public, desk.author)
    lock(desk, public)
    typed = {"body": "So it was.", "submission_key": "again"}
    sent = desk.browser(desk.classmate).send(f"{desk.root}/posts/{draft.id}/revisions", typed)
    assert sent.status_code == 403
    assert "So it was." in sent.text
    sent = desk.browser(desk.author).send(f"{desk.root}/posts/{mine.id}/revisions", typed)
    assert sent.status_code == 303


def test_locking_twice_is_locking_once(desk, public):
    for _each in range(2):
        assert lock(desk, public).status_code == 303
    assert len(desk.make.all(Event, act="thread.locked")) == 1


def test_only_staff_of_the_course_lock_what_the_course_reads(desk, public):
    answer = desk.make.reply(public, desk.author)
    assert lock(desk, public, by=desk.classmate).status_code == 403
    assert lock(desk, answer).status_code == 403
    assert lock(desk, desk.case).status_code == 403
    assert desk.get(f"/posts/{answer.id}/lock").status_code == 404
    assert desk.get(f"/posts/{public.id}/lock").status_code == 200
    admin = desk.make.reader(desk.make.user(is_admin=True))
    with desk.make.app.test_request_context():
        with pytest.raises(NotAllowedError):
            lock_actions.lock(desk.course.id, public.id, is_locked=True, by=admin)
        with pytest.raises(NotFound):
            lock_actions.lock(99, public.id, is_locked=True, by=admin)
    assert not desk.now(public).is_locked


def test_what_was_removed_leaves_a_tombstone_with_the_replies_under_it(desk, public):
    desk.make.reply(public, desk.classmate, words="zqreply")
    desk.decide("remove", public, reason="tone")
    page = text_of(desk.get(f"/topics/{desk.topic.id}", desk.classmate))
    assert "zqreply" in page
    assert "A public case" not in page
