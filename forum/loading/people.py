"""Users of the file."""

from forum.accounts.emails import clean_email, email_key
from forum.accounts.models import User
from forum.accounts.names import clean_name, name_key
from forum.accounts.passwords import LONGEST, hash_password
from forum.accounts.refused import RefusedError
from forum.db import now
from forum.language import LANGUAGES
from forum.loading.names import Names
from forum.loading.plan import Layer
from forum.loading.row import LoadError, Row

NO_PASSWORD = "!"  # noqa: S105 - what no password has as its hash
"""Kept for somebody who was moved in without one: `forum user password` gives them one."""


def read_user(row: Row, names: Names) -> None:
    """Plan a user."""
    key = row.text("key")
    if key in names.users:
        raise row.wrong("key", f"is there twice: {key}.")
    password = row.text("password", longest=LONGEST) if row.has("password") else None
    name, email = _name(row), _email(row)
    names.users[key] = names.plan.add(
        Layer.USER,
        User(
            name=name,
            name_key=name_key(name),
            email=email,
            email_key=email_key(email),
            password_hash=hash_password(password) if password else NO_PASSWORD,
            language=language(row, "fi"),
            is_admin=row.flag("admin", default=False),
            confirmed_at=now(),
        ),
    )
    row.close()


def language(row: Row, default: str) -> str:
    """Read one of the languages on screen."""
    said = row.text("language", default)
    if said not in LANGUAGES:
        raise row.wrong("language", f"must be one of: {', '.join(LANGUAGES)}.")
    return said


def _name(row: Row) -> str:
    try:
        return clean_name(row.text("name"))
    except RefusedError as error:
        raise row.wrong("name", f"cannot be taken: {error}") from error


def _email(row: Row) -> str:
    try:
        return clean_email(row.text("email"))
    except RefusedError as error:
        raise row.wrong("email", f"cannot be taken: {error}") from error


__all__ = ["LoadError", "language", "read_user"]
