"""The front page, and how the program is doing."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import text

from forum.db import db
from forum.gate import reader_or_none
from forum.permissions import Permission, allow

bp = Blueprint("front", __name__)


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
