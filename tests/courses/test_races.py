"""Two at one course at the same moment: a course never loses its last instructor."""

from functools import partial

import pytest

from forum.courses import actions, invitations
from forum.courses.models import Invitation, Member
from forum.errors import ConflictError, NotAllowedError
from forum.permissions import Role
from tests.acting import at_once, do

ROUNDS = 15

REMOVALS = {
    "demote": lambda course_id, member_id: partial(
        actions.set_role, course_id, member_id, Role.PARTICIPANT
    ),
    "remove": lambda course_id, member_id: partial(actions.remove_member, course_id, member_id),
}


@pytest.mark.parametrize("first", REMOVALS)
@pytest.mark.parametrize("second", REMOVALS)
def test_two_instructors_who_remove_each_other_leave_one(app, make, first, second):
    for _ in range(ROUNDS):
        course = make.course()
        one, other = make.member(course, "instructor"), make.member(course, "instructor")
        readers = make.reader(one), make.reader(other)
        made = at_once(
            app,
            partial(REMOVALS[first](course.id, other.id), by=readers[0]),
            partial(REMOVALS[second](course.id, one.id), by=readers[1]),
        )
        assert sum(isinstance(each, NotAllowedError) for each in made) == 1
        left = [
            each
            for each in make.all(Member, course_id=course.id, role=Role.INSTRUCTOR)
            if each.ended_at is None
        ]
        assert len(left) == 1


def test_a_circle_of_instructors_keeps_one(app, make):
    for _ in range(ROUNDS):
        course = make.course()
        ring = [make.member(course, "instructor") for _ in range(4)]
        readers = [make.reader(each) for each in ring]
        at_once(
            app,
            *[
                partial(actions.remove_member, course.id, ring[at - 1].id, by=readers[at])
                for at in range(4)
            ],
        )
        assert any(each.ended_at is None for each in make.all(Member, course_id=course.id))


def test_courses_of_one_title_made_at_once_get_addresses_of_their_own(app, make):
    user = make.user()
    made = at_once(app, *[partial(actions.make_course, "Strategia", by=user) for _ in range(8)])
    assert len({each.slug for each in made}) == 8


def test_of_two_changes_to_the_settings_one_is_refused(app, make):
    course = make.course()
    by = make.reader(make.member(course, "instructor"))
    more = {"language": "fi", "time_zone": "UTC", "note": "", "seen": course.mark, "by": by}
    made = at_once(
        app,
        *[
            partial(actions.change_course, course.id, title=f"Title {number}", **more)
            for number in range(4)
        ],
    )
    assert sum(isinstance(each, ConflictError) for each in made) == 3


def test_a_link_renewed_by_many_at_once_is_one(app, make):
    course = make.course()
    by = make.reader(make.member(course, "instructor"))
    at_once(
        app,
        *[partial(invitations.invite, course.id, Role.PARTICIPANT, by=by) for _ in range(6)],
    )
    made = make.all(Invitation, course_id=course.id)
    assert (len(made), sum(each.closed_at is None for each in made)) == (6, 1)


def test_who_comes_in_while_the_link_closes_is_in_or_refused(app, make):
    course = make.course()
    by = make.reader(make.member(course, "instructor"))
    for _ in range(ROUNDS):
        token = do(app, invitations.invite, course.id, Role.PARTICIPANT, by=by).token
        user = make.user()
        joined, _closed = at_once(
            app,
            partial(invitations.join, token, by=user),
            partial(invitations.close, course.id, Role.PARTICIPANT, by=by),
        )
        is_in = bool(make.all(Member, course_id=course.id, user_id=user.id))
        assert is_in is not isinstance(joined, Exception)
