"""Threads in tests: what stands on a page, and threads too long to be made post by post."""

from sqlalchemy import insert, text, update

from forum.db import db, now, transaction, write
from forum.discussion import actions
from forum.discussion.models import Kind, Post, Revision
from forum.discussion.transitions import State


def ids(page):
    """The posts of a page in the order in which they stand."""
    return [int(each["id"].split("-")[1]) for each in page.select("[id^=post-]")]


def chain(app, top, author, length, *, deep=True):
    """Put many published replies under a case, each under the one before or all side by side."""
    at = now()
    with app.app_context(), transaction():
        write(top.course_id)
        if db.engine.dialect.name == "postgresql":
            # It would check references by plans it made for the few rows of other tests.
            db.session.execute(text("SET LOCAL session_replication_role = replica"))
        start = max(top.id, db.session.query(db.func.max(Post.id)).scalar())
        rows, revisions = [], []
        for number in range(1, length + 1):
            post_id = start + number
            parent = post_id - 1 if deep and number > 1 else top.id
            rows.append(
                {
                    "id": post_id,
                    "course_id": top.course_id,
                    "topic_id": top.topic_id,
                    "kind": Kind.REPLY,
                    "case_id": top.id,
                    "parent_id": parent,
                    "depth": number if deep else 1,
                    "author_id": author.id,
                    "submission_key": f"chain-{post_id}",
                    "state": State.PUBLISHED,
                    "submitted_at": at,
                    "published_at": at,
                }
            )
            revisions.append(
                {
                    "id": 1_000_000 + post_id,
                    "post_id": post_id,
                    "number": 1,
                    "texts": {"body": "so"},
                    "htmls": {"body": "<p>so</p>"},
                    "sources": [],
                    "title": "",
                    "written_by_id": author.id,
                    "submitted_at": at,
                }
            )
        db.session.execute(insert(Post), rows)
        db.session.execute(insert(Revision), revisions)
        live = {"live_revision_id": Post.id + 1_000_000, "head_revision_id": Post.id + 1_000_000}
        db.session.execute(update(Post).where(Post.id > start).values(live))
        if db.engine.dialect.name == "postgresql":
            db.session.execute(text("SELECT setval('post_id_seq', (SELECT max(id) FROM post))"))
        actions.touch(top.topic_id)
    return range(start + 1, start + length + 1)
