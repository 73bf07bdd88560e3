"""Under which names we answer; headers on every answer, errors and static files included."""

from flask import Flask, current_app, request
from flask.sessions import SecureCookieSessionInterface
from flask.wrappers import Response
from itsdangerous import URLSafeTimedSerializer
from werkzeug.exceptions import BadRequest
from werkzeug.sansio.utils import host_is_trusted

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

OUR_FILES = frozenset({"static", "front.stylesheet"})
A_YEAR = "public, max-age=31536000, immutable"


class SignedCookie(SecureCookieSessionInterface):
    """Flask's own cookie, with its signer made once and not at each request."""

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        """Give the signer of a program."""
        if "signer" not in app.extensions:
            app.extensions["signer"] = super().get_signing_serializer(app)
        found: URLSafeTimedSerializer | None = app.extensions["signer"]
        return found


def refuse_foreign_names() -> None:
    """Answer under the site's own names only, once its host has said which they are."""
    hosts = current_app.config["FORUM"].hosts
    if hosts and not host_is_trusted(request.host, hosts):
        raise BadRequest


def add_headers(response: Response) -> Response:
    """Add what protects the reader. What is personal is kept nowhere but on the screen."""
    response.headers.extend(HEADERS)
    if current_app.config["FORUM"].is_https:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint in OUR_FILES and response.status_code in {200, 304}:
        if "v" in request.args:
            response.headers["Cache-Control"] = A_YEAR
    else:
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.add("Cookie")
    return response
