"""What one writes: sent twice it is made once, and nothing is laid over what is newer."""

from datetime import timedelta

import pytest
from werkzeug.exceptions import NotFound

from forum.db import now
from forum.discussion import actions, writing_actions
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.transitions import Act, State
from forum.errors import NotAllowedError
from tests.acting import do
from tests.discussion.moving import act_on, body, case


@pytest.fixture
def by(make, author):
    return make.reader(author)


@pytest.fixture
def staff(make, course):
    return make.reader(make.member(course, "moderator"))


@pytest.fixture
def tell(app, topic, by):
    def tell(said=None, *, key="k", submits=True, reader=None, topic_id=None):
        return do(
            app,
            writing_actions.tell,
            topic_id or topic.id,
            said or case(),
            key=key,
            submits=submits,
            by=reader or by,
        )

    return tell


@pytest.fixture
def reply(app, by):
    def reply(parent, words="We saw the same.", *, key="r", submits=True, reader=None):
        return do(
            app,
            writing_actions.reply,
            parent.id,
            body(words),
            key=key,
            submits=submits,
            by=reader or by,
        )

    return reply


@pytest.fixture
def revise(app, by):
    def revise(post, said=None, *, key="e", submits=True, base=None, reader=None):
        return do(
            app,
            writing_actions.revise,
            post.id,
            said or case("changed"),
            key=key,
            submits=submits,
            base=base,
            by=reader or by,
        )

    return revise


def texts(make, post):
    return make.all(Revision, post_id=post.id)


def test_a_case_that_is_told_waits_for_a_moderator(make, tell, topic, author):
    post = tell()
    assert (post.state, post.kind, post.topic_id) == (State.PENDING, Kind.CASE, topic.id)
    assert post.waiting_since is not None
    assert post.number is None
    (text,) = texts(make, post)
    assert (text.id, text.written_by_id) == (post.head_revision_id, author.id)
    assert text.htmls["action"] == "<p>We did it.</p>"
    assert post.submitted_at == text.submitted_at


def test_a_case_can_be_kept_as_a_draft_and_sent_later_by_the_same_form(make, tell):
    draft = tell(case("first"), submits=False)
    assert (draft.state, draft.submitted_at) == (State.DRAFT, None)
    again = tell(case("second"), submits=False)
    sent = tell(case("second"))
    assert draft.id == again.id == sent.id
    assert sent.state is State.PENDING
    assert [each.number for each in texts(make, sent)] == [1]


def test_staff_are_published_at_once_and_so_is_what_need_not_wait(make, tell, reply, course, staff):
    assert tell(reader=staff).state is State.PUBLISHED
    open_topic = make.topic(course, premoderates_cases=False, premoderates_replies=False)
    free = tell(topic_id=open_topic.id, key="k2")
    assert (free.state, free.live_revision_id) == (State.PUBLISHED, free.head_revision_id)
    assert free.number is not None
    assert reply(free).state is State.PUBLISHED
    half = make.topic(course, premoderates_cases=False, premoderates_replies=True)
    assert reply(tell(topic_id=half.id, key="k3"), key="r3").state is State.PENDING


def test_who_is_no_longer_staff_waits_like_everybody(make, tell, revise, course):
    former = make.member(course)
    post = make.case(make.topic(course), former)
    assert revise(post, reader=make.reader(former)).state is State.PENDING


@pytest.mark.parametrize(
    "times",
    [{"opens_at": timedelta(days=1)}, {"closes_at": timedelta(days=-1)}],
    ids=["not yet", "no more"],
)
def test_the_opening_times_hold_for_everything_that_is_written(
    *, app, make, course, author, by, staff, times, tell, reply, revise
):
    topic = make.topic(course, **{name: now() + span for name, span in times.items()})
    live = make.case(topic, author)
    refused = make.case(topic, author, "rejected")
    for attempt in (
        lambda: tell(topic_id=topic.id),
        lambda: tell(topic_id=topic.id, submits=False),
        lambda: reply(live),
        lambda: revise(live),
        lambda: copy(app, refused, by),
    ):
        with pytest.raises(NotAllowedError):
            attempt()
    assert len(make.all(Revision)) == 2
    assert tell(topic_id=topic.id, reader=staff).state is State.PUBLISHED
    waiting = make.case(topic, author, "pending")
    do(app, actions.recall, waiting.id, by=by)
    do(app, actions.withdraw, live.id, by=by)


