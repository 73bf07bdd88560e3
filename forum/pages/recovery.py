"""A new password, and the confirmation of an address, by the link of a letter.

Mail programs look at links before people do: looking changes nothing, a button acts. No page here
says whether an address has an account.
"""

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from forum.accounts import recovery
from forum.accounts.forms import NewPasswordForm, ResetForm
from forum.accounts.models import Purpose
from forum.gate import accepted, form_page, me, shown
from forum.pages import throttle
from forum.permissions import Permission, allow

bp = Blueprint("recovery", __name__)


@bp.get("/reset")
@allow(Permission.PUBLIC)
def forgotten() -> ResponseReturnValue:
    """Ask for the address of the account."""
    form = shown(lambda typed: ResetForm(typed, data={"email": session.get("email", "")}))
    return render_template("recovery/forgotten.html", form=form)


@bp.post("/reset")
@allow(Permission.PUBLIC)
@throttle.resets_of_an_account
@throttle.resets_of_a_place
@form_page(forgotten)
def ask() -> ResponseReturnValue:
    """Let a letter go out to the address, if there is an account with it."""
    form = accepted(ResetForm(request.form))
    recovery.ask_for_reset(str(form.email.data))
    session["email"] = form.email.data
    flash(_("If there is an account with this address, a mail with a link is on its way. Read it."))
    return redirect(url_for("accounts.login"), 303)


@bp.get("/reset/<token>")
@allow(Permission.PUBLIC)
def reset(token: str) -> ResponseReturnValue:
    """Ask for the new password."""
    recovery.holder(token, Purpose.RESET)
    return render_template("recovery/reset.html", form=shown(NewPasswordForm), token=token)


@bp.post("/reset/<token>")
@allow(Permission.PUBLIC)
@form_page(reset)
def set_password(token: str) -> ResponseReturnValue:
    """Take the new password; all devices are signed out, this one too."""
    form = accepted(NewPasswordForm(request.form))
    recovery.reset(token, str(form.new_password.data))
    session.clear()
    flash(_("You have a new password. Sign in with it. All your devices were signed out."))
    return redirect(url_for("accounts.login"), 303)


@bp.get("/me/confirm/<token>")
@allow(Permission.PUBLIC)
def confirming(token: str) -> ResponseReturnValue:
    """Show whose address it is, and a button."""
    user = recovery.holder(token, Purpose.CONFIRMATION)
    return render_template("recovery/confirming.html", email=user.email, token=token)


@bp.post("/me/confirm/<token>")
@allow(Permission.PUBLIC)
def confirm(token: str) -> ResponseReturnValue:
    """Confirm the address."""
    recovery.confirm(token)
    flash(_("Your address is confirmed. What you are told comes by mail, too."))
    return redirect(url_for("front.home"), 303)


@bp.post("/me/confirmation")
@allow(Permission.SIGNED_IN)
@throttle.letters_to_oneself
def send_again() -> ResponseReturnValue:
    """Send the letter of confirmation once more."""
    recovery.ask_to_confirm(me().user_id)
    flash(_("A mail with a link is on its way to your address."))
    return redirect(url_for("accounts.me"), 303)
