"""What the program says of itself: one JSON line a request, without bodies, queries or secrets."""

import json
import logging
import secrets
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask, g, has_request_context, request
from flask.wrappers import Response

requests = logging.getLogger("forum.requests")

FIELDS = ("request_id", "method", "endpoint", "status", "milliseconds", "user_id")


class JsonLines(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Word a record. Of an error go in its kind and the way to it, never its own words."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": "error" if record.exc_info else record.getMessage(),
        }
        said = record.__dict__
        line |= {name: said[name] for name in FIELDS if name in said}
        if record.exc_info and record.exc_info[1]:
            line |= _of_the_request() | {"errors": [*_way_to(record.exc_info[1])]}
        return json.dumps(line, ensure_ascii=False)


def _of_the_request() -> dict[str, object]:
    """Say during which request it was, so that the two lines can be put together."""
    if not has_request_context():
        return {}
    return {"request_id": g.get("request_id"), "endpoint": request.endpoint}


def _way_to(error: BaseException | None) -> Iterator[dict[str, object]]:
    """Give kind and way of an error and of those that led to it.

    Their words stay out: they quote what somebody typed, or the values of a statement.
    """
    while error is not None:
        frames = traceback.extract_tb(error.__traceback__)
        way = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        yield {"kind": type(error).__qualname__, "way": way}
        error = error.__cause__ or error.__context__


def set_up_logging(app: Flask) -> None:
    """Write JSON lines to standard error. What no line says is not looked up for each of them.

    That is what the logging HOWTO of Python has under “Optimization”.
    """
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines())
    house = logging.getLogger("forum")
    if not house.handlers:
        house.addHandler(handler)
    house.propagate = False
    house.setLevel(logging.INFO)
    app.before_request(_start)


def _start() -> None:
    g.started = time.perf_counter()
    g.request_id = secrets.token_hex(8)


def log_request(response: Response) -> Response:
    """Say what was asked and how it ended: the endpoint, never the address with its ids."""
    if request.endpoint in {"static", "front.stylesheet", "front.healthz", "front.readyz"}:
        return response
    reader = g.get("_login_user")
    requests.info(
        "request",
        extra={
            "request_id": g.get("request_id"),
            "method": request.method,
            "endpoint": request.endpoint,
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - g.get("started", 0.0)) * 1000, 1),
            "user_id": getattr(reader, "user_id", None),
        },
    )
    return response
