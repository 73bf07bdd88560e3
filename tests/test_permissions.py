"""Roles and what they may: the table, the mark on a view, and what a reader can in a course."""

import pytest

from forum.permissions import (
    GRANTS,
    STAFF,
    WATCHES,
    Membership,
    Permission,
    Reader,
    Role,
    allow,
    asked_by,
    initials,
)

HERE, THERE = 1, 2


def reader(role: Role | None = None, **more) -> Reader:
    memberships = {HERE: Membership(HERE, 11, role, "here", "Here", "UTC", "fi")} if role else {}
    return Reader(user_id=5, name="Aino Aalto", language="fi", memberships=memberships, **more)


@pytest.mark.parametrize(
    ("permission", "participant", "moderator", "instructor", "watching_admin"),
    [
        (Permission.READ, True, True, True, True),
        (Permission.POST, True, True, True, False),
        (Permission.MODERATE, False, True, True, True),
        (Permission.ENDORSE, False, False, True, False),
        (Permission.CURATE, False, False, True, False),
        # These are not a role's: anyone, anyone with an account, the site's own.
        (Permission.PUBLIC, False, False, False, False),
        (Permission.SIGNED_IN, False, False, False, False),
        (Permission.ADMIN, False, False, False, False),
    ],
)
def test_what_each_role_may_in_its_course(
    permission, participant, moderator, instructor, watching_admin
):
    may = [reader(role).can(permission, HERE) for role in Role]

    assert may == [participant, moderator, instructor]
    assert reader(is_admin=True).can(permission, HERE) is watching_admin
    assert not reader().can(permission, HERE)


def test_the_table_is_complete():
    asked_of_roles = set(Permission) - {Permission.PUBLIC, Permission.SIGNED_IN, Permission.ADMIN}

    assert set(GRANTS) == set(Role)
    assert frozenset().union(*GRANTS.values()) == asked_of_roles
    assert frozenset(Role) >= STAFF == {Role.MODERATOR, Role.INSTRUCTOR}
    assert Permission.POST not in WATCHES


def test_each_role_may_what_the_one_before_it_may():
    assert GRANTS[Role.PARTICIPANT] < GRANTS[Role.MODERATOR] < GRANTS[Role.INSTRUCTOR]


@pytest.mark.parametrize("permission", Permission)
def test_a_role_reaches_no_further_than_its_course(permission):
    assert not reader(Role.INSTRUCTOR).can(permission, THERE)


def test_an_admin_who_is_a_member_has_the_members_role_and_no_more():
    admin = reader(Role.PARTICIPANT, is_admin=True)

    assert not admin.can(Permission.MODERATE, HERE)
    assert admin.can(Permission.MODERATE, THERE)


def test_a_mark_changes_nothing_of_the_view():
    def view():
        return "seen"

    assert asked_by(view) is None
    assert allow(Permission.READ)(view) is view
    assert asked_by(view) is Permission.READ
    assert view() == "seen"


def test_a_member_acts_as_a_member():
    moderator = reader(Role.MODERATOR)

    assert (moderator.member_id(HERE), moderator.role(HERE)) == (11, Role.MODERATOR)
    assert moderator.course_ids == moderator.staff_course_ids == {HERE}
    assert moderator.member_ids == {11}
    assert reader(Role.PARTICIPANT).staff_course_ids == frozenset()


def test_a_watching_admin_acts_as_nobody():
    admin = reader(is_admin=True)

    assert (admin.member_id(HERE), admin.role(HERE)) == (None, None)
    assert admin.course_ids == admin.member_ids == frozenset()


def test_a_reader_is_signed_in_by_the_secret_of_the_session_which_is_never_printed():
    signed_in = reader(token="the secret")

    assert signed_in.is_authenticated
    assert signed_in.is_active
    assert not signed_in.is_anonymous
    assert signed_in.get_id() == "the secret"
    assert "the secret" not in repr(signed_in)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Aino Aalto", "AA"),
        ("aino", "A"),
        ("Åke von der Öst", "ÅÖ"),
        ("  ", ""),
        ("ßa", "SS"),
    ],
)
def test_a_person_is_known_by_their_initials(name, letters):
    assert initials(name) == letters
    assert Reader(user_id=1, name=name, language="fi").initials == letters
