"""A topic's page is given again without another question as long as nothing was written."""

from datetime import timedelta

import pytest
import time_machine

from forum.accounts.models import User
from forum.db import SITE, db, generation, now, transaction, write
from forum.discussion.models import Kind, Post, State
from forum.notices.models import Kind as NoticeKind
from forum.notices.models import Notice
from forum.pages.discussion import forget_kept_pages
from tests.builder import TEXTS
from tests.pages.conftest import TOKEN


@pytest.fixture
def browser(visit, author):
    return visit(author)


@pytest.fixture
def address(url, topic):
    return f"{url}/topics/{topic.id}"


@pytest.fixture
def cost(browser, address, statements):
    def cost() -> int:
        statements.clear()
        assert browser.get(address).status_code == 200
        return len(statements)

    cost()
    return cost


def write_in(app, key):
    with app.app_context(), transaction():
        write(key)


def test_who_comes_again_costs_no_question(make, topic, author, cost):
    make.case(topic, author)
    first, second, third = cost(), cost(), cost()
    assert first > second == third == 0


@pytest.mark.parametrize("place", ["the course", "the site"])
def test_whatever_is_written_there_is_asked_for_again(app, course, cost, place):
    cost()
    assert cost() == 0
    write_in(app, SITE if place == "the site" else course.id)
    assert cost() > 1


def test_what_is_written_in_another_course_changes_nothing(app, make, cost):
    elsewhere = make.course("Elsewhere")
    cost()
    write_in(app, elsewhere.id)
    assert cost() == 0


def test_what_is_undone_was_not_written(app, course):
    def number() -> int | None:
        with app.app_context():
            row = db.session.execute(
                db.select(generation.c.number).where(generation.c.key == course.id)
            ).one_or_none()
            return row and row.number

    write_in(app, course.id)
    before = number()
    with app.app_context(), transaction():
        write(course.id)
        db.session.rollback()
    assert number() == before
    write_in(app, course.id)
    assert number() == before + 1


def test_a_topic_closes_by_the_clock_alone(make, course, author, visit):
    topic = make.topic(course, closes_at=now() + timedelta(minutes=5))
    browser, address = visit(author), f"/courses/{course.slug}/topics/{topic.id}"
    open_ = [browser.get(address).text for _ in range(3)][-1]
    assert "/cases/new" in open_
    with time_machine.travel(now() + timedelta(minutes=6)):
        assert "/cases/new" not in browser.get(address).text


def test_what_is_said_once_is_said_once(browser, address, cost):
    cost()
    with browser.session_transaction() as session:
        session["_flashes"] = [("message", "Said once.")]
    said = [("Said once." in browser.get(address).text) for _ in range(2)]
    assert said == [True, False]


def test_asking_for_the_head_of_a_part_keeps_nothing_for_the_whole(
    make, topic, author, browser, address
):
    make.case(topic, author)
    browser.csrf_token()
    browser.head(f"{address}?show=featured")
    assert "No case here matches that." not in browser.get(address).text


def test_a_notice_of_what_is_gone_elsewhere_is_counted_no_more(app, make, browser, author, address):
    elsewhere = make.course("Elsewhere")
    case = make.case(
        make.topic(elsewhere), make.member(elsewhere, user=make.get(User, author.user_id))
    )
    with app.app_context(), transaction():
        write()
        told = {"kind": NoticeKind.PUBLISHED, "course_id": elsewhere.id, "post_id": case.id}
        db.session.add(Notice(user_id=author.user_id, **told))
    assert "1 unread" in [browser.get(address).text for _ in range(2)][-1]
    with app.app_context(), transaction():
        write(elsewhere.id)
        db.session.get(Post, case.id).state = State.ERASED
    assert "1 unread" not in browser.get(address).text


def test_another_browser_of_the_same_person_gets_its_own_token(make, visit, course, address):
    tokens, moderator = [], make.member(course, "moderator")
    for each in (visit(moderator), visit(moderator)):
        last = [each.get(address).text for _ in range(3)][-1]
        tokens.append(each.csrf_token().split(".")[0])
        assert f'value="{tokens[-1]}.' in last
    assert tokens[0] != tokens[1]


def test_a_watching_admin_reads_what_is_there_now(make, visit, course, address):
    admin, teacher = (
        visit(make.user("Riitta", is_admin=True)),
        visit(make.member(course, "instructor")),
    )
    for words in ("first-word", "second-word"):
        case = {**TEXTS, "title": words, "submission_key": words, "save": "submit"}
        assert teacher.send(f"{address}/cases", case).status_code == 303
        assert words in [admin.get(address).text for _ in range(3)][-1]


@pytest.fixture
def browsers(make, visit, course, author):
    """Those who read the topic, the teacher among them."""
    roles = {"moderator": "moderator", "other": "participant", "teacher": "instructor"}
    members = {name: make.member(course, role) for name, role in roles.items()}
    return members["other"], {
        "writer": visit(author),
        **{name: visit(each) for name, each in members.items()},
    }


def seen(browser, address) -> bytes:
    """What a page says when it is kept."""
    return TOKEN.sub(b"", [browser.get(address).data for _ in range(3)][-1])


def test_every_act_is_seen_at_once_by_everyone_who_read_before(make, url, address, browsers):
    other, by = browsers
    case = {**TEXTS, "title": "New title", "save": "submit"}

    def decide(decision: str, **more: str):
        (post,) = [each for each in make.all(Post) if each.kind is Kind.CASE]
        form = {"decision": decision, "revision": post.head_revision_id, **more}
        return by["moderator"].send(f"{url}/posts/{post.id}/decisions", form)

    def write(who: str, where: str, **form: str):
        return by[who].send(f"{url}/posts/{make.all(Post)[0].id}/{where}", form)

    gone = {"reason": "off_topic", "message": "No."}
    changed = case | {"title": "Other title", "submission_key": "3"}
    acts = {
        "tell": lambda: by["writer"].send(f"{address}/cases", case | {"submission_key": "1"}),
        "approve": lambda: decide("approve"),
        "feature": lambda: decide("feature"),
        "reply": lambda: write("other", "replies", body="So it was.", submission_key="2"),
        "edit": lambda: write("writer", "revisions", **changed),
        "reject the edit": lambda: decide("reject", **gone),
        "a new name": lambda: by["writer"].send("/me", name="Renamed Arto", language="en"),
        "a new role": lambda: by["teacher"].send(
            f"{url}/members/{other.id}/role", role="moderator"
        ),
        "remove": lambda: decide("remove", **gone),
        "restore": lambda: decide("restore"),
        "withdraw": lambda: write("writer", "withdrawal"),
    }
    for act, do in acts.items():
        before = [seen(each, address) for each in by.values()]
        answer = do()
        assert answer.status_code == 303, (act, answer.text)
        kept = [seen(each, address) for each in by.values()]
        forget_kept_pages()
        assert kept == [seen(each, address) for each in by.values()], act
        assert kept != before, act
