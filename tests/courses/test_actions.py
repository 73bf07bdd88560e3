"""Making a course, its rules, and who is in it."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.audit import Event
from forum.courses import actions, queries
from forum.courses.models import Course, Member
from forum.db import now
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.permissions import Role
from tests.acting import do


@pytest.fixture
def course(make) -> Course:
    return make.course("Strategia")


@pytest.fixture
def instructor(make, course) -> Member:
    return make.member(course, "instructor", name="Tuula Niemi")


@pytest.fixture
def by(make, instructor):
    return make.reader(instructor)


def acts(make) -> list[str]:
    return [event.act for event in make.all(Event)]


def roles(make, course) -> dict[int, str | None]:
    return {
        each.id: None if each.ended_at else each.role.value
        for each in make.all(Member, course_id=course.id)
    }


def test_whoever_makes_a_course_teaches_it(app, make):
    user = make.user()
    made = do(
        app,
        actions.make_course,
        "Äänekäs kurssi",
        by=user,
        language="sv",
        time_zone="Europe/Stockholm",
        note="**No** names",
    )
    assert (made.slug, made.language, made.time_zone) == (
        "aanekas-kurssi",
        "sv",
        "Europe/Stockholm",
    )
    assert "<strong>No</strong>" in made.note_html
    (member,) = make.all(Member, course_id=made.id)
    assert (member.user_id, member.role) == (user.id, Role.INSTRUCTOR)
    assert acts(make) == ["course.made"]


def test_two_courses_of_one_title_have_two_addresses(app, make):
    user = make.user()
    made = [do(app, actions.make_course, "Strategia", by=user).slug for _ in range(3)]
    assert made == ["strategia", "strategia-2", "strategia-3"]


@pytest.mark.parametrize(
    ("slug", "says"),
    [
        ("", None),
        ("syksy-2026", None),
        ("Strategia", "An address has small letters"),
        ("new", "not the word “new” alone"),
        ("taken", "Another course has this address already."),
    ],
)
def test_an_address_may_be_given(app, make, slug, says):
    make.course(slug="taken")
    user = make.user()
    if says is None:
        made = do(app, actions.make_course, "Kurssi", by=user, slug=slug or None)
        assert made.slug == (slug or "kurssi")
        return
    with pytest.raises(InvalidFormError) as refused:
        do(app, actions.make_course, "Kurssi", by=user, slug=slug)
    assert says in str(refused.value.errors["slug"][0])


NEW = {"title": "Uusi", "language": "fi", "time_zone": "UTC", "note": "*Ei nimiä*"}


def test_an_instructor_changes_the_courses_own(app, make, course, by):
    seen = make.get(Course, course.id).mark
    changed = do(app, actions.change_course, course.id, **NEW, seen=seen, by=by)
    assert {name: getattr(changed, name) for name in NEW} == NEW
    assert "<em>Ei nimiä</em>" in changed.note_html
    assert changed.mark != seen
    (line,) = [event for event in make.all(Event) if event.act == "course.changed"]
    assert line.details == {"parts": "title language time_zone note"}


def test_a_change_on_top_of_anothers_is_refused_but_the_same_is_none(app, make, course, by):
    seen = make.get(Course, course.id).mark
    do(app, actions.change_course, course.id, **NEW, seen=seen, by=by)
    do(app, actions.change_course, course.id, **NEW, seen=seen, by=by)
    with pytest.raises(ConflictError):
        do(app, actions.change_course, course.id, **NEW | {"note": "x"}, seen=seen, by=by)
    assert make.get(Course, course.id).note == NEW["note"]
    assert acts(make) == ["course.changed"]


CHANGES = {
    "change": lambda course, member: (
        actions.change_course,
        (course.id,),
        NEW | {"seen": course.mark},
    ),
    "add": lambda course, member: (
        actions.add_member,
        (course.id, "new@example.org", Role.PARTICIPANT),
        {},
    ),
    "role": lambda course, member: (
        actions.set_role,
        (course.id, member.id, Role.MODERATOR),
        {},
    ),
    "remove": lambda course, member: (actions.remove_member, (course.id, member.id), {}),
    "restore": lambda course, member: (actions.restore_member, (course.id, member.id), {}),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize(
    "who", ["participant", "moderator", "former instructor", "instructor elsewhere", "admin"]
)
def test_only_a_present_instructor_changes_a_course(app, make, course, instructor, who, change):
    make.user(email="new@example.org")
    member = make.member(course)
    person = {
        "participant": lambda: make.member(course),
        "moderator": lambda: make.member(course, "moderator"),
        "former instructor": lambda: make.member(course, "instructor", ended_at=now()),
        "instructor elsewhere": lambda: make.member(make.course(), "instructor"),
        "admin": lambda: make.user(is_admin=True),
    }[who]()
    before = roles(make, course)
    act, args, kwargs = CHANGES[change](make.get(Course, course.id), member)
    with pytest.raises(NotAllowedError):
        do(app, act, *args, **kwargs, by=make.reader(person))
    assert roles(make, course) == before
    assert acts(make) == []


def test_somebody_is_added_by_address_once(app, make, course, by):
    user = make.user(email="aino@example.org")
    added = do(app, actions.add_member, course.id, "AINO@example.org ", Role.MODERATOR, by=by)
    assert (added.user_id, added.role) == (user.id, Role.MODERATOR)
    for email, says in (
        ("aino@example.org", "This person is in the course already."),
        ("nobody@example.org", "Nobody has an account with this address."),
        ("\x00", "Nobody has an account with this address."),
    ):
        with pytest.raises(InvalidFormError) as refused:
            do(app, actions.add_member, course.id, email, Role.PARTICIPANT, by=by)
        assert says in str(refused.value.errors["email"][0])
    assert acts(make) == ["member.added"]


def test_a_removed_member_who_is_added_again_is_the_same_member(app, make, course, by):
    member = make.member(course, "moderator", ended_at=now())
    user = make.get(type(member.user), member.user_id)
    added = do(app, actions.add_member, course.id, user.email, Role.PARTICIPANT, by=by)
    assert (added.id, added.role, added.ended_at) == (member.id, Role.PARTICIPANT, None)


def test_a_role_is_changed_and_the_same_again_is_no_change(app, make, course, by):
    member = make.member(course)
    for _ in range(2):
        do(app, actions.set_role, course.id, member.id, Role.INSTRUCTOR, by=by)
    assert make.get(Member, member.id).role is Role.INSTRUCTOR
    (line,) = make.all(Event)
    assert line.details == {"before": "participant", "after": "instructor"}


def test_a_member_is_removed_and_restored_and_nothing_is_deleted(app, make, course, by):
    member = make.member(course, "moderator")
    for _ in range(2):
        do(app, actions.remove_member, course.id, member.id, by=by)
    assert make.get(Member, member.id).ended_at is not None
    for _ in range(2):
        do(app, actions.restore_member, course.id, member.id, by=by)
    kept = make.get(Member, member.id)
    assert (kept.ended_at, kept.role) == (None, Role.MODERATOR)
    assert acts(make) == ["member.removed", "member.restored"]


@pytest.mark.parametrize(
    "change",
    [
        lambda: (actions.set_role, (Role.PARTICIPANT,)),
        lambda: (actions.remove_member, ()),
        lambda: (actions.restore_member, ()),
    ],
)
def test_nobody_changes_their_own_role(app, make, course, instructor, by, change):
    make.member(course, "instructor")
    act, more = change()
    with pytest.raises(NotAllowedError, match="Nobody changes their own role"):
        do(app, act, course.id, instructor.id, *more, by=by)


def test_also_the_host_leaves_a_course_its_last_instructor(app, make, course, instructor):
    for act, more in ((actions.set_role, (Role.MODERATOR,)), (actions.remove_member, ())):
        with pytest.raises(NotAllowedError, match="needs an instructor"):
            do(app, act, course.id, instructor.id, *more, by=None)
    make.member(course, "instructor")
    do(app, actions.set_role, course.id, instructor.id, Role.MODERATOR, by=None)
    assert make.get(Member, instructor.id).role is Role.MODERATOR
    assert [event.actor_id for event in make.all(Event)] == [None]


@pytest.mark.parametrize("member_id", [2**62, "elsewhere"])
def test_another_courses_member_is_not_there(app, make, course, by, member_id):
    elsewhere = make.member(make.course())
    wanted = elsewhere.id if member_id == "elsewhere" else member_id
    for act, more in (
        (actions.set_role, (Role.MODERATOR,)),
        (actions.remove_member, ()),
        (actions.restore_member, ()),
    ):
        with pytest.raises(NotFound):
            do(app, act, course.id, wanted, *more, by=by)


def test_staff_leave_a_mark_of_having_been_there_once_a_minute(app, make, course):
    moderator = make.member(course, "moderator")
    reader = make.reader(moderator)

    def seen_at():
        do(app, actions.seen, course.id, by=reader)
        return make.get(Member, moderator.id).last_seen_at

    first = seen_at()
    assert now() - first < timedelta(minutes=1)
    assert seen_at() == first


def test_the_mark_of_an_hour_ago_is_made_anew(app, make, course):
    long_ago = now() - timedelta(hours=1)
    moderator = make.member(course, "moderator", last_seen_at=long_ago)
    do(app, actions.seen, course.id, by=make.reader(moderator))
    assert make.get(Member, moderator.id).last_seen_at > long_ago


def test_others_leave_no_mark(app, make, course):
    people = [make.member(course), make.member(course, "moderator", ended_at=now())]
    for member in people:
        do(app, actions.seen, course.id, by=make.reader(member))
        assert make.get(Member, member.id).last_seen_at is None
    do(app, actions.seen, course.id, by=make.reader(make.user(is_admin=True)))


def test_who_is_removed_at_that_moment_leaves_no_mark(app, make, course, monkeypatch):
    """The membership is asked again under the lock."""
    moderator = make.member(course, "moderator")
    reader, ask = make.reader(moderator), queries.membership_of
    answers = [ask, lambda *_: None]

    def membership_of(*args):
        return answers.pop(0)(*args)

    monkeypatch.setattr(queries, "membership_of", membership_of)
    do(app, actions.seen, course.id, by=reader)
    assert make.get(Member, moderator.id).last_seen_at is None
