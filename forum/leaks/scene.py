"""A course with a post in every state there is, each with words of its own to look for.

It is planted in two steps: first all that others see, or see traces of; then what nobody but its
author and the staff may notice, by which the pages of others must not change.
"""

import itertools
from collections.abc import Callable
from typing import Any

from forum.articles.picture_actions import address_of
from forum.articles.picture_marks import Mark
from forum.courses.models import Course, Invitation
from forum.db import db, transaction, write
from forum.discussion.models import Asks, Post, Topic
from forum.discussion.transitions import State
from forum.leaks import queries, records
from forum.leaks.planting import Planter, let_go
from forum.leaks.table import OUTSIDERS, SEES
from forum.leaks.world import ELSEWHERE, World, role_of
from forum.moderation.appeal_models import Appeal
from forum.moderation.conversation_models import Message
from forum.moderation.flag_models import Flag, FlagAnswer, FlagReason
from forum.moderation.models import Claim, Decision, DecisionAct, Reason, SavedFilter
from forum.notices.models import Kind as Told
from forum.notices.models import Notice
from forum.permissions import Role

HIDDEN_CASES = (
    State.DRAFT,
    State.PENDING,
    State.CHANGES_REQUESTED,
    State.REJECTED,
    State.WITHDRAWN,
    State.REMOVED,
)
HIDDEN_REPLIES = (State.PENDING, State.DRAFT, State.REMOVED)


def plant_shown() -> World:
    """Plant what others see, or see traces of."""
    world = World()
    _planted(_plant_shown, world)
    return world


def plant_hidden(world: World) -> None:
    """Plant what nobody but its author and the staff may notice."""
    _planted(_plant_hidden, world)


def _planted(step: Callable[[World, Planter], None], world: World) -> None:
    """Plant a part, and name all that is there now as routes do: topic_id is an id of topic."""
    with transaction():
        write()
        world.before = world.before or queries.highest_ids()
        step(world, world.planter)
        write(world.posts["published"].course_id)
        found = {f"{table}_id": ids for table, ids in queries.ids_since(world.before).items()}
        world.ids = found | {"filter_id": found["saved_filter_id"]} | world.named
        for row in (*world.people.values(), *world.posts.values()):
            if row is not None and row in db.session:
                let_go(row)


def _plant_shown(world: World, planter: Planter) -> None:
    """Plant what the course reads, and what leaves a trace where it stood."""
    note = world.word("note of the course")
    course = planter.course("Here", note=note, note_html=f"<p>{note}</p>")
    elsewhere = planter.course("Elsewhere")
    _people(world, planter, course, elsewhere)
    stranger = world.member("stranger")
    topic = _topic(world, planter, course)
    other = planter.topic(elsewhere, stranger, "elsewhere", "elsewhere")
    link = world.word("link for new members")
    planter.add(Invitation(course_id=course.id, role=Role.PARTICIPANT, token=link))
    world.named = {"course_slug": [course.slug, elsewhere.slug], "token": [link, "x" * 20]}
    world.named["asks_for"] = [each.value for each in Asks]
    _shown_posts(world, planter, topic)
    world.posts["elsewhere"] = planter.case(other, stranger, State.PUBLISHED, "elsewhere")
    planter.tag(world.posts["published"], world.word("tag of a public case"))
    _flags(world, planter, topic)
    name = world.word("name that a stand-in goes for")
    planter.stand_in(world.member("author"), world.posts["published"], name)
    _notices(world, planter, tuple(world.posts), tuple(SEES))


def _topic(world: World, planter: Planter, course: Course) -> Topic:
    """Plant an article that shows a picture, and the topic of its question."""
    teacher = world.member("instructor")
    picture = planter.picture(teacher, world.word("picture of an article"), is_shown=True)
    shows = Mark(world.word("words for a picture"), address_of(course.slug, picture.id))
    words = world.word("article"), world.word("question")
    return planter.topic(course, teacher, *words, shows)


def _people(world: World, planter: Planter, course: Course, elsewhere: Course) -> None:
    for name in SEES:
        if name == "guest":
            world.people[name] = None
            continue
        more = {} if name != "author" else _secrets(world)
        user = planter.user(f"The {name}", is_admin=name == "admin", **more)
        device = world.word("device of the author") if name == "author" else ""
        world.tokens[name] = planter.session(user, device)
        place = elsewhere if name in ELSEWHERE else course
        member = user if user.is_admin else planter.member(place, user, role_of(name))
        world.people[name] = member
    world.member("left").ended_at = planter.at


def _secrets(world: World) -> dict[str, str]:
    address = f"{world.word('address of the author')}@example.org"
    return {"email": address, "password_hash": world.word("secret of the author")}


def _shown_posts(world: World, planter: Planter, topic: Topic) -> None:
    author, reader = world.member("author"), world.member("participant")

    def case(name: str, state: State, **more: Any) -> Post:
        world.posts[name] = planter.case(topic, author, state, world.word(name), **more)
        return world.posts[name]

    published = case("published", State.PUBLISHED)
    case("live under an edit", State.PUBLISHED)
    merged = case("merged", State.MERGED, merged_into_id=published.id)
    planter.decision(
        merged,
        world.member("moderator"),
        DecisionAct.MERGE,
        message=world.word("why two were merged"),
        details={"into": published.id, "number": 1},
    )
    gone = case("removed, with a part", State.REMOVED)
    case("merged into what is removed", State.MERGED, merged_into_id=gone.id)
    for state in (State.WITHDRAWN, State.REMOVED, State.ERASED):
        gone = case(f"{state}, answered", state, live=True)
        planter.reply(gone, reader, State.PUBLISHED, f"answer-to-{state}")
    old = case("superseded", State.PUBLISHED)
    newer = planter.edit(old, author, "newer")
    planter.put(old, head_revision_id=newer.id, live_revision_id=newer.id)
    world.posts["case"] = planter.case(topic, reader, State.PUBLISHED, "a-case-to-answer")
    for name in ("published reply",):
        world.posts[name] = planter.reply(
            world.posts["case"], author, State.PUBLISHED, world.word(name)
        )


