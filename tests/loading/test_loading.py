"""What the rows of a file become."""

import time
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from forum import loading
from forum.accounts.models import User
from forum.accounts.passwords import verify
from forum.articles.models import Article, Question
from forum.audit import Event
from forum.courses.models import Course, Member
from forum.discussion.models import Asks, Kind, Post, Prompt, Revision, Sector, Size, Topic
from forum.discussion.transitions import State
from forum.loading.row import LoadError, Row
from forum.moderation.models import Decision, DecisionAct
from forum.permissions import Role
from tests.loading.conftest import TEXTS, changed, small

POST = "courses.0.posts.0"


def test_people_courses_and_members(load, make):
    counts = load(small())

    tuula, eero = make.all(User)
    (course,), members = make.all(Course), make.all(Member)
    assert counts == {"users": 2, "courses": 1, "topics": 2, "posts": 3}
    assert (tuula.is_admin, eero.is_admin) == (True, False)
    assert verify(eero.password_hash, "pohdittavaa")
    assert not verify(tuula.password_hash, "!")
    assert (course.slug, course.time_zone, course.language) == (
        "strategy",
        "Europe/Helsinki",
        "fi",
    )
    assert [(each.user_id, each.role) for each in members] == [
        (tuula.id, Role.INSTRUCTOR),
        (eero.id, Role.PARTICIPANT),
    ]
    assert [each.act for each in make.all(Event)] == ["data.loaded"]


def test_an_article_its_questions_and_topics(load, make):
    load(small())

    (article,), questions, topics = make.all(Article), make.all(Question), make.all(Topic)
    assert (article.title, article.language) == ("A promise", "en")
    assert [each.text for each in questions] == [
        "Where did a decision come to nothing?",
        "Who asked for it afterwards?",
    ]
    assert [(each.question_id, each.asks_for) for each in topics] == [
        (questions[0].id, Asks.CASE),
        (questions[1].id, Asks.TALK),
    ]
    keys = {
        each.template_id: [prompt.key for prompt in make.all(Prompt, template_id=each.template_id)]
        for each in topics
    }
    assert list(keys.values()) == [list(TEXTS), ["body"]]


def test_posts_stand_where_they_belong(load, make):
    load(small())

    case, draft, reply = sorted(make.all(Post), key=lambda each: each.submission_key)
    assert (case.kind, case.state, case.number) == (Kind.CASE, State.PUBLISHED, 1)
    assert case.head_revision_id == case.live_revision_id is not None
    assert (reply.kind, reply.parent_id, reply.case_id, reply.depth) == (
        Kind.REPLY,
        case.id,
        case.id,
        1,
    )
    assert (reply.state, reply.live_revision_id) == (State.PENDING, None)
    assert reply.waiting_since == reply.submitted_at is not None
    assert (draft.state, draft.submitted_at, draft.number) == (State.DRAFT, None, None)
    (revision,) = make.all(Revision, post_id=case.id)
    assert revision.htmls["lesson"] == "<p>Somebody must ask.</p>"
    assert (revision.sector, revision.size) == (Sector.PUBLIC, Size.SMALL)
    assert revision.sources == [{"url": "https://example.org/a", "title": "A"}]