def test_what_was_sent_in_time_is_mended_until_it_is_decided(make, course, author, by, revise):
    topic = make.topic(course, closes_at=now() - timedelta(days=1))
    for number, state in enumerate(("pending", "changes_requested")):
        sent = make.case(topic, author, state)
        assert make.get(Post, sent.id).state is State(state)
        assert revise(sent, key=f"mended-{number}").state is State.PENDING
    with pytest.raises(NotAllowedError):
        revise(make.case(topic, author), key="too late")


def test_who_only_looks_cannot_write(make, tell, reply, topic, author):
    admin = make.reader(make.user(is_admin=True))
    with pytest.raises(NotAllowedError):
        tell(reader=admin)
    with pytest.raises(NotAllowedError):
        reply(make.case(topic, author), reader=admin)


def test_a_topic_of_another_course_does_not_exist(make, tell):
    with pytest.raises(NotFound):
        tell(topic_id=make.topic(make.course()).id)


def test_a_reply_stands_under_what_it_answers_to_any_depth(make, reply, topic, author):
    top = make.case(topic, author)
    first = make.reply(top, author)
    answer = reply(first)
    assert (answer.case_id, answer.parent_id, answer.depth) == (top.id, first.id, 2)
    assert answer.state is State.PENDING


def test_a_reply_can_be_kept_as_a_draft(make, reply, topic, author):
    top = make.case(topic, author)
    draft = reply(top, submits=False)
    assert draft.state is State.DRAFT
    assert reply(top).id == draft.id


@pytest.mark.parametrize("state", ["withdrawn", "removed", "erased"])
def test_nothing_is_answered_under_what_is_hidden(app, make, reply, revise, topic, course, state):
    other = make.member(course)
    top = make.case(topic, other, state)
    middle = make.reply(top, other)
    deep = make.reply(middle, other)
    for parent in (middle, deep):
        with pytest.raises(NotAllowedError):
            reply(parent)
    with pytest.raises((NotAllowedError, NotFound)):
        reply(top)


def test_what_answers_something_hidden_is_not_sent_but_kept(
    app, make, reply, revise, topic, course
):
    top = make.case(topic, make.member(course))
    draft = reply(top, submits=False)
    live = reply(top, key="live", reader=make.reader(make.member(course, "moderator")))
    act_on(app, top.id, Act.REMOVE, make.reader(make.member(course, "moderator")))
    with pytest.raises(NotAllowedError):
        revise(draft, body("sent anyway"))
    assert revise(draft, body("kept"), submits=False).state is State.DRAFT
    assert make.get(Post, live.id).is_live


def test_an_edit_of_what_is_live_waits_while_the_old_text_stays(make, revise, topic, author):
    post = make.case(topic, author)
    after = revise(post)
    assert (after.state, after.live_revision_id) == (State.PENDING, post.live_revision_id)
    assert after.head_revision_id != post.head_revision_id


def test_a_draft_of_an_edit_changes_neither_state_nor_head(make, revise, topic, author):
    post = make.case(topic, author)
    after = revise(post, submits=False)
    again = revise(post, case("more"), submits=False, key="e2")
    assert (after.state, after.head_revision_id) == (post.state, post.head_revision_id)
    assert (again.state, again.head_revision_id) == (post.state, post.head_revision_id)
    assert [each.is_sent for each in texts(make, post)] == [True, False]
    assert revise(post, case("more"), key="e3").state is State.PENDING
    assert [each.is_sent for each in texts(make, post)] == [True, True]


def test_an_edit_of_what_waits_and_the_mending_of_what_was_asked_for(make, revise, topic, author):
    for state in ("pending", "changes_requested", "withdrawn"):
        post = make.case(topic, author, state)
        assert revise(post, key=state).state is State.PENDING


@pytest.mark.parametrize("state", ["rejected", "removed", "merged"])
def test_what_is_decided_cannot_be_changed(make, revise, topic, author, state):
    post = make.case(topic, author, state)
    for submits in (True, False):
        with pytest.raises(NotAllowedError):
            revise(post, submits=submits)


def test_nobody_changes_what_somebody_else_wrote(make, revise, topic, author, staff):
    with pytest.raises(NotAllowedError):
        revise(make.case(topic, author), reader=staff)


def copy(app, post, by, *, key="copy", revision_id=None):
    text = revision_id or post.head_revision_id
    return do(app, writing_actions.copy, post.id, text, key=key, by=by)
