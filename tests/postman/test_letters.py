"""What letters say and carry, in whose language, and what is not said when they are sent."""

import re
from datetime import timedelta

import pytest
import time_machine

from forum.accounts.models import User
from forum.courses.models import Course, Member
from forum.db import db, now, transaction, write
from forum.discussion.models import Post, State
from forum.notices import actions as notices
from forum.notices.models import Matter, Notice, Way
from tests.acting import do


def change(app, model, row_id, **values):
    with app.app_context(), transaction():
        write()
        row = db.session.get(model, row_id)
        for name, value in values.items():
            setattr(row, name, value)


def parts_of(mail):
    text, html = (mail.get_body((kind,)).get_content() for kind in ("plain", "html"))
    return text, html


@pytest.fixture
def case(make, topic, author):
    return make.case(topic, author, words="a-secret-of-the-firm")


def test_a_mail_carries_what_mail_programs_and_providers_go_by(
    tell, postman, box, case, author, course, make
):
    tell("published", author, case)
    tell(
        "case_answered",
        author,
        make.reply(case, make.member(course)),
        due_at=now() + timedelta(hours=1),
    )
    man = postman()
    man.round()
    with time_machine.travel(now() + timedelta(hours=2)):
        man.round()
    first, second = box.mails
    assert re.fullmatch(r"<[\w.]+@forum\.example\.org>", first["Message-ID"])
    assert first["Message-ID"] != second["Message-ID"]
    assert first["References"] == first["In-Reply-To"] == second["References"]
    assert first["List-Id"] == f"<{course.slug}.forum.example.org>"
    assert re.fullmatch(
        r"<https://forum\.example\.org/unsubscribe/[\w.-]+>", first["List-Unsubscribe"]
    )
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first["Auto-Submitted"] == "auto-generated"
    assert first["X-Auto-Response-Suppress"] == "All"
    assert first["From"] == "Pohdittavaa <forum@forum.example.org>"
    person = make.get(User, author.user_id)
    assert first["To"] == f"{person.name} <{person.email}>"
    assert first["Content-Language"] == "en"
    assert not {"Cc", "Bcc", "Reply-To"} & set(first.keys())


def test_no_header_is_folded_or_encoded_where_it_holds_an_address(tell, postman, box, case, author):
    tell("published", author, case)
    postman().round()
    raw = box.taken[0][2]
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    kept = re.findall(rb"(?m)^(?:List-|Message-|References|In-Reply).*", raw)
    assert len(kept) == 6
    assert all(line.rstrip().endswith((b">", b"One-Click")) for line in kept)
    assert not any(b"=?" in line for line in kept)


def test_a_mail_has_a_text_and_a_page_that_say_the_same_and_no_word_of_a_post(
    tell, postman, box, case, author, make
):
    tell("published", author, case)
    postman().round()
    (mail,) = box.mails
    text, html = parts_of(mail)
    (notice,) = make.all(Notice)
    for part in (text, html):
        assert f"https://forum.example.org/me/notices/{notice.id}" in part
        assert "/me/notices/settings" in part
        assert "/unsubscribe/" in part
    assert '<html lang="en">' in html
    assert "is published" in mail["Subject"]
    assert "is published" in text
    assert b"a-secret-of-the-firm" not in box.taken[0][2]


def test_it_is_written_in_the_language_and_by_the_clock_of_its_reader(
    app, tell, postman, box, case, author, course
):
    change(app, User, author.user_id, language="sv")
    change(app, Course, course.id, time_zone="Asia/Tokyo")
    with time_machine.travel("2026-03-03T20:30:00Z", tick=False):
        tell("published", author, case)
        postman().round()
    (mail,) = box.mails
    text, html = parts_of(mail)
    assert mail["Content-Language"] == "sv"
    assert '<html lang="sv">' in html
    assert "i dag kl. 5.30" in text


