"""A course with its people, a case that waits, and the desk at which it is decided on."""

from bs4 import BeautifulSoup

from forum.discussion.models import Post
from forum.moderation.models import Decision


class Desk:
    """One of each role, each with a browser of their own."""

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

    def browser(self, person=None):
        person = person or self.moderator
        if person.user_id not in self.browsers:
            self.browsers[person.user_id] = self.visit(person)
        return self.browsers[person.user_id]

    def get(self, path, by=None):
        return self.browser(by).get(f"{self.root}{path}")

    def item(self, post=None):
        return f"{self.root}/queue/{(post or self.case).id}"

    def now(self, post=None):
        return self.make.get(Post, (post or self.case).id)

    def decide(self, decision, post=None, by=None, **more):
        post = post or self.case
        more.setdefault("revision", self.now(post).head_revision_id)
        url = f"{self.root}/posts/{post.id}/decisions"
        return self.browser(by).send(url, {"decision": decision} | more)

    def decisions(self, post=None):
        return self.make.all(Decision, post_id=(post or self.case).id)


def text_of(answer):
    return BeautifulSoup(answer.data, "lxml").get_text(" ", strip=True)


def page_of(answer):
    return BeautifulSoup(answer.data, "lxml")
