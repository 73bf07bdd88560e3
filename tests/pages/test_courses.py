"""The list of courses, making one, its home, its settings, and the way in by a link."""

import re

import pytest

from forum.accounts.models import User
from forum.audit import Event
from forum.courses.models import Course, Invitation, Member
from forum.db import now
from tests.pages.page import Page

STAFF = ("moderator", "instructor")


@pytest.fixture
def course(make) -> Course:
    return make.course("Strategia", slug="strategia")


@pytest.fixture
def teacher(make, course) -> Member:
    return make.member(course, "instructor", name="Tuula Niemi")


def text_of(answer, status=200) -> str:
    assert answer.status_code == status
    return " ".join(answer.get_data(as_text=True).split())


def link_in(page) -> str:
    return re.search(r"/join/[\w-]+", page)[0]


def test_ones_own_courses_are_listed_and_no_others(visit, make, course, teacher):
    make.course("Somewhere else")
    user = make.get(User, teacher.user_id)
    page = text_of(visit(teacher).get("/courses"))
    assert 'href="/courses/strategia"' in page
    assert "Instructor" in page
    assert "Somewhere else" not in page
    assert "You are in no course yet" in text_of(visit(make.user()).get("/courses"))
    assert user.name in page


def test_a_site_admin_lists_every_course_as_one_who_looks_on(visit, make, course):
    page = text_of(visit(make.user(is_admin=True)).get("/courses"))
    assert "Strategia" in page
    assert "site admin, looking on" in page


def test_anybody_signed_in_makes_a_course_and_reads_what_to_do_next(visit, make):
    visitor = visit(make.user())
    assert text_of(visitor.get("/courses/new"))
    made = visitor.send(
        "/courses", title="Äänekäs kurssi", language="fi", time_zone="UTC", note="Ei *nimiä*"
    )
    assert (made.status_code, made.location) == (303, "/courses/aanekas-kurssi")
    page = text_of(visitor.get(made.location))
    for step in ("/articles/import", "/settings", "/settings#invitations"):
        assert f'href="/courses/aanekas-kurssi{step}"' in page
    assert page.index("Import an article") < page.index("Invite the participants")


def test_a_new_course_begins_with_a_note_in_its_language_unless_it_is_emptied(visit, make):
    visitor = visit(make.user())
    page = Page(visitor, visitor.get("/courses/new"))
    proposed = page.fields["note"]
    assert proposed.startswith("Tell nothing by which an employer")
    for n, (typed, note) in enumerate(
        {"": "", "Mine.": "Mine.", proposed: "Berätta inget som gör att en arbetsgivare"}.items()
    ):
        page.press("Make the course", title=f"Course {n}", language="sv", note=typed)
        made = make.all(Course)[-1].note
        assert made.startswith(note) if note else made == ""


@pytest.mark.parametrize(
    ("field", "typed"),
    [("title", " "), ("time_zone", "Mars"), ("note", "> " * 40), ("language", "")],
)
def test_a_refused_course_is_given_back_as_it_was_typed(visit, make, field, typed):
    form = {"title": "Kurssi & muut", "language": "sv", "time_zone": "UTC", "note": "<b>Not</b>"}
    answer = visit(make.user()).send("/courses", form | {field: typed})
    page = text_of(answer, 422)
    assert f'id="{field}-error"' in page
    if field != "title":
        assert 'value="Kurssi &amp; muut"' in page
    if field != "note":
        assert "&lt;b&gt;Not&lt;/b&gt;" in page
    assert make.all(Course) == []


@pytest.mark.parametrize("role", ["participant", *STAFF])
def test_an_empty_course_says_to_each_what_comes_next(visit, make, course, role):
    page = text_of(visit(make.member(course, role)).get("/courses/strategia"))
    assert page.count("<h1") == 1
    assert ("To begin" in page) is (role == "instructor")
    assert ("Nothing to read yet" in page) is (role != "instructor")
    assert ("Nothing waits in the queue." in page) is (role in STAFF)
    assert ("/settings" in page) is (role == "instructor")


