"""Who is asking, and what can be read of courses."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.courses import queries
from forum.db import now


@pytest.mark.parametrize("slug", ["never", "", "a\x00b", "x" * 10_000], ids=lambda s: ascii(s)[:9])
def test_an_address_that_no_course_has(app, make, slug):
    course = make.course(slug="here")
    with app.app_context():
        assert queries.course_by_slug(slug) is None
        assert queries.course_by_slug("here").id == course.id


def test_a_course_is_for_its_members_and_for_the_sites_admins(app, make):
    course = make.course()
    inside = [make.reader(each) for each in (make.member(course), make.user(is_admin=True))]
    left = make.member(course, ended_at=now())
    outside = [make.reader(each) for each in (make.user(), left)]
    with app.app_context():
        for reader in inside:
            assert queries.course(course.id, reader=reader).id == course.id
        for reader in outside:
            with pytest.raises(NotFound):
                queries.course(course.id, reader=reader)


def test_which_of_the_staff_was_there_last(app, make):
    course = make.course()
    with app.app_context():
        assert queries.staff_last_seen(course.id) is None
    for role, hours, more in (
        ("moderator", 3, {"name": "Aino"}),
        ("instructor", 2, {"name": "Tuula"}),
        ("participant", 1, {"name": "Eero"}),
        ("moderator", 1, {"name": "Gone", "ended_at": now()}),
    ):
        make.member(course, role, last_seen_at=now() - timedelta(hours=hours), **more)
    with app.app_context():
        assert queries.staff_last_seen(course.id)[0] == "Tuula"


def test_an_empty_database_has_nobody(app, make):
    with app.app_context():
        assert not queries.has_people()
    make.user()
    with app.app_context():
        assert queries.has_people()
