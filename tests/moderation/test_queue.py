"""The queue: the oldest first, by topic, kind and state, page by page, at the same cost."""

from datetime import timedelta

import pytest

from forum.db import now
from forum.moderation.queue import EPOCH, Cursor, Filters, Shows
from tests.moderation.desk import page_of, text_of


def names(answer):
    return [each.get_text(" ", strip=True) for each in page_of(answer).select(".desk__name")]


def walk(desk, path):
    """Follow the pages of a list to its end."""
    seen, answer = [], desk.get(path)
    while True:
        assert answer.status_code == 200
        seen += names(answer)
        link = page_of(answer).select_one(".desk__pager a, .pager a[rel=next]")
        if link is None:
            return seen
        answer = desk.browser().get(link["href"])


@pytest.fixture
def filled(desk):
    """Posts of both kinds in two topics and in every state."""
    make, at = desk.make, now()
    desk.second = make.topic(desk.course)
    make.case(desk.second, desk.author, "pending", title="Oldest", at=at - timedelta(days=3))
    published = make.case(desk.topic, desk.author, "published", title="Published")
    make.reply(published, desk.classmate, "pending", texts={"body": "A waiting reply"}, at=at)
    make.case(desk.topic, desk.author, "changes_requested", title="Asked")
    make.case(desk.topic, desk.author, "removed", title="Removed")
    for state in ("draft", "withdrawn", "erased"):
        make.case(desk.topic, desk.author, state, title=f"Not for the desk: {state}")
    decided = make.case(desk.topic, desk.author, "pending", title="Decided")
    desk.decide("reject", decided, reason="tone")
    taken_back = make.case(desk.topic, desk.author, "pending", title="Taken back", at=at)
    desk.decide("reject", taken_back, reason="tone")
    desk.decide("undo", taken_back)
    elsewhere = make.course()
    make.case(make.topic(elsewhere), make.member(elsewhere), "pending", title="Elsewhere")
    return desk


def test_the_queue_can_be_asked_by_topic_kind_and_state(filled):
    everything = ["Oldest", "The waiting case", "A waiting reply", "Taken back"]
    asked = {
        "": everything,
        "?state=pending": everything,
        "?state=nonsense&kind=nonsense": everything,
        "?kind=case": ["Oldest", "The waiting case", "Taken back"],
        "?kind=reply": ["A waiting reply"],
        f"?topic={filled.second.id}": ["Oldest"],
        f"?topic={filled.second.id}&kind=reply": [],
        "?topic=999999": [],
        "?state=changes_requested": ["Asked"],
        "?state=removed": ["Removed"],
        "?state=decided": ["Decided"],
        "?state=decided&kind=reply": [],
    }
    assert {query: names(filled.get(f"/queue{query}")) for query in asked} == asked


@pytest.mark.parametrize(
    "query",
    [
        "topic=x",
        "topic=-1",
        "topic=9223372036854775808",
        "topic=²",
        "after=x",
        "after=1-",
        "after=99999999999999999999-1",
        "after=1-9223372036854775808",
    ],
)
def test_what_is_no_part_of_the_queue_is_not_found(desk, query):
    assert desk.get(f"/queue?{query}").status_code == 404


