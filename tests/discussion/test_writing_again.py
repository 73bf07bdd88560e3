"""What one writes again: sent twice it is made once, and nothing is laid over what is newer."""

import pytest
from werkzeug.exceptions import NotFound

from forum.discussion import writing_actions
from forum.discussion.models import Post, Revision
from forum.discussion.transitions import Act, State
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
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


@pytest.mark.parametrize("submits", [True, False])
def test_the_same_form_twice_makes_one_post(make, tell, submits):
    first, second = tell(submits=submits), tell(submits=submits)
    assert first.id == second.id
    assert len(make.all(Post)) == len(make.all(Revision)) == 1


def test_the_same_form_with_other_words_is_an_edit_of_what_it_made(app, make, tell, staff):
    first = tell(case("first"))
    assert tell(case("second")).id == first.id
    assert tell(case("second")).id == first.id
    act_on(app, first.id, Act.APPROVE, staff)
    third = tell(case("third"))
    assert (third.id, third.state, third.is_live) == (first.id, State.PENDING, True)
    assert [each.submission_key for each in texts(make, first)] == [None, None, "k"]


def test_a_lost_answer_sent_again_is_answered_as_the_first_whatever_came_after(
    app, make, tell, revise, staff
):
    post = tell(case("first"))
    act_on(app, post.id, Act.REQUEST_CHANGES, staff)
    revise(post, case("second"), key="edit")
    assert tell(case("first")).id == post.id
    assert revise(post, case("second"), key="edit").id == post.id
    assert len(texts(make, post)) == 2


def test_a_form_does_not_write_over_what_was_saved_elsewhere(make, tell, revise):
    draft = tell(case("here"), submits=False)
    revise(draft, case("elsewhere"), key="other", submits=False)
    with pytest.raises(ConflictError):
        tell(case("here, later"), submits=False)
    assert texts(make, draft)[0].texts["action"].endswith("elsewhere")


def test_a_key_of_another_place_is_a_broken_form(make, tell, reply, topic, course, author):
    parent = make.case(topic, author)
    tell(key="one")
    reply(parent, key="two")
    with pytest.raises(InvalidFormError):
        reply(parent, key="one")
    with pytest.raises(InvalidFormError):
        tell(key="two")
    with pytest.raises(InvalidFormError):
        tell(key="one", topic_id=make.topic(course).id)


def test_the_same_key_of_two_people_is_two_posts(make, tell, course):
    other = make.reader(make.member(course))
    assert tell().id != tell(reader=other).id


def test_the_same_words_are_sent_again_only_where_that_says_something(make, revise, topic, author):
    same = make.all(Revision, post_id=make.case(topic, author).id)[0]
    said = writing_actions.said_in(same)
    for state, expected in (
        ("published", State.PUBLISHED),
        ("pending", State.PENDING),
        ("changes_requested", State.PENDING),
        ("withdrawn", State.PENDING),
    ):
        post = make.case(topic, author, state, title="Case 5")
        said = writing_actions.said_in(make.all(Revision, post_id=post.id)[0])
        assert revise(post, said, key=state).state is expected
        makes_one = state in {"changes_requested", "withdrawn"}
        assert len(texts(make, post)) == 1 + makes_one
    assert revise(post, said, key="draft", submits=False).state is State.PENDING


def test_an_old_page_is_refused_and_a_new_one_is_not(make, revise, topic, author):
    post = make.case(topic, author)
    old = texts(make, post)[0].version
    revise(post, case("one"), key="one", submits=False, base=old)
    first = texts(make, post)[-1].version
    revise(post, case("one, further"), key="one", submits=False, base=old)
    for base in (old, first):
        with pytest.raises(ConflictError):
            revise(post, case("two"), key="two", base=base)
    newest = texts(make, post)[-1].version
    assert newest != first
    assert revise(post, case("two"), key="two", base=newest).state is State.PENDING


def copy(app, post, by, *, key="copy", revision_id=None):
    text = revision_id or post.head_revision_id
    return do(app, writing_actions.copy, post.id, text, key=key, by=by)


@pytest.mark.parametrize("state", ["rejected", "removed"])
def test_a_declined_text_is_begun_anew(app, make, topic, author, by, state):
    post = make.case(topic, author, state)
    made = copy(app, post, by)
    assert copy(app, post, by).id == made.id != post.id
    assert (made.state, made.topic_id) == (State.DRAFT, topic.id)
    assert texts(make, made)[0].texts == texts(make, post)[0].texts
    assert make.get(Post, post.id).state == state


def test_a_declined_reply_is_begun_anew_where_it_stood(app, make, topic, author, by):
    top = make.case(topic, author)
    made = copy(app, make.reply(top, author, "rejected"), by)
    assert (made.parent_id, made.state) == (top.id, State.DRAFT)
    gone = make.case(topic, author, "removed")
    with pytest.raises(NotAllowedError):
        copy(app, make.reply(gone, author, "rejected"), by)


def test_an_earlier_text_of_what_can_be_sent_becomes_its_draft(app, make, topic, author, by):
    post = make.case(topic, author)
    first = post.head_revision_id
    make.edit(post, author, "published")
    made = copy(app, post, by, revision_id=first)
    assert copy(app, post, by, revision_id=first).id == made.id == post.id
    assert [each.is_sent for each in texts(make, post)] == [True, True, False]
    with pytest.raises(ConflictError):
        copy(app, post, by, revision_id=first, key="another")


def test_a_text_is_begun_anew_by_its_author_only(app, make, topic, author, by, staff):
    post = make.case(topic, author, "rejected")
    with pytest.raises(NotAllowedError):
        copy(app, post, staff)
    with pytest.raises(NotFound):
        copy(app, post, by, revision_id=999_999)
