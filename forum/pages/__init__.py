"""The web pages: one module a room; each view is a few lines: form valid? fetch, act, answer."""

from flask import Flask

from forum.pages import (
    accounts,
    appeals,
    archives,
    articles,
    checks,
    conversation,
    courses,
    decisions,
    discussion,
    flags,
    frame,
    front,
    inviting,
    locks,
    mail,
    moderation,
    notices,
    parts,
    pictures,
    promise,
    recovery,
    regrouping,
    tags,
    unsubscribing,
    updates,
)

ROOMS = (
    front,
    accounts,
    notices,
    courses,
    articles,
    archives,
    pictures,
    updates,
    discussion,
    moderation,
    regrouping,
    decisions,
    appeals,
    conversation,
    checks,
    flags,
    locks,
    tags,
    mail,
    inviting,
    promise,
    recovery,
    unsubscribing,
    parts,
)


def set_up(app: Flask) -> None:
    """Hang every page on the program, and the frame around them."""
    frame.set_up(app)
    for room in ROOMS:
        app.register_blueprint(room.bp)
