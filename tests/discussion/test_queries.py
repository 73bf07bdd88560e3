"""What can be read of discussions by id, and the lines of a course's topics."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.db import now
from forum.discussion import queries
from forum.discussion.prompts import Check, checks_of, help_of, label


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        ({}, (True, False, False)),
        ({"opens_at": timedelta(days=1)}, (False, True, False)),
        ({"closes_at": timedelta(days=-1)}, (False, False, True)),
        ({"opens_at": timedelta(days=-1), "closes_at": timedelta(days=1)}, (True, False, False)),
    ],
)
def test_a_topic_in_a_list_says_where_it_is_in_its_time(app, make, times, expected):
    course = make.course()
    make.topic(course, **{name: now() + span for name, span in times.items()})
    with app.app_context():
        (line,) = queries.topics_of(course.id, reader=make.reader(make.member(course)))
        assert (line.is_open, line.opens_later, line.is_closed) == expected


def test_a_topic_in_a_list_counts_what_the_course_reads(app, make):
    course = make.course()
    author, topic = make.member(course), make.topic(course)
    answered = make.case(topic, author)
    make.case(topic, author)
    for state in ("published", "pending", "removed"):
        make.reply(answered, author, state)
    make.case(topic, author, "pending")
    with app.app_context():
        for reader in (author, make.member(course, "moderator")):
            (line,) = queries.topics_of(course.id, reader=make.reader(reader))
            assert (line.cases, line.replies, line.unanswered) == (2, 1, 1)
        assert queries.topics_of(course.id, reader=make.reader(make.user())) == []


def test_nobody_goes_on_with_a_text_that_they_may_not_read(app, make):
    course = make.course()
    author, reader = make.member(course), make.reader(make.member(course))
    post = make.case(make.topic(course), author)
    with app.app_context():
        found = queries.post(post.id, reader=reader)
        with pytest.raises(NotFound):
            queries.text_to_edit(found, reader=reader)
        assert queries.draft_of(found, reader=reader) is None


def test_a_prompt_has_the_words_of_its_key_or_the_courses_own(app, make):
    course = make.course()
    topic, reader = make.topic(course), make.reader(make.member(course))
    with app.test_request_context(headers={"Accept-Language": "en"}):
        situation, *_ = queries.topic(topic.id, reader=reader).template.prompts
        assert label(situation) == "Situation"
        assert help_of(situation).startswith("What had been decided")
        assert "Nobody can be recognised." in [each.question for each in checks_of(situation)]
        situation.label, situation.help = "Where", "Say where."
        situation.checks = [{"question": "It is real.", "reason": "Tell a real one."}]
        assert (label(situation), help_of(situation)) == ("Where", "Say where.")
        assert checks_of(situation) == (Check("It is real.", "Tell a real one."),)
        situation.key, situation.label, situation.checks = "own", "", []
        assert (label(situation), checks_of(situation)) == ("own", ())
