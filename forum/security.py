"""Under which names we answer; headers on every answer, errors and static files included."""

from collections.abc import Iterable
from threading import Lock
from typing import TYPE_CHECKING, Any

from cachetools import TTLCache
from flask import Flask, current_app, request
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask.wrappers import Request, Response
from werkzeug.exceptions import BadRequest
from werkzeug.sansio.utils import host_is_trusted

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

SOURCES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
CONTENT_SECURITY_POLICY = "; ".join(f"{kind} {source}" for kind, source in SOURCES.items())

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}

ONLY_HTTPS = {"Strict-Transport-Security": "max-age=63072000; includeSubDomains"}

OUR_FILES = frozenset({"static", "front.stylesheet"})
COOKIES_KNOWN = 2000
COOKIE_KNOWN_FOR = 60
"""How many cookies a worker knows, and for how many seconds."""

_lock = Lock()

A_YEAR = "public, max-age=31536000, immutable"


class SignedCookie(SecureCookieSessionInterface):
    """Flask's own cookie, whose signature is looked at once a minute and not at each request."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        """Give what a browser carries; of what somebody else signed, nothing."""
        known = app.extensions.setdefault("cookies", TTLCache(COOKIES_KNOWN, COOKIE_KNOWN_FOR))
        cookie = request.cookies.get(self.get_cookie_name(app))
        with _lock:
            said = known.get(cookie)
        if said is not None:
            return self.session_class(said)
        opened = super().open_session(app, request)
        if opened and not any(isinstance(each, list | dict) for each in opened.values()):
            with _lock:
                known[cookie] = dict(opened)
        return opened


def refuse_foreign_names() -> None:
    """Answer under the site's own names only, once its host has said which they are."""
    hosts = current_app.config["FORUM"].hosts
    if hosts and not host_is_trusted(request.host, hosts):
        raise BadRequest


class Protected:
    """Adds to every answer what protects its reader, whatever made the answer.

    It is the same each time: as the response's own headers each would be looked at anew.
    """

    def __init__(self, inner: "WSGIApplication", *, is_https: bool) -> None:
        self._inner = inner
        self._headers = [*HEADERS.items(), *(ONLY_HTTPS.items() if is_https else ())]

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            return start_response(status, [*headers, *self._headers], *error)

        return self._inner(environ, start)


def say_who_may_keep_it(response: Response) -> Response:
    """Say of each answer where it may be kept: what is personal nowhere but on the screen."""
    if request.endpoint in OUR_FILES and response.status_code in {200, 304}:
        if "v" in request.args:
            response.headers["Cache-Control"] = A_YEAR
    else:
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.add("Cookie")
    return response
