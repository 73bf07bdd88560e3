"""What goes by a letter to the address of an account: a new password, and confirming the address.

Asking writes a letter and no secret. The secret of its link is made when the letter is worded, and
only its digest is kept, so that neither the database nor a copy of it lets anybody in.
"""

import secrets

from flask import current_app

from forum.accounts import ending, passwords, queries
from forum.accounts.emails import clean_email
from forum.accounts.models import LASTS, Purpose, Ticket, User
from forum.accounts.refused import RefusedError
from forum.audit import Actor, record
from forum.db import db, now, write
from forum.errors import InvalidFormError, LinkOverError
from forum.outbox import actions as outbox
from forum.outbox.models import LetterKind


def ask_for_reset(email: str) -> None:
    """Write a letter to an address, whether it has an account or not: the postman finds out.

    So the answer, and the time it takes, tell nobody. Raises RefusedError for what is none.
    """
    address = clean_email(email)
    write()
    outbox.post(LetterKind.RESET, f"reset {secrets.token_hex(16)}", address=address)


def ask_to_confirm(user_id: int) -> None:
    """Write a letter by which somebody confirms that they read the mail of their address."""
    write()
    if queries.user(user_id).confirmed_at is None:
        key = f"confirmation {secrets.token_hex(16)}"
        outbox.post(LetterKind.CONFIRMATION, key, user_id=user_id)


def is_vouched_for(user: User) -> bool:
    """Say whether an account is known to be its address's: anybody can register with any address.

    Where the site sends no mail, nobody could confirm one, and the host knows who comes in.
    """
    return user.confirmed_at is not None or current_app.config["FORUM"].smtp_url is None


def issue(user: User, purpose: Purpose) -> str:
    """Make the secret of a link, kept nowhere else; links made before are worth nothing now."""
    user_id, token = user.id, secrets.token_urlsafe(32)
    write()
    user = queries.user(user_id)
    _use_up(user_id, purpose)
    db.session.add(
        Ticket(
            user_id=user_id,
            purpose=purpose,
            token_digest=queries.digest(token),
            email_key=user.email_key,
            expires_at=now() + LASTS[purpose],
        )
    )
    db.session.flush()
    return token


def _use_up(user_id: int, purpose: Purpose) -> None:
    for ticket in queries.tickets(user_id, purpose):
        ticket.used_at = now()


def holder(token: str, purpose: Purpose) -> User:
    """Say whose a link is. Raises LinkOverError for one that cannot be used."""
    found = queries.ticket(token, purpose)
    if found is None:
        raise LinkOverError
    return found[1]


def reset(token: str, password: str) -> User:
    """Give the password of an account anew; every device is signed out, and the link is used up.

    Whoever came by the link reads the address's mail, so that the address is confirmed, too.
    """
    user = holder(token, Purpose.RESET)
    try:
        passwords.check(password, user.name, user.email)
    except RefusedError as refused:
        raise InvalidFormError({"new_password": [str(refused)]}) from refused
    hashed = passwords.hash_password(password)
    write()
    user = holder(token, Purpose.RESET)
    user.confirmed_at = user.confirmed_at or now()
    record("user.password_reset", user, by=user)
    give_password(user, hashed, by=user)
    return user


def give_password(user: User, hashed: str, *, by: Actor | None) -> None:
    """Let an account have another password: every device is signed out, every reset link over."""
    user.password_hash = hashed
    _use_up(user.id, Purpose.RESET)
    ending.end_all(user.id, by)


def confirm(token: str) -> User:
    """Confirm the address of an account; the link is used up."""
    write()
    user = holder(token, Purpose.CONFIRMATION)
    _use_up(user.id, Purpose.CONFIRMATION)
    user.confirmed_at = now()
    record("user.confirmed", user, by=user)
    return user
