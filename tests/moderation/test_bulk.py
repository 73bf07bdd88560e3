"""Several posts at once: by the rule of one, each for itself, and what came of each is told."""

from datetime import timedelta
from sqlite3 import OperationalError as Locked

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from forum.audit import Event
from forum.db import now
from forum.discussion.transitions import State
from forum.moderation import bulk_actions
from forum.moderation.bulk_actions import Seen
from forum.moderation.models import DecisionAct
from forum.moderation.queue_forms import MOST_AT_ONCE
from forum.moderation.verdicts import Verdict
from tests.acting import at_once
from tests.moderation.desk import page_of, text_of

TAKES_BACK = ".desk__results form"


def value(post):
    return f"{post.id}-{post.head_revision_id}"


def decide_each(desk, posts, decision="approve", by=None, query="", **more):
    form = {"posts": [value(each) for each in posts], "decision": decision} | more
    return desk.browser(by).send(f"{desk.root}/queue/decisions{query}", form)


def results(desk, answer, by=None):
    assert answer.status_code == 303
    return desk.browser(by).get(answer.location)


@pytest.fixture
def four(desk):
    """One that waits, one decided meanwhile, one with a newer text, one of the moderator's own."""
    make = desk.make
    decided = make.case(desk.topic, desk.author, "pending", title="Decided meanwhile")
    changed = make.case(desk.topic, desk.author, "pending", title="Mended meanwhile")
    own = make.case(desk.topic, desk.moderator, "pending", title="My own")
    desk.decide("reject", decided, by=desk.other, reason="tone")
    make.edit(changed, desk.author, title="Mended")
    return [desk.case, decided, changed, own]


def test_what_cannot_be_decided_stops_nothing_else_and_is_told_post_by_post(desk, four):
    answer = results(desk, decide_each(desk, four, query="?kind=case"))
    page, words = page_of(answer), text_of(answer)
    assert "1 post was published. 3 were not; why stands below." in words
    told = [" ".join(each.text.split()) for each in page.select("[data-came]")]
    assert sorted(told) == [
        "Decided meanwhile: decided meanwhile by Tuula Teacher.",
        "Mended: changed meanwhile; read the newer text first.",
        "My own: not yours to decide.",
    ]
    assert [desk.now(each).state for each in four] == [
        State.PUBLISHED,
        State.REJECTED,
        State.PENDING,
        State.PENDING,
    ]
    assert len(desk.decisions()) == 1
    (line,) = desk.make.all(Event, act="desk.bulk")
    assert line.details["done"] == str(desk.case.id)
    assert "kind=case" in answer.request.url


def test_those_that_are_declined_get_the_reason_and_the_words(desk):
    second = desk.make.reply(desk.make.case(desk.topic, desk.author), desk.classmate, "pending")
    posts = [desk.case, second]
    refused = decide_each(desk, posts, "reject")
    assert refused.status_code == 422
    page = page_of(refused)
    assert "Say why" in text_of(refused)
    assert len(page.select(".desk__tick[checked]")) == 2
    done = decide_each(desk, posts, "reject", reason="tone", message="Kindly.")
    assert "2 posts were declined." in text_of(results(desk, done))
    for each in posts:
        (decision,) = desk.decisions(each)
        assert (decision.reason, decision.message) == ("tone", "Kindly.")
        assert decision.moderator_name == "Aino Moderator"


def test_what_is_ticked_beside_an_item_is_decided_at_the_list(desk):
    second = desk.make.case(desk.topic, desk.author, "pending")
    page = page_of(desk.get(f"/queue/{desk.case.id}?kind=case"))
    form = page.select_one(".desk__list form[data-ticks]")
    boxes = [each["value"] for each in form.select("[name=posts]")]
    assert boxes == [value(each) for each in (desk.case, second)]
    kept = {each["name"]: each["value"] for each in form.select("[type=hidden]")}
    assert (form["method"], kept) == ("get", {"kind": "case"})
    chosen = f"?kind=case&posts={boxes[1]}&posts=7-7&posts=x&posts="
    page = page_of(desk.get(f"/queue{chosen}"))
    assert [each["value"] for each in page.select(".desk__tick[checked]")] == [boxes[1]]
    assert [each["value"] for each in page.select("#bulk [type=hidden][name=posts]")] == ["7-7"]


def test_the_same_bulk_once_more_changes_nothing(desk):
    for _ in range(2):
        assert "1 post was published." in text_of(results(desk, decide_each(desk, [desk.case])))
    assert len(desk.decisions()) == 1


