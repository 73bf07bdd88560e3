"""Moving a case, merging two, splitting a reply out: what goes along, who is told, and back."""

from datetime import timedelta

import pytest
import time_machine

from forum.db import db, now, write
from forum.discussion import regrouping
from forum.discussion.models import Post, Topic
from forum.discussion.stand_in_models import StandIn
from forum.errors import ConflictError
from forum.notices.models import Kind, Notice
from tests.acting import do
from tests.moderation.desk import page_of, text_of

ACTS = {
    # act: what is put elsewhere, and what else is sent
    "moves": ("case", lambda talk: {"topic": talk.other.id}),
    "merges": ("case", lambda talk: {"into": talk.whole.id}),
    "splits": ("reply", lambda talk: {"title": "Its own title"}),
}


def test_all_goes_along_and_comes_back_as_it_was(talk):
    for act, (name, fields) in ACTS.items():
        post = getattr(talk, name)
        before, versions = talk.rows(), talk.versions()
        answer = talk.send(act, post, **fields(talk))
        assert answer.status_code == 303, act
        assert talk.where(post) == talk.due(act), act
        assert {each.is_locked for each in talk.desk.make.all(Post)} == {False}
        assert talk.send(act, post, **fields(talk)).status_code == 303
        (decision,) = talk.decisions(post, act)
        page = talk.desk.get(f"/queue/{post.id}?decided={decision.id}")
        assert page_of(page).select_one("#undo") or page_of(page).select_one(".desk__undo")
        for _twice in range(2):
            assert talk.undo(post, decision).status_code == 303, act
        assert talk.rows() == before, act
        assert len(talk.desk.decisions(post)) == 2
        assert all(talk.versions()[each] > versions[each] for each in talk.touched(act)), act
        talk.forget_decisions()


def test_what_cannot_be_is_refused_in_one_sentence(talk):
    make, desk = talk.desk.make, talk.desk
    free, far = make.topic(desk.course, asks_for="talk"), make.topic()
    narrow = make.topic(desk.course)
    with make._kept():
        db.session.query(Topic).filter_by(id=narrow.id).update({"template_id": free.template_id})
    waiting = make.case(talk.topic, desk.author, "pending")
    mine = make.case(talk.topic, desk.moderator)
    joint = make.case(talk.topic, desk.author)
    assert talk.send("merges", make.case(talk.topic, desk.author), into=joint.id).status_code == 303
    stranger = make.case(far, make.member(make.course()))
    under_other = make.case(narrow, desk.author)
    for act, post, fields, status, words in (
        ("moves", talk.case, {"topic": free.id}, 422, "It asks for other parts there"),
        ("moves", talk.case, {"topic": far.id}, 422, "Choose another question of this course."),
        ("moves", talk.case, {"topic": talk.topic.id}, 422, "Choose another question"),
        ("moves", talk.case, {"topic": ""}, 422, "Choose another question of this course."),
        ("moves", talk.case, {"topic": narrow.id}, 422, "It asks for other parts there"),
        ("moves", talk.case, {"topic": talk.other.id, "message": ""}, 422, "Tell the authors why."),
        ("moves", talk.case, {"topic": talk.other.id, "revision": 1}, 409, "changed meanwhile"),
        ("moves", talk.reply, {"topic": talk.other.id}, 403, "cannot be done"),
        ("moves", mine, {"topic": talk.other.id}, 404, ""),
        ("moves", talk.draft, {"topic": talk.other.id}, 404, ""),
        ("splits", talk.case, {"title": "x"}, 403, "cannot be done"),
        ("splits", talk.reply, {"title": " "}, 422, "Give it a title."),
        ("splits", talk.waiting, {"title": "x"}, 409, "A newer text has come in"),
        ("merges", talk.case, {"into": talk.case.id}, 422, "Choose another published case"),
        ("merges", talk.case, {"into": talk.answer.id}, 422, "Choose another published case"),
        ("merges", talk.case, {"into": waiting.id}, 422, "Choose another published case"),
        ("merges", talk.case, {"into": mine.id}, 403, "Nobody decides on their own post."),
        ("merges", talk.case, {"into": under_other.id}, 422, "It asks for other parts there"),
        ("merges", talk.case, {"into": stranger.id}, 422, ""),
        ("merges", talk.case, {"into": "x"}, 422, ""),
        ("merges", waiting, {"into": talk.whole.id}, 409, "A newer text has come in"),
        ("merges", joint, {"into": talk.whole.id}, 409, "Undo that first."),
        ("merges", talk.case, {"into": talk.whole.id, "into_revision": 1}, 409, "The other case"),
    ):
        rows = talk.rows()
        answer = talk.send(act, post, **{"note": "zqkept"} | fields)
        assert (answer.status_code, words in text_of(answer)) == (status, True), (act, fields)
        assert "zqkept" in answer.text or status == 404, (act, fields)
        assert talk.rows() == rows
    assert desk.decide("move", talk.case).status_code == 422
    for by in (desk.classmate, desk.author):
        assert talk.send("moves", talk.case, by=by, topic=talk.other.id).status_code == 403


