"""What a course wants of the checks is set by its instructors, and kept from being overwritten."""

import pytest

from forum.audit import Event
from forum.courses.models import Course
from tests.pages.page import Page


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def teacher(make, visit, course):
    return visit(make.member(course, "instructor"))


@pytest.fixture
def page(teacher, course):
    def page():
        return Page(teacher, teacher.get(f"/courses/{course.slug}/settings/checks"))

    return page


def test_an_instructor_chooses_what_is_looked_for_and_what_holds(make, course, page):
    saved = page().press(
        "Save", email="hold", links="off", banned_words=" idiot \n\nold  hat\nidiot"
    )
    assert "Saved." in saved.text
    kept = make.get(Course, course.id)
    assert (kept.checks["email"], kept.checks["links"], kept.checks["names"]) == (
        "hold",
        "off",
        "on",
    )
    assert kept.banned_words == ["idiot", "old hat"]
    again = page()
    assert again.fields["email"] == "hold"
    assert again.fields["banned_words"] == "idiot\nold hat"
    again.press("Save")
    assert [each.act for each in make.all(Event)].count("course.checks_changed") == 1


def test_the_settings_of_the_course_lead_there(teacher, course):
    page = teacher.get(f"/courses/{course.slug}/settings").text
    assert f"/courses/{course.slug}/settings/checks" in page


def test_what_cannot_be_kept_comes_back_as_typed(make, course, page):
    for words, why in (
        ("x" * 61, "one line is too long"),
        ("\n".join(f"w{n}" for n in range(201)), "Give at most 200 words."),
    ):
        refused = page().press("Save", banned_words=words)
        assert refused.status == 422
        assert why in refused.text
        assert refused.fields["banned_words"] == words
    assert page().press("Save", email="sometimes").status == 422
    assert make.get(Course, course.id).checks is None


def test_nobody_overwrites_what_another_saved_meanwhile(make, course, page):
    first, second = page(), page()
    first.press("Save", phone="off")
    refused = second.press("Save", phone="hold")
    assert refused.status == 409
    assert "Telephone numbers: Off" in refused.text
    assert refused.fields["phone"] == "hold"
    assert "Saved." in refused.press("Save").text
    assert make.get(Course, course.id).checks["phone"] == "hold"


def test_only_instructors_set_the_checks(make, visit, course):
    url = f"/courses/{course.slug}/settings/checks"
    for role in ("participant", "moderator"):
        visitor = visit(make.member(course, role))
        assert visitor.get(url).status_code == 403
        assert visitor.send(url, names="off").status_code == 403
