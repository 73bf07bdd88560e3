"""Every act in every state by everybody, on the database: done as the table says, or refused."""

from functools import partial
from itertools import product

import pytest
from werkzeug.exceptions import HTTPException

from forum.db import db
from forum.discussion import actions as authors
from forum.discussion.models import Post
from forum.discussion.transitions import AUTHORS_ACTS, INSTRUCTORS_ACTS, Act, By, State, find
from forum.moderation import actions, regroup_actions
from forum.moderation.models import DecisionAct
from forum.moderation.regroup_actions import Into, Why
from forum.moderation.request_models import Ask
from forum.moderation.verdicts import Verdict

SIDES = {
    "author": By.AUTHOR,
    "moderator": By.MODERATOR,
    "instructor": By.MODERATOR,
    "participant": By.NOBODY,
    "moderator elsewhere": By.NOBODY,
    "admin": By.NOBODY,
}
DECISIONS = [each for each in DecisionAct if each is not DecisionAct.UNDO]
WHY = "Because of it."
WORDS = {
    DecisionAct.REJECT: {"message": "Why."},
    DecisionAct.REMOVE: {"message": "Why."},
    DecisionAct.TAG: {"tags": {"a": "A"}},
    DecisionAct.REQUEST_CHANGES: {"asks": (Ask("outcome", "How?"),)},
}
AUTHORS = {Act.RECALL: authors.recall, Act.WITHDRAW: authors.withdraw}


@pytest.fixture
def people(desk):
    elsewhere = desk.make.course()
    members = {
        "author": desk.author,
        "moderator": desk.moderator,
        "instructor": desk.other,
        "participant": desk.classmate,
        "moderator elsewhere": desk.make.member(elsewhere, "moderator"),
        "admin": desk.make.user(is_admin=True),
    }
    return {name: desk.make.reader(each) for name, each in members.items()}


def tried(desk, acts):
    """Do things one after another and undo each; give what each led to, or None where refused."""
    came = []
    with desk.make.app.test_request_context(headers={"Accept-Language": "en"}):
        for act in acts:
            try:
                came.append(act())
                db.session.rollback()
            except HTTPException:
                came.append(None)
        db.session.rollback()
    return came


def test_every_act_in_every_state_by_everybody(desk, people):
    assert set(AUTHORS) | {Act.SUBMIT, Act.PUBLISH, Act.APPEAL} == AUTHORS_ACTS
    wrong = []
    whole = desk.make.case(desk.topic, desk.classmate)
    places = whole.id, desk.make.topic(desk.course).id
    for state, live in product(State, (True, False)):
        if (state, live) == (State.PUBLISHED, False):
            continue  # what is published is live
        post = desk.make.case(desk.topic, desk.author, state, live=live)
        reply = desk.make.reply(whole, desk.author, state, live=live)
        cases = []
        for act in [*DECISIONS, *AUTHORS]:
            whose = By.AUTHOR if act in AUTHORS else By.MODERATOR
            step = find(Act(act), state, is_live=live)
            for who in SIDES if step else [whose.value]:
                may = who == "instructor" if act in INSTRUCTORS_ACTS else SIDES[who] is whose
                due = step.to if step and may else None
                cases.append((who, act, due))
        came = tried(
            desk,
            [partial(_do, desk, (post, reply, *places), act, people[who]) for who, act, _ in cases],
        )
        found = zip(cases, came, strict=True)
        wrong += [(state, live, *case, was) for case, was in found if was is not case[2]]
    assert wrong == []


def _do(desk, posts, act, reader):
    case, reply, whole_id, topic_id = posts
    post = reply if act is DecisionAct.SPLIT else case
    if act in AUTHORS:
        return AUTHORS[act](post.id, by=reader).state
    why = Why(post.head_revision_id, WHY)
    regroup = {
        DecisionAct.MOVE: partial(regroup_actions.move_case, topic_id=topic_id),
        DecisionAct.MERGE: partial(regroup_actions.merge, into=Into(whole_id)),
        DecisionAct.SPLIT: partial(regroup_actions.split, title="A title"),
    }
    if act in regroup:
        regroup[act](desk.course.id, post.id, why=why, by=reader)
    else:
        verdict = Verdict(act, post.head_revision_id, **WORDS.get(act, {}))
        actions.decide(desk.course.id, post.id, verdict, by=reader)
    return db.session.get(Post, post.id).state
