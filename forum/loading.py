"""Moves whole courses in: users, courses, articles, topics, posts in any state, decisions.

The format is described in seeds/README.md and shown by the demo course. All or nothing: a file is
loaded whole or leaves no trace. Only here are states set directly.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy.exc import IntegrityError

from forum import richtext
from forum.accounts.models import User
from forum.accounts.passwords import hash_password
from forum.articles import reading
from forum.articles.models import Article, Question
from forum.courses.models import Course, Member
from forum.db import db, now
from forum.discussion.models import (

    Asks,
    Kind,
    Post,
    Prompt,
    Revision,
    Sector,
    Size,
    State,
    Template,
    Topic,
)
from forum.discussion.prompts import KEYS
from forum.language import reading_minutes
from forum.moderation.models import Decision, DecisionAct, Reason
from forum.permissions import Role

RELATIVE = re.compile(r"([+-]?\d{1,5})d (\d{2}):(\d{2})")
Json = Mapping[str, Any]


class LoadError(Exception):
    """The file cannot be loaded; its sentence says where in it and why."""


@dataclass
class _Names:
    """What the keys of the file stand for."""

    users: dict[str, User] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    next_number: int = 1


def load(path: Path) -> dict[str, int]:
    """Load a file inside the transaction that is open for writing; say how much of what it had.

    Raises LoadError when anything in it is missing, misspelt or refers to nothing.
    """
    try:
        whole = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise LoadError(f"{path.name} cannot be read as JSON in UTF-8.") from error
    names = _Names()
    try:
        for place, user in _each(whole, "users"):
            with _at(place):
                names.users[user["key"]] = _user(user)
        for place, course in _each(whole, "courses"):
            _course(course, names, path.parent, place)
    except IntegrityError as error:
        raise LoadError("Something in the file is there already, in it or in the database.") from error
    posts = len(names.posts)
    return {"users": len(names.users), "topics": len(names.topics), "posts": posts}


def _each(whole: Any, name: str, inside: str = "") -> Iterator[tuple[str, Json]]:  # noqa: ANN401
    """Give the objects of a list with their places in the file."""
    with _at(f"{inside}{name}"):
        rows = whole[name]
        if not isinstance(rows, list):
            raise TypeError(name)
    for number, row in enumerate(rows):
        yield f"{inside}{name}[{number}]", row


@contextmanager
def _at(place: str) -> Iterator[None]:
    """Say where in the file something is wrong."""
    try:
        yield
    except KeyError as error:
        raise LoadError(f"{place}: {error.args[0]!r} is missing, or stands for nothing.") from error
    except (ValueError, TypeError, AttributeError, IndexError, OSError) as error:
        raise LoadError(f"{place}: {error}") from error


def _add(row: Any) -> Any:  # noqa: ANN401 - gives back what it gets
    db.session.add(row)
    db.session.flush()
    return row


def _user(said: Json) -> User:
    return _add(  # type: ignore[no-any-return]
        User(
            name=said["name"],
            name_key=said["name"].casefold(),
            email=said["email"],
            email_key=said["email"].casefold(),
            password_hash=hash_password(said["password"]),
            language=said.get("language", "fi"),
            is_admin=bool(said.get("admin", False)),
        )
    )


def _course(said: Json, names: _Names, folder: Path, place: str) -> None:
    with _at(place):
        names.zone = _zone(said.get("time_zone", "Europe/Helsinki"))
        names.members, names.next_number = {}, 1
        note = said.get("note", "")
        course = _add(
            Course(
                slug=said["slug"],
                title=said["title"],
                language=said.get("language", "fi"),
                time_zone=str(names.zone),
                note=note,
                note_html=richtext.render(note),
            )
        )
    for where, member in _each(said, "members", f"{place}."):
        with _at(where):
            names.members[member["user"]] = _member(member, course, names)
    templates = {asks: _template(course, asks) for asks in Asks}
    for where, article in _each(said, "articles", f"{place}."):
        with _at(where):
            _article(article, course, names, folder, templates)
    for where, post in _each(said, "posts", f"{place}."):
        with _at(where):
            _post(post, course, names)
    for where, post in _each(said, "posts", f"{place}."):
        if post.get("merged_into"):
            with _at(where):
                names.posts[post["key"]].merged_into_id = names.posts[post["merged_into"]].id
    db.session.flush()


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError as error:
        raise ValueError(f"{name} is no time zone.") from error


def _member(said: Json, course: Course, names: _Names) -> Member:
    return _add(  # type: ignore[no-any-return]
        Member(
            course_id=course.id,
            user_id=names.users[said["user"]].id,
            role=Role(said["role"]),
            ended_at=_moment(said.get("ended"), names.zone),
        )
    )


def _template(course: Course, asks_for: Asks) -> Template:
    template: Template = _add(Template(course_id=course.id, asks_for=asks_for))
    for position, key in enumerate(KEYS[asks_for]):
        _add(Prompt(template_id=template.id, position=position, key=key))
    return template


def _article(
    said: Json, course: Course, names: _Names, folder: Path, templates: Mapping[Asks, Template]
) -> None:
    file = folder / said["file"]
    found = reading.read(file.read_bytes(), file.name)
    article = _add(
        Article(
            course_id=course.id,
            title=found.title or file.stem,
            author=found.author or "",
            published_on=found.date,
            language=found.language or course.language,
            body_markdown=found.body_markdown,
            body_html=richtext.render_article(found.body_markdown),
            minutes=reading_minutes(found.body_markdown),
            source=said.get("source", ""),
            imported_by_id=names.members[said["imported_by"]].id,
            imported_at=_moment(said["at"], names.zone),
        )
    )
    short = {topic["question"]: topic["short_name"] for topic in said["topics"]}
    questions = [
        _add(
            Question(
                article_id=article.id,
                position=position,
                text=question.text,
                short_name=short.get(position, question.short_name),
            )
        )
        for position, question in enumerate(found.questions)
    ]
    for topic in said["topics"]:
        names.topics[topic["key"]] = _topic(topic, course, questions, templates, names)


def _topic(
    said: Json,
    course: Course,
    questions: Sequence[Question],
    templates: Mapping[Asks, Template],
    names: _Names,
) -> Topic:
    asks_for = Asks(said.get("asks_for", "case"))
    return _add(  # type: ignore[no-any-return]
        Topic(
            course_id=course.id,
            question_id=questions[said["question"]].id,
            template_id=templates[asks_for].id,
            asks_for=asks_for,
            opens_at=_moment(said.get("opens_at"), names.zone),
            closes_at=_moment(said.get("closes_at"), names.zone),
            premoderates_cases=bool(said.get("premoderate_cases", True)),
            premoderates_replies=bool(said.get("premoderate_replies", True)),
        )
    )


def _post(said: Json, course: Course, names: _Names) -> None:
    parent = names.posts[said["parent"]] if said.get("parent") else None
    state, kind = State(said["state"]), Kind(said["kind"])
    if (kind is Kind.REPLY) is not (parent is not None):
        raise ValueError("a reply has a parent, a case has none.")
    post: Post = _add(
        Post(
            course_id=course.id,
            topic_id=names.topics[said["topic"]].id,
            kind=kind,
            case_id=(parent.case_id or parent.id) if parent else None,
            parent_id=parent.id if parent else None,
            depth=parent.depth + 1 if parent else 0,
            author_id=names.members[said["author"]].id,
            submission_key=f"loaded-{said['key']}",
            state=state,
            is_featured=bool(said.get("featured", False)),
            published_at=_moment(said.get("published_at"), names.zone),
        )
    )
    names.posts[said["key"]] = post
    revisions = [
        _revision(each, number, post, names)
        for number, each in enumerate(said["revisions"], start=1)
    ]
    _stand(post, said, revisions, names)
    for decision in said.get("decisions", []):
        _decision(decision, post, revisions, names)


def _stand(post: Post, said: Json, revisions: Sequence[Revision], names: _Names) -> None:
    """Put a post in its place: what stands at its head, what is live, since when it waits."""
    submitted = [each for each in revisions if each.submitted_at is not None]
    head = revisions[said["head"]] if "head" in said else (submitted or revisions)[-1]
    live = revisions[said["live"]] if said.get("live") is not None else None
    if post.state is State.PUBLISHED and live is None:
        raise ValueError("a published post has a live revision.")
    post.head_revision_id = head.id
    post.live_revision_id = live.id if live and post.state is not State.WITHDRAWN else None
    post.submitted_at = submitted[0].submitted_at if submitted else None
    post.created_at = revisions[0].saved_at
    if post.state is State.PENDING:
        post.waiting_since = head.submitted_at
    if live is not None and post.kind is Kind.CASE:
        post.number, names.next_number = names.next_number, names.next_number + 1
    db.session.flush()


def _revision(said: Json, number: int, post: Post, names: _Names) -> Revision:
    author_id = names.members[said["by"]].id if said.get("by") else post.author_id
    texts = {str(key): str(text) for key, text in said["texts"].items()}
    submitted_at = _moment(said.get("submitted_at"), names.zone)
    return _add(  # type: ignore[no-any-return]
        Revision(
            post_id=post.id,
            number=number,
            title=said.get("title", ""),
            texts=texts,
            htmls={key: richtext.render(text) for key, text in texts.items()},
            sources=list(said.get("sources", [])),
            sector=Sector(said["sector"]) if said.get("sector") else None,
            size=Size(said["size"]) if said.get("size") else None,
            written_by_id=author_id,
            saved_at=submitted_at or now(),
            submitted_at=submitted_at,
        )
    )


LEADS_TO = {
    DecisionAct.APPROVE: State.PUBLISHED,
    DecisionAct.FEATURE: State.PUBLISHED,
    DecisionAct.RESTORE: State.PUBLISHED,
    DecisionAct.REQUEST_CHANGES: State.CHANGES_REQUESTED,
    DecisionAct.REJECT: State.REJECTED,
    DecisionAct.REMOVE: State.REMOVED,
}
COMES_FROM = {DecisionAct.REMOVE: State.PUBLISHED, DecisionAct.RESTORE: State.REMOVED}


def _decision(said: Json, post: Post, revisions: Sequence[Revision], names: _Names) -> None:
    act, revision = DecisionAct(said["act"]), revisions[said["revision"]]
    member = names.members[said["by"]]
    if member.id == post.author_id:
        raise ValueError("nobody decides on their own post.")
    _add(
        Decision(
            course_id=post.course_id,
            post_id=post.id,
            revision_id=revision.id,
            moderator_id=member.id,
            moderator_name=names.users[said["by"]].name,
            act=act,
            reason=Reason(said["reason"]) if said.get("reason") else None,
            message=said.get("message", ""),
            note=said.get("note", ""),
            requests=dict(said.get("requests", {})),
            from_state=COMES_FROM.get(act, State.PENDING),
            from_head_id=revision.id,
            to_state=LEADS_TO[act],
            to_head_id=revision.id,
            submitted_at=revision.submitted_at,
            decided_at=_moment(said["at"], names.zone),
        )
    )


def _moment(said: str | None, zone: ZoneInfo) -> datetime | None:
    """Read a time: ISO 8601 with an offset, or a day seen from today at the course's clock."""
    if said is None:
        return None
    relative = RELATIVE.fullmatch(said)
    if relative:
        days, hour, minute = (int(part) for part in relative.groups())
        day = datetime.now(zone) + timedelta(days=days)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(f"the time {said} does not say its offset.")
    return moment.astimezone(UTC)


