"""Two cases under two questions, with replies in every state, to be moved, merged and split."""

from sqlalchemy import insert, inspect

from forum.db import db
from forum.discussion.models import Post, Topic
from forum.moderation.models import Decision
from forum.notices.models import Notice

WRITTEN = {"moves": "move", "merges": "merge", "splits": "split"}


class Talk:
    """A case with a thread, which the author wrote; the whole that it may be merged into."""

    def __init__(self, desk):
        self.desk, make = desk, desk.make
        self.reader = make.member(desk.course, name="Rauha Reader")
        self.topic, self.other = make.topic(desk.course), make.topic(desk.course)
        self.draft = make.case(self.topic, desk.author, "draft")
        self.gone = make.case(self.topic, desk.author, "withdrawn")
        self.keys = 0
        self.renew()
        for state in ("draft", "removed", "changes_requested"):
            self.last = make.reply(self.deep, desk.author, state).id

    def renew(self):
        """Begin with a new pair of cases."""
        desk, make = self.desk, self.desk.make
        self.case = make.case(self.topic, desk.author, words="zqcase")
        self.reply = make.reply(self.case, desk.author, words="zqreply")
        self.waiting = make.reply(self.reply, desk.author, "pending", words="zqwaiting")
        self.deep = make.reply(self.reply, desk.classmate)
        self.whole = make.case(self.other, desk.classmate, title="The whole", words="zqwhole")
        self.answer = make.reply(self.whole, desk.author)
        self.last = max(each.id for each in make.all(Post))

    def send(self, act, post, *, by=None, **fields):
        now = self.desk.now(post)
        form = {"revision": now.head_revision_id, "message": "Because of it."} | fields
        return self.desk.browser(by).send(f"{self.desk.root}/posts/{post.id}/{act}", form)

    def split(self, post):
        return self.send("splits", post, title="Another title")

    def merge(self, post, into):
        return self.send("merges", post, into=into.id)

    def back(self, post):
        return self.send("moves", post, topic=self.topic.id)

    def undo(self, post, decision):
        return self.desk.decide("undo", post, undoes=decision.id)

    def answer_to(self, post, words, by=None):
        self.keys += 1
        form = {"body": words, "save": "submit", "submission_key": f"answer-{self.keys}"}
        url = f"{self.desk.root}/posts/{post.id}/replies"
        return self.desk.browser(by or self.desk.other).send(url, form)

    def decisions(self, post, act):
        return self.desk.make.all(Decision, post_id=post.id, act=WRITTEN[act])

    def forget_decisions(self):
        with self.desk.make._kept():
            db.session.query(Notice).delete()
            db.session.query(Decision).filter(Decision.undoes_id.is_not(None)).delete()
            db.session.query(Decision).delete()

    def rows(self):
        """Every column of every post, to the letter."""
        names = [each.key for each in inspect(Post).column_attrs]
        return {row.id: [getattr(row, name) for name in names] for row in self.desk.make.all(Post)}

    def versions(self):
        return {each.id: each.version for each in self.desk.make.all(Topic)}

    def touched(self, act):
        return {self.topic.id} if act == "splits" else {self.topic.id, self.other.id}

    def where(self, post):
        """Say where a post and all of its thread stand now."""
        now = self.desk.now(post)
        under = [self.desk.now(each) for each in (self.reply, self.waiting, self.deep)]
        places = [(each.topic_id, each.case_id, each.parent_id, each.depth) for each in under]
        return [(now.topic_id, now.state, now.kind, now.merged_into_id, now.split_from_id), *places]

    def due(self, act):
        case, whole, reply = self.case.id, self.whole.id, self.reply.id
        there = self.other.id if act != "splits" else self.topic.id
        home = case if act == "moves" else whole
        under = [(there, home, home, 1), (there, home, reply, 2), (there, home, reply, 2)]
        if act == "splits":
            under = [(there, None, None, 0), (there, reply, reply, 1), (there, reply, reply, 1)]
        first = {
            "moves": (there, "published", "case", None, None),
            "merges": (self.topic.id, "merged", "case", whole, None),
            "splits": (there, "published", "case", None, case),
        }
        return [first[act], *under]

    def is_whole(self):
        """Every reply stands one deeper than what it answers, in its thread and topic."""
        posts = {each.id: each for each in self.desk.make.all(Post)}
        return all(
            (each.topic_id, each.depth) == (above.topic_id, above.depth + 1)
            and each.case_id == (above.case_id or above.id)
            for each in posts.values()
            if each.parent_id is not None and (above := posts[each.parent_id])
        )

    def told(self):
        """Who is told what now, and is not any more what was taken back."""
        names = {self.desk.author.user_id: "author", self.desk.classmate.user_id: "classmate"}
        mine = {self.case.id, self.reply.id, self.whole.id}
        return {
            (each.kind, names[each.user_id])
            for each in self.desk.make.all(Notice)
            if each.withdrawn_at is None and each.post_id in mine
        }

    def fill(self, size, *, deep):
        """Let a reply have many answers, or a long chain of them; gives the reply."""
        row = {c.key: getattr(self.reply, c.key) for c in inspect(Post).column_attrs}
        first = self.last + 1
        values = [
            row
            | {
                "id": first + n,
                "submission_key": f"fill-{first}-{n}",
                "parent_id": first + n - 1 if deep and n else self.reply.id,
                "depth": 2 + n if deep else 2,
            }
            for n in range(size)
        ]
        with self.desk.make._kept():
            db.session.execute(insert(Post), values)
            if db.engine.dialect.name == "postgresql":
                db.session.execute(db.text("SELECT setval('post_id_seq', :n)"), {"n": first + size})
        self.last = first + size
        return self.reply
