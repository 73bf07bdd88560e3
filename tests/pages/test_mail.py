"""The outgoing mail as the admin of the site sees it."""

import pytest

from forum.accounts.models import User
from forum.db import db, transaction, write
from forum.outbox.models import Letter, LetterKind, Stage
from tests.moderation.desk import page_of, text_of


@pytest.fixture
def letter(app, make, author):
    def write_one(stage, **more):
        about = {"kind": LetterKind.NOTICES, "user_id": author.user_id, "stage": Stage(stage)}
        with app.app_context(), transaction():
            write()
            row = Letter(key=f"key {len(make.all(Letter))}", **about | more)
            db.session.add(row)
            db.session.flush()
            return row.id

    return write_one


@pytest.fixture
def admin(make, visit):
    return visit(make.user(is_admin=True))


def test_the_admin_sees_what_was_refused_and_why_and_lets_it_go_out_again(
    make, letter, admin, author
):
    refused = letter("refused", answer="550 <b>No such user</b>")
    letter("sent")
    page = page_of(admin.get("/admin/mail"))
    assert len(page.select(".notice")) == 1
    assert "550 <b>No such user</b>" in page.select_one("samp").get_text()
    assert make.get(User, author.user_id).email in page.select_one(".notice").get_text()
    assert admin.send(f"/admin/mail/{refused}/sending").status_code == 303
    row = make.get(Letter, refused)
    assert (row.stage, row.answer) == (Stage.WAITING, "")
    again = admin.send(f"/admin/mail/{refused}/sending")
    assert again.status_code == 409
    assert "on its way already" in text_of(again)
    assert admin.send("/admin/mail/999/sending").status_code == 404


def test_the_admin_sees_what_is_in_doubt_and_what_waits_for_the_server(letter, admin):
    letter("unsure")
    letter("waiting", answer="timed out")
    text = text_of(admin.get("/admin/mail"))
    assert "Sent perhaps" in text
    assert "timed out" in text
    assert "The oldest letter that waits" in text
    assert "No mail server is set" in text


def test_nobody_else_finds_the_page(make, visit, letter, course):
    refused = letter("refused")
    for person in (make.member(course, "instructor"), make.member(course)):
        assert visit(person).get("/admin/mail").status_code == 404
        assert visit(person).send(f"/admin/mail/{refused}/sending").status_code == 404


def test_the_password_of_the_server_is_shown_to_nobody(app, admin, monkeypatch):
    from dataclasses import replace

    settings = replace(app.config["FORUM"], smtp_url="smtp://who:canary@mail.example.org")
    monkeypatch.setitem(app.config, "FORUM", settings)
    answer = admin.get("/admin/mail")
    assert b"mail.example.org" in answer.data
    assert b"canary" not in answer.data
    assert "canary" not in repr(settings)
