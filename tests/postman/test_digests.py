"""The digest of the day: once a day to each, whatever postmen there are, of what may be told."""

from datetime import timedelta

import pytest
import time_machine

from forum.accounts.models import User
from forum.db import now
from forum.discussion.models import Post, State
from forum.notices import actions as notices
from forum.notices.models import Matter, Notice, Way
from forum.outbox.models import Letter
from forum.postman.calendar import write_digests
from tests.acting import before_writing, do
from tests.postman.test_calendar import at, mails_to
from tests.postman.test_letters import change, parts_of


def test_the_digest_of_the_day_says_what_is_new_and_what_one_wants_to_hear_daily(
    app, make, course, topic, author, tell, postman, box
):
    reader = make.member(course)
    with at(8, 12):
        do(app, notices.follow, [course.id], by=make.reader(author))
        do(app, notices.prefer, {Matter.DECISIONS: Way.DAILY}, user_id=author.user_id)
        tell("published", author, make.case(topic, author, at=now()))
        for _ in range(2):
            case = make.case(topic, reader, at=now() + timedelta(minutes=5))
        make.reply(case, reader, at=now() + timedelta(minutes=5))
        make.case(topic, reader, "pending", at=now())
        postman().round()
    assert box.taken == []
    for minute in (1, 2):
        with at(9, 7, minute):
            postman().round()
    (mail,) = mails_to(box, make, author)
    text = parts_of(mail)[0]
    assert mail["Subject"] == "What is new"
    assert "2 new cases and 1 new reply" in text
    assert "is published" in text
    assert all(row.settled_at for row in make.all(Notice, user_id=author.user_id))


def test_two_postmen_write_one_digest_and_what_comes_between_waits_for_the_next(
    app, make, author, tell
):
    def write():
        with app.app_context():
            write_digests()

    def be_first():
        write()
        tell("published", author, way=Way.DAILY)

    with at(9, 7, 1):
        tell("published", author, way=Way.DAILY)
        with before_writing(app, be_first):
            write()
    (letter,) = make.all(Letter, kind="digest")
    first, later = make.all(Notice, user_id=author.user_id)
    assert letter.details["notices"] == [first.id]
    assert (first.settled_at is None, later.settled_at) == (False, None)


@pytest.mark.parametrize("what", ["removed", "unconfirmed"])
def test_a_digest_that_has_nothing_left_to_tell_or_nobody_to_tell_it_to_is_not_sent(
    app, make, course, topic, author, postman, box, letters, what
):
    reader = make.member(course)
    with at(8, 12):
        do(app, notices.follow, [course.id], by=make.reader(author))
        case = make.case(topic, reader, at=now() + timedelta(minutes=5))
    with at(9, 7, 1):
        with app.app_context():
            write_digests()
        if what == "removed":
            change(app, Post, case.id, state=State.REMOVED)
        else:
            change(app, User, author.user_id, confirmed_at=None)
        postman().round()
    assert "dropped" in letters()
    assert mails_to(box, make, author) == []


@pytest.mark.parametrize("who", ["gone", "unconfirmed"])
def test_no_digest_goes_to_who_cannot_get_one(app, make, course, topic, author, postman, who):
    do(app, notices.follow, [course.id], by=make.reader(author))
    make.case(topic, make.member(course), at=now() + timedelta(minutes=1))
    values = {"gone": {"erased_at": now()}, "unconfirmed": {"confirmed_at": None}}[who]
    change(app, type(make.user()), author.user_id, **values)
    with time_machine.travel((now() + timedelta(days=1)).replace(hour=6, minute=30)):
        postman().round()
    assert [row for row in make.all(Letter) if row.kind == "digest"] == []
