"""The link in a mail that stops such mails, by RFC 8058: looking changes nothing, a POST acts.

The POST comes from a mail provider's machine as well as from a person: without cookies, without a
token of a form of ours, and it is answered with 2xx and no redirect. It signs nobody in.
"""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import NotFound

from forum.gate import from_anywhere
from forum.notices.forms import MATTERS, NEWS
from forum.notices.models import Matter
from forum.notices.unsubscribing import Wish, wish_in
from forum.notices.unsubscribing import stop as stop_mails
from forum.permissions import Permission, allow

bp = Blueprint("unsubscribing", __name__)


@bp.get("/unsubscribe/<token>")
@allow(Permission.PUBLIC)
def ask(token: str) -> ResponseReturnValue:
    """Show what would stop, and a button."""
    return render_template("unsubscribing/ask.html", matters=_names(_wish(token)), token=token)


@bp.post("/unsubscribe/<token>")
@allow(Permission.PUBLIC)
@from_anywhere
def stop(token: str) -> ResponseReturnValue:
    """Stop the mails."""
    wish = _wish(token)
    stop_mails(wish)
    return render_template("unsubscribing/stopped.html", matters=_names(wish))


def _wish(token: str) -> Wish:
    found = wish_in(token, secret=str(current_app.secret_key))
    if found is None:
        raise NotFound
    return found


def _names(wish: Wish) -> list[str]:
    names = MATTERS | {Matter.NEWS: NEWS}
    return [str(names[each]) for each in Matter if each in wish.matters]
