"""The front page, and how the program is doing."""

from flask import Blueprint, Response, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from forum.courses.forms import ROLES
from forum.db import db
from forum.discussion.turn_queries import turns
from forum.gate import reader_or_none
from forum.pages import assets
from forum.permissions import Permission, allow

bp = Blueprint("front", __name__)


@bp.get("/")
@allow(Permission.PUBLIC)
def home() -> ResponseReturnValue:
    """Say what this is; to whoever is signed in, what waits in each of their courses."""
    reader = reader_or_none()
    if reader is None:
        return render_template("front/home.html")
    courses = sorted(reader.memberships.values(), key=lambda each: -each.course_id)
    return render_template("front/mine.html", courses=courses, turns=turns(reader), roles=ROLES)


@bp.get("/forum.css")
@allow(Permission.PUBLIC)
def stylesheet() -> ResponseReturnValue:
    """Give how everything looks."""
    sheet = Response(assets.stylesheet(), mimetype="text/css")
    sheet.cache_control.public, sheet.cache_control.max_age = True, 3600
    return sheet


@bp.get("/healthz")
@allow(Permission.PUBLIC)
def healthz() -> ResponseReturnValue:
    """Say that the process lives."""
    return "ok\n", 200, {"Content-Type": "text/plain; charset=utf-8"}


@bp.get("/readyz")
@allow(Permission.PUBLIC)
def readyz() -> ResponseReturnValue:
    """Say that the database answers, too."""
    db.session.execute(text("SELECT 1"))
    return "ready\n", 200, {"Content-Type": "text/plain; charset=utf-8"}
