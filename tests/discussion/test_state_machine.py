"""A post's life as it comes: authors and moderators act in any order, and what must hold holds."""

from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from forum.db import db, transaction
from forum.discussion import actions, overview_queries, writing_actions
from forum.discussion.models import Post, Revision
from forum.discussion.pin_queries import PINNED_A_TOPIC
from forum.discussion.transitions import (
    AUTHORS_ACTS,
    INSTRUCTORS_ACTS,
    Act,
    Points,
    find,
    is_for,
)
from forum.discussion.visibility import is_public
from forum.errors import NotAllowedError
from tests.acting import do
from tests.discussion.moving import act_on, body, case

PEOPLE = ("participant", "former staff", "moderator", "instructor")


class Life(RuleBasedStateMachine):
    def __init__(self):
        super().__init__()
        self.posts = {}
        self.said = {}
        self.places = {}

    def note(self, post_id):
        self.places[post_id] = actions.place_of(self.make.get(Post, post_id))

    def pick(self, place):
        known = sorted(self.posts)
        return known[place % len(known)] if known else None

    @rule(who=st.sampled_from(PEOPLE), submits=st.booleans(), waits=st.booleans())
    def tell(self, who, submits, waits):
        words, by = f"w{next(self.numbers)}", self.readers[who]
        topic, key = self.topics[waits], f"k{next(self.numbers)}"
        made = do(
            self.app, writing_actions.tell, topic.id, case(words), key=key, submits=submits, by=by
        )
        self.posts[made.id] = who
        self.said[made.id] = [words]
        self.note(made.id)

    @rule(place=st.integers(0, 50), who=st.sampled_from(PEOPLE))
    def reply(self, place, who):
        parent = self.pick(place)
        if parent is None or not self.make.get(Post, parent).is_live:
            return
        words, key = f"w{next(self.numbers)}", f"k{next(self.numbers)}"
        try:
            made = do(
                self.app, writing_actions.reply, parent, body(words), key=key, by=self.readers[who]
            )
        except NotAllowedError:
            return
        self.posts[made.id] = who
        self.said[made.id] = [words]
        self.note(made.id)

    @rule(place=st.integers(0, 50), submits=st.booleans())
    def edit(self, place, submits):
        post_id = self.pick(place)
        if post_id is None:
            return
        by, before = self.readers[self.posts[post_id]], self.places[post_id]
        words, key = f"w{next(self.numbers)}", f"k{next(self.numbers)}"
        said = case(words) if self.make.get(Post, post_id).is_case else body(words)
        was_sent = self.sent(post_id)
        try:
            do(self.app, writing_actions.revise, post_id, said, key=key, submits=submits, by=by)
        except NotAllowedError:
            words = ""
        self.note(post_id)
        texts = self.make.all(Revision, post_id=post_id)
        assert was_sent.items() <= self.sent(post_id).items()
        assert len([each for each in texts if not each.is_sent]) <= 1
        assert any(words in str(each.texts) for each in texts)
        self.said[post_id] = [str(each.texts) for each in texts]
        after = self.places[post_id]
        stays = (after.state, after.live_revision_id) == (before.state, before.live_revision_id)
        assert stays or (submits and words)

    def sent(self, post_id):
        """What was ever sent of a post, which nothing changes."""
        texts = self.make.all(Revision, post_id=post_id)
        return {each.id: str(each.texts) for each in texts if each.is_sent}

    @rule(place=st.integers(0, 50), who=st.sampled_from(PEOPLE), act=st.sampled_from(list(Act)))
    def move(self, place, who, act):
        post_id = self.pick(place)
        if post_id is None or act in {Act.SUBMIT, Act.PUBLISH}:
            return
        before, is_own = self.places[post_id], self.posts[post_id] == who
        step = find(act, before.state, is_live=before.live_revision_id is not None)
        is_staff = who in {"moderator", "instructor"}
        may = is_own if act in AUTHORS_ACTS else is_staff and not is_own
        may = may and (who == "instructor" or act not in INSTRUCTORS_ACTS)
        may = may and self.has_room(post_id, act)
        if not (before.is_public or is_own or is_staff):
            return
        if step is None or not may:
            with pytest.raises(NotAllowedError):
                self.act(post_id, act, who)
            return
        self.act(post_id, act, who)
        self.note(post_id)
        after = self.places[post_id]
        assert after.state is step.to
        moves = after.live_revision_id != before.live_revision_id
        assert moves <= (step.live is not Points.STAYS)

    def has_room(self, post_id, act):
        """Whether it is an act for such a post; a case is pinned only among few others."""
        post = self.make.get(Post, post_id)
        pinned = self.make.all(Post, topic_id=post.topic_id, is_pinned=True)
        full = act is Act.PIN and not post.is_pinned and len(pinned) >= PINNED_A_TOPIC
        return not full and is_for(act, is_case=post.is_case)

    def act(self, post_id, act, who):
        if act is Act.RECALL:
            do(self.app, actions.recall, post_id, by=self.readers[who])
        else:
            act_on(self.app, post_id, act, self.readers[who])

    @invariant()
    def what_was_sent_is_still_there(self):
        for post_id, words in self.said.items():
            texts = str([each.texts for each in self.make.all(Revision, post_id=post_id)])
            assert all(each in texts for each in words)

    @invariant()
    def pointers_point_into_the_post(self):
        for post_id in self.posts:
            post = self.make.get(Post, post_id)
            own = {each.id: each for each in self.make.all(Revision, post_id=post_id)}
            assert post.head_revision_id in own
            assert post.live_revision_id is None or own[post.live_revision_id].is_sent
            assert (post.waiting_since is not None) == (post.state == "pending")
            assert post.number is None or post.published_at is not None
            assert not (post.is_featured and post.live_revision_id is None)
            assert (post.endorsed_revision_id is None) == (post.endorsed_by_id is None)
            assert post.endorsed_revision_id in {None, *own}
            assert post.is_live or not post.is_pinned

    @invariant()
    def what_is_public_is_what_is_counted(self):
        with self.app.app_context(), transaction():
            public = set(db.session.scalars(select(Post.id).where(is_public())))
            counts = [overview_queries.counts(each.id) for each in self.topics.values()]
        live = [self.make.get(Post, each) for each in self.posts]
        live = [each for each in live if each.is_live]
        assert public == {each.id for each in live} | self.older(public)
        assert sum(each.cases for each in counts) == len(
            [each for each in public if self.make.get(Post, each).is_case]
        )
        assert sum(each.cases + each.replies for each in counts) == len(public)

    def older(self, public):
        """Posts of the machines before this one, on the same database."""
        return public - set(self.posts)


def life_of_posts(app, make):
    """Give the machine that acts on one program's database."""
    course = make.course()
    free = make.topic(course, premoderates_cases=False, premoderates_replies=False)
    roles = {"participant": "participant", "former staff": "participant", "moderator": "moderator"}
    members = {name: make.member(course, roles.get(name, name)) for name in PEOPLE}
    here = {
        "app": app,
        "make": make,
        "topics": {True: make.topic(course), False: free},
        "readers": {name: make.reader(member) for name, member in members.items()},
        "numbers": count(1),
    }
    return type("LifeHere", (Life,), here)


@pytest.mark.parametrize("steps", [16])
def test_whatever_is_done_in_whatever_order(app, make, steps):
    run_state_machine_as_test(
        life_of_posts(app, make),
        settings=settings(
            max_examples=6,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
