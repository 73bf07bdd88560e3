"""How often a password may be guessed: by account, by address, and apart from known devices.

Whoever guesses at an account from one place is stopped there, and its owner still comes in from
elsewhere. Guesses from very many places stop everybody but a browser in which the owner has signed
in before: it carries a mark that says so, and is counted alone. Only failures count, so a whole
class behind one address signs in without waiting.
"""

import secrets
from hashlib import sha256

from flask import current_app, request
from flask.wrappers import Response
from flask_limiter.util import get_remote_address
from itsdangerous import BadSignature, URLSafeSerializer

from forum.accounts.emails import email_key
from forum.gate import limiter

BY_ACCOUNT_AND_PLACE = "5 per minute; 20 per hour"
BY_READER = "10 per minute; 60 per hour"
BY_PLACE = "100 per hour"
BY_ACCOUNT = "100 per hour"
REGISTRATIONS = "300 per hour"
RESETS_OF_AN_ACCOUNT = "5 per hour"
RESETS_OF_A_PLACE = "100 per hour"
LETTERS_TO_ONESELF = "5 per hour"
LOOKED_UP = "60 per hour"
FETCHED = "10 per minute; 100 per hour"

A_YEAR = 365 * 24 * 3600
REFUSED = 422


def of_account() -> str:
    """Name the account that a form is for, without its address."""
    return _mark_of(request.form.get("email", ""))


def of_account_here() -> str:
    """Name the account with the place that it is asked for from: a known device, or an address."""
    return f"{of_account()} {_known_device() or get_remote_address()}"


def is_known_device() -> bool:
    """Say whether somebody has signed in to this very account in this browser before."""
    return _known_device() is not None


def is_refused(response: Response) -> bool:
    """Say whether an answer is to be counted."""
    return response.status_code == REFUSED


failures_here = limiter.limit(
    BY_ACCOUNT_AND_PLACE, key_func=of_account_here, deduct_when=is_refused
)
failures_of_a_place = limiter.limit(
    BY_PLACE,
    key_func=get_remote_address,
    deduct_when=is_refused,
    exempt_when=is_known_device,
)
failures_of_an_account = limiter.limit(
    BY_ACCOUNT, key_func=of_account, deduct_when=is_refused, exempt_when=is_known_device
)
failures_of_a_reader = limiter.limit(BY_READER, deduct_when=is_refused)
resets_of_an_account = limiter.limit(RESETS_OF_AN_ACCOUNT, key_func=of_account)
resets_of_a_place = limiter.limit(RESETS_OF_A_PLACE, key_func=get_remote_address)
letters_to_oneself = limiter.limit(LETTERS_TO_ONESELF, override_defaults=False)
invitations = limiter.limit("60 per hour", override_defaults=False)
registrations = limiter.limit(REGISTRATIONS, key_func=get_remote_address)
look_ups = limiter.limit(LOOKED_UP, override_defaults=False)


def mark_device(response: Response, email: str) -> Response:
    """Let the browser be known again as one in which this account has signed in."""
    response.set_cookie(
        _cookie(),
        _serializer().dumps([_mark_of(email), secrets.token_urlsafe(12)]),
        max_age=A_YEAR,
        secure=current_app.config["SESSION_COOKIE_SECURE"],
        httponly=True,
        samesite="Lax",
    )
    return response


def _known_device() -> str | None:
    mark = request.cookies.get(_cookie(), "")
    try:
        account, device = _serializer().loads(mark)
    except (BadSignature, ValueError, TypeError):
        return None
    return str(device) if account == of_account() else None


def _cookie() -> str:
    return "__Host-device" if current_app.config["SESSION_COOKIE_SECURE"] else "device"


def _serializer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="known-device")


def _mark_of(email: str) -> str:
    key = f"{current_app.secret_key!s}:{email_key(email)}"
    return sha256(key.encode("utf-8", "replace")).hexdigest()[:32]


def fetches_nothing() -> bool:
    """Say whether no page of the web is asked for."""
    return not request.form.get("address")


fetches = limiter.limit(FETCHED, override_defaults=False, exempt_when=fetches_nothing)
