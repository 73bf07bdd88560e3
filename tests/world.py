"""One course with a post in every state there is, each with words of its own to look for."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from forum.db import db, now, transaction, write
from forum.discussion.models import Post, Revision, State
from forum.moderation.flag_models import Flag, FlagAnswer, FlagReason
from forum.moderation.models import Decision, DecisionAct, Reason
from forum.notices.models import Kind, Notice
from tests.builder import Builder

ME, STAFF, COURSE, NOBODY = "author", "staff", "course", "nobody"
FLAGGER, OTHER_STAFF = "flagger", "staff but the moderator"

SEES = {
    "guest": set(),
    "stranger": set(),
    "left": set(),
    "moderator elsewhere": set(),
    "participant": {COURSE, FLAGGER},
    "author": {COURSE, ME},
    "moderator": {COURSE, STAFF},
    "instructor": {COURSE, STAFF, OTHER_STAFF},
    "admin": {COURSE, STAFF, OTHER_STAFF},
}
"""What each reader belongs to; a text is for the readers whose set meets the text's own."""

FOR = {
    "draft": {ME},
    "pending": {ME, STAFF},
    "changes_requested": {ME, STAFF},
    "published": {COURSE},
    "rejected": {ME, STAFF},
    "withdrawn": {ME, STAFF},
    "withdrawn, answered": {ME, STAFF},
    "removed": {ME, STAFF},
    "removed, answered": {ME, STAFF},
    "merged": {ME, STAFF},
    "erased, answered": set(),
    "live under an edit": {COURSE},
    "edit that waits": {ME, STAFF},
    "edit in the making": {ME},
    "superseded": {ME, STAFF},
    "pending reply": {ME, STAFF},
    "draft reply": {ME},
    "published reply": {COURSE},
    "removed reply": {ME, STAFF},
    "note of the moderators": {STAFF},
    "message to the author": {ME, STAFF},
    "request to the author": {ME, STAFF},
    "decision's note on a public case": {STAFF},
    "flag on a public case": {STAFF, FLAGGER},
    "answer to a flag": {STAFF, FLAGGER},
    "flag on a post of the moderator": {OTHER_STAFF, FLAGGER},
}
"""DESIGN.md, section 3, as a table: for whom each text is."""


@dataclass
class World:
    """The people, the ids of what there is, and the words to look for."""

    people: dict[str, Any] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    ids: dict[str, list[Any]] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """Make a word that stands nowhere else."""
        return self.words.setdefault(name, "zq" + secrets.token_hex(8))


def make_world(make: Builder) -> World:
    """Fill an empty database."""
    world = World()
    course, elsewhere = make.course("Here"), make.course("Elsewhere")
    topic, other = make.topic(course), make.topic(elsewhere)
    author = make.member(course, name="Author Arto")
    world.people = {
        "guest": None,
        "stranger": make.member(elsewhere),
        "left": make.member(course, ended_at=author.joined_at),
        "moderator elsewhere": make.member(elsewhere, "moderator"),
        "participant": make.member(course),
        "author": author,
        "moderator": make.member(course, "moderator"),
        "instructor": make.member(course, "instructor"),
        "admin": make.user("Admin Aada", is_admin=True),
    }
    _cases(make, world, topic, author)
    _edits(make, world, topic, author)
    _replies(make, world, topic, author)
    _decisions(make, world)
    _flags(make, world, topic)
    world.posts["elsewhere"] = make.case(other, make.member(elsewhere))
    world.ids = {
        "course_slug": [course.slug, elsewhere.slug],
        "topic_id": [topic.id, other.id],
        "post_id": [post.id for post in world.posts.values()],
        "article_id": [1, 2],
        "archive_id": [1],
        "picture_id": [1],
        "question_id": [1, 2],
        "member_id": [author.id],
        "revision_id": _all_ids(make, Revision),
        "decision_id": _all_ids(make, Decision),
        "other_id": [world.posts["published"].id, world.posts["elsewhere"].id],
        "notice_id": _notices(make, world),
    }
    return world


def _notices(make: Builder, world: World) -> list[int]:
    """Tell everybody of every post, rightly or not; give the ids of one reader's notices."""
    people = [person for person in world.people.values() if person is not None]
    kinds = (Kind.PUBLISHED, Kind.CASE_ANSWERED)
    with make.app.app_context(), transaction():
        write()
        for person in people:
            for number, post in enumerate(world.posts.values()):
                notice = Notice(
                    user_id=getattr(person, "user_id", person.id),
                    kind=kinds[number % 2],
                    course_id=post.course_id,
                    post_id=post.id,
                )
                db.session.add(notice)
    reader = world.people["participant"].user_id
    return [notice.id for notice in make.all(Notice, user_id=reader)]