def _flags(world: World, planter: Planter, topic: Topic) -> None:
    """Let a reader flag a post: the words are theirs and the moderators', never the author's."""
    moderator = world.member("moderator")
    own = planter.case(topic, moderator, State.PUBLISHED, "the-moderators-own")
    world.posts["the moderator's own"] = own
    answer = {"answer": FlagAnswer.STAYS, "answered_at": planter.at}
    answer["answer_words"] = world.word("answer to a flag")
    for post, words, more in (
        (world.posts["published"], "flag on a public case", answer),
        (own, "flag on a post of the moderator", {}),
    ):
        planter.add(
            Flag(
                course_id=post.course_id,
                post_id=post.id,
                member_id=world.member("participant").id,
                reason=FlagReason.OTHER,
                words=world.word(words),
                **more,
            )
        )


def _plant_hidden(world: World, planter: Planter) -> None:
    """Plant what others must not notice in any way."""
    before, author = set(world.posts), world.member("author")
    topic_id, course_id = world.posts["published"].topic_id, world.posts["published"].course_id
    topic = Topic(id=topic_id, course_id=course_id)
    for state in HIDDEN_CASES:
        world.posts[state] = planter.case(
            topic, author, state, world.word(state), live=state is State.REMOVED
        )
    for state in HIDDEN_REPLIES:
        name = f"{state} reply"
        world.posts[name] = planter.reply(world.posts["case"], author, state, world.word(name))
    planter.edit(world.posts["published"], author, world.word("edit in the making"), sent=False)
    edited = world.posts["live under an edit"]
    newer = planter.edit(edited, author, world.word("edit that waits"))
    planter.put(edited, state=State.PENDING, head_revision_id=newer.id, waiting_since=planter.at)
    for state in (State.PENDING, State.REMOVED):
        planter.tag(world.posts[state], world.word(f"tag of what is {state}"))
    world.hidden = frozenset(world.posts) - before
    _decisions(world, planter)
    _desk(world, planter)
    records.plant(world, planter)
    insiders = tuple(each for each in SEES if each not in OUTSIDERS)
    _notices(world, planter, tuple(world.hidden), insiders)


def _decisions(world: World, planter: Planter) -> None:
    moderator, posts = world.member("moderator"), world.posts
    declined = planter.decision(
        posts["rejected"],
        moderator,
        DecisionAct.REJECT,
        reason=Reason.UNCLEAR,
        note=world.word("note of the moderators"),
        message=world.word("message to the author"),
    )
    _appeal(world, planter, declined)
    asked = {"action": world.word("request to the author")}
    planter.decision(
        posts["changes_requested"], moderator, DecisionAct.REQUEST_CHANGES, requests=asked
    )
    note = world.word("decision's note on a public case")
    # No answer to what waited: of three the pages would soon say how long one usually takes.
    planter.decision(posts["published"], moderator, DecisionAct.UNFEATURE, note=note)


def _appeal(world: World, planter: Planter, declined: Decision) -> None:
    """Let the author of what was declined have appealed against it."""
    post, author = world.posts["rejected"], world.member("author")
    planter.add(
        Appeal(
            course_id=post.course_id,
            post_id=post.id,
            decision_id=declined.id,
            member_id=author.id,
            writer_name="The author",
            words=world.word("words of an appeal"),
            submission_key=planter.next(),
        )
    )
    planter.put(post, appealed_at=planter.at)


def _desk(world: World, planter: Planter) -> None:
    """Let a moderator have an item open, a view of the queue saved, and talk with an author."""
    moderator, post = world.member("moderator"), world.posts["published"]
    for member, name, words in (
        (moderator, "The moderator", "words between the author and the moderators"),
        (world.member("author"), "The author", "words of the author to the moderators"),
    ):
        planter.add(
            Message(
                course_id=post.course_id,
                post_id=post.id,
                member_id=member.id,
                writer_name=name,
                is_authors=member is not moderator,
                words=world.word(words),
                submission_key=planter.next(),
            )
        )
    planter.put(post, asked_at=planter.at)
    planter.add(Claim(post_id=world.posts["pending"].id, member_id=moderator.id))
    name = world.word("view that a moderator has saved")
    planter.add(SavedFilter(member_id=moderator.id, name=name, args={}))


def _notices(
    world: World, planter: Planter, names: tuple[str, ...], readers: tuple[str, ...]
) -> None:
    """Tell readers of posts, rightly or not."""
    kinds = (Told.PUBLISHED, Told.CASE_ANSWERED)
    people = [world.people[reader] for reader in readers]
    users = [each.user_id for each in people if each is not None]
    for user_id, (number, name) in itertools.product(users, enumerate(names)):
        post = world.posts[name]
        planter.add(
            Notice(
                user_id=user_id,
                kind=kinds[number % 2],
                course_id=post.course_id,
                post_id=post.id,
            )
        )
