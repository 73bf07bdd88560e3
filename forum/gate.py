"""The door frame: says who it is, in which course, and whether that role may come in.

Closed by default: a route that does not say what it asks for answers nobody.
"""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any, TypeVar

from flask import Request, current_app, g, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager, current_user
from flask_wtf import CSRFProtect
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.exceptions import Forbidden, NotFound, RequestEntityTooLarge
from werkzeug.formparser import FormDataParser
from wtforms import Form

from forum.audit import Event, record
from forum.courses import queries
from forum.errors import InvalidFormError, SignInNeededError, UndeclaredRouteError
from forum.permissions import Membership, Permission, Reader, asked_by

FORM_LIMIT = 1_000_000
"""Bytes of an ordinary form. A longer one is still read, refused, and given back as typed."""

MOST_FIELDS = 10_000
"""Fields of a form: a box for each post of the longest archive, and as many again."""

RETRY_AFTER = 60
"""Seconds after which what came too often may come again."""

View = TypeVar("View", bound=Callable[..., Any])
AnyForm = TypeVar("AnyForm", bound=Form)

csrf = CSRFProtect()
login = LoginManager()


def _who() -> str:
    """Count a signed-in person by the account: a whole class sits behind one address."""
    reader = reader_or_none()
    return f"user {reader.user_id}" if reader else get_remote_address()


limiter = Limiter(
    key_func=_who,
    default_limits=["120 per minute"],
    default_limits_exempt_when=lambda: request.method != "POST",
    default_limits_per_method=False,
)


class CountedForm(FormDataParser):
    """Counts the fields of a form before they are made: each takes a hundred times its bytes."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]:
        """Read a form. Raises RequestEntityTooLarge for one of too many fields."""
        if mimetype == "application/x-www-form-urlencoded":
            data = stream.read()
            if data.count(b"&") >= MOST_FIELDS:
                raise RequestEntityTooLarge
            stream = BytesIO(data)
        return super().parse(stream, mimetype, content_length, options)


class CountedRequest(Request):
    """A request whose form has no more fields than a page of ours."""

    form_data_parser_class = CountedForm


@dataclass(frozen=True)
class CourseInView:
    """The course of the address, as every page needs it."""

    id: int
    slug: str
    title: str
    time_zone: str
    language: str


def enter() -> None:
    """Let the request in, or raise the refusal. Called once a request, before its view."""
    if request.endpoint is None:
        return
    view = current_app.view_functions[request.endpoint]
    asked = asked_by(view)
    if asked is None:
        raise UndeclaredRouteError(request.endpoint)
    if asked is not Permission.PUBLIC:
        _ask(asked, reader_or_none())
    if "too_many" in g:
        raise g.too_many
    if request.method == "POST":
        _take_form(view)


def _ask(asked: Permission, reader: Reader | None) -> None:
    if reader is None:
        raise SignInNeededError
    if asked is Permission.SIGNED_IN:
        return
    if asked is Permission.ADMIN:
        if not reader.is_admin:
            raise NotFound
        return
    g.course = _course_for(reader, (request.view_args or {})["course_slug"])
    if not reader.can(asked, g.course.id):
        raise Forbidden


def _course_for(reader: Reader, slug: str) -> CourseInView:
    """Find the course among the reader's own; a site admin may look at any, which is logged."""
    mine = next((each for each in reader.memberships.values() if each.slug == slug), None)
    if mine is not None:
        return _in_view(mine)
    found = queries.course_by_slug(slug) if reader.is_admin else None
    if found is None:
        raise NotFound
    remember(record, "course.watched", by=reader, course_id=found.id, page=request.endpoint)
    return CourseInView(found.id, found.slug, found.title, found.time_zone, found.language)


def _in_view(mine: Membership) -> CourseInView:
    return CourseInView(mine.course_id, mine.slug, mine.title, mine.time_zone, mine.language)


def _take_form(view: Callable[..., Any]) -> None:
    """Read the form, however long, before refusing it, so that it can be given back."""
    limit = getattr(view, "form_limit", FORM_LIMIT)
    request.form  # noqa: B018 - parses the body; only a body past the server's limit is not read
    if (request.content_length or 0) > limit:
        raise RequestEntityTooLarge
    if not getattr(view, "from_anywhere", False):
        csrf.protect()


def reader_or_none() -> Reader | None:
    """Who is asking; None for somebody who has not signed in."""
    reader = current_user._get_current_object()  # noqa: SLF001 - the object, not its proxy
    return reader if isinstance(reader, Reader) else None


def known_reader() -> Reader | None:
    """Who is asking, as a page shows it; an error's page does not ask the database for it."""
    if "touches_nothing" in g:
        found = g.get("_login_user")
        return found if isinstance(found, Reader) else None
    return reader_or_none()


def me() -> Reader:
    """Who is asking, on a page that asks for somebody."""
    reader = reader_or_none()
    if reader is None:
        raise SignInNeededError
    return reader


def course() -> CourseInView:
    """The course of the address."""
    found: CourseInView = g.course
    return found


def remember(write_it: Callable[..., Event], *args: Any, **kwargs: Any) -> None:
    """Keep a line of the log although the answer may be a refusal; written after the rollback."""
    g.setdefault("remembered", []).append((write_it, args, kwargs))


def form_page(page: Callable[..., Any]) -> Callable[[View], View]:
    """Name the page that shows a POST's form again when it is refused, with everything typed."""

    def mark(view: View) -> View:
        view.form_page = page  # type: ignore[attr-defined]
        return view

    return mark


def from_anywhere(view: View) -> View:
    """Let a POST in that no form of ours sends: its address says by itself who may do it."""
    view.from_anywhere = True  # type: ignore[attr-defined]
    return view


def form_limit(size: int) -> Callable[[View], View]:
    """Let a route take a longer form than others, in bytes."""

    def mark(view: View) -> View:
        view.form_limit = size  # type: ignore[attr-defined]
        return view

    return mark


def typed() -> MultiDict[str, str] | None:
    """Give what was typed, where a refused form is being shown again."""
    return request.form if "refusal" in g else None


def shown(make: Callable[[MultiDict[str, str] | None], AnyForm]) -> AnyForm:
    """Make a page's form: new, or as it was typed and with the words beside its fields."""
    refusal = g.get("refusal")
    form = make(typed())
    if isinstance(refusal, InvalidFormError):
        form.validate()
        for name in refusal.errors.keys() & form.data.keys():
            form[name].errors = [*form[name].errors, *refusal.errors[name]]
    return form


def accepted(form: AnyForm) -> AnyForm:
    """Give the form back if it can be taken as it is; else refuse with 422."""
    if not form.validate():
        raise InvalidFormError
    return form
