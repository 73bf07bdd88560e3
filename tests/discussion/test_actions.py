"""How a post moves: each transition on both databases, and what is refused."""

from datetime import timedelta

import pytest

from forum.audit import Event
from forum.db import now, write
from forum.discussion import actions, queries
from forum.discussion.models import Post, Revision, Topic
from forum.discussion.transitions import (
    AUTHORS_ACTS,
    INSTRUCTORS_ACTS,
    Act,
    By,
    Points,
    State,
    find,
    is_for,
)
from forum.errors import ConflictError, NotAllowedError
from tests.acting import do
from tests.discussion.moving import act_in_place, act_on, case

STANDINGS = [
    (state, live)
    for state in State
    for live in (False, True)
    if live or state is not State.PUBLISHED  # a published post has a live text
]


@pytest.fixture
def topic(make):
    return make.topic(make.course())


@pytest.fixture
def author(make, topic):
    return make.member(make.get(type(make.course()), topic.course_id))


@pytest.fixture
def moderator(make, topic):
    return make.member(make.get(type(make.course()), topic.course_id), "moderator")


def standing(make, topic, author, state, live):
    """A post in a state, with a newer text than the live one where it has one."""
    post = make.case(topic, author, state if not live else "published", live=live)
    if live and state in {State.PENDING, State.CHANGES_REQUESTED}:
        post = make.edit(post, author, state, texts={"situation": "newer"})
    elif live and state is not State.PUBLISHED:
        post = make.case(topic, author, state, live=True)
    return post


def test_the_steps_of_the_table_are_taken(app, make, topic, author, moderator):
    for state, live in STANDINGS:
        for act in Act:
            if find(act, state, is_live=live) is None:
                continue
            before = standing(make, topic, author, state, live)
            if not is_for(act, is_case=True):
                before = make.reply(before, author, state)
            take(app, make, before, act, author, moderator)


def take(app, make, before, act, author, moderator):
    step = find(act, before.state, is_live=before.live_revision_id is not None)
    new = make.edit(before, author, "draft") if step.head is Points.TO_NEW else None
    new = make.all(Revision, post_id=new.id)[-1] if new else None
    by = make.reader(author if act in AUTHORS_ACTS else moderator)
    if act in INSTRUCTORS_ACTS:
        course = make.get(type(make.course()), before.course_id)
        by = make.reader(make.member(course, "instructor"))

    was = act_on(app, before.id, act, by, new=new)

    after = make.get(Post, before.id)
    head = {
        Points.STAYS: before.head_revision_id,
        Points.TO_LIVE: before.live_revision_id,
        Points.TO_NEW: new and new.id,
    }[step.head]
    shown = {
        Points.STAYS: before.live_revision_id,
        Points.TO_HEAD: head,
        Points.TO_NEW: head,
        Points.TO_NOTHING: None,
    }[step.live]
    assert (after.state, after.head_revision_id, after.live_revision_id) == (step.to, head, shown)
    assert (was.state, was.head_revision_id) == (before.state, before.head_revision_id)
    assert (after.waiting_since is not None) == (step.to is State.PENDING)
    line = make.all(Event)[-1]
    assert (line.act, line.subject_id) == (f"post.{act}", before.id)
    assert line.details == {"before": before.state, "after": step.to}


def test_every_other_step_is_refused_and_changes_nothing(app, make, topic, author, moderator):
    readers = {
        By.AUTHOR: make.reader(author),
        By.MODERATOR: make.reader(moderator),
        By.NOBODY: make.reader(make.user(is_admin=True)),
    }
    for state, live in STANDINGS:
        before = standing(make, topic, author, state, live)
        do(app, refused, before.id, not_in_the_table(state, live, readers))
        after = make.get(Post, before.id)
        assert actions.place_of(after) == actions.place_of(before)
    assert make.all(Event) == []


