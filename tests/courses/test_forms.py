"""What can be asked for of a course."""

from zoneinfo import ZoneInfo

import pytest
from werkzeug.datastructures import MultiDict

from forum.courses.forms import AddForm, CourseForm, InvitationForm, RoleForm, time_zones
from forum.permissions import Role

GOOD = {"title": "Strategia", "language": "sv", "time_zone": "Europe/Stockholm", "note": "*x*"}


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


def test_a_whole_form_says_what_was_typed():
    form = CourseForm(MultiDict(GOOD | {"title": "  Strategia\u202e\n ", "note": " *x*\r\n"}))
    assert form.validate()
    assert form.said() == GOOD


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("title", ""),
        ("title", "   "),
        ("title", "\x00\u202e"),
        ("title", "x" * 121),
        ("language", "tlh"),
        ("time_zone", "Mars/Olympus"),
        ("time_zone", "../../etc/passwd"),
        ("note", "x" * 4001),
        ("note", "> " * 30 + "deep"),
    ],
    ids=ascii,
)
def test_what_is_wrong_is_said_beside_its_field(field, typed):
    form = CourseForm(MultiDict(GOOD | {field: typed}))
    assert not form.validate()
    assert set(form.errors) == {field}


def test_language_and_clock_may_be_left_to_the_page():
    form = CourseForm(MultiDict({"title": "Strategia"}), data={"language": "en"})
    assert form.validate()
    assert form.said() == {
        "title": "Strategia",
        "language": "en",
        "time_zone": "Europe/Helsinki",
        "note": "",
    }


def test_every_clock_that_is_offered_goes():
    areas = time_zones()
    assert next(iter(areas)) == "Europe"
    assert {"Europe/Helsinki", "UTC"} <= {zone for zones in areas.values() for zone in zones}
    for zones in areas.values():
        assert all(ZoneInfo(zone) for zone in zones)


@pytest.mark.parametrize(
    ("form", "role", "is_taken"),
    [
        *((RoleForm, role, True) for role in Role),
        (RoleForm, "admin", False),
        (RoleForm, "", False),
        (InvitationForm, Role.PARTICIPANT, True),
        (InvitationForm, Role.MODERATOR, True),
        (InvitationForm, Role.INSTRUCTOR, False),
    ],
)
def test_a_role_is_one_of_those_that_can_be_given(form, role, is_taken):
    made = form(MultiDict({"role": role}))
    assert made.validate() is is_taken
    if is_taken:
        assert made.chosen() is role


def test_somebody_is_added_by_an_address():
    assert not AddForm(MultiDict({"role": "participant"})).validate()
    assert AddForm(MultiDict({"role": "participant", "email": "x"})).validate()
