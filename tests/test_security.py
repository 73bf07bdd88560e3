"""Headers on every kind of answer, and what a stranger may not ask of the server."""

import dataclasses
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import request

from forum.app import create_app
from forum.db import db
from forum.errors import BusyError
from forum.gate import limiter
from forum.permissions import Permission, allow
from tests.conftest import settings_for
from tests.odd_rooms import odd_app
from tests.visitor import visitor_for

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.fixture
def running(app, database, tmp_path):
    """The program as it runs, with rooms for each way of ending."""
    odd = odd_app(tmp_path, database.url, TESTING=False, PROPAGATE_EXCEPTIONS=False)

    @odd.get("/odd/busy")
    @allow(Permission.PUBLIC)
    def busy():
        raise BusyError

    @odd.get("/odd/broken")
    @allow(Permission.PUBLIC)
    def broken():
        raise RuntimeError("inside")

    yield odd
    with odd.app_context():
        db.engine.dispose()


def answers(odd, visitor):
    """An answer of each kind, by its status."""
    sheet = visitor.get("/static/css/base.css", buffered=True)
    yield 200, visitor.get("/login")
    yield 200, visitor.get("/healthz")
    yield 302, visitor.get("/me")
    yield (
        304,
        visitor.get("/static/css/base.css", headers={"If-None-Match": sheet.headers["ETag"]}),
    )
    yield 400, visitor.post("/login", data={"email": "no token"})
    yield 403, visitor.send("/odd/form", ends="not allowed")
    yield 404, visitor.get("/nowhere")
    yield 404, visitor.get("/static/nowhere.css")
    yield 405, visitor.put("/login")
    yield 409, visitor.send("/odd/form", ends="conflict")
    yield 413, visitor.send("/odd/form", words="x" * 6000)
    yield 422, visitor.send("/odd/form", ends="invalid")
    yield 500, visitor.get("/odd/broken")
    yield 500, visitor.get("/odd/silent")
    yield 503, visitor.get("/odd/busy")
    yield 200, sheet


# Of a file that has not changed, Werkzeug leaves the closing to the garbage collector.
@pytest.mark.filterwarnings("ignore:Exception ignored in.*FileIO")
def test_every_answer_protects_its_reader(running):
    seen = set()
    for status, answer in answers(running, visitor_for(running)):
        assert answer.status_code == status, (status, answer.status_code, answer.request.path)
        seen.add(status)
        says_what_always_holds(answer)
        is_kept_only_where_it_may_be(answer)
        for leak in ("Traceback", "RuntimeError", "sqlalchemy", "werkzeug", "site-packages"):
            assert leak not in answer.text
    assert len(seen) == 12


def says_what_always_holds(answer):
    for name, value in ALWAYS.items():
        assert answer.headers.get_all(name) == [value]
    policy = answer.headers["Content-Security-Policy"]
    assert {"default-src 'none'", "script-src 'self'", "style-src 'self'"} <= {*policy.split("; ")}
    assert {"object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= {
        *policy.split("; ")
    }
    assert "unsafe" not in policy
    assert "Strict-Transport-Security" not in answer.headers
    assert answer.status_code == 304 or "charset=utf-8" in answer.headers["Content-Type"]


def is_kept_only_where_it_may_be(answer):
    if answer.request.path.startswith("/static/") and answer.status_code in {200, 304}:
        assert "public" in answer.headers["Cache-Control"]
    else:
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "Cookie" in answer.headers["Vary"]


@pytest.fixture
def counting(odd_with):
    """The program with its limits on."""
    yield odd_with(RATELIMIT_ENABLED=True)
    limiter.reset()
    limiter.enabled = False


def test_too_often_is_answered_with_the_same_headers(counting):
    limiter.enabled = True
    visitor = visitor_for(counting)
    found = [visitor.send("/login", email="a@example.org", password="x") for _ in range(40)]

    refused = next(each for each in found if each.status_code == 429)
    assert int(refused.headers["Retry-After"]) > 0
    says_what_always_holds(refused)
    is_kept_only_where_it_may_be(refused)


@pytest.mark.parametrize(
    "path", ["/static/css/base.css?v=1", "/static/css/base.css", "/forum.css?v=1", "/forum.css"]
)
def test_what_never_changes_may_be_kept_by_anybody(app, visit, path):
    kept = visit().get(path, buffered=True).headers

    assert "public" in kept["Cache-Control"]
    assert ("immutable" in kept["Cache-Control"]) is ("v=" in path)
    assert "Set-Cookie" not in kept


