"""Courses to measure on: a topic with many posts, a queue with many waiting, a signed-in reader."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import insert

from forum.app import create_app
from forum.config import Settings
from forum.courses.models import Course, Member
from forum.db import Base, db, now, transaction, write
from forum.discussion.models import Kind, Post, Revision, State, Topic
from tests.builder import TEXTS, Builder
from tests.visitor import visitor_for

AN_HOUR = timedelta(hours=1)


def empty_forum(instance: Path) -> Flask:
    """Make a forum on SQLite whose server will find the same database, key and cookie."""
    from forum.cli.schema import migrate

    instance.mkdir(parents=True, exist_ok=True)
    (instance / "secret_key").write_text("k" * 64)
    settings = Settings(instance, f"sqlite:///{instance / 'forum.db'}", "k" * 64)
    app = create_app(settings, {"RATELIMIT_ENABLED": False})
    migrate(app)
    return app


def cookie_of(app: Flask, person: Any) -> str:
    """Give the cookie of somebody who is signed in."""
    visitor = visitor_for(app, person)
    visitor.csrf_token()  # as a browser has it from its first page on
    cookie = visitor.get_cookie("session")
    return f"session={cookie.value}" if cookie else ""


def topic_with(make: Builder, posts: int) -> tuple[Course, Topic, Member]:
    """Make a course with a topic of so many published posts, one case to nine replies."""
    course = make.course("Bench", slug=f"bench-{posts}")
    topic, authors = make.topic(course), [make.member(course) for _ in range(20)]
    case = None
    for number in range(posts):
        author = authors[number % 20]
        if case is None or number % 10 == 0:
            case = make.case(topic, author)
        else:
            make.reply(case, author)
    return course, topic, authors[0]


def queue_with(make: Builder, waiting: int) -> tuple[Course, Member]:
    """Make a course in whose queue so many cases wait."""
    course = make.course("Bench", slug=f"queue-{waiting}")
    topic, author = make.topic(course), make.member(course)
    moderator = make.member(course, "moderator")
    with make.app.app_context(), transaction():
        write(course.id)
        first = _next_id(Post)
        posts, revisions = [], []
        for number in range(waiting):
            at = now() - AN_HOUR - timedelta(seconds=waiting - number)
            posts.append(_post(first + number, topic, author, at))
            revisions.append(_revision(first + number, author, at))
        db.session.execute(insert(Post), posts)
        db.session.execute(insert(Revision), revisions)
        heads = dict(
            db.session.query(Revision.post_id, Revision.id).filter(Revision.post_id >= first).all()
        )
        updates = [{"id": post, "head_revision_id": head} for post, head in heads.items()]
        db.session.bulk_update_mappings(Post.__mapper__, updates)
    return course, moderator


def _next_id(model: type[Base]) -> int:
    last = db.session.query(db.func.max(model.id)).scalar()
    return (last or 0) + 1


def _post(number: int, topic: Topic, author: Member, at: Any) -> dict[str, Any]:
    return {
        "id": number,
        "course_id": topic.course_id,
        "topic_id": topic.id,
        "kind": Kind.CASE,
        "depth": 0,
        "author_id": author.id,
        "submission_key": f"bench-{number}",
        "state": State.PENDING,
        "is_featured": False,
        "created_at": at,
        "submitted_at": at,
        "waiting_since": at,
    }


def _revision(post: int, author: Member, at: Any) -> dict[str, Any]:
    return {
        "post_id": post,
        "number": 1,
        "title": f"Waiting {post}",
        "texts": TEXTS,
        "htmls": {key: f"<p>{text}</p>" for key, text in TEXTS.items()},
        "sources": [],
        "written_by_id": author.id,
        "saved_at": at,
        "submitted_at": at,
    }
