"""The log of every act: who did what to what and why, for who may know it, page by page."""

import json

import pytest
from sqlalchemy import update

from forum.audit import Event
from forum.db import db, now, transaction, write
from forum.moderation import whole_log
from forum.moderation.models import Decision
from tests.moderation.appealing import appeal
from tests.moderation.desk import Desk, page_of, text_of

AS_MODERATOR = [
    ("Wille Writer", "Appealed against a decision", "The waiting case", ""),
    ("Tuula Teacher", "Changed what authors can count on", "", "48 hours"),
    ("Aino Moderator", "Locked a thread", "A public case", ""),
    ("Aino Moderator", "Answered a flag", "A public case", "We looked, and it stays as it is. Ta."),
    ("Kalle Classmate", "Flagged", "A public case", "It is unkind to somebody. Look."),
    ("Aino Moderator", "Wrote in the conversation about a post", "The waiting case", ""),
    ("Aino Moderator", "Declined", "The waiting case", "It is hard to follow."),
    ("Tuula Teacher", "Took over an item", "The waiting case", ""),
]
"""The newest first: who, what, on what, why."""

ONLY_TEACHERS = [
    ("Tuula Teacher", "Changed a role", "Kalle Classmate", "Participant → Moderator"),
    ("Tuula Teacher", "Made an invitation link", "", "Participant"),
]


@pytest.fixture
def busy(make, visit):
    """A course in which most of what can be done was done."""
    desk = Desk(make, visit)
    desk.public = make.case(desk.topic, desk.author, title="A public case")

    def do(path, by=None, **form):
        answer = desk.browser(by).send(f"{desk.root}{path}", form)
        assert answer.status_code in {200, 303}, (path, text_of(answer))

    claims, seen = f"/queue/{desk.case.id}/claims", desk.case.head_revision_id
    do(claims, revision=seen)
    do(claims, desk.other, revision=seen, over=desk.moderator.id)
    desk.decide("reject", reason="unclear")
    do(f"/posts/{desk.case.id}/conversation", words="zqtalk", submission_key="key-of-talk")
    do(f"/posts/{desk.public.id}/flags", desk.classmate, reason="unkind", words="Look.")
    do(f"/queue/{desk.public.id}/flags", answer="stays", words="Ta.", until=1)
    do(f"/posts/{desk.public.id}/lock")
    do("/promise", desk.other, hours="48")
    do("/invitations", desk.other, role="participant")
    do(f"/members/{desk.classmate.id}/role", desk.other, role="moderator")
    assert appeal(desk).status_code == 303
    return desk


def lines(page):
    parts = (".log__who bdi", ".log__what strong", ".log__what p + p", ".log__why")
    return [
        tuple(
            part.get_text(" ", strip=True) if part else "" for part in map(line.select_one, parts)
        )
        for line in page_of(page).select(".log__line")
    ]


def test_the_log_tells_every_act_to_who_may_know_it(busy):
    moderators = lines(busy.get("/decisions"))
    assert moderators == AS_MODERATOR
    teachers = lines(busy.get("/decisions", busy.other))
    assert [each for each in teachers if each not in AS_MODERATOR] == ONLY_TEACHERS
    assert [each for each in teachers if each not in ONLY_TEACHERS] == AS_MODERATOR
    assert "zqtalk" not in text_of(busy.get("/decisions"))
    for query, at in {
        "?act=flag.made": [4],
        "?act=reject": [6],
        "?act=member.role_changed": range(8),  # not for moderators: as if nothing were asked
        f"?post={busy.public.id}": [2, 3, 4],
        f"?person={busy.other.id}": [1, 7],
        f"?person={busy.author.id}&kind=case": [0],
        f"?kind=case&post={busy.case.id}": [0, 5, 6, 7],
        "?kind=reply": [],
    }.items():
        expected = [AS_MODERATOR[each] for each in at]
        rows = json.loads(busy.get(f"/decisions.json{query}").data)
        told = [(row["who"], row["what"], row["title"], row["reason"]) for row in rows]
        assert told == expected, query
    assert busy.get("/decisions", busy.author).status_code == 403


def test_the_author_who_moderates_learns_of_no_flag_on_their_own_posts(busy):
    url = f"{busy.root}/members/{busy.author.id}/role"
    busy.browser(busy.other).send(url, role="moderator")
    told = [each[1] for each in lines(busy.get("/decisions", busy.author))]
    hidden = {"Flagged", "Answered a flag", "Took over an item"}
    assert told == [each[1] for each in AS_MODERATOR if each[1] not in hidden]
    people = page_of(busy.get("/decisions", busy.author)).select("select[name=person] option")
    assert "Kalle Classmate" not in [each.get_text(strip=True) for each in people]


def test_of_one_moment_the_pages_give_each_line_once_at_a_fixed_cost(
    app, busy, monkeypatch, statements
):
    with app.app_context(), transaction():
        write()
        for column in (Event.at, Decision.decided_at):
            db.session.execute(update(column.class_).values({column: now()}))
    monkeypatch.setattr(whole_log, "LINES_A_PAGE", 2)
    url, seen, costs = f"{busy.root}/decisions", [], []
    while url:
        statements.clear()
        page = busy.browser().get(url)
        costs.append(len(statements))
        seen += lines(page)
        following = page_of(page).select_one("a[rel=next]")
        url = following["href"] if following else None
    assert sorted(seen) == sorted(AS_MODERATOR)
    assert max(costs) - min(costs) <= 5, "names of what was acted on are asked for by kind"
    monkeypatch.setattr(whole_log, "LINES_AT_ONCE", 2)
    assert len(json.loads(busy.get("/decisions.json").data)) == len(AS_MODERATOR)


def test_people_of_the_log_stand_as_finnish_and_swedish_sort_them(monkeypatch):
    names = ["Öivi", "zeta", "Äijö", "Åke", "Aamu"]
    people = list(enumerate(names))
    monkeypatch.setattr(whole_log.log_queries, "deciders", lambda *_, **__: people[:3])
    monkeypatch.setattr(whole_log.log_event_queries, "actors", lambda *_, **__: people[3:])
    found = whole_log.people(1, reader=None)
    assert [name for _id, name in found] == ["Aamu", "zeta", "Åke", "Äijö", "Öivi"]
