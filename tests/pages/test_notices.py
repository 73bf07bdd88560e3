"""The notices of a person on the screen: what is shown, to whom, and how it is marked as read."""

from datetime import timedelta

import pytest
import time_machine

from forum.db import db, now, transaction, write
from forum.discussion.models import Post, State
from forum.notices.models import Following, Kind, Notice, Preference, Way
from tests.moderation.desk import page_of, text_of


@pytest.fixture
def told(app, make):
    """Write notices as they stand when their time has come."""

    def tell(kind, person, post=None, course=None, **more):
        with app.app_context(), transaction():
            write()
            db.session.add(
                Notice(
                    user_id=person.user_id,
                    kind=Kind(kind),
                    course_id=course.id if course else post.course_id,
                    post_id=post.id if post else None,
                    **more,
                )
            )

    return tell


def shown(visitor):
    return [
        each.get_text(" ", strip=True)
        for each in page_of(visitor.get("/me/notices")).select(".notice__what")
    ]


def count_in(visitor):
    bell = page_of(visitor.get("/me/notices")).select_one(".bell__count")
    return bell.get_text(strip=True) if bell else None


def change(app, post, **values):
    with app.app_context(), transaction():
        write()
        row = db.session.get(Post, post.id)
        for name, value in values.items():
            setattr(row, name, value)


def test_unread_stand_first_and_are_marked_one_by_one_or_all(make, visit, told):
    course = make.course()
    author, topic = make.member(course), make.topic(course)
    for number in range(3):
        told("published", author, make.case(topic, author, title=f"Case number {number}"))
    visitor = visit(author)
    assert count_in(visitor) == "3"
    page = page_of(visitor.get("/me/notices"))
    assert len(page.select("[data-unread]")) == 3
    assert "Case number 2" in page.select_one(".notice").get_text()
    newest = make.all(Notice)[-1].id
    assert visitor.send(f"/me/notices/{newest}/reading").status_code == 303
    page = page_of(visitor.get("/me/notices"))
    assert [len(page.select(f"[aria-labelledby={part}] li")) for part in ("unread", "earlier")] == [
        2,
        1,
    ]
    told("published", author, make.case(topic, author))
    visitor.send("/me/notices/reading", until=page.select_one("[name=until]")["value"])
    assert count_in(visitor) == "1"
    visitor.send("/me/notices/reading", until="nonsense")
    assert count_in(visitor) == "1"


def test_what_is_not_due_or_was_withdrawn_is_not_there(make, visit, told):
    course = make.course()
    author = make.member(course)
    case = make.case(make.topic(course), author)
    told("published", author, case, withdrawn_at=now())
    told("published", author, case, due_at=now().replace(year=2099))
    visitor = visit(author)
    assert shown(visitor) == []
    assert count_in(visitor) is None
    assert "Nothing here yet" in text_of(visitor.get("/me/notices"))
    for row in make.all(Notice):
        assert visitor.get(f"/me/notices/{row.id}").status_code == 404


def test_a_reply_that_was_removed_or_a_course_that_was_left_is_told_no_more(app, make, visit, told):
    course = make.course()
    author, moderator = make.member(course), make.member(course, "moderator")
    case = make.case(make.topic(course), author)
    reply = make.reply(case, make.member(course, name="Kalle Classmate"))
    told("case_answered", author, reply)
    told("case_answered", moderator, reply)
    visitor = visit(author)
    assert shown(visitor) == [f"Kalle Classmate replied to your case on “{_question(make)}”."]
    change(app, reply, state=State.REMOVED)
    assert shown(visitor) == []
    assert shown(visit(moderator)) == []
    assert count_in(visitor) is None
    change(app, reply, state=State.PUBLISHED)
    assert count_in(visitor) == "1"
    with app.app_context(), transaction():
        write()
        from forum.courses.models import Member

        db.session.get(Member, author.id).ended_at = now()
    assert shown(visitor) == []


def _question(make):
    from forum.articles.models import Question

    return make.all(Question)[0].short_name


