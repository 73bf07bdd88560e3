"""The audit log: who did what to what, when; no typed text, and it outlives whom it names."""

from datetime import timedelta

import pytest

from forum.accounts.models import User
from forum.audit import Event, record
from forum.courses.models import Member
from forum.db import db, now, transaction, write
from forum.discussion.models import Post, Revision
from tests.builder import TEXTS


@pytest.fixture
def line(app, make):
    def written(*args, **kwargs) -> Event:
        with app.app_context(), transaction():
            write()
            record(*args, **kwargs)
        return make.all(Event)[-1]

    return written


def test_a_line_says_who_did_what_to_what_where_and_when(line, make):
    course = make.course()
    aino = make.member(course, name="Aino")
    case = make.case(make.topic(course), aino)
    said = line("post.removed", case, by=make.reader(aino), course_id=course.id, reason="off topic")

    assert (said.act, said.actor_id, said.actor_name) == ("post.removed", aino.user_id, "Aino")
    assert (said.subject_kind, said.subject_id, said.course_id) == ("post", case.id, course.id)
    assert said.details == {"reason": "off topic"}
    assert timedelta(0) <= now() - said.at < timedelta(minutes=1)


def test_nobody_and_nothing_can_be_said_too(line):
    said = line("account.sign_in_failed", by=None)

    assert (said.actor_id, said.actor_name) == (None, "")
    assert (said.subject_kind, said.subject_id, said.course_id) == ("", None, None)
    assert said.details == {}


def test_somebody_who_is_just_signing_in_is_an_actor(line, make):
    eero = make.user("Eero")

    assert line("account.signed_in", by=eero).actor_id == eero.id


def test_a_line_holds_no_word_of_what_was_written(line, make):
    course = make.course()
    case = make.case(make.topic(course), make.member(course), words="canary")
    revision = make.get(Revision, case.head_revision_id)
    for subject in (case, revision):
        said = line("post.submitted", subject, by=None)
        written = " ".join(str(getattr(said, column.key)) for column in Event.__table__.columns)
        assert "canary" not in written
        assert not [text for text in TEXTS.values() if text in written]


def test_a_line_outlives_whom_it_names(line, make, app):
    eero = make.user("Eero")
    line("account.registered", eero, by=eero)
    with app.app_context(), transaction():
        write()
        db.session.delete(db.session.get(User, eero.id))

    assert [event.actor_name for event in make.all(Event)] == ["Eero"]
    assert not Event.__table__.foreign_keys


def test_a_line_belongs_to_the_transaction_of_its_act(app, make):
    with app.app_context(), transaction():
        write()
        record("post.published", by=None)
        db.session.rollback()

    assert make.all(Event) == []


def test_own_data_knows_which_columns_of_the_log_are_a_persons():
    marks = {column.key: column.info.get("personal") for column in Event.__table__.columns}

    assert {key: mark for key, mark in marks.items() if mark} == {
        "actor_id": "export",
        "actor_name": "blank",
    }


@pytest.mark.parametrize("subject", [User, Member, Post])
def test_a_subject_is_called_by_the_name_of_its_model(line, subject):
    assert line("looked.at", subject(id=7), by=None).subject_kind == subject.__tablename__
