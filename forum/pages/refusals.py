"""Refusals as pages: forms that come back as typed, and one sentence for everything else."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden, HTTPException, InternalServerError, TooManyRequests

from forum.errors import LinkOverError, SignInNeededError
from forum.gate import RETRY_AFTER

NEVER_GIVEN_BACK = frozenset({"csrf_token", "password", "new_password", "current_password"})


def kept_fields() -> list[tuple[str, str]]:
    """List what was typed into the form that was refused, but never a password."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in NEVER_GIVEN_BACK and not name.startswith("typed-")
    ]


def give_back(refusal: HTTPException) -> ResponseReturnValue:
    """Answer a refused POST: its form as it was typed, or a page that keeps the fields.

    Whom the gate has not let in is shown no page of the room: a bare Forbidden is the gate's, what
    an action forbids is a NotAllowedError.
    """
    g.refusal = refusal
    if isinstance(refusal, (SignInNeededError, CSRFError)):
        return _kept(refusal)
    if type(refusal) is Forbidden:
        return keep(refusal)
    view = current_app.view_functions.get(str(request.endpoint))
    page: Callable[..., ResponseReturnValue] | None = getattr(view, "form_page", None)
    if page is None or refusal.code not in {400, 403, 409, 413, 422, 429, 503}:
        return keep(refusal)
    try:
        response = current_app.make_response(page(**(request.view_args or {})))
    except HTTPException:
        return keep(refusal)
    return _answered(response, refusal)


def keep(refusal: HTTPException) -> Response:
    """Answer a refused POST with what was typed, or with one sentence. Touches no database."""
    return _kept(refusal) if kept_fields() else error_page(refusal)


def _kept(refusal: HTTPException) -> Response:
    """Show what was typed on a page of its own, with a way to send it again."""
    g.touches_nothing = True
    page = render_template(
        "errors/kept.html",
        fields=kept_fields() if _is_from_us() else [],
        sentence=sentence(refusal),
        action=request.full_path.rstrip("?"),
        signs_in=isinstance(refusal, SignInNeededError),
    )
    return _answered(current_app.make_response(page), refusal)


def _is_from_us() -> bool:
    """Offer to send again only what was sent from a page of ours, never a stranger's form."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def _answered(response: Response, refusal: HTTPException) -> Response:
    response.status_code = refusal.code or 500
    after = getattr(refusal, "retry_after", None)
    if after or isinstance(refusal, TooManyRequests):
        response.headers["Retry-After"] = str(after or RETRY_AFTER)
    return response


def error_page(error: Exception) -> Response:
    """Say in one sentence what went wrong and what to do. Touches no database."""
    refusal = error if isinstance(error, HTTPException) else InternalServerError()
    is_ours = (refusal.code or 0) >= HTTPStatus.INTERNAL_SERVER_ERROR
    g.touches_nothing = True
    page = render_template(
        "errors/error.html",
        sentence=sentence(refusal),
        number=g.get("request_id") if is_ours else "",
        again=ANOTHER_LINK.get(request.endpoint) if isinstance(refusal, LinkOverError) else None,
    )
    return _answered(current_app.make_response(page), refusal)


_TO_RESET = ("recovery.forgotten", _l("A new password"))
_TO_CONFIRM = ("accounts.me", _l("Own page"))
ANOTHER_LINK: dict[str | None, tuple[str, Any]] = {
    "recovery.reset": _TO_RESET,
    "recovery.set_password": _TO_RESET,
    "recovery.confirming": _TO_CONFIRM,
    "recovery.confirm": _TO_CONFIRM,
}
"""Where whoever came by a link that is over asks for another: the page, and what it is called."""

SENTENCES = {
    400: _l("The request could not be understood. Go back and try again."),
    401: _l("Sign in to go on. What you wrote is kept."),
    403: _l("Your role in this course does not allow this."),
    404: _l("There is no such page, or it is not for you to see. Check the address."),
    405: _l("This address cannot be used like that. Go back and try again."),
    409: _l("Somebody changed the same thing meanwhile. Look and try again."),
    413: _l("That is too long to be taken at once. Shorten it; nothing was lost."),
    429: _l("That was too many in a short time. Wait a minute and send it again."),
    500: _l("Something broke on our side. It was written down; try again in a while."),
    503: _l("The server is busy. Try again in a moment."),
}


def sentence(refusal: HTTPException) -> str:
    """Give the words of a refusal: its own where it is ours, else the ones for its number."""
    if isinstance(refusal, CSRFError):
        return str(_("The page had grown old. What you wrote is below: send it again."))
    if type(refusal).__module__ == "forum.errors" and refusal.description:
        return str(refusal.description)
    return str(SENTENCES.get(refusal.code or 500, SENTENCES[400]))
