"""The log of a course: which part of it is asked for, and the same for other programs."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request, stream_with_context
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound

from forum.db import reading
from forum.discussion.models import Kind
from forum.gate import course, me
from forum.moderation import log_words, whole_log
from forum.moderation.log_acts import told_to
from forum.moderation.log_export import ACTS, Row, as_csv, as_json, row_of
from forum.moderation.log_filters import LogFilters
from forum.pages.frame import id_in
from forum.permissions import Permission, allow

bp = Blueprint("decisions", __name__)
COURSE = "/courses/<course_slug>"


def filters() -> LogFilters:
    """Read from the address which part of the log is asked for; a wrong word asks for nothing."""
    act, kind = request.args.get("act", ""), request.args.get("kind", "")
    return LogFilters(
        person=id_in(request.args.get("person", "")),
        act=act if act in ACTS or act in told_to(me(), course().id) else None,
        kind=Kind(kind) if kind in set(Kind) else None,
        post=id_in(request.args.get("post", "")),
        since=_day("since"),
        until=_day("until"),
    )


def _day(name: str) -> date | None:
    text = request.args.get(name)
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotFound from error
    if not date(1900, 1, 1) <= day <= date(9000, 1, 1):
        raise NotFound
    return day


def context() -> dict[str, Any]:
    """Give what the page of the log needs to ask for a part of it."""
    return {
        "asked": filters(),
        "people": whole_log.people(course().id, reader=me()),
        "acts": {_("Decisions"): ACTS, _("Other acts"): told_to(me(), course().id)},
        "who": log_words.who,
        "what": log_words.what,
        "why": log_words.why,
    }


@bp.get(f"{COURSE}/decisions.csv")
@allow(Permission.MODERATE)
def csv(course_slug: str) -> Response:
    """Take the log into a spreadsheet, as far as it is asked for."""
    return _sent(as_csv, "text/csv; charset=utf-8", "csv")


@bp.get(f"{COURSE}/decisions.json")
@allow(Permission.MODERATE)
def json(course_slug: str) -> Response:
    """Take the log into another program, as far as it is asked for."""
    return _sent(as_json, "application/json", "json")


def _sent(write: Callable[[Iterable[Row]], Iterator[str]], kind: str, ending: str) -> Response:
    lines = whole_log.every_entry(course().id, filters(), course().time_zone, reader=me())
    zone = ZoneInfo(course().time_zone)
    written = write(row_of(each, zone) for each in lines)

    def whole() -> Iterator[str]:
        with reading():
            yield from written

    name = f"log-{course().slug}.{ending}"
    return Response(
        stream_with_context(chain(whole())),
        content_type=kind,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store",
        },
    )
