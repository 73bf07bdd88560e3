"""create_app, which puts it all together; and what one request is: one transaction."""

from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import Path
from typing import Any

from flask import Flask, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask.wrappers import Response
from flask_babel import Babel
from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError
from werkzeug.exceptions import BadRequest, HTTPException, ServiceUnavailable, TooManyRequests
from werkzeug.middleware.proxy_fix import ProxyFix

from forum import gate, pages
from forum.config import ROOT, Settings, load_settings
from forum.courses import reader_queries
from forum.db import (
    db,
    engine_options,
    is_busy,
    is_out_of_reach,
    is_to_be_retried,
    prepare,
    reading,
    transaction,
    write,
)
from forum.errors import BusyError, ConflictError, SignInNeededError
from forum.logs import log_request, set_up_logging
from forum.pages import frame, refusals
from forum.permissions import Permission, allow
from forum.security import Protected, SignedCookie, refuse_foreign_names, say_who_may_keep_it

PACKAGE = Path(__file__).resolve().parent
HARD_LIMIT = 40_000_000
"""Bytes of a request past which nothing is read."""

TRIES = 3
"""How often PostgreSQL may ask for the same transaction again."""


class Forum(Flask):
    """A Flask in which one request is one transaction."""

    request_class = gate.CountedRequest
    session_interface = SignedCookie()

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Give a function as it is, without a look at it each time: none of ours is async."""
        return func

    def preprocess_request(self) -> ResponseReturnValue | None:
        """Let the gate refuse what came too often, so that its form is given back as any other."""
        try:
            return super().preprocess_request()
        except TooManyRequests as refusal:
            g.too_many = TooManyRequests(retry_after=gate.RETRY_AFTER, response=refusal.response)
        except DBAPIError as error:
            g.too_many = self._refusal_of(error)
        return None

    def dispatch_request(self) -> ResponseReturnValue:
        """Keep what a POST did if it ended well; undo everything else, and give back the form."""
        refusal: HTTPException
        try:
            return self._in_one_transaction()
        except HTTPException as refused:
            if request.method != "POST" and not isinstance(refused, SignInNeededError):
                raise
            refusal = refused
        finally:
            self._write_what_is_remembered()
        return self._given_back(refusal)

    def _in_one_transaction(self) -> Response:
        flashed = list(session.get("_flashes", [])) if request.method == "POST" else None
        tries = 0
        while True:
            tries += 1
            try:
                return self._one_try()
            except (DBAPIError, OverflowError) as error:
                _unsay(flashed)
                if tries < TRIES and is_to_be_retried(error):
                    _forget_this_try()
                    continue
                raise self._refusal_of(error) from error

    def _refusal_of(self, error: DBAPIError | OverflowError) -> HTTPException:
        refusal = _worded(error)
        if refusal is None:
            raise error
        self.logger.warning("refused by the database: %s", type(error).__name__)
        return refusal

    def _one_try(self) -> Response:
        if request.method != "POST":
            with reading():
                return self._answer()
        with transaction():
            response = self._answer()
            if response.status_code >= HTTPStatus.BAD_REQUEST:
                db.session.rollback()
            return response

    def _answer(self) -> Response:
        gate.enter()
        return self.make_response(super().dispatch_request())

    def _given_back(self, refusal: HTTPException) -> ResponseReturnValue:
        if request.method != "POST":
            return redirect(url_for("accounts.login", next=frame.this_page()))
        try:
            with transaction():
                return refusals.give_back(refusal)
        except DBAPIError:
            return refusals.keep(refusal)

    def _write_what_is_remembered(self) -> None:
        remembered = g.pop("remembered", [])
        if not remembered:
            return
        try:
            with transaction():
                write()
                for write_it, args, kwargs in remembered:
                    write_it(*args, **kwargs)
        except DBAPIError as error:
            self.logger.warning("not remembered: %s", type(error.orig).__name__)


def _worded(error: DBAPIError | OverflowError) -> HTTPException | None:
    """Give the refusal that an error of the database means; None where the fault is ours."""
    if isinstance(error, IntegrityError):
        return ConflictError(
            _l("Somebody changed the same thing at the same moment. Look and try again.")
        )
    if isinstance(error, (DataError, OverflowError)):
        return BadRequest()
    if is_to_be_retried(error) or is_busy(error) or is_out_of_reach(error):
        return BusyError() if request.method == "POST" else ServiceUnavailable(retry_after=5)
    return None


def _unsay(flashed: list[tuple[str, str]] | None) -> None:
    """Take back what a POST has said to be done, who has signed in included: it is undone."""
    if flashed is not None and session.get("_flashes", []) != flashed:
        session["_flashes"] = flashed
    g.pop("_login_user", None)


def _forget_this_try() -> None:
    """Take back what a try that is done again has left outside the database."""
    for name in ("remembered", "course"):
        g.pop(name, None)


def create_app(
    settings: Settings | None = None, overrides: Mapping[str, Any] | None = None
) -> Flask:
    """Make the program: settings from the environment unless given; overrides are for tests.

    Raises SettingError when a setting is wrong.
    """
    settings = settings or load_settings()
    app = Forum(
        "forum",
        static_folder=str(PACKAGE / "static"),
        template_folder=str(beside("templates")),
        instance_path=str(settings.instance),
    )
    app.config.from_mapping(_configuration(settings))
    app.config.update(overrides or {})
    set_up_logging(app)
    _put_before(app, settings)
    _set_up_database(app)
    app.before_request(refuse_foreign_names)
    _set_up_doors(app)
    return app


def beside(folder: str) -> Path:
    """Find templates/ or seeds/: at the top of the source tree, or inside an installed package."""
    in_tree = ROOT / folder
    return in_tree if in_tree.is_dir() else PACKAGE / f"_{folder}"


def _configuration(settings: Settings) -> dict[str, Any]:
    return {
        "FORUM": settings,
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": settings.database_url,
        "SQLALCHEMY_ENGINE_OPTIONS": engine_options(settings),
        "SESSION_COOKIE_NAME": "__Host-session" if settings.is_https else "session",
        "SESSION_COOKIE_SECURE": settings.is_https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "PERMANENT_SESSION_LIFETIME": 30 * 24 * 3600,
        "SESSION_REFRESH_EACH_REQUEST": False,
        "MAX_CONTENT_LENGTH": HARD_LIMIT,
        "MAX_FORM_MEMORY_SIZE": HARD_LIMIT,
        "MAX_FORM_PARTS": 2000,
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_CHECK_DEFAULT": False,
        "WTF_CSRF_SSL_STRICT": False,
        "RATELIMIT_STORAGE_URI": settings.redis_url or "memory://",
        "RATELIMIT_HEADERS_ENABLED": False,
        "BABEL_DEFAULT_LOCALE": "fi",
        "BABEL_DEFAULT_TIMEZONE": "Europe/Helsinki",
        "BABEL_TRANSLATION_DIRECTORIES": str(PACKAGE / "translations"),
        "SEND_FILE_MAX_AGE_DEFAULT": 3600,
        "TEMPLATES_AUTO_RELOAD": False,
    }


def _put_before(app: Flask, settings: Settings) -> None:
    """Protect every answer; take a visitor's address from as many proxies as we have, not more."""
    count, inner = settings.proxies, app.wsgi_app
    believed = ProxyFix(inner, x_for=count, x_proto=count) if count else inner
    app.wsgi_app = Protected(believed, is_https=settings.is_https)  # type: ignore[method-assign]


def _set_up_database(app: Flask) -> None:
    db.init_app(app)
    with app.app_context():
        prepare(db.engine)


def _set_up_doors(app: Flask) -> None:
    gate.login.session_protection = None
    gate.login.user_loader(reader_queries.reader)
    gate.login.init_app(app, add_context_processor=False)
    gate.csrf.init_app(app)
    gate.limiter.init_app(app)
    Babel(app, locale_selector=frame.language, timezone_selector=frame.time_zone)
    pages.set_up(app)
    allow(Permission.PUBLIC)(app.view_functions["static"])
    app.after_request(say_who_may_keep_it)
    app.after_request(log_request)