def test_the_first_steps_go_when_they_are_done(visit, make, course, teacher):
    make.article(course, by=teacher)
    assert "To begin" in text_of(visit(teacher).get("/courses/strategia"))
    make.member(course)
    assert "To begin" not in text_of(visit(teacher).get("/courses/strategia"))


def test_a_course_shows_its_articles_and_questions_with_what_the_reader_may_see(
    visit, make, course, teacher
):
    article = make.article(course, by=teacher, title="Kahvihuone", author="A. Writer")
    topic = make.topic(course, question=make.question(article, short_name="Mitä?"))
    author, reader = make.member(course), make.member(course)
    case = make.case(topic, author)
    make.reply(case, reader)
    make.case(topic, author, "pending", title="Waits zq")
    make.case(topic, author, "changes_requested", title="Mend zq")
    make.case(topic, author, "draft", title="Draft zq")
    make.case(topic, author, "rejected", title="Declined zq")

    pages = {
        who: text_of(visit(person).get("/courses/strategia"))
        for who, person in {"reader": reader, "author": author, "teacher": teacher}.items()
    }

    for page in pages.values():
        assert "Kahvihuone" in page
        assert "Mitä?" in page
        assert "1 case, 1 reply" in page
        assert "Declined zq" not in page
    for title in ("Waits zq", "Mend zq", "Draft zq"):
        assert [who for who, page in pages.items() if title in page] == ["author"]
    assert "1 post waits in the queue" in pages["teacher"]
    assert "in the queue" not in pages["author"]
    assert "in the queue" not in pages["reader"]


def test_what_opens_later_or_has_closed_says_so(visit, make, course, teacher):
    from datetime import timedelta

    article = make.article(course, by=teacher)
    for more in (
        {"opens_at": now() + timedelta(days=2)},
        {"closes_at": now() + timedelta(days=2)},
        {"closes_at": now() - timedelta(days=2)},
    ):
        make.topic(course, question=make.question(article), **more)
    page = text_of(visit(teacher).get("/courses/strategia"))
    for words in ("opens <time", "open until <time", ">closed<"):
        assert words in page


def test_an_article_without_topics_says_so(visit, make, course, teacher):
    make.article(course, by=teacher)
    page = text_of(visit(teacher).get("/courses/strategia"))
    assert "No question of this article is talked over." in page


def test_a_course_costs_the_same_however_much_is_in_it(visit, make, course, teacher, statements):
    visitor = visit(teacher)

    def fill(times: int) -> None:
        for _ in range(times):
            article = make.article(course, by=teacher)
            topic = make.topic(course, question=make.question(article))
            author = make.member(course)
            make.case(topic, author)
            make.case(topic, teacher, "draft")

    def cost(page: str) -> int:
        visitor.get(page)
        statements.clear()
        assert visitor.get(page).status_code == 200
        return len(statements)

    pages = [f"/courses/strategia{part}" for part in ("", "/members", "/settings")]
    fill(1)
    few = [cost(page) for page in pages]
    fill(8)
    assert [cost(page) for page in pages] == few


def test_a_stranger_finds_no_course(visit, make, course):
    visitors = [visit(make.user()), visit(make.member(make.course(), "instructor"))]
    visitors.append(visit(make.member(course, "instructor", ended_at=now())))
    for visitor in visitors:
        answers = [
            visitor.get(f"/courses/{slug}{part}")
            for slug in ("strategia", "never")
            for part in ("", "/members", "/settings")
        ]
        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.text for answer in answers}) == 1


SETTINGS = {"title": "Uusi", "language": "sv", "time_zone": "Europe/Stockholm", "note": "Not"}


def seen_in(page: str) -> str:
    return re.search(r'name="seen"[^>]*value="([^"]*)"', page)[1]


