"""Moves posts in tests as a moderator's page would: under the lock, on what is there now."""

from typing import Any

from forum.db import write
from forum.discussion import queries
from forum.discussion.actions import Place, transition
from forum.discussion.said import Said
from forum.discussion.transitions import Act
from forum.permissions import Reader
from tests.acting import do

CASE = {
    "situation": "It was decided.",
    "action": "We did it.",
    "outcome": "It held.",
    "lesson": "Ask.",
}


def act_on(app: Any, post_id: int, act: Act, by: Reader, **more: Any) -> Place:
    """Do one act to a post."""
    return do(app, act_in_place, post_id, act, by, **more)


def act_in_place(post_id: int, act: Act, by: Reader, **more: Any) -> Place:
    """Do one act to a post, in the transaction that is open."""
    write(queries.post(post_id, reader=by).course_id)
    return transition(queries.post(post_id, reader=by), act, by=by, **more)


def case(words: str = "", title: str = "A case") -> Said:
    """Say a case."""
    return Said({key: f"{text} {words}".strip() for key, text in CASE.items()}, title).rendered()


def body(words: str) -> Said:
    """Say a reply."""
    return Said({"body": words}).rendered()