def _all_ids(make: Builder, model: Any) -> list[int]:
    return [row.id for row in make.all(model)]


def _cases(make: Builder, world: World, topic: Any, author: Any) -> None:
    reader = world.people["participant"]
    for name in list(FOR)[:11]:
        state, _, answered = name.partition(", ")
        live = None if state not in {"withdrawn", "removed", "merged", "erased"} else True
        more = {} if live is None else {"live": live}
        post = make.case(topic, author, state, words=world.word(name), **more)
        world.posts[name] = post
        if answered:
            make.reply(post, reader, words=f"answer-to-{state}")
    with make.app.app_context(), transaction():
        write()
        merged = db.session.get(Post, world.posts["merged"].id)
        merged.merged_into_id = world.posts["published"].id


def _edits(make: Builder, world: World, topic: Any, author: Any) -> None:
    live = make.case(topic, author, words=world.word("live under an edit"))
    word = world.word("edit that waits")
    make.edit(live, author, title=f"Edited {word}", texts=_texts(word))
    world.posts["live under an edit"] = live
    published = world.posts["published"]
    word = world.word("edit in the making")
    make.edit(published, author, "draft", title=f"Draft {word}", texts=_texts(word))
    old = make.case(topic, author, words=world.word("superseded"))
    make.edit(old, author, title="Newer", texts=_texts("newer"))
    with make.app.app_context(), transaction():
        write()
        row = db.session.get(Post, old.id)
        row.state, row.live_revision_id, row.waiting_since = (
            State.PUBLISHED,
            row.head_revision_id,
            None,
        )
    world.posts["superseded"] = old


def _texts(word: str) -> dict[str, str]:
    return dict.fromkeys(("situation", "action", "outcome", "lesson"), f"Words {word}")


def _replies(make: Builder, world: World, topic: Any, author: Any) -> None:
    case = make.case(topic, world.people["participant"], words="a-case-to-answer")
    world.posts["case"] = case
    for name in ("pending reply", "draft reply", "published reply", "removed reply"):
        state = name.split()[0]
        world.posts[name] = make.reply(case, author, state, words=world.word(name))


def _flags(make: Builder, world: World, topic: Any) -> None:
    """Flags: their words are the moderators' and the flagger's, but never the author's."""
    own = make.case(topic, world.people["moderator"])
    world.posts["the moderator's own"] = own
    rows = [
        (world.posts["published"], "flag on a public case", "answer to a flag"),
        (own, "flag on a post of the moderator", ""),
    ]
    for post, words, answer in rows:
        with make.app.app_context(), transaction():
            write()
            db.session.add(
                Flag(
                    course_id=post.course_id,
                    post_id=post.id,
                    member_id=world.people["participant"].id,
                    reason=FlagReason.OTHER,
                    words=world.word(words),
                    answer=FlagAnswer.STAYS if answer else None,
                    answer_words=world.word(answer) if answer else "",
                    answered_at=now() if answer else None,
                )
            )


def _decisions(make: Builder, world: World) -> None:
    rows = [
        ("rejected", DecisionAct.REJECT, "note of the moderators", "message to the author", None),
        ("changes_requested", DecisionAct.REQUEST_CHANGES, None, None, "request to the author"),
        ("published", DecisionAct.APPROVE, "decision's note on a public case", None, None),
    ]
    moderator = world.people["moderator"]
    for name, act, note, message, request in rows:
        post = make.get(Post, world.posts[name].id)
        with make.app.app_context(), transaction():
            write()
            db.session.add(
                Decision(
                    course_id=post.course_id,
                    post_id=post.id,
                    revision_id=post.head_revision_id,
                    moderator_id=moderator.id,
                    moderator_name="Moderator",
                    act=act,
                    reason=Reason.UNCLEAR if act is DecisionAct.REJECT else None,
                    note=world.word(note) if note else "",
                    message=world.word(message) if message else "",
                    requests={"action": world.word(request)} if request else {},
                    from_state=State.PENDING,
                    from_head_id=post.head_revision_id,
                    to_state=post.state,
                    to_head_id=post.head_revision_id,
                )
            )
