"""The frame around every page: language, menu, addresses, and forms that come back as typed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from markupsafe import Markup
from werkzeug.exceptions import HTTPException, InternalServerError
from werkzeug.routing import BaseConverter

from forum import language as words
from forum.db import now
from forum.errors import SignInNeededError
from forum.gate import reader_or_none
from forum.moderation import queries as moderation
from forum.permissions import Permission

LANGUAGE_COOKIE = "language"
NEVER_GIVEN_BACK = frozenset({"csrf_token", "password", "new_password", "current_password"})


class IdConverter(BaseConverter):
    """A row's number in an address: anything else, or past 2^63, is no address of ours."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu."""

    label: str
    url: str
    current: bool = False
    count: int | None = None


def set_up(app: Flask) -> None:
    """Give the templates what each of them uses, and errors their page."""
    app.url_map.converters["id"] = IdConverter
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_context)
    app.template_filter("when")(when)
    app.template_filter("day")(day)
    app.template_filter("span")(span)
    app.template_filter("number")(number)
    app.url_defaults(_keep_course)
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(500, error_page)


def _context() -> dict[str, Any]:
    return {
        "me": reader_or_none(),
        "course": g.get("course"),
        "lang": language(),
        "languages": words.LANGUAGES,
        "nav": menu,
        "static": static,
        "refusal": g.get("refusal"),
        "this_page": this_page,
        "Permission": Permission,
    }


def _keep_course(endpoint: str, values: dict[str, Any]) -> None:
    """Let url_for know the course we are in, wherever the address has one."""
    if "course" in g and current_app.url_map.is_endpoint_expecting(endpoint, "course_slug"):
        values.setdefault("course_slug", g.course.slug)


def language() -> str:
    """Say in which language to answer: the account's, the one chosen here, the browser's, Finnish."""
    reader = reader_or_none()
    chosen = reader.language if reader else request.cookies.get(LANGUAGE_COOKIE)
    return words.choose(chosen, request.headers.get("Accept-Language"))


def time_zone() -> str:
    """Say whose clock to show: the course's."""
    return g.course.time_zone if "course" in g else "Europe/Helsinki"


def menu() -> list[MenuItem]:
    """List where the reader may go from here."""
    reader = reader_or_none()
    if reader is None:
        return []
    if "course" not in g:
        return [_item(_("Courses"), "courses.index"), _item(_("Own posts"), "discussion.mine")]
    items = [_item(_("Articles"), "courses.home"), _item(_("Own posts"), "discussion.mine")]
    if reader.can(Permission.MODERATE, g.course.id):
        waiting = moderation.count_waiting(g.course.id)
        items.append(_item(_("Queue"), "moderation.queue", count=waiting))
    if reader.can(Permission.READ, g.course.id):
        items.append(_item(_("Members"), "courses.members"))
    if reader.can(Permission.CURATE, g.course.id):
        items.append(_item(_("Settings"), "courses.settings"))
    return items


def _item(label: str, endpoint: str, count: int | None = None) -> MenuItem:
    room, here = endpoint.split(".")[0], (request.endpoint or "").split(".")[0]
    same = endpoint == request.endpoint or (room == here == "moderation")
    return MenuItem(label, url_for(endpoint), same, count)


@cache
def _version_of(folder: str, path: str) -> str:
    return sha256((Path(folder) / path).read_bytes()).hexdigest()[:12]


def static(path: str) -> str:
    """Give the address of a file of ours, which changes when the file does."""
    version = _version_of(str(current_app.static_folder), path)
    return url_for("static", filename=path, v=version)


def when(moment: Any) -> Markup:  # noqa: ANN401 - a filter takes what the template has
    """Show a moment in the course's time and the reader's language."""
    shown = words.moment(moment, time_zone(), language(), now())
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), shown)


def day(date: Any) -> str:  # noqa: ANN401
    """Show a day as the reader's language writes it."""
    return words.day(date, language())


