"""What the program says of itself: enough to find a fault, nothing that somebody typed."""

import io
import json
import logging
import sys

import pytest

from forum.db import db
from forum.logs import JsonLines
from forum.permissions import Permission, allow
from tests.odd_rooms import odd_app

CANARY = "Kanarialintu"


@pytest.fixture
def said():
    """What the log says, as objects."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    house = logging.getLogger("forum")
    house.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    house.removeHandler(handler)


def test_a_request_is_one_line(app, visit, make, said):
    user = make.user()

    visit(user).get("/login?next=/courses")

    (line,) = said()
    assert line["logger"] == "forum.requests"
    assert (line["method"], line["endpoint"], line["user_id"]) == (
        "GET",
        "accounts.login",
        user.id,
    )
    assert line["status"] in {200, 302, 303}
    assert 0 <= line["milliseconds"] < 60_000
    assert len(line["request_id"]) == 16


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/static/css/base.css", "/forum.css"])
def test_what_monitors_and_browsers_fetch_all_the_time_is_not_said(app, visit, said, path):
    visit().get(path, buffered=True)

    assert said() == []


def test_nothing_that_was_typed_or_asked_for_is_in_the_log(app, visit, make, said):
    course = make.course(slug="kanarialintu")
    topic = make.topic(course)
    visitor = visit(make.member(course, "participant"))
    visitor.send("/login", email=f"{CANARY}@example.org", password=CANARY)
    visitor.send("/register", name=CANARY, email=f"{CANARY}@example.org", password=CANARY)
    visitor.get(f"/search?q={CANARY}")
    visitor.get(f"/{CANARY}", headers={"Referer": f"https://example.org/{CANARY}"})
    cases = f"/courses/{course.slug}/topics/{topic.id}/cases"
    visitor.send(cases, title=CANARY, situation=CANARY, submission_key=CANARY, save="submit")

    lines = json.dumps(said())
    assert len(said()) == 5
    assert CANARY.casefold() not in lines.casefold()
    assert f"/topics/{topic.id}" not in lines


@pytest.fixture
def broken(app, database, tmp_path):
    """The program as it runs, with a page that fails."""
    odd = odd_app(tmp_path, database.url, TESTING=False, PROPAGATE_EXCEPTIONS=False)

    @odd.get("/fails/<word>")
    @allow(Permission.PUBLIC)
    def fails(word):
        try:
            int(word)
        except ValueError as error:
            raise RuntimeError(word) from error

    yield odd
    with odd.app_context():
        db.engine.dispose()


def test_a_fault_is_found_by_its_kind_and_its_way_without_its_words(broken, said):
    answer = broken.test_client().get(f"/fails/{CANARY}")

    assert answer.status_code == 500
    fault, request = said()
    assert CANARY not in answer.text + json.dumps(said())
    assert (fault["level"], fault["message"]) == ("error", "error")
    assert fault["request_id"] == request["request_id"]
    assert fault["request_id"] in answer.text, "whoever meets it can say which one it was"
    assert "with this number" not in broken.test_client().get("/nowhere").text
    assert fault["endpoint"] == "fails"
    kinds = [each["kind"] for each in fault["errors"]]
    assert kinds[-1] == "ValueError"
    assert any("test_logs.py" in place for place in fault["errors"][0]["way"])


def test_a_fault_outside_a_request_is_said_too():
    try:
        int(CANARY)
    except ValueError:
        record = logging.LogRecord("forum", logging.ERROR, "", 1, CANARY, (), sys.exc_info())

    line = json.loads(JsonLines().format(record))

    assert line["errors"][0]["kind"] == "ValueError"
    assert "request_id" not in line
    assert CANARY not in json.dumps(line)


def test_an_ordinary_message_is_said_as_it_is():
    record = logging.LogRecord("forum", logging.INFO, "", 1, "%s is up", ("it",), None)

    assert json.loads(JsonLines().format(record))["message"] == "it is up"
