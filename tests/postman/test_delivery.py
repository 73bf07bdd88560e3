"""Letters on their way: once each, whatever the mail server does, and nobody stopped by another."""

from datetime import timedelta
from threading import Thread

import pytest
import time_machine

from forum.db import now
from forum.outbox import actions as outbox
from forum.outbox.models import Letter, Stage
from tests.acting import do
from tests.postman.servers import Mute, free_port


@pytest.fixture
def told(make, tell, course, author, topic):
    """One author with a case, who has something to be told."""
    return tell("published", author, make.case(topic, author))


def people_with_news(make, tell, course, topic, number):
    members = [make.member(course) for _ in range(number)]
    for each in members:
        tell("published", each, make.case(topic, each))
    return [make.get(type(make.user()), each.user_id).email for each in members]


def test_what_is_due_goes_out_once_with_one_recipient_a_mail(
    make, tell, postman, box, course, topic, letters
):
    emails = people_with_news(make, tell, course, topic, 3)
    man = postman()
    assert [man.round().sent for _ in range(3)] == [3, 0, 0]
    assert sorted(box.recipients) == sorted(emails)
    assert all(len(recipients) == 1 for _, recipients, _ in box.taken)
    assert letters() == ["sent"] * 3
    (row, *_) = make.all(Letter)
    assert row.sent_at is not None
    assert row.lease == ""


def test_without_a_server_each_mail_is_a_file_and_twice_makes_one(
    told, postman, app, tmp_path, make
):
    man = postman(smtp_url=None, instance=tmp_path)
    assert man.round().sent == 1
    (file,) = (tmp_path / "mail").iterdir()
    assert file.name.endswith(".eml")
    assert file.stat().st_mode & 0o077 == 0
    assert b"Your case on" in file.read_bytes()
    from forum.postman import folder

    (row,) = make.all(Letter)
    held = outbox.Held(row.id, "x", row.kind, 1, "", "", None, {}, row.created_at)
    folder.put(b"other", held, instance=tmp_path, at=row.created_at)
    assert len(list((tmp_path / "mail").iterdir())) == 1


def test_a_refused_address_stops_nobody_and_is_not_tried_again(
    make, tell, postman, box, course, topic, letters
):
    bad, good = people_with_news(make, tell, course, topic, 2)
    box.answers["RCPT", bad] = "550 5.1.1 No such user"
    man = postman()
    man.round()
    assert box.recipients == [good]
    assert sorted(letters()) == ["refused", "sent"]
    assert {row.answer for row in make.all(Letter)} == {"550 5.1.1 No such user", ""}
    with time_machine.travel(now() + timedelta(days=2)):
        man.round()
    assert box.recipients == [good]


@pytest.mark.parametrize("step", ["RCPT", "DATA", "MAIL"])
def test_what_is_put_off_rests_longer_each_time_and_then_goes_out_once(
    told, postman, box, make, step
):
    box.answers[step, ""] = ["451 4.7.1 Later", "452 Still later"]
    man = postman()
    start = now()
    for minutes, taken in ((0, 0), (0.5, 0), (1.1, 0), (5, 0), (6.2, 1), (60, 1)):
        with time_machine.travel(start + timedelta(minutes=minutes)):
            man.round()
            assert len(box.taken) == taken, minutes
    (row,) = make.all(Letter)
    assert (row.stage, row.tries) == (Stage.SENT, 2)


def test_what_is_put_off_too_often_is_refused_for_good(told, postman, box, make):
    box.answers["RCPT", ""] = "450 Later"
    man, at = postman(), now()
    for pause in (timedelta(), *outbox.PAUSES):
        at += pause + timedelta(seconds=1)
        with time_machine.travel(at):
            man.round()
    (row,) = make.all(Letter)
    assert row.stage is Stage.REFUSED
    assert row.answer == "450 Later"
    assert len(box.asked) == 2 * 9


def test_what_has_waited_for_five_days_is_given_up(told, postman, box, make):
    man = postman(smtp_url=f"smtp://127.0.0.1:{free_port()}")
    assert man.round().unreachable
    with time_machine.travel(now() + timedelta(days=6)):
        assert man.round().unreachable == ""
    (row,) = make.all(Letter)
    assert row.stage is Stage.REFUSED
    assert "refused" in row.answer


def test_a_server_that_cannot_be_reached_or_hangs_loses_nothing(
    make, tell, postman, box, course, topic, letters
):
    emails = people_with_news(make, tell, course, topic, 2)
    mute = Mute()
    for port in (free_port(), mute.port):
        done = postman(smtp_url=f"smtp://127.0.0.1:{port}").round()
        assert done.unreachable
        assert letters() == ["waiting", "waiting"]
    mute.close()
    assert any(row.answer for row in make.all(Letter)), "the admin sees why"
    assert postman().round().sent == 2
    assert sorted(box.recipients) == sorted(emails)


def test_a_server_that_closes_in_the_middle_loses_nothing(told, postman, box, letters):
    for lines in (
        ["421 Too busy"],
        ["220 Hello", "250 Hello", "421 Bye"],
        ["220 x", "250 x", "250 x", None],
    ):
        mute = Mute(*lines)
        assert postman(smtp_url=f"smtp://127.0.0.1:{mute.port}").round().unreachable
        assert letters() == ["waiting"]
        mute.close()
    assert postman().round().sent == 1


def test_a_server_that_took_the_text_and_never_answered_gets_it_only_by_an_admins_hand(
    told, postman, box, make, letters
):
    box.seconds_after_text = 3
    man = postman()
    man.round()
    assert letters() == ["unsure"]
    assert len(box.taken) == 1
    box.seconds_after_text = 0
    with time_machine.travel(now() + timedelta(days=1)):
        man.round()
    assert len(box.taken) == 1
    (row,) = make.all(Letter)
    admin = make.user(is_admin=True)
    do(man._app, outbox.send_again, row.id, by=make.reader(admin))
    assert man.round().sent == 1
    ids = {mail["Message-ID"] for mail in box.mails}
    assert len(ids) == 1, "a mail program knows it as the same"


def test_a_postman_who_is_gone_leaves_the_letter_to_another_unless_it_was_handed_over(
    make, tell, postman, box, course, topic, app, letters
):
    people_with_news(make, tell, course, topic, 2)
    man = postman()
    from forum.postman.sorting import sort

    with app.app_context():
        sort()
    held = [do(app, outbox.take), do(app, outbox.take)]
    assert do(app, outbox.take) is None
    assert do(app, outbox.hand_over, held[1])
    assert man.round().sent == 0
    with time_machine.travel(now() + outbox.LEASE + timedelta(seconds=1)):
        assert man.round().sent == 1
        assert sorted(letters()) == ["sent", "unsure"]
        assert not do(app, outbox.hand_over, held[0]), "the lease is another's now"
        do(app, outbox.put_off, held[0], "too late")
        do(app, outbox.sent, held[0])
    assert sorted(letters()) == ["sent", "unsure"]


def test_who_has_lost_the_letter_breaks_off_before_its_text(
    told, postman, box, app, monkeypatch, letters
):
    man = postman()
    monkeypatch.setattr(man._delivery, "_hand_over", lambda _held: False)
    assert man.round().sent == 0
    assert box.taken == []
    assert letters() == ["taken"]


def test_two_postmen_at_once_send_each_letter_once(
    make, tell, postman, box, course, topic, letters
):
    emails = people_with_news(make, tell, course, topic, 12)
    men = [postman(), postman()]
    threads = [Thread(target=man.round) for man in men]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sorted(box.recipients) == sorted(emails)
    assert letters() == ["sent"] * 12