def test_each_leads_to_what_it_is_about_also_from_a_mail(make, visit, told):
    course = make.course("A course of its own")
    author, moderator = make.member(course), make.member(course, "moderator")
    topic = make.topic(course)
    asked, mended = (make.case(topic, author, s) for s in ("changes_requested", "pending"))
    told("changes_requested", author, asked)
    told("changes_requested", author, mended)
    told("member_added", author, course=course)
    told("member_removed", author, course=course)
    visitor = visit(author)
    root = f"/courses/{course.slug}"
    leads = [f"{root}/posts/{asked.id}/edit", f"{root}/posts/{mended.id}", root, "/courses"]
    links = [link["href"] for link in page_of(visitor.get("/me/notices")).select(".notice a")]
    assert links == leads[::-1]
    for notice, where in zip(make.all(Notice), leads, strict=True):
        answer = visitor.get(f"/me/notices/{notice.id}")
        assert (answer.status_code, answer.headers["Location"]) == (303, where)
        assert visit(moderator).get(f"/me/notices/{notice.id}").status_code == 404
    visit(moderator).send(f"/me/notices/{make.all(Notice)[0].id}/reading")
    assert all(row.read_at is None for row in make.all(Notice))


def test_a_long_list_is_paged_and_costs_the_same(make, visit, told, statements):
    course = make.course()
    author, topic = make.member(course), make.topic(course)
    case = make.case(topic, author)
    visitor = visit(author)
    costs = []
    for many in (1, 40):
        for _ in range(many):
            told("published", author, case, read_at=now())
        statements.clear()
        page = page_of(visitor.get("/me/notices"))
        costs.append(len(statements))
    assert costs[0] == costs[1]
    assert len(page.select(".notice")) == 30
    older = page.select_one("a[rel=next]")["href"]
    rest = page_of(visitor.get(older))
    assert len(rest.select(".notice")) == 11
    assert rest.select_one("a[rel=prev]")
    assert len(page_of(visitor.get("/me/notices?before=x")).select(".notice")) == 30


def test_more_unread_than_a_page_holds_are_counted_as_more(make, visit, told):
    course = make.course()
    author = make.member(course)
    case = make.case(make.topic(course), author)
    for _ in range(101):
        told("published", author, case)
    visitor = visit(author)
    assert count_in(visitor) == "99+"
    assert "There are more" in text_of(visitor.get("/me/notices"))


def test_one_says_how_one_wants_to_hear(make, visit):
    course, other = make.course("First"), make.course("Second")
    author = make.member(course)
    visitor = visit(author)
    page = page_of(visitor.get("/me/notices/settings"))
    assert page.select_one("#decisions option[selected]")["value"] == "at_once"
    assert page.select_one("#queue") is None
    ways = {"decisions": "daily", "replies": "off", "reminders": "screen", "membership": "at_once"}
    answer = visitor.send("/me/notices/settings", ways | {"queue": "daily", "follow": course.id})
    assert answer.status_code == 303
    assert {row.matter: row.way for row in make.all(Preference)} == ways
    assert [row.course_id for row in make.all(Following)] == [course.id]
    page = page_of(visitor.get("/me/notices/settings"))
    assert page.select_one("#decisions option[selected]")["value"] == "daily"
    assert page.select_one("[name=follow][checked]")
    for wrong in ({"decisions": "shouting"}, {"follow": other.id}):
        refused = visitor.send("/me/notices/settings", ways | {"queue": "daily"} | wrong)
        assert refused.status_code == 422


def test_a_moderator_chooses_also_for_the_queue(make, visit):
    visitor = visit(make.member(make.course(), "moderator"))
    ways = dict.fromkeys(("decisions", "replies", "reminders", "membership"), "screen")
    visitor.send("/me/notices/settings", ways | {"queue": "off"})
    assert Way.OFF in {row.way for row in make.all(Preference)}
    assert (
        page_of(visitor.get("/me/notices/settings")).select_one("#queue option[selected]")["value"]
        == "off"
    )


def test_a_topic_that_is_kept_shows_the_count_as_it_becomes_due(make, visit, told):
    course = make.course()
    author = make.member(course)
    topic = make.topic(course)
    case = make.case(topic, author)
    visitor = visit(author)

    def count():
        bell = page_of(visitor.get(f"/courses/{course.slug}/topics/{topic.id}")).select_one(
            ".bell__count"
        )
        return bell and bell.get_text(strip=True)

    told("published", author, case, due_at=now() + timedelta(minutes=10))
    assert [count(), count()] == [None, None]
    with time_machine.travel(now() + timedelta(minutes=11)):
        assert [count(), count()] == ["1", "1"]
