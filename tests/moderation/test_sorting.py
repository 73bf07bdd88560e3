"""The orders of the queue: what fills a gap, page by page, at the same cost; and saved views."""

from datetime import timedelta

import pytest

from forum.db import db, now, transaction, write
from forum.discussion.models import Revision, Sector, Size
from forum.moderation.filter_queries import MOST_SAVED
from forum.moderation.flag_models import Flag, FlagReason
from forum.moderation.models import SavedFilter
from tests.moderation.desk import Desk, page_of, text_of
from tests.moderation.test_queue import names, walk


def tell(desk, post, sector=None, size=None):
    """Say of a post's text in what kind of organisation it happened."""
    with desk.make.app.app_context(), transaction():
        write()
        revision = db.session.get(Revision, post.head_revision_id)
        revision.sector, revision.size = sector and Sector(sector), size and Size(size)
    return post


def flag(desk, post, *members):
    """Let members ask for a look at a post."""
    with desk.make.app.app_context(), transaction():
        write()
        for member in members:
            asked = {"post_id": post.id, "revision_id": post.head_revision_id}
            reason = next(iter(FlagReason))
            db.session.add(
                Flag(course_id=desk.course.id, member_id=member.id, reason=reason, **asked)
            )


@pytest.fixture
def gaps(desk) -> Desk:
    """Two questions, one told of twice; public organisations twice, private ones never."""
    make, at = desk.make, now()
    desk.rare = make.topic(desk.course)
    for _ in range(2):
        tell(desk, make.case(desk.topic, desk.author), "public", "1-9")
    wanted = [
        (desk.topic, "Known of all", "public", "1-9"),
        (desk.topic, "Another size", "public", "10-49"),
        (desk.topic, "Another sector", "private", "1-9"),
        (desk.rare, "Another question, known sector", "public", "1-9"),
        (desk.rare, "Another of everything", "private", "10-49"),
        (desk.rare, "Tells nothing of itself", None, None),
    ]
    for number, (topic, title, sector, size) in enumerate(wanted):
        since = at - timedelta(minutes=30 - number)
        tell(desk, make.case(topic, desk.author, "pending", title=title, at=since), sector, size)
    answered = make.case(desk.rare, desk.author, "removed")
    make.reply(answered, desk.classmate, "pending", texts={"body": "A reply"}, at=at)
    return desk


IN_ORDER = [
    "Another of everything",
    "Another question, known sector",
    "Tells nothing of itself",
    "Another sector",
    "Another size",
    "Known of all",
    "The waiting case",
    "A reply",
]


def test_what_fills_a_gap_comes_first(gaps):
    assert names(gaps.get("/queue?sort=gap")) == IN_ORDER
    assert "2 cases under its question" in text_of(gaps.get("/queue?sort=gap"))
    assert names(gaps.get("/queue?sort=nonsense"))[0] == "The waiting case"
    assert len(names(gaps.get("/queue?sort=gap&state=removed"))) == 1


def test_one_goes_on_in_the_order_one_has_chosen(gaps):
    page = page_of(gaps.get("/queue?sort=gap"))
    first = page.select_one(".desk__name")["href"]
    seen = []
    for _ in IN_ORDER:
        item = gaps.browser().get(first)
        form = page_of(item).select_one("#decision")
        seen.append(page_of(item).h1.get_text(strip=True))
        revision = form.select_one("[name=revision]")["value"]
        done = gaps.browser().send(
            form["action"], decision="reject", reason="tone", revision=revision
        )
        assert "sort=gap" in done.location
        first = done.location
    assert seen[:-1] == IN_ORDER[:-1]


def test_the_list_beside_an_item_stands_in_the_same_order(gaps):
    posts = {
        line["href"].split("?")[0]: line.get_text(strip=True)
        for line in page_of(gaps.get("/queue?sort=gap")).select(".desk__name")
    }
    middle = next(url for url, title in posts.items() if title == "Another size")
    beside = page_of(gaps.browser().get(f"{middle}?sort=gap"))
    assert [each.get_text(strip=True) for each in beside.select(".desk__name")] == IN_ORDER
    assert beside.select_one(".desk__name[aria-current]").get_text(strip=True) == "Another size"


