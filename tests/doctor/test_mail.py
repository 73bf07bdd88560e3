"""What the doctor says of the mail."""

from datetime import timedelta

import pytest

from forum.db import db, now, transaction, write
from forum.doctor import mail, queries
from forum.outbox.models import Letter, LetterKind, Stage
from tests.conftest import settings_for

WELL = {
    "letters_late_minutes": 0,
    "letters_refused": 0,
    "letters_unsure": 0,
    "base_url": "https://forum.example.org",
    "mail_goes_to": "mail.example.org",
}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, None),
        ({"letters_late_minutes": 16}, "is a postman running"),
        ({"letters_refused": 2}, "2 letters were refused"),
        ({"letters_unsure": 1}, "nobody knows whether"),
        ({"mail_goes_to": "files in /srv/mail"}, "FORUM_SMTP_URL is not set"),
        ({"mail_goes_to": "files in /srv/mail", "base_url": "http://127.0.0.1"}, None),
    ],
)
def test_what_is_wrong_with_the_mail_is_said_with_what_to_do(facts, words):
    doubts = mail.doubts_about(WELL | facts)
    assert [words in each for each in doubts] == ([True] if words else [])


def test_the_password_of_the_server_is_not_said(tmp_path):
    settings = settings_for(tmp_path, "sqlite:///x", smtp_url="smtp://who:canary@mail.example.org")
    assert mail.way_out(settings)["mail_goes_to"] == "mail.example.org"
    assert "canary" not in str(mail.way_out(settings))
    assert "mail" in mail.way_out(settings_for(tmp_path, "sqlite:///x"))["mail_goes_to"]


def test_letters_are_counted_by_how_far_they_have_come(app):
    with app.app_context(), transaction():
        write()
        for number, stage in enumerate(Stage):
            letter = Letter(key=str(number), kind=LetterKind.DIGEST, stage=stage)
            letter.due_at = now() - timedelta(minutes=30)
            db.session.add(letter)
        db.session.flush()
        facts = queries.mail()
    assert facts == {
        "letters_waiting": 3,
        "letters_sent": 1,
        "letters_refused": 1,
        "letters_unsure": 1,
        "letters_late_minutes": 30,
        "notices_unsorted": 0,
    }