def test_decisions_are_replayed_in_their_order(load, make):
    acts = [
        ("request_changes", 0, "-5d"),
        ("approve", 1, "-4d"),
        ("feature", 1, "-4d"),
        ("unfeature", 1, "-4d"),
        ("reject", 2, "-3d"),
        ("remove", 1, "-2d"),
        ("restore", 1, "-1d"),
    ]
    whole = changed(small(), f"{POST}.revisions", [
        {"texts": TEXTS, "submitted_at": f"-{days}d 09:00", "by": "t" if days == 4 else "e"}
        for days in (6, 4, 3)
    ])  # fmt: skip
    whole = changed(whole, f"{POST}.decisions", [
        {"act": act, "by": "t", "revision": revision, "at": f"{day} 10:00"}
        for act, revision, day in acts
    ])  # fmt: skip
    load(changed(changed(whole, f"{POST}.head", 1), f"{POST}.live", 1))

    first, second, _third = make.all(Revision, post_id=make.all(Post, state="published")[0].id)
    found = [
        (each.act, each.from_state, each.from_live_id, each.to_state) for each in make.all(Decision)
    ]
    assert found == [
        (DecisionAct.REQUEST_CHANGES, State.PENDING, None, State.CHANGES_REQUESTED),
        (DecisionAct.APPROVE, State.PENDING, None, State.PUBLISHED),
        (DecisionAct.FEATURE, State.PUBLISHED, second.id, State.PUBLISHED),
        (DecisionAct.UNFEATURE, State.PUBLISHED, second.id, State.PUBLISHED),
        (DecisionAct.REJECT, State.PENDING, second.id, State.PUBLISHED),
        (DecisionAct.REMOVE, State.PUBLISHED, second.id, State.REMOVED),
        (DecisionAct.RESTORE, State.REMOVED, second.id, State.PUBLISHED),
    ]
    assert second.written_by_id != first.written_by_id


def test_what_was_merged_points_to_what_it_became_a_part_of(load, make):
    whole = changed(small(), f"{POST}.state", "merged")
    load(changed(whole, f"{POST}.merged_into", "reply"))

    (merged,) = make.all(Post, state="merged")
    assert merged.merged_into_id == make.all(Post, kind="reply")[0].id


def test_what_was_withdrawn_is_not_live(load, make):
    load(changed(small(), f"{POST}.state", "withdrawn"))

    (withdrawn,) = make.all(Post, state="withdrawn")
    assert withdrawn.live_revision_id is None


def test_a_slug_is_taken_once(load, make):
    load(small())
    whole = small() | {"users": [dict(small()["users"][0], email="another@example.org")]}
    whole["courses"][0] |= {"members": [], "articles": [], "posts": []}

    with pytest.raises(LoadError, match=r"courses\[0\].slug is the address of a course already"):
        load(whole)


def test_two_thousand_posts_are_read_at_leisure_and_written_at_once(app, read):
    whole = small()
    posts = whole["courses"][0]["posts"]
    posts += [
        {
            "key": f"r{number}",
            "topic": "one",
            "author": "t",
            "kind": "reply",
            "parent": f"r{number - 50}" if number >= 50 else "case",
            "state": "published",
            "revisions": [{"texts": {"body": f"Number {number}."}, "submitted_at": "-1d 12:00"}],
            "live": 0,
            "published_at": "-1d 12:00",
        }
        for number in range(2000)
    ]
    plan = read(whole)

    began = time.perf_counter()
    with app.app_context(), loading_transaction():
        counts = loading.load(plan)

    assert counts["posts"] == 2003
    assert time.perf_counter() - began < 15


def loading_transaction():
    from forum.db import transaction

    return transaction()


HELSINKI = ZoneInfo("Europe/Helsinki")


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("2026-03-04T08:12:00+02:00", datetime(2026, 3, 4, 6, 12, tzinfo=UTC)),
        ("2026-03-04T06:12:00Z", datetime(2026, 3, 4, 6, 12, tzinfo=UTC)),
    ],
)
def test_a_time_with_an_offset_is_that_time(said, means):
    assert Row("", {"at": said}).moment("at", HELSINKI) == means


@pytest.mark.parametrize(("said", "days"), [("-3d 08:12", -3), ("+12d 23:59", 12), ("0d 00:00", 0)])
def test_a_day_seen_from_today_is_read_at_the_courses_clock(said, days):
    moment = Row("", {"at": said}).moment("at", HELSINKI)

    there = moment.astimezone(HELSINKI)
    assert there.date() == (datetime.now(HELSINKI) + timedelta(days=days)).date()
    assert f"{there:%H:%M}" == said.split()[1]