def test_every_post_stands_on_one_page_in_every_order_at_the_same_cost(desk, statements):
    desk.browser()

    def cost(path):
        statements.clear()
        assert desk.get(path).status_code == 200
        return len(statements)

    paths = ("/queue?sort=gap", f"/queue/{desk.case.id}?sort=gap", "/queue")
    few = [cost(path) for path in paths]
    rare, at = desk.make.topic(desk.course), now()
    for number in range(44):
        topic = rare if number % 2 else desk.topic
        case = desk.make.case(
            topic,
            desk.author,
            "pending",
            title=f"Number {number}",
            at=at + timedelta(seconds=number // 5),
        )
        tell(desk, case, "public" if number % 3 else None, "1-9" if number % 5 else None)
    desk.make.case(desk.topic, desk.author)
    assert [cost(path) for path in paths] == few
    for sort in ("gap", "age", "flags"):
        seen = walk(desk, f"/queue?sort={sort}")
        assert sorted(seen) == sorted(
            ["The waiting case", *(f"Number {each}" for each in range(44))]
        )


def test_a_view_is_kept_under_a_name_and_let_go(desk):
    browser, url = desk.browser(), f"{desk.root}/queue/filters"
    answer = browser.send(f"{url}?sort=gap&kind=case", name="  Gaps   in cases ")
    assert answer.status_code == 303
    page = page_of(desk.get("/queue?sort=gap&kind=case"))
    chip = page.select_one(".chip--saved")
    assert "Gaps in cases" in chip.text
    assert chip["aria-current"] == "true"
    assert "sort=gap" in chip["href"]
    browser.send(f"{url}?state=removed", name="Gaps in cases")
    (kept,) = desk.make.all(SavedFilter)
    assert kept.args == {"state": "removed"}
    assert "Gaps in cases" not in text_of(desk.get("/queue", by=desk.other))
    stranger = desk.browser(desk.other).send(f"{url}/{kept.id}/removal")
    assert stranger.status_code == 404
    assert browser.send(f"{url}/{kept.id}/removal").status_code == 303
    assert desk.make.all(SavedFilter) == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "\x00"])
def test_a_view_without_a_name_is_not_kept(desk, name):
    answer = desk.browser().send(f"{desk.root}/queue/filters?kind=case", name=name)
    assert answer.status_code == 422
    assert page_of(answer).select_one(".desk__order[open] .field__error")
    assert desk.make.all(SavedFilter) == []


def test_there_is_an_end_to_what_is_kept(desk):
    with desk.make.app.app_context(), transaction():
        write()
        for number in range(MOST_SAVED):
            db.session.add(SavedFilter(member_id=desk.moderator.id, name=f"{number}", args={}))
    answer = desk.browser().send(f"{desk.root}/queue/filters", name="One more")
    assert answer.status_code == 422
    assert "delete one first" in text_of(answer)
    admin = desk.visit(desk.make.user(is_admin=True))
    assert admin.send(f"{desk.root}/queue/filters", name="Looking").status_code == 403


def test_single_keys_are_switched_off_for_good_and_on_again(desk):
    assert page_of(desk.get("/queue")).select_one("[data-keys-on][checked]")
    answer = desk.browser().send("/me/keys", next=f"{desk.root}/queue")
    assert answer.location == f"{desk.root}/queue"
    assert not page_of(desk.get("/queue")).select_one("[data-keys-on][checked]")
    assert page_of(desk.get("/queue", by=desk.other)).select_one("[data-keys-on][checked]")
    desk.browser().send("/me/keys", keys="on")
    assert page_of(desk.get("/queue")).select_one("[data-keys-on][checked]")


def test_what_most_members_have_flagged_comes_first(desk):
    at = now()
    posts = [
        desk.make.case(desk.topic, desk.author, "pending", live=True, title=f"Case {n}", at=at)
        for n in range(3)
    ]
    flag(desk, posts[2], desk.classmate, desk.other)
    flag(desk, posts[0], desk.other)
    assert names(desk.get("/queue?sort=flags")) == [
        "Case 2",
        "Case 0",
        "The waiting case",
        "Case 1",
    ]
    beside = desk.browser().get(f"{desk.item(posts[0])}?sort=flags")
    assert names(beside) == ["Case 2", "Case 0", "The waiting case", "Case 1"]


def test_nobody_learns_from_a_place_in_the_queue_that_their_own_post_is_flagged(desk):
    at = now()
    mine = desk.make.case(
        desk.topic, desk.other, "pending", live=True, title="My own", at=at + timedelta(hours=1)
    )
    flag(desk, mine, desk.classmate, desk.moderator)
    assert names(desk.get("/queue?sort=flags")) == ["My own", "The waiting case"]
    assert names(desk.get("/queue?sort=flags", by=desk.other)) == ["The waiting case", "My own"]
