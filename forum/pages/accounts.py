"""Signing in and out, registering, one's own page, and the language of the tool."""

from collections.abc import Callable
from typing import TypeVar

from flask import (
    Blueprint,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    session,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_login import login_user
from werkzeug.datastructures import MultiDict
from wtforms import Form

from forum import gate
from forum.accounts import actions, queries
from forum.accounts.devices import device_name
from forum.accounts.forms import LoginForm, PasswordForm, ProfileForm, RegisterForm
from forum.audit import record
from forum.courses import reader_queries
from forum.errors import InvalidFormError
from forum.gate import accepted, form_page, reader_or_none, shown
from forum.language import LANGUAGES
from forum.pages import frame, throttle
from forum.permissions import Permission, allow

bp = Blueprint("accounts", __name__)
A_YEAR = 365 * 24 * 3600
AnyForm = TypeVar("AnyForm", bound=Form)


@bp.get("/login")
@allow(Permission.PUBLIC)
def login() -> ResponseReturnValue:
    """Show the form to sign in; the address typed at registering is in it already."""
    if request.method == "GET" and reader_or_none() is not None:
        return redirect(_next())
    known = {"email": session.get("email", "")}
    form = shown(lambda typed: LoginForm(typed, data=known))
    return render_template("accounts/login.html", form=form, next=_next())


@bp.post("/login")
@allow(Permission.PUBLIC)
@throttle.failures_here
@throttle.failures_of_a_place
@throttle.failures_of_an_account
@form_page(login)
def sign_in() -> ResponseReturnValue:
    """Sign in, and go back to where one was."""
    form = accepted(LoginForm(request.form))
    email, password = str(form.email.data), str(form.password.data)
    _go_on_with(_session_for(email, password))
    return throttle.mark_device(current_app.make_response(redirect(_next(), 303)), email)


def _session_for(email: str, password: str) -> str:
    """Begin a session; a failure leaves its line in the log, whether there is an account or not."""
    try:
        return actions.sign_in(email, password, _device())
    except InvalidFormError:
        user = queries.user_by_email(email)
        gate.remember(record, "session.refused", by=None, user_id=user.id if user else None)
        raise


def _go_on_with(token: str) -> None:
    """Let the browser carry a new session's secret, and nothing that it carried before."""
    session.clear()
    session.permanent = True
    login_user(reader_queries.reader(token))


@bp.post("/logout")
@allow(Permission.PUBLIC)
def logout() -> ResponseReturnValue:
    """Sign out for good: the session's row ends, so a copy of the cookie is worth nothing."""
    reader = reader_or_none()
    if reader is not None:
        actions.sign_out(session_id=reader.session_id, by=reader)
    session.clear()
    flash(_("You have signed out."))
    return redirect(url_for("front.home"), 303)


@bp.get("/register")
@allow(Permission.PUBLIC)
def register() -> ResponseReturnValue:
    """Show the form to make an account."""
    if request.method == "GET" and reader_or_none() is not None:
        return redirect(_next())
    form = shown(lambda typed: RegisterForm(typed, data={"language": frame.language()}))
    return render_template("accounts/register.html", form=form, next=_next())


@bp.post("/register")
@allow(Permission.PUBLIC)
@throttle.registrations
@form_page(register)
def make_account() -> ResponseReturnValue:
    """Make an account. The answer is the same where the address has one already."""
    form = accepted(RegisterForm(request.form, data={"language": frame.language()}))
    actions.register_quietly(**form.said())
    session["email"] = form.email.data
    flash(
        _(
            "Now sign in with the password you chose. "
            "If you had an account with this address already, its password is as it was."
        )
    )
    return redirect(url_for(".login", next=_next()), 303)


@bp.get("/me")
@allow(Permission.SIGNED_IN)
def me() -> ResponseReturnValue:
    """Show what is one's own: name, language, password, and the devices one is signed in on."""
    user = queries.user(gate.me().user_id)
    present = {"name": user.name, "language": user.language}
    return render_template(
        "accounts/me.html",
        user=user,
        profile=_typed_at(".save_me", lambda typed: ProfileForm(typed, data=present)),
        password=_typed_at(".change_password", PasswordForm),
        sessions=queries.sessions(user.id),
    )


def _typed_at(endpoint: str, make: Callable[[MultiDict[str, str] | None], AnyForm]) -> AnyForm:
    """Show one of a page's forms: as it was typed if it is the one that was refused, else new."""
    return shown(make) if request.endpoint == f"{bp.name}{endpoint}" else make(None)


@bp.post("/me")
@allow(Permission.SIGNED_IN)
@form_page(me)
def save_me() -> ResponseReturnValue:
    """Change one's name and language."""
    form = accepted(ProfileForm(request.form))
    actions.change_profile(str(form.name.data), str(form.language.data), by=gate.me())
    flash(_("Saved."))
    return redirect(url_for(".me"), 303)


@bp.post("/me/password")
@allow(Permission.SIGNED_IN)
@throttle.failures_of_a_reader
@form_page(me)
def change_password() -> ResponseReturnValue:
    """Take a new password; every other device is signed out."""
    form = accepted(PasswordForm(request.form))
    old, new = str(form.current_password.data), str(form.new_password.data)
    _go_on_with(actions.change_password(old, new, _device(), by=gate.me()))
    flash(_("Your password has changed. Your other devices were signed out."))
    return redirect(url_for(".me"), 303)


@bp.post("/me/sessions/<id:session_id>/end")
@allow(Permission.SIGNED_IN)
def end_session(session_id: int) -> ResponseReturnValue:
    """Sign out one of one's devices."""
    actions.end_session(session_id, by=gate.me())
    flash(_("That device was signed out."))
    return redirect(url_for(".me"), 303)


@bp.post("/me/sessions/end")
@allow(Permission.SIGNED_IN)
def end_sessions() -> ResponseReturnValue:
    """Sign out everywhere, here too."""
    actions.sign_out_everywhere(by=gate.me())
    session.clear()
    flash(_("You have signed out on every device."))
    return redirect(url_for(".login"), 303)


@bp.post("/me/keys")
@allow(Permission.SIGNED_IN)
def choose_keys() -> ResponseReturnValue:
    """Switch the single keys of the desk on or off, on all of one's devices."""
    actions.choose_keys(wanted="keys" in request.form, by=gate.me())
    return redirect(_next(), 303)


@bp.post("/language")
@allow(Permission.PUBLIC)
def choose_language() -> ResponseReturnValue:
    """Answer in another language from now on: by the account, or by a cookie for guests."""
    chosen, reader = request.form.get("language", ""), reader_or_none()
    response = current_app.make_response(redirect(_next(), 303))
    if chosen not in LANGUAGES:
        return response
    if reader is not None:
        actions.choose_language(chosen, by=reader)
    response.set_cookie(
        frame.LANGUAGE_COOKIE,
        chosen,
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _device() -> str:
    return device_name(request.headers.get("User-Agent"))


def _next() -> str:
    """Say where to go on: where somebody came from, if that is a page of ours."""
    asked = request.values.get("next")
    return str(asked) if frame.is_ours(asked) else url_for("front.home")
