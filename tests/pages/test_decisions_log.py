"""The log in parts, and taken along."""

import csv
import io
import json
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from forum.db import now
from forum.moderation import whole_log
from forum.moderation.log_export import defused
from tests.moderation.desk import Desk, page_of, text_of


@pytest.fixture
def desk(make, visit) -> Desk:
    return Desk(make, visit)


@pytest.fixture
def decided(desk) -> Desk:
    """A case that was sent back by one and published by another, and a reply that was declined."""
    desk.decide("request_changes", message="=1+1 is no case", **{"requests-action": "-Who?"})
    desk.decide("approve", by=desk.other)
    reply = desk.make.reply(desk.make.case(desk.topic, desk.author), desk.classmate, "pending")
    desk.decide("reject", reply, reason="tone", note="@home")
    return desk


def rows_of(answer) -> list[dict[str, str]]:
    text = answer.get_data(as_text=True)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def acts_in(desk, query: str) -> list[str]:
    """Ask for a part as a page and as a file, which must say the same."""
    page = page_of(desk.get(f"/decisions{query}"))
    shown = [each.get_text(strip=True) for each in page.select(".log__what strong")]
    assert [row["What"] for row in rows_of(desk.get(f"/decisions.csv{query}"))] == shown
    assert [row["what"] for row in json.loads(desk.get(f"/decisions.json{query}").data)] == shown
    return shown


def test_a_part_of_the_log_is_the_same_on_the_page_and_in_files(decided):
    today = now().astimezone(ZoneInfo(decided.course.time_zone)).date()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    for query, acts in {
        "": ["Declined", "Published", "Changes requested"],
        f"?person={decided.other.id}": ["Published"],
        "?person=999999": [],
        "?person=x&act=nonsense&kind=nonsense": ["Declined", "Published", "Changes requested"],
        "?act=reject": ["Declined"],
        "?kind=case": ["Published", "Changes requested"],
        "?kind=reply": ["Declined"],
        f"?since={today}&until={today}": ["Declined", "Published", "Changes requested"],
        f"?since={tomorrow}": [],
        f"?until={yesterday}": [],
        f"?kind=case&person={decided.moderator.id}": ["Changes requested"],
    }.items():
        assert acts_in(decided, query) == acts, query
    page = page_of(decided.get("/decisions?act=reject"))
    assert page.select_one("select[name=act] option[selected]")["value"] == "reject"
    names = [each.get_text() for each in page.select("select[name=person] option")]
    assert names == ["Everybody", "Aino Moderator", "Tuula Teacher"]
    assert "Nothing in the log is like that." in text_of(
        decided.get(f"/decisions?since={tomorrow}")
    )


def test_a_day_that_is_none_is_no_address(desk):
    for day in ("x", "2026-13-01", "0001-01-01", "9999-12-31"):
        for page in ("/decisions", "/decisions.csv", "/decisions.json"):
            assert desk.get(f"{page}?since={day}").status_code == 404


def test_no_cell_of_the_file_is_a_formula(decided):
    answer = decided.get("/decisions.csv")

    sent_back = rows_of(answer)[2]
    assert sent_back["Words to the author"] == "'=1+1 is no case"
    assert sent_back["Requests"] == "'-Who?"
    assert rows_of(answer)[0]["Moderators only"] == "'@home"
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert datetime.fromisoformat(sent_back["When"]).tzinfo is not None
    for cell in ("=1", "+1", "-1", "@a", "\ta", "\ra", "  =1", "\N{FULLWIDTH EQUALS SIGN}1"):
        assert defused(cell) == f"'{cell}"
    assert defused("a = b") == "a = b"


def test_a_long_log_is_written_part_by_part(decided, monkeypatch):
    monkeypatch.setattr(whole_log, "LINES_AT_ONCE", 1)

    assert len(rows_of(decided.get("/decisions.csv"))) == 3
    assert len(json.loads(decided.get("/decisions.json").data)) == 3


def test_headings_follow_the_reader_and_nothing_is_a_list_too(desk):
    with_nothing = desk.get("/decisions.json")
    assert json.loads(with_nothing.data) == []
    assert desk.get("/decisions.csv", by=desk.author).status_code == 403
    assert desk.get("/decisions.json", by=desk.classmate).status_code == 403