@pytest.mark.parametrize(
    ("posts", "decision"),
    [
        ([], "approve"),
        (["1-1"], "feature"),
        (["1-1"], ""),
        (["x"], "approve"),
        (["1-" + "9" * 19], "approve"),
        (["1-1\x00"], "approve"),
        (["1-1"] * (MOST_AT_ONCE + 1), "approve"),
    ],
)
def test_what_is_no_bulk_is_refused_with_words(desk, posts, decision):
    form = {"posts": posts, "decision": decision}
    answer = desk.browser().send(f"{desk.root}/queue/decisions", form)
    assert answer.status_code == 422
    assert page_of(answer).select_one(".error-summary li")
    assert desk.decisions() == []


def test_what_is_not_there_is_nobodys_to_decide(desk):
    elsewhere = desk.make.course()
    other = desk.make.case(desk.make.topic(elsewhere), desk.make.member(elsewhere), "pending")
    answer = results(desk, decide_each(desk, [other, desk.case]))
    assert "1 post was published." in text_of(answer)
    assert desk.now(other).state is State.PENDING
    assert page_of(answer).select("[data-came]") == []


def test_what_was_decided_on_several_is_taken_back_as_one_as_far_as_it_can_be(desk):
    posts = [desk.make.case(desk.topic, desk.author, "pending") for _ in range(3)]
    done = decide_each(desk, posts)
    (line,) = desk.make.all(Event, act="desk.bulk")
    url = f"{desk.root}/queue/decisions/{line.id}/undoing"
    form = page_of(results(desk, done)).select_one(TAKES_BACK)
    assert form["action"] == url
    assert desk.browser(desk.other).send(url).status_code == 404
    desk.decide("remove", posts[1], reason="tone")
    desk.decide("undo", posts[2])
    page = text_of(results(desk, desk.browser().send(url)))
    assert "1 decision was taken back. 1 was not; why stands below." in page
    assert "changed or answered since." in page
    assert [desk.now(each).state for each in posts] == ["pending", "removed", "pending"]
    url = page_of(results(desk, decide_each(desk, [posts[0]]))).select_one(TAKES_BACK)["action"]
    pages = [text_of(results(desk, desk.browser().send(url))) for _twice in range(2)]
    assert ["That is so already." in each for each in pages] == [False, True]
    decide_each(desk, [posts[0]])
    with time_machine.travel(now() + timedelta(minutes=11)):
        late = results(desk, done)
        assert page_of(late).select(TAKES_BACK) == []


def test_only_who_did_it_reads_what_came_of_it(desk):
    answer = decide_each(desk, [desk.case])
    assert "was published" not in text_of(results(desk, answer, by=desk.other))
    for nonsense in ("x", "²", "9" * 30, "999999"):
        assert "was published" not in text_of(desk.get(f"/queue?bulk={nonsense}"))
    assert decide_each(desk, [desk.case], by=desk.author).status_code == 403
    assert desk.visit(desk.make.user(is_admin=True)).get(f"{desk.root}/queue").status_code == 200


def test_two_bulks_at_once_decide_on_each_post_once(desk):
    posts = [desk.make.case(desk.topic, desk.author, "pending") for _ in range(5)]
    seen = [Seen(each.id, each.head_revision_id) for each in posts]
    people = [desk.make.reader(each) for each in (desk.moderator, desk.other)]

    def bulk(reader, act):
        return lambda: dict(
            bulk_actions.decide_each(desk.course.id, seen, Verdict(act, 0), by=reader).details
        )

    one, other = at_once(
        desk.make.app,
        bulk(people[0], DecisionAct.APPROVE),
        bulk(people[1], DecisionAct.REJECT),
    )
    done = [*one["done"].split(), *other["done"].split()]
    assert sorted(done, key=int) == sorted((str(each.id) for each in posts), key=int)
    assert all(len(desk.decisions(each)) == 1 for each in posts)


def test_a_server_that_is_busy_says_so_for_the_post_it_could_not_decide_on(desk, monkeypatch):
    def too_busy(*_args, **_more):
        raise OperationalError("x", {}, Locked("database is locked"))

    def broken(*_args, **_more):
        raise OperationalError("x", {}, Locked("no such column: x"))

    monkeypatch.setattr(bulk_actions, "decide", too_busy)
    assert "the server was busy" in text_of(results(desk, decide_each(desk, [desk.case])))
    monkeypatch.setattr(bulk_actions, "decide", broken)
    with pytest.raises(OperationalError):
        decide_each(desk, [desk.case])
