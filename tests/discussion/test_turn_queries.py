"""Whose turn it is, in each course."""

from forum.discussion.turn_queries import Turns, turns


def test_what_waits_is_counted_by_course_and_for_whom_it_is(app, make):
    here, there = make.course(), make.course()
    author = make.member(here)
    moderator = make.member(here, "moderator")
    make.member(there, user=make.get(type(author.user), author.user_id))
    topic, elsewhere = make.topic(here), make.topic(there)
    for state in ("draft", "draft", "changes_requested", "pending", "pending", "pending"):
        make.case(topic, author, state)
    for state in ("published", "rejected", "withdrawn", "removed", "erased"):
        make.case(topic, author, state)
    make.case(topic, make.member(here), "pending")
    make.case(elsewhere, make.member(there), "pending")

    with app.app_context():
        authors = turns(make.reader(author))
        staffs = turns(make.reader(moderator))
        assert turns(make.reader(make.user())) == {}

    assert authors == {here.id: Turns(1, 2, 3, 0), there.id: Turns()}
    assert authors[here.id].own == 3
    assert staffs == {here.id: Turns(0, 0, 0, 4)}


def test_it_costs_the_same_in_many_courses(app, make, statements):
    person = make.member(make.course(), "instructor")
    for number in range(5):
        course = make.course()
        make.member(course, "instructor", user=make.get(type(person.user), person.user_id))
        make.case(make.topic(course), make.member(course), "pending") if number else None
    reader = make.reader(person)
    statements.clear()
    with app.app_context():
        turns(reader)
    assert len(statements) == 2