def test_it_is_not_undone_by_halves(talk):
    """Each row: what is done, what happens then, and whether the first can still be undone."""
    desk = talk.desk

    def moved_on(post):
        return talk.send("moves", post, topic=talk.other.id)

    for act, name, fields, then, status in (
        ("moves", "case", {"topic": talk.other.id}, lambda: desk.decide("feature", talk.case), 303),
        ("moves", "case", {"topic": talk.other.id}, lambda: talk.answer_to(talk.deep, "New."), 303),
        ("moves", "case", {"topic": talk.other.id}, lambda: talk.split(talk.reply), 409),
        ("splits", "reply", {"title": "x"}, lambda: talk.answer_to(talk.deep, "New."), 303),
        ("splits", "reply", {"title": "x"}, lambda: talk.split(talk.deep), 409),
        ("splits", "reply", {"title": "x"}, lambda: moved_on(talk.reply), 409),
        ("splits", "reply", {"title": "x"}, lambda: talk.merge(talk.case, talk.whole), 409),
        ("splits", "deep", {"title": "x"}, lambda: talk.merge(talk.case, talk.whole), 409),
        ("splits", "reply", {"title": "x"}, lambda: talk.merge(talk.whole, talk.reply), 409),
        ("merges", "case", {"into": talk.whole.id}, lambda: talk.answer_to(talk.deep, "N."), 303),
        ("merges", "case", {"into": talk.whole.id}, lambda: talk.answer_to(talk.whole, "N."), 303),
        ("merges", "case", {"into": talk.whole.id}, lambda: talk.split(talk.reply), 409),
        ("merges", "case", {"into": talk.whole.id}, lambda: talk.back(talk.whole), 303),
    ):
        talk.renew()
        first = {**fields, "into": talk.whole.id} if act == "merges" else fields
        assert talk.send(act, getattr(talk, name), **first).status_code == 303
        (decision,) = talk.decisions(getattr(talk, name), act)
        assert then().status_code == 303, (act, name)
        answer = talk.undo(getattr(talk, name), decision)
        assert answer.status_code == status, (act, name, fields)
    assert talk.is_whole()


def test_authors_are_told_once_it_stands_and_again_when_it_is_undone_late(talk):
    desk = talk.desk
    for act, kinds in (
        ("moves", {(Kind.MOVED, "author")}),
        ("splits", {(Kind.SPLIT_OUT, "author")}),
        ("merges", {(Kind.MERGED, "author"), (Kind.JOINED, "classmate")}),
    ):
        talk.renew()
        name, fields = ACTS[act]
        post = getattr(talk, name)
        assert talk.send(act, post, **fields(talk)).status_code == 303
        assert talk.told() == kinds
        (decision,) = talk.decisions(post, act)
        with time_machine.travel(now() + timedelta(days=1)):
            last = {"undoes": decision.id} if act == "merges" else {}
            assert desk.decide("undo", post, **last).status_code == 303
        back = {(Kind.PUT_BACK, "author")}
        assert talk.told() == back | ({(Kind.PARTED, "classmate")} if act == "merges" else set())
    assert {each.withdrawn_at for each in desk.make.all(Notice, kind=Kind.MOVED)} != {None}


def test_an_author_finds_the_same_stand_ins_in_the_joint_thread(talk):
    make, desk = talk.desk.make, talk.desk
    for case, words in ((talk.case, "the boss"), (talk.case, "the firm"), (talk.whole, "the lead")):
        key = words.split()[1] if case is talk.case else "boss"
        with make._kept():
            db.session.add(
                StandIn(
                    author_id=desk.author.id,
                    case_id=case.id,
                    kind="names",
                    original=key,
                    original_key=key,
                    words=words,
                )
            )
    talk.merge(talk.case, talk.whole)
    rows = make.all(StandIn, case_id=talk.whole.id)
    assert [(each.original_key, each.words) for each in rows] == [
        ("boss", "the lead"),
        ("firm", "the firm"),
    ]


def test_however_much_stands_there_it_is_as_many_statements(talk, statements):
    costs = []
    for size, deep in ((3, False), (1_000, True)):
        talk.renew()
        top = talk.fill(size, deep=deep)
        talk.desk.browser()
        for act, post, fields in (
            ("moves", talk.case, {"topic": talk.other.id}),
            ("merges", talk.case, {"into": talk.whole.id}),
            ("splits", top, {"title": "x"}),
        ):
            statements.clear()
            assert talk.send(act, post, **fields).status_code == 303
            costs.append((act, len(statements)))
            statements.clear()
            assert talk.undo(post, talk.decisions(post, act)[-1]).status_code == 303
            costs.append((act, len(statements)))
    assert talk.is_whole()
    assert costs[1:6] == costs[7:]  # the very first finds no page of the frame that is kept


def test_what_has_moved_since_it_was_read_is_not_moved_on(talk):
    read = talk.desk.now(talk.case)
    assert talk.send("moves", read, topic=talk.other.id).status_code == 303

    def late():
        write(read.course_id)
        regrouping.move_thread(read, talk.topic)

    with pytest.raises(ConflictError):
        do(talk.desk.make.app, late)
    assert talk.desk.now(talk.case).topic_id == talk.other.id
