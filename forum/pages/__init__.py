"""The web pages: one module a room; each view is a few lines: form valid? fetch, act, answer."""

from flask import Flask

from forum.pages import (
    accounts,
    articles,
    checks,
    courses,
    discussion,
    flags,
    frame,
    front,
    locks,
    mail,
    moderation,
    notices,
    unsubscribing,
)


def set_up(app: Flask) -> None:
    """Hang every page on the program, and the frame around them."""
    frame.set_up(app)
    for room in (
        front,
        accounts,
        notices,
        courses,
        articles,
        discussion,
        moderation,
        checks,
        flags,
        locks,
    ):
        app.register_blueprint(room.bp)
    for room in (mail, unsubscribing):
        app.register_blueprint(room.bp)
