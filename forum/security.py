"""Headers on every answer, errors and static files included."""

from flask import current_app, request
from flask.wrappers import Response

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    "X-Frame-Options": "DENY",
}

A_YEAR = "public, max-age=31536000, immutable"


def add_headers(response: Response) -> Response:
    """Add what protects the reader. What is personal is kept nowhere but on the screen."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["FORUM"].is_https:
        response.headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.endpoint == "static" and response.status_code in {200, 304}:
        if "v" in request.args:
            response.headers["Cache-Control"] = A_YEAR
    else:
        response.headers["Cache-Control"] = "private, no-store"
        response.vary.add("Cookie")
    return response
