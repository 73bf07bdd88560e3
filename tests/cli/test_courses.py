"""forum course: courses made by the host."""

import pytest

from forum.courses.models import Course, Member
from forum.permissions import Role


def add(forum, slug="strategy", title="Strategy", instructor="aino@example.org", *more):
    return forum("course", "add", slug, "--title", title, "--instructor", instructor, *more)


@pytest.fixture
def aino(make):
    return make.user(email="aino@example.org")


def test_a_course_is_made_with_its_instructor(forum, make, aino):
    said = add(forum, "strategy", "Strategy & work", "aino@example.org", "--language", "en")

    (course,), (member,) = make.all(Course), make.all(Member)
    assert (said.status, said.out) == (0, "aino@example.org teaches strategy.\n")
    assert (course.slug, course.title, course.language) == ("strategy", "Strategy & work", "en")
    assert (member.user_id, member.role) == (aino.id, Role.INSTRUCTOR)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ({"slug": "Strategy!"}, "An address has small letters"),
        ({"slug": "../x"}, "An address has small letters"),
        ({"slug": "new"}, "An address has small letters"),
        ({"title": " "}, "Give the course a title."),
        ({"title": "x" * 500}, "Shorten this"),
        ({"instructor": "nobody@example.org"}, "There is no account with the address nobody@"),
    ],
)
def test_a_course_that_cannot_be_made(forum, make, aino, arguments, says):
    assert says in add(forum, **arguments).refusal
    assert make.all(Course) == []


def test_an_address_is_taken_once(forum, make, aino):
    add(forum)

    assert "already" in add(forum).refusal
    assert len(make.all(Course)) == 1
