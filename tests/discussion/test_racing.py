"""What happens at the same moment: one post of a double click, one winner at one post."""

import pytest

from forum.audit import Event
from forum.discussion import actions, writing_actions
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import Act, State
from forum.errors import ConflictError, NotAllowedError
from tests.acting import at_once
from tests.discussion.moving import act_in_place, body, case

SENDINGS = 50
RACES = 30


@pytest.fixture
def by(make, author):
    return make.reader(author)


@pytest.fixture
def staff(make, course):
    return make.reader(make.member(course, "moderator"))


def test_a_form_that_is_sent_twice_at_once_makes_one_post(app, make, topic, author, by):
    top = make.case(topic, author)
    for number in range(SENDINGS):
        key, said = f"form-{number}", case(str(number)) if number % 2 else body(str(number))

        def send(key=key, said=said, number=number):
            if number % 2:
                return writing_actions.tell(topic.id, said, key=key, submits=True, by=by)
            return writing_actions.reply(top.id, said, key=key, by=by)

        first, second = at_once(app, send, send)
        assert first.id == second.id
    posts = make.all(Post)
    assert len(posts) == len(make.all(Revision)) == 1 + SENDINGS
    assert len(make.all(Event, act="post.submit")) == SENDINGS


def test_of_two_edits_of_one_text_one_is_refused_and_none_is_mixed(app, make, topic, author, by):
    for number in range(SENDINGS):
        post = make.case(topic, author)
        (text,) = make.all(Revision, post_id=post.id)

        def edit(words, post=post, base=text.version, submits=bool(number % 2)):
            said = case(words)
            return lambda: writing_actions.revise(
                post.id, said, key=words, submits=submits, base=base, by=by
            )

        made = at_once(app, edit("one"), edit("two"))
        assert sum(isinstance(each, ConflictError) for each in made) == 1
        (kept,) = [each for each in make.all(Revision, post_id=post.id) if each.id != text.id]
        winner = "one" if isinstance(made[1], ConflictError) else "two"
        assert {each.rsplit(" ", 1)[1] for each in kept.texts.values()} == {winner}


def test_of_taking_back_and_publishing_one_wins(app, make, topic, author, by, staff):
    wins = {State.DRAFT: 0, State.PUBLISHED: 0}
    for _ in range(RACES):
        post = make.case(topic, author, "pending")
        seen = post.head_revision_id
        made = at_once(
            app,
            lambda post=post: actions.recall(post.id, by=by),
            lambda post=post, seen=seen: act_in_place(post.id, Act.APPROVE, staff, seen=seen),
        )
        refused = [isinstance(each, NotAllowedError | ConflictError) for each in made]
        after = make.get(Post, post.id)
        assert sum(refused) == 1, made
        assert after.state is (State.PUBLISHED if refused[0] else State.DRAFT)
        assert after.is_live == refused[0]
        wins[after.state] += 1
    assert sum(wins.values()) == RACES


def test_of_an_edit_and_a_decision_the_decision_never_publishes_what_nobody_read(
    app, make, topic, author, by, staff
):
    for number in range(SENDINGS):
        post = make.case(topic, author, "pending")
        seen, said = post.head_revision_id, case("unread")
        made = at_once(
            app,
            lambda post=post, said=said, number=number: writing_actions.revise(
                post.id, said, key=f"e{number}", submits=True, by=by
            ),
            lambda post=post, seen=seen: act_in_place(post.id, Act.APPROVE, staff, seen=seen),
        )
        after = make.get(Post, post.id)
        assert not isinstance(made[0], Exception)
        assert after.state is State.PENDING
        assert after.live_revision_id in {None, seen}
        assert (after.live_revision_id is None) == isinstance(made[1], ConflictError)
