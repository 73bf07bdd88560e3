"""The links by which people come in."""

from functools import partial

import pytest

from forum.audit import Event
from forum.courses import invitations
from forum.courses.models import Course, Invitation, Member
from forum.courses.personal_invitations import invite_all
from forum.db import now
from forum.errors import LinkClosedError, NotAllowedError
from forum.permissions import Role
from tests.acting import at_once, do


@pytest.fixture
def course(make) -> Course:
    return make.course("Strategia")


@pytest.fixture
def by(make, course):
    return make.reader(make.member(course, "instructor"))


@pytest.fixture
def link(app, course, by):
    """Makes the link for a role and gives its token."""

    def of(role: str) -> str:
        return do(app, invitations.invite, course.id, Role(role), by=by).token

    return of


def test_a_link_has_a_secret_that_nobody_guesses(make, link):
    tokens = {link("participant"), link("moderator")}
    assert all(len(token) >= 32 for token in tokens)
    assert [event.act for event in make.all(Event)] == ["invitation.made"] * 2
    assert not any(token in repr(vars(event)) for token in tokens for event in make.all(Event))


def test_renewing_closes_the_old_one_and_leaves_the_other_roles(app, make, course, link):
    old, staff = link("participant"), link("moderator")
    new = link("participant")
    present = [each.token for each in make.all(Invitation) if each.closed_at is None]
    assert present == [staff, new]
    with pytest.raises(LinkClosedError):
        do(app, invitations.join, old, by=make.user())
    assert make.all(Event)[-1].act == "invitation.renewed"


def test_a_closed_link_lets_nobody_in_and_stays_closed(app, make, course, by, link):
    token = link("participant")
    for _ in range(2):
        do(app, invitations.close, course.id, Role.PARTICIPANT, by=by)
    with pytest.raises(LinkClosedError):
        do(app, invitations.join, token, by=make.user())
    assert [event.act for event in make.all(Event)] == ["invitation.made", "invitation.closed"]


def test_no_link_makes_instructors(app, make, course, by):
    with pytest.raises(NotAllowedError):
        do(app, invitations.invite, course.id, Role.INSTRUCTOR, by=by)
    assert make.all(Invitation) == []


@pytest.mark.parametrize("who", ["participant", "moderator", "stranger"])
def test_only_instructors_make_and_close_links(app, make, course, link, who):
    token = link("participant")
    person = make.user() if who == "stranger" else make.member(course, who)
    reader = make.reader(person)
    for act in (invitations.invite, invitations.close):
        with pytest.raises(NotAllowedError):
            do(app, act, course.id, Role.PARTICIPANT, by=reader)
    assert [each.token for each in make.all(Invitation)] == [token]


@pytest.mark.parametrize(
    "token", ["", "x", "\ud800", "a" * 100_000, "' OR 1=1 --", "a\x00" * 16, "%", "_" * 32]
)
def test_what_is_no_link_is_closed(app, make, link, token):
    link("participant")
    with pytest.raises(LinkClosedError):
        do(app, invitations.join, token, by=make.user())


@pytest.mark.parametrize(
    ("was", "comes_by", "is_now"),
    [
        (None, "participant", "participant"),
        (None, "moderator", "moderator"),
        ("participant", "participant", "participant"),
        ("participant", "moderator", "moderator"),
        ("moderator", "participant", "moderator"),
        ("moderator", "moderator", "moderator"),
        ("instructor", "participant", "instructor"),
        ("instructor", "moderator", "instructor"),
    ],
)
def test_a_link_gives_its_role_and_never_takes_one(app, make, course, link, was, comes_by, is_now):
    token = link(comes_by)
    user = make.user()
    if was:
        make.member(course, was, user=user)
    lines = len(make.all(Event))
    for _ in range(2):
        joined = do(app, invitations.join, token, by=user)
        assert joined.id == course.id
    (member,) = make.all(Member, course_id=course.id, user_id=user.id)
    assert member.role == is_now
    assert len(make.all(Event)) - lines == (was != is_now)


def test_who_was_removed_does_not_come_back_by_a_link(app, make, course, link):
    token = link("moderator")
    member = make.member(course, ended_at=now())
    user = make.get(type(member.user), member.user_id)
    with pytest.raises(NotAllowedError, match="You were removed from this course"):
        do(app, invitations.join, token, by=user)
    kept = make.get(Member, member.id)
    assert (kept.ended_at is None, kept.role) == (False, Role.PARTICIPANT)


def test_fifty_come_in_at_once_and_each_is_in_once(app, make, course, link):
    token = link("participant")
    users = [make.user() for _ in range(25)]
    made = at_once(app, *[partial(invitations.join, token, by=user) for user in users * 2])
    assert [each for each in made if isinstance(each, Exception)] == []
    members = [member.user_id for member in make.all(Member, role=Role.PARTICIPANT)]
    assert sorted(members) == sorted(user.id for user in users)


def test_nobody_is_invited_to_teach(app, make, course):
    teacher = make.reader(make.member(course, "instructor"))
    with pytest.raises(NotAllowedError, match="participants and for moderators only"):
        do(app, invite_all, course.id, ["x@example.org"], Role.INSTRUCTOR, by=teacher)
    assert make.all(Invitation) == []
