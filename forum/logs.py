"""What the program says of itself: one JSON line a request, without bodies, queries or secrets."""

import json
import logging
import secrets
import time
from datetime import UTC, datetime

from flask import Flask, g, request
from flask.wrappers import Response

requests = logging.getLogger("forum.requests")

FIELDS = ("request_id", "method", "endpoint", "status", "milliseconds", "user_id")


class JsonLines(logging.Formatter):
    """One object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """Word a record; a traceback goes in as text."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def set_up_logging(app: Flask) -> None:
    """Write JSON lines to standard error."""
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
    """Say what was asked and how it ended: the endpoint, never the address with its ids and query."""
    if request.endpoint in {"static", "front.healthz", "front.readyz"}:
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