def span(length: Any) -> str:  # noqa: ANN401
    """Show a length of time in words."""
    return words.span(length, language())


def number(count: int) -> str:
    """Show a number as the reader's language writes it."""
    return words.number(count, language())


def this_page() -> str:
    """Give the address we are at, to come back to."""
    return request.full_path.rstrip("?") if request.method == "GET" else request.path


def is_ours(address: str | None) -> bool:
    """Say whether an address leads to a page of this site and nowhere else."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return False
    if "\\" in address or any(ord(sign) < 32 for sign in address):  # noqa: PLR2004 - controls
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc


def kept_fields() -> list[tuple[str, str]]:
    """List what was typed into the form that was refused, but never a password."""
    return [
        (name, value)
        for name, value in request.form.items(multi=True)
        if name not in NEVER_GIVEN_BACK and not name.startswith("typed-")
    ]


def give_back(refusal: HTTPException) -> ResponseReturnValue:
    """Answer a refused POST: its form as it was typed, or a page that keeps the fields."""
    g.refusal = refusal
    if isinstance(refusal, (SignInNeededError, CSRFError)):
        return _kept(refusal)
    view = current_app.view_functions[str(request.endpoint)]
    page: Callable[..., ResponseReturnValue] | None = getattr(view, "form_page", None)
    if page is None or refusal.code not in {400, 403, 409, 413, 422, 429, 503}:
        return _kept(refusal) if kept_fields() else error_page(refusal)
    try:
        response = current_app.make_response(page(**(request.view_args or {})))
    except HTTPException:
        return _kept(refusal)
    return _answered(response, refusal)


def _kept(refusal: HTTPException) -> Response:
    """Show what was typed on a page of its own, with a way to send it again."""
    page = render_template(
        "errors/kept.html",
        fields=kept_fields() if _is_from_us() else [],
        sentence=sentence(refusal),
        action=request.full_path.rstrip("?"),
        signs_in=reader_or_none() is None,
    )
    return _answered(current_app.make_response(page), refusal)


def _is_from_us() -> bool:
    """Offer to send again only what was sent from a page of ours, never a stranger's form."""
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


def _answered(response: Response, refusal: HTTPException) -> Response:
    response.status_code = refusal.code or 500
    after = getattr(refusal, "retry_after", None)
    if after:
        response.headers["Retry-After"] = str(after)
    return response


def error_page(error: Exception) -> Response:
    """Say in one sentence what went wrong and what to do. Touches no database."""
    refusal = error if isinstance(error, HTTPException) else InternalServerError()
    if refusal.response is not None or (refusal.code or 500) < 400:  # noqa: PLR2004 - redirects
        return current_app.make_response(refusal.get_response())
    page = render_template("errors/error.html", sentence=sentence(refusal), code=refusal.code)
    return _answered(current_app.make_response(page), refusal)


SENTENCES = {
    400: _l("The request could not be understood. Go back and try again."),
    401: _l("Sign in to go on. What you wrote is kept."),
    403: _l("Your role in this course does not allow this."),
    404: _l("There is no such page, or it is not for you to see. Check the address."),
    405: _l("This address cannot be used like that. Go back and try again."),
    409: _l("Somebody changed the same thing meanwhile. Look and try again."),
    413: _l("That is too long to be taken at once. Shorten it; nothing was lost."),
    429: _l("That was very many in a short time. Wait a minute and send it again."),
    500: _l("Something broke on our side. It was written down; try again in a while."),
    503: _l("The server is busy. Try again in a moment."),
}


def sentence(refusal: HTTPException) -> str:
    """Give the words of a refusal: its own where it is ours, else the ones for its number."""
    if isinstance(refusal, CSRFError):
        return _("The page had grown old. What you wrote is below: send it again.")
    if type(refusal).__module__ == "forum.errors" and refusal.description:
        return str(refusal.description)
    return str(SENTENCES.get(refusal.code or 500, SENTENCES[400]))