@pytest.mark.parametrize(
    ("base_url", "name", "is_secure"),
    [
        ("http://127.0.0.1:8000", "session", False),
        ("https://forum.example.org", "__Host-session", True),
    ],
)
def test_cookies_are_bound_to_how_people_come(app, database, tmp_path, base_url, name, is_secure):
    settings = settings_for(tmp_path, database.url, base_url=base_url)
    program = create_app(settings, {"TESTING": True, "RATELIMIT_ENABLED": False})
    answer = program.test_client().get("/login", base_url=base_url)
    with program.app_context():
        db.engine.dispose()

    (cookie,) = answer.headers.get_all("Set-Cookie")
    said, *attributes = cookie.split("; ")
    assert said.startswith(f"{name}=")
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(attributes)
    assert ("Secure" in attributes) is is_secure
    assert not any(each.startswith("Domain") for each in attributes)
    assert ("Strict-Transport-Security" in answer.headers) is is_secure


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "DEBUG", "PROPFIND"])
def test_odd_methods_do_nothing(app, visit, method):
    assert visit().open("/login", method=method).status_code == 405


@pytest.mark.parametrize(
    "path",
    [
        "/console",
        "/.git/config",
        "/.env",
        "/instance/forum.db",
        "/static/../config.py",
        "/static/%2e%2e/config.py",
        "/static/..%2fconfig.py",
        "/static//etc/passwd",
        "/static/",
        "/server-status",
    ],
)
def test_there_is_nothing_behind_the_pages(app, visit, path):
    answer = visit().get(path)

    assert answer.status_code in {308, 404}
    assert "SECRET" not in answer.text


@pytest.fixture
def named(app, database, tmp_path):
    """The program of a site that has said its name."""
    settings = dataclasses.replace(
        settings_for(tmp_path, database.url, base_url="https://forum.example.org"),
        hosts=("forum.example.org", "localhost"),
        proxies=1,
    )
    program = create_app(settings, {"TESTING": True, "RATELIMIT_ENABLED": False})
    yield program
    with program.app_context():
        db.engine.dispose()


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("forum.example.org", 200),
        ("forum.example.org:443", 200),
        ("localhost", 200),
        ("evil.example.org", 400),
        ("forum.example.org.evil.org", 400),
        ("forum.example.org@evil.org", 400),
        ("", 400),
    ],
)
def test_a_site_answers_under_its_own_names(named, host, status):
    answer = named.test_client().get("/login", headers={"Host": host})

    assert answer.status_code == status
    assert "evil" not in answer.text


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "Forwarded", "X-Host"])
def test_a_name_that_a_stranger_gives_comes_into_no_page(app, visit, header):
    answer = visit().get("/login", headers={header: "evil.example.org"})

    assert "evil" not in answer.text + str(answer.headers)


@pytest.mark.parametrize("believes", [True, False])
def test_an_address_is_believed_only_of_a_proxy(app, named, believes):
    program = named if believes else app
    seen = []
    environ = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 192.0.2.7", "REMOTE_ADDR": "127.0.0.1"}
    noting = program.before_request_funcs.setdefault(None, [])
    noting.append(lambda: seen.append(request.remote_addr))
    try:
        client = program.test_client()
        client.get("/healthz", base_url="http://localhost", environ_overrides=environ)
    finally:
        noting.pop()

    assert seen == ["192.0.2.7" if believes else "127.0.0.1"]


@pytest.mark.parametrize("known", [False, True])
def test_a_cookie_that_somebody_changed_or_that_is_too_old_carries_nothing(visit, author, known):
    def asks(value: str, browser) -> int:
        browser.set_cookie("session", value)
        return browser.get("/me").status_code

    browser = visit(author)
    value = browser.get_cookie("session").value
    if known:
        assert asks(value, browser) == 200
    changed = value[:-3] + ("AAA" if not value.endswith("AAA") else "BBB")
    assert asks(changed, visit()) == 302
    assert asks(value, visit()) == 200
    with time_machine.travel(datetime.now(UTC) + timedelta(days=31)):
        browser.application.extensions.pop("cookies", None)
        assert asks(value, visit()) == 302


def test_what_is_said_once_is_not_said_to_everyone_who_carries_the_same_cookie(visit, author):
    first, second = visit(author), visit()
    with first.session_transaction() as session:
        session["_flashes"] = [("message", "Said once.")]
    second.set_cookie("session", first.get_cookie("session").value)
    assert [("Said once." in each.get("/me").text) for each in (first, second, first)] == [
        True,
        True,
        False,
    ]