@pytest.mark.parametrize(
    "meanwhile",
    ["removed", "erased", "left", "gone", "read", "withdrawn", "unwanted", "off", "mended"],
)
def test_what_changed_before_the_mail_left_is_not_told(
    app, tell, postman, box, author, case, topic, make, course, meanwhile, letters
):
    asked = make.case(topic, author, "changes_requested")
    reply = make.reply(case, make.member(course))
    post, kind = (asked, "changes_requested") if meanwhile == "mended" else (reply, "case_answered")
    notice = tell(kind, author, post)
    from forum.postman.sorting import sort

    with app.app_context():
        sort()
    {
        "removed": lambda: change(app, Post, reply.id, state=State.REMOVED),
        "erased": lambda: change(app, Post, reply.id, state=State.ERASED),
        "left": lambda: change(app, Member, author.id, ended_at=now()),
        "gone": lambda: change(app, User, author.user_id, erased_at=now()),
        "read": lambda: change(app, Notice, notice, read_at=now()),
        "withdrawn": lambda: change(app, Notice, notice, withdrawn_at=now()),
        "unwanted": lambda: do(
            app, notices.prefer, {Matter.REPLIES: Way.SCREEN}, user_id=author.user_id
        ),
        "off": lambda: do(app, notices.prefer, {Matter.REPLIES: Way.OFF}, user_id=author.user_id),
        "mended": lambda: change(app, Post, asked.id, state=State.PENDING),
    }[meanwhile]()
    assert postman().round().sent == 0
    assert letters() == ["dropped"]
    assert box.asked == []


def test_nothing_a_person_may_type_adds_a_header_or_markup(app, tell, postman, box, author, course):
    evil = 'Eve\r\nBcc: all@example.org\r\n<img src=x onerror=alert(1)> "quoted"'
    change(app, User, author.user_id, name=evil)
    change(app, Course, course.id, title=evil)
    tell("member_added", author, course_id=course.id)
    postman().round()
    (mail,) = box.mails
    (raw,) = (content for _, _, content in box.taken)
    assert "Bcc" not in mail
    assert len(mail.get_all("Subject")) == len(mail.get_all("To")) == 1
    assert len(box.recipients) == 1
    assert not re.search(rb"(?m)^Bcc:", raw.partition(b"\r\n\r\n")[0])
    assert "<img" not in parts_of(mail)[1]


def test_an_address_that_cannot_stand_in_a_mail_is_refused_alone(
    app, tell, postman, box, author, case, make, course, topic, letters
):
    other = make.member(course)
    tell("published", author, case)
    tell("published", other, make.case(topic, other))
    change(app, User, author.user_id, email="no\r\nbody")
    assert postman().round().sent == 1
    assert sorted(letters()) == ["refused", "sent"]  # which was sorted first, no order says


def test_a_letter_of_several_things_is_one_and_names_none_too_many(
    tell, postman, box, author, topic, make
):
    for _ in range(3):
        tell("published", author, make.case(topic, author))
    postman().round()
    (mail,) = box.mails
    assert mail["Subject"] == "3 things to know"
    assert "References" not in mail
    assert parts_of(mail)[0].count("is published") == 3


def test_nobody_gets_more_than_a_few_letters_an_hour_and_the_rest_together(
    tell, postman, box, author, topic, make
):
    man, start = postman(), now()
    for minute in range(10):
        with time_machine.travel(start + timedelta(minutes=minute)):
            tell("published", author, make.case(topic, author))
            man.round()
    assert len(box.taken) == 6
    with time_machine.travel(start + timedelta(minutes=61)):
        man.round()
    assert len(box.taken) == 7
    assert box.mails[-1]["Subject"] == "4 things to know"


def test_what_is_wanted_on_the_screen_or_once_a_day_makes_no_mail_at_once(
    app, tell, postman, box, author, case, make
):
    # In the morning the daily mail would go out at once.
    with time_machine.travel(now().replace(hour=12)):
        for way in (Way.SCREEN, Way.DAILY):
            do(app, notices.prefer, {Matter.DECISIONS: way}, user_id=author.user_id)
            tell("published", author, case)
            postman().round()
        tell("published", author, case, read_at=now())
        postman().round()
    assert box.taken == []
    assert [row.way for row in make.all(Notice)] == [Way.SCREEN, Way.DAILY, Way.SCREEN]


def test_what_is_not_due_waits(tell, postman, box, author, case):
    tell("published", author, case, due_at=now() + timedelta(minutes=10))
    man = postman()
    man.round()
    assert box.taken == []
    with time_machine.travel(now() + timedelta(minutes=11)):
        man.round()
    assert len(box.taken) == 1