def test_the_settings_are_shown_and_saved(visit, make, course, teacher):
    visitor = visit(teacher)
    seen = seen_in(text_of(visitor.get("/courses/strategia/settings")))
    saved = visitor.send("/courses/strategia/settings", SETTINGS, seen=seen, slug="stolen")
    assert (saved.status_code, saved.location) == (303, "/courses/strategia/settings")
    kept = make.get(Course, course.id)
    assert {name: getattr(kept, name) for name in SETTINGS} == SETTINGS
    assert kept.slug == "strategia"
    page = text_of(visitor.get(saved.location))
    assert 'value="Uusi"' in page
    assert "Saved." in page


def test_a_save_on_top_of_anothers_shows_both_and_the_next_is_taken(visit, make, course, teacher):
    visitor, other = visit(teacher), visit(make.member(course, "instructor"))
    seen = seen_in(text_of(visitor.get("/courses/strategia/settings")))
    other.send("/courses/strategia/settings", SETTINGS | {"note": "Theirs"}, seen=seen)
    refused = visitor.send("/courses/strategia/settings", SETTINGS | {"note": "Mine"}, seen=seen)
    page = text_of(refused, 409)
    assert "Mine</textarea>" in page
    assert "Theirs" in page
    assert make.get(Course, course.id).note == "Theirs"
    again = visitor.send(
        "/courses/strategia/settings", SETTINGS | {"note": "Mine"}, seen=seen_in(page)
    )
    assert again.status_code == 303
    assert make.get(Course, course.id).note == "Mine"


def test_a_refused_save_gives_back_what_was_typed(visit, make, course, teacher):
    answer = visit(teacher).send("/courses/strategia/settings", SETTINGS | {"title": ""})
    page = text_of(answer, 422)
    assert "Not</textarea>" in page
    assert "Strategia" not in page.split("<main")[1]


def test_a_link_is_made_renewed_and_closed_under_the_sites_own_name(visit, make, course, teacher):
    visitor = visit(teacher)
    for role in ("participant", "moderator"):
        visitor.send("/courses/strategia/invitations", role=role)
    page = text_of(
        visitor.get("/courses/strategia/settings", headers={"X-Forwarded-Host": "evil.example"})
    )
    links = re.findall(r'value="(http://127.0.0.1:8000/join/[\w-]+)"', page)
    assert len(set(links)) == 2
    assert "evil.example" not in page
    visitor.send("/courses/strategia/invitations", role="participant")
    visitor.send("/courses/strategia/invitations/close", role="moderator")
    assert [each.role for each in make.all(Invitation) if each.closed_at is None] == ["participant"]
    assert "Renew the link" in text_of(visitor.get("/courses/strategia/settings"))


@pytest.mark.parametrize("role", ["instructor", "admin", "", "\x00"])
@pytest.mark.parametrize("path", ["invitations", "invitations/close"])
def test_no_link_is_made_for_another_role(visit, make, course, teacher, path, role):
    answer = visit(teacher).send(f"/courses/strategia/{path}", role=role)
    assert answer.status_code == 422
    assert make.all(Invitation) == []


@pytest.mark.parametrize("who", ["participant", "moderator", "admin"])
@pytest.mark.parametrize("path", ["settings", "invitations", "invitations/close", "members"])
def test_only_instructors_change_a_course(visit, make, course, who, path):
    person = make.user(is_admin=True) if who == "admin" else make.member(course, who)
    answer = visit(person).send(f"/courses/strategia/{path}", SETTINGS, role="participant")
    assert answer.status_code == 403
    assert {event.act for event in make.all(Event)} <= {"course.watched"}


def test_only_staff_are_noted_as_having_been_there(visit, make, course):
    for role in ("participant", "moderator"):
        member = make.member(course, role)
        answer = visit(member).send("/courses/strategia/seen")
        assert (answer.status_code, answer.data) == (204, b"")
        assert (make.get(Member, member.id).last_seen_at is None) is (role == "participant")
    assert visit().send("/courses/strategia/seen").status_code == 401
