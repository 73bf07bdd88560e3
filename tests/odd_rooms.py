"""A program with a few rooms more, for what the gate and the transaction do with any room."""

from typing import Any

from flask import Blueprint, Flask, flash, request
from sqlalchemy import text
from werkzeug.exceptions import Conflict

from forum.app import create_app
from forum.audit import record
from forum.db import db, write
from forum.errors import ConflictError, InvalidFormError, NotAllowedError
from forum.gate import course, form_limit, form_page, me, remember
from forum.permissions import Permission, allow
from tests.conftest import settings_for

bp = Blueprint("odd", __name__)


@bp.get("/odd/silent")
def silent() -> str:
    return "nobody may read this"


@bp.get("/odd/public")
@allow(Permission.PUBLIC)
def public() -> str:
    return "public"


@bp.get("/odd/own")
@allow(Permission.SIGNED_IN)
def own() -> str:
    return f"for {me().name}"


@bp.get("/odd/site")
@allow(Permission.ADMIN)
def site() -> str:
    return "the site's own"


for permission in (Permission.READ, Permission.POST, Permission.MODERATE, Permission.CURATE):
    bp.add_url_rule(
        f"/courses/<course_slug>/odd/{permission}",
        endpoint=str(permission),
        view_func=allow(permission)(lambda course_slug, p=permission: f"{p} in {course().title}"),
    )


@bp.get("/odd/form")
@allow(Permission.PUBLIC)
def form() -> str:
    return "the form: " + request.form.get("words", "")


REFUSALS: dict[str, Any] = {
    "not allowed": lambda: NotAllowedError("This topic is closed."),
    "conflict": lambda: ConflictError("Somebody was faster."),
    "another conflict": Conflict,
    "invalid": lambda: InvalidFormError({}),
}


def _refusal(ends: str) -> Exception:
    made: Exception = REFUSALS[ends]()
    return made


@bp.post("/odd/form")
@allow(Permission.PUBLIC)
@form_page(form)
@form_limit(5000)
def send() -> str:
    """Write a line of the log and flash, then end as the form says."""
    write()
    record("odd.sent", by=None)
    ends = request.form.get("ends", "well")
    flash("Sent.")
    if ends in REFUSALS:
        remember(record, "odd.refused", by=None)
        raise _refusal(ends)
    if ends == "badly":
        raise RuntimeError("inside")
    if ends == "as 422":
        return "no", 422  # type: ignore[return-value]
    return "sent"


@bp.post("/odd/bare")
@allow(Permission.PUBLIC)
def bare() -> str:
    """A form without a page of its own."""
    raise _refusal(request.form["ends"])


@bp.get("/odd/writes")
@allow(Permission.PUBLIC)
def writes() -> str:
    db.session.execute(text("DELETE FROM event"))
    return "written by a GET"


def odd_app(folder: Any, database_url: str, **overrides: Any) -> Flask:
    app = create_app(
        settings_for(folder, database_url),
        {"TESTING": True, "RATELIMIT_ENABLED": False} | overrides,
    )
    app.register_blueprint(bp)
    return app
