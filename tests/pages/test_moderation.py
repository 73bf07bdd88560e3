"""The moderators' desk as it is met from outside: by browser without scripts, and by curl."""

import re

import pytest
from bs4 import BeautifulSoup

from forum.discussion.models import Post, Revision
from forum.discussion.transitions import State
from forum.moderation.models import Decision, DecisionAct, Reason

WORDS = {
    "situation": "s",
    "action": "a",
    "outcome": "o",
    "lesson": "l",
}


@pytest.fixture
def desk(make, visit):
    """A course with one of each role, a topic, and a case that waits."""
    return Desk(make, visit)


class Desk:
    def __init__(self, make, visit):
        self.make, self.visit = make, visit
        self.course = make.course()
        self.author = make.member(self.course, name="Wille Writer")
        self.classmate = make.member(self.course, name="Kalle Classmate")
        self.moderator = make.member(self.course, "moderator", name="Aino Moderator")
        self.other = make.member(self.course, "instructor", name="Tuula Teacher")
        self.topic = make.topic(self.course)
        self.case = make.case(self.topic, self.author, "pending", title="The waiting case")
        self.root = f"/courses/{self.course.slug}"
        self.browsers = {}

    def as_(self, person):
        return self.browsers.setdefault(person.id, self.visit(person))

    def item(self, post=None):
        return f"{self.root}/queue/{(post or self.case).id}"

    def now(self, post=None):
        return self.make.get(Post, (post or self.case).id)

    def decide(self, decision, post=None, by=None, **more):
        post = post or self.case
        more.setdefault("revision", self.now(post).head_revision_id)
        url = f"{self.root}/posts/{post.id}/decisions"
        return self.as_(by or self.moderator).send(url, decision=decision, **more)

    def decisions(self, post=None):
        return self.make.all(Decision, post_id=(post or self.case).id)


def text_of(answer):
    return BeautifulSoup(answer.data, "lxml").get_text(" ", strip=True)


def test_the_queue_shows_what_waits_and_the_item_shows_it_part_by_part(desk):
    queue = desk.as_(desk.moderator).get(f"{desk.root}/queue")
    assert "The waiting case" in text_of(queue)
    item = desk.as_(desk.moderator).get(desk.item())
    assert item.status_code == 200
    words = text_of(item)
    for label in ("Situation", "Action", "Outcome", "Lesson"):
        assert label in words
    assert "Nobody can be recognised." in words