def not_in_the_table(state, live, readers):
    """Give each act with each reader who may not do it in a state."""
    for act in Act:
        for side, by in readers.items():
            if state is State.ERASED and side is By.AUTHOR:
                continue  # it does not exist for its author
            whose = By.AUTHOR if act in AUTHORS_ACTS else By.MODERATOR
            may = side is whose and act not in INSTRUCTORS_ACTS
            if not may or find(act, state, is_live=live) is None:
                yield act, by


def refused(post_id, cases):
    for act, by in cases:
        with pytest.raises(NotAllowedError):
            act_in_place(post_id, act, by)


def test_nobody_decides_on_their_own_post(app, make, topic, moderator):
    own = make.case(topic, moderator, "pending")
    with pytest.raises(NotAllowedError, match="own post"):
        act_on(app, own.id, Act.APPROVE, make.reader(moderator))


def test_a_decision_on_a_text_that_is_not_the_newest_is_refused(
    app, make, topic, author, moderator
):
    post = make.case(topic, author, "pending")
    seen = post.head_revision_id
    make.edit(post, author, texts={"situation": "changed meanwhile"})
    with pytest.raises(ConflictError):
        act_on(app, post.id, Act.APPROVE, make.reader(moderator), seen=seen)
    assert make.get(Post, post.id).state is State.PENDING


def test_a_moderators_own_edit_is_what_is_approved(app, make, topic, author, moderator):
    post, by = make.case(topic, author, "pending"), make.reader(moderator)

    def approve_with_edit():
        write(post.course_id)
        found = queries.post(post.id, reader=by)
        edited = actions.edit_as_moderator(found, case("clearer"), by=by)
        actions.transition(found, Act.APPROVE, by=by, new=edited, seen=post.head_revision_id)
        return edited

    edited = do(app, approve_with_edit)
    after = make.get(Post, post.id)
    assert after.live_revision_id == after.head_revision_id == edited.id
    assert edited.written_by_id == moderator.id
    assert edited.submitted_at is not None
    assert make.all(Revision, post_id=post.id)[0].id == post.head_revision_id


def test_a_case_gets_its_number_when_it_is_first_published_and_keeps_it(
    app, make, topic, author, moderator
):
    by, own = make.reader(moderator), make.reader(author)
    first, second = (make.case(topic, author, "pending") for _ in range(2))
    reply = make.reply(make.case(topic, author, live=True), author, "pending")
    last = max(each.number or 0 for each in make.all(Post))
    act_on(app, second.id, Act.APPROVE, by)
    act_on(app, first.id, Act.FEATURE, by)
    act_on(app, reply.id, Act.APPROVE, by)
    numbers = [make.get(Post, each.id).number for each in (second, first, reply)]
    assert numbers == [last + 1, last + 2, None]
    act_on(app, second.id, Act.REMOVE, by)
    act_on(app, second.id, Act.RESTORE, by)
    do(app, actions.withdraw, first.id, by=own)
    assert [make.get(Post, each.id).number for each in (second, first)] == [last + 1, last + 2]


def test_an_edit_keeps_its_place_in_the_queue_and_its_day_of_publication(
    app, make, topic, author, moderator
):
    long_ago = now() - timedelta(days=3)
    waiting = make.case(topic, author, "pending", at=long_ago)
    new = make.all(Revision, post_id=make.edit(waiting, author, "draft").id)[-1]
    act_on(app, waiting.id, Act.SUBMIT, make.reader(author), new=new)
    assert make.get(Post, waiting.id).waiting_since == waiting.waiting_since

    published = make.edit(make.case(topic, author, at=long_ago), author)
    act_on(app, published.id, Act.APPROVE, make.reader(moderator))
    assert make.get(Post, published.id).published_at == published.published_at


