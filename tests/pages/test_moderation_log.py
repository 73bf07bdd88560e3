"""The log, and what it tells of whom."""

import pytest

from forum.accounts.models import User
from forum.courses.models import Member
from forum.db import db, now, transaction, write
from tests.moderation.desk import Desk, page_of, text_of


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


def test_the_log_says_who_did_what_to_what_and_why_and_goes_on(desk):
    assert "Nothing has been done yet." in text_of(desk.get("/decisions"))
    desk.decide(
        "request_changes", message="Almost.", note="Look again.", **{"requests-action": "Who?"}
    )
    desk.decide("undo", by=desk.other)
    reply = desk.make.reply(desk.make.case(desk.topic, desk.author), desk.classmate, "pending")
    desk.decide("reject", reply, reason="tone")
    log = text_of(desk.get("/decisions"))
    for words in (
        "Aino Moderator",
        "Tuula Teacher",
        "The waiting case",
        "Almost.",
        "Look again.",
        "Who?",
        "taken back",
        "Its tone does not fit",
    ):
        assert words in log


def test_the_log_is_read_page_by_page(desk):
    for _each in range(26):
        desk.decide("approve")
        desk.decide("undo")
    first = desk.get("/decisions")
    following = page_of(first).select_one(".pager a[rel=next]")
    second = desk.browser().get(following["href"])
    rows = [len(page_of(each).select(".log__line")) for each in (first, second)]
    assert rows == [50, 2]
    assert desk.get("/decisions?after=x").status_code == 404


def test_the_log_keeps_the_name_of_whoever_is_gone(desk):
    desk.decide("approve")
    with desk.make.app.app_context(), transaction():
        write()
        user = db.session.get(User, desk.moderator.user_id)
        user.name, user.erased_at = "", now()
        db.session.get(Member, desk.moderator.id).ended_at = now()
    assert "Aino Moderator" in text_of(desk.get("/decisions", by=desk.other))
    assert "Aino Moderator" in text_of(desk.browser(desk.other).get(desk.item()))


def test_the_log_tells_no_title_that_is_nobody_elses_to_read(desk):
    desk.decide("approve")
    desk.decide("undo")
    desk.browser(desk.author).send(f"{desk.root}/posts/{desk.case.id}/recall")
    log = text_of(desk.get("/decisions"))
    assert "The waiting case" not in log
    assert "A case without a text to show" in log
