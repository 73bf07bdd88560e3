"""Every two acts at one post at the same moment: it comes out as if one had been before the other.

That is one winner and one set of notices, or two acts that may well follow one another. With all
other tests some of the pairs race once, and two minds on one post a hundred times;
`make test ARGS="tests/moderation/test_every_race.py --rounds 100"` has every pair do so.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations_with_replacement

import pytest
from werkzeug.exceptions import HTTPException

from forum.discussion import actions as authors
from forum.discussion import writing_actions
from forum.discussion.models import Revision
from forum.moderation import appeal_actions
from forum.moderation.actions import decide
from forum.moderation.models import DecisionAct
from forum.moderation.request_models import Ask
from forum.moderation.verdicts import Verdict
from forum.notices.models import Notice
from tests.acting import at_once, do
from tests.discussion.moving import case

WORDS = {
    DecisionAct.REJECT: {"message": "Why."},
    DecisionAct.REMOVE: {"message": "Why."},
    DecisionAct.UPHOLD: {"message": "Why."},
    DecisionAct.REQUEST_CHANGES: {"asks": (Ask("outcome", "How?"),)},
}


@dataclass
class Scene:
    """A post as it was read by two moderators and by its author."""

    before: tuple[str, ...]
    acts: tuple[str, ...]
    live: bool = False


SCENES = [
    Scene(
        (),
        ("approve", "feature", "reject", "request_changes", "mend", "recall", "withdraw", "revise"),
    ),
    Scene(
        (),
        ("approve", "reject", "request_changes", "remove", "recall", "withdraw", "revise"),
        live=True,
    ),
    Scene(("request_changes",), ("approve", "reject", "undo", "withdraw", "revise")),
    Scene(("approve",), ("feature", "remove", "undo", "withdraw", "revise")),
    Scene(("feature",), ("unfeature", "remove", "undo")),
    Scene(("approve", "pin"), ("pin", "unpin", "remove", "withdraw")),
    Scene(("reject",), ("undo", "appeal")),
    Scene(("approve", "remove"), ("undo", "restore", "appeal")),
    Scene(("reject", "appeal"), ("approve", "uphold", "undo")),
]


A_FEW = 8
"""Of so many pairs one races when every test is run."""


@dataclass
class Stage:
    """A post of a scene, and who may act on it."""

    desk: object
    scene: Scene

    def __post_init__(self):
        pins = "pin" in {*self.scene.before, *self.scene.acts}
        topic = self.desk.make.topic(self.desk.course) if pins else self.desk.topic
        self.post = self.desk.make.case(topic, self.desk.author, "pending", live=self.scene.live)
        self.readers = {
            each: self.desk.make.reader(getattr(self.desk, each))
            for each in ("author", "moderator", "other")
        }
        for act in self.scene.before:
            do(self.desk.make.app, self.prepared(act, "moderator"))
        self.post = self.desk.now(self.post)
        self.told_before = self._told()

    def prepared(self, act: str, who: str) -> Callable[[], object]:
        """Give an act on what was there a moment ago."""
        post, author = self.desk.now(self.post), self.readers["author"]
        key = f"{act}-{who}-{post.id}"
        if act in {"recall", "withdraw"}:
            return lambda: getattr(authors, act)(post.id, by=author)
        if act == "revise":
            (base,) = self.desk.make.all(Revision, id=post.head_revision_id)
            return lambda: writing_actions.revise(
                post.id, case(who), key=key, submits=True, base=base.version, by=author
            )
        if act == "appeal":
            course_id = self.desk.course.id
            return lambda: appeal_actions.appeal(course_id, post.id, "No.", key=key, by=author)
        more = {"said": case("mended")} if act == "mend" else {}
        kind = DecisionAct("approve" if act == "mend" else act)
        verdict = Verdict(kind, post.head_revision_id, **WORDS.get(kind, {}), **more)
        return lambda: decide(self.desk.course.id, post.id, verdict, by=self.readers[who])

    def came(self, made) -> tuple:
        """Say what came of it, so that two outcomes can be compared: who won, and what is there."""
        now, refused = self.desk.now(self.post), [isinstance(one, HTTPException) for one in made]
        faults = [one for one in made if isinstance(one, Exception) and one.code not in {403, 409}]
        texts = [each.id for each in self.desk.make.all(Revision, post_id=now.id)]
        place = [texts.index(each) if each else None for each in _pointers(now)]
        acts = sorted(each.act.value for each in self.desk.decisions(now))
        told = sorted(set(self._told()) - set(self.told_before))
        notices = [(kind, user) for _id, kind, user in told]
        state = (
            now.state.value,
            now.is_featured,
            now.is_pinned,
            now.appealed_at is not None,
            len(texts),
        )
        return (*refused, faults, state, place, acts, notices)

    def _told(self):
        rows = self.desk.make.all(Notice, post_id=self.post.id)
        return [(each.id, each.kind.value, each.user_id) for each in rows]


def _pointers(post):
    return post.head_revision_id, post.live_revision_id


def in_order(stage, pair, order):
    """Do both one after the other; give what came of each in the order of the pair."""
    made = [None, None]
    ready = [stage.prepared(act, who) for act, who in pair]
    for place in order:
        try:
            made[place] = do(stage.desk.make.app, ready[place])
        except HTTPException as refusal:
            made[place] = refusal
    return stage.came(made)


def astray(desk, scene, acts, rounds):
    """Let two acts race; give the rounds that came out as neither order of the two would."""
    pair = list(zip(acts, ("moderator", "other"), strict=True))
    may = [in_order(Stage(desk, scene), pair, order) for order in ((0, 1), (1, 0))]
    wrong = []
    for _round in range(rounds):
        stage = Stage(desk, scene)
        ready = [stage.prepared(act, who) for act, who in pair]
        came = stage.came(at_once(desk.make.app, *ready))
        wrong += [] if came in may else [(acts, came, may)]
    return wrong


@pytest.mark.parametrize("scene", SCENES, ids=lambda each: "-".join([*each.before, each.acts[0]]))
def test_two_acts_at_once_come_out_as_if_one_were_before_the_other(desk, scene, pytestconfig):
    rounds = pytestconfig.getoption("rounds")
    pairs = list(combinations_with_replacement(scene.acts, 2))
    chosen = pairs if rounds else pairs[1::A_FEW]
    assert [each for acts in chosen for each in astray(desk, scene, acts, rounds or 1)] == []


def test_of_two_moderators_with_two_minds_one_wins_a_hundred_times(desk):
    assert astray(desk, SCENES[0], ("approve", "reject"), 100) == []