@pytest.mark.parametrize("state", ["pending", "changes_requested", "removed", "decided"])
def test_every_post_stands_on_one_page_of_the_list(desk, state):
    make, at = desk.make, now()
    topic = make.topic(desk.course)
    for number in range(35):
        kind = "pending" if state == "decided" else state
        same = at - timedelta(minutes=number // 10)
        case = make.case(topic, desk.author, kind, title=f"Number {number}", at=same)
        if state == "decided":
            desk.decide("reject", case, reason="tone")
    seen = walk(desk, f"/queue?state={state}&topic={topic.id}")
    assert sorted(seen) == sorted(f"Number {number}" for number in range(35))


def test_a_post_that_is_decided_on_twice_stands_in_the_list_once(desk):
    desk.decide("approve")
    desk.decide("feature")
    assert names(desk.get("/queue?state=decided")) == ["The waiting case"]
    desk.decide("undo")
    assert names(desk.get("/queue?state=decided")) == ["The waiting case"]


def test_the_desk_costs_the_same_however_much_waits(desk, statements):
    def costs():
        found, item = {}, f"queue/{desk.case.id}"
        for path in ("queue", "queue?kind=case", "queue?state=decided", item, "decisions"):
            statements.clear()
            assert desk.get(f"/{path}").status_code == 200
            found[path] = len(statements)
        return found

    desk.decide("reject", desk.make.case(desk.topic, desk.author, "pending"), reason="tone")
    few = costs()
    for number in range(60):
        case = desk.make.case(desk.topic, desk.author, "pending")
        if number < 10:
            desk.decide("request_changes", case, message="More.")
    assert costs() == few


def test_an_item_far_down_the_queue_stands_in_the_list_beside_it(desk):
    at = now()
    cases = [
        desk.make.case(
            desk.topic,
            desk.author,
            "pending",
            title=f"Case {number}",
            at=at + timedelta(seconds=number),
        )
        for number in range(60)
    ]
    answer = desk.browser().get(desk.item(cases[50]))
    beside = names(answer)
    assert beside[:5] == ["Case 46", "Case 47", "Case 48", "Case 49", "Case 50"]
    current = page_of(answer).select_one(".desk__name[aria-current]")
    assert current.get_text(strip=True) == "Case 50"


def test_after_a_decision_the_next_waiting_post_comes_then_the_first_then_the_end(desk):
    make, at = desk.make, now()
    later = make.case(desk.topic, desk.author, "pending", title="Later", at=at)
    make.case(desk.topic, desk.moderator, "pending", title="Own", at=at + timedelta(seconds=1))
    first = desk.decide("approve", later)
    assert first.location.startswith(f"{desk.item()}?")
    second = desk.decide("approve")
    assert f"{desk.root}/queue?" in second.location
    page = text_of(desk.browser().get(second.location))
    assert "Published: The waiting case" in page
    assert "Undo" in page


def test_the_part_of_the_queue_is_kept_from_post_to_post(desk):
    other = desk.make.topic(desk.course)
    desk.make.case(other, desk.author, "pending", at=now() - timedelta(days=2))
    same = desk.make.case(desk.topic, desk.author, "pending", at=now())
    url = f"{desk.root}/posts/{desk.case.id}/decisions?topic={desk.topic.id}"
    answer = desk.browser().send(url, decision="approve", revision=desk.case.head_revision_id)
    assert answer.location.startswith(desk.item(same))
    assert f"topic={desk.topic.id}" in answer.location


def test_a_place_in_a_list_is_written_and_read_back():
    place = Cursor(now(), 17)
    assert Cursor.read(str(place)) == place
    assert str(Cursor(EPOCH, 1)) == "0-1"


def test_an_address_says_only_what_is_not_so_anyway():
    assert Filters().args() == {}
    assert Filters(Shows.REMOVED, 3).with_kind("reply").args(after="1-1") == {
        "state": "removed",
        "topic": 3,
        "kind": "reply",
        "after": "1-1",
    }


def test_what_a_draft_says_is_not_listed_for_anybody(desk):
    case = desk.make.case(desk.topic, desk.author, "pending", title="A canary")
    desk.decide("request_changes", case, message="More.")
    desk.decide("undo", case)
    desk.browser(desk.author).send(f"{desk.root}/posts/{case.id}/recall")
    for query in ("", "?state=decided", "?state=changes_requested", "?state=removed"):
        assert "A canary" not in text_of(desk.get(f"/queue{query}"))


def test_appeals_and_what_authors_ask_are_listed_page_by_page_the_oldest_first(desk):
    titles = [f"Since {number:02}" for number in range(17)]
    for number, title in enumerate(titles):
        since = now() - timedelta(minutes=40 - number // 2)
        moments = {"asked_at": since, "appealed_at": since}
        desk.make.case(desk.topic, desk.author, "rejected", title=title, **moments)
    assert walk(desk, "/queue?state=asks") == walk(desk, "/queue?state=appeals") == titles