def test_what_comes_back_after_a_withdrawal_is_published_anew_and_not_featured(
    app, make, topic, author, moderator
):
    post = make.case(topic, author, is_featured=True, at=now() - timedelta(days=3))
    do(app, actions.withdraw, post.id, by=make.reader(author))
    withdrawn = make.get(Post, post.id)
    assert (withdrawn.state, withdrawn.live_revision_id) == (State.WITHDRAWN, None)
    assert not withdrawn.is_featured
    new = make.all(Revision, post_id=make.edit(withdrawn, author, "draft").id)[-1]
    act_on(app, post.id, Act.SUBMIT, make.reader(author), new=new)
    act_on(app, post.id, Act.APPROVE, make.reader(moderator))
    again = make.get(Post, post.id)
    assert again.published_at > post.published_at
    assert not again.is_featured


def test_featuring_stays_over_an_edit_and_a_removal(app, make, topic, author, moderator):
    by = make.reader(moderator)
    post = make.edit(make.case(topic, author, is_featured=True), author)
    for act in (Act.APPROVE, Act.REMOVE, Act.RESTORE):
        act_on(app, post.id, act, by)
        assert make.get(Post, post.id).is_featured
    act_on(app, post.id, Act.UNFEATURE, by)
    assert not make.get(Post, post.id).is_featured


def test_taking_back_what_was_never_live_makes_it_a_draft_again(app, make, topic, author):
    post = make.case(topic, author, "pending")
    do(app, actions.recall, post.id, by=make.reader(author))
    after = make.get(Post, post.id)
    assert (after.state, after.head_revision_id) == (State.DRAFT, post.head_revision_id)
    assert len(make.all(Revision, post_id=post.id)) == 1


def test_taking_back_an_edit_keeps_it_as_a_draft_and_the_old_text_live(app, make, topic, author):
    post = make.edit(make.case(topic, author), author, texts={"situation": "newer"}, title="N")
    do(app, actions.recall, post.id, by=make.reader(author))
    after = make.get(Post, post.id)
    assert (after.state, after.head_revision_id) == (State.PUBLISHED, post.live_revision_id)
    kept = make.all(Revision, post_id=post.id)[-1]
    assert (kept.texts, kept.title, kept.submitted_at) == ({"situation": "newer"}, "N", None)


def test_taking_back_an_edit_leaves_a_draft_that_is_there_already(app, make, topic, author):
    post = make.edit(make.case(topic, author), author)
    make.edit(post, author, "draft", texts={"situation": "the draft"})
    do(app, actions.recall, post.id, by=make.reader(author))
    texts = [each.texts for each in make.all(Revision, post_id=post.id) if not each.submitted_at]
    assert texts == [{"situation": "the draft"}]


def test_withdrawing_a_draft_puts_it_aside(app, make, topic, author):
    post = make.case(topic, author, "draft")
    do(app, actions.withdraw, post.id, by=make.reader(author))
    after = make.get(Post, post.id)
    assert (after.state, after.head_revision_id) == (State.WITHDRAWN, post.head_revision_id)


def test_a_topic_has_a_new_version_only_when_what_the_course_reads_changes(
    app, make, topic, author, moderator
):
    by = make.reader(moderator)
    post = make.case(topic, author, "pending")

    def version():
        return make.get(Topic, topic.id).version

    start = version()
    act_on(app, post.id, Act.REQUEST_CHANGES, by)
    assert version() == start
    act_on(app, post.id, Act.APPROVE, by)
    assert version() == start + 1
    act_on(app, post.id, Act.FEATURE, by)
    assert version() == start + 2


def test_a_post_that_moved_under_ones_hands_is_a_conflict(app, make, topic, author, moderator):
    post, by = make.case(topic, author, "pending"), make.reader(moderator)

    def too_late():
        write(post.course_id)
        found = queries.post(post.id, reader=by)
        act_in_place(post.id, Act.APPROVE, by)
        stale = Post(id=found.id, course_id=found.course_id, author_id=found.author_id)
        for name in ("head_revision_id", "live_revision_id", "kind", "topic_id", "number"):
            setattr(stale, name, getattr(post, name))
        stale.state, stale.is_featured = State.PENDING, False
        actions.move(stale, actions.place_of(found), seen=post.head_revision_id)

    with pytest.raises(ConflictError):
        do(app, too_late)
