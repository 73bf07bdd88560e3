"""Refusals: each is an answer with words for the reader, in the reader's language."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import lazy_gettext as _l
from werkzeug.exceptions import (
    Conflict,
    Forbidden,
    HTTPException,
    NotFound,
    ServiceUnavailable,
    UnprocessableEntity,
)

Words = Any
"""A sentence: a string or a lazy translation of one."""


class NotAllowedError(Forbidden):
    """A rule says no to this person, this row or this moment."""

    def __init__(self, sentence: Words) -> None:
        """Take the sentence that says why."""
        super().__init__(description=sentence)


class ConflictError(Conflict):
    """Somebody else was faster; says who did what, and nothing typed is lost."""

    def __init__(self, sentence: Words) -> None:
        """Take the sentence that says who did what meanwhile."""
        super().__init__(description=sentence)


class InvalidFormError(UnprocessableEntity):
    """A form cannot be taken as it is; it comes back with the words beside its fields."""

    def __init__(self, errors: Mapping[str, Sequence[Words]] | None = None) -> None:
        """Take what an action found wrong beside what the form itself says: {field: [sentence]}."""
        super().__init__(description=_l("Something is missing or too long. Nothing was lost."))
        self.errors = dict(errors or {})


class LinkClosedError(NotFound):
    """A link by which people came in has been closed, renewed, or never was."""

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__(
            description=_l(
                "This invitation link is closed. Ask whoever sent it to you for a new one."
            )
        )


class LinkOverError(NotFound):
    """A link of a letter was used already, is too old, or never was."""

    def __init__(self) -> None:
        """Say how to get another."""
        super().__init__(
            description=_l("This link has been used already or is too old. Ask for a new one.")
        )


class BusyError(ServiceUnavailable):
    """Another writer held the database for too long."""

    def __init__(self) -> None:
        """Ask to try again in a moment."""
        super().__init__(
            description=_l("The server is busy. What you wrote is below: send it again."),
            retry_after=5,
        )


class SignInNeededError(HTTPException):
    """The page asks who is there: a GET goes to the sign-in page, a POST keeps what was typed."""

    code = 401
    description = _l("Sign in to go on. What you wrote is kept.")


class UndeclaredRouteError(Exception):
    """A route says nothing of who may come in; it answers nobody."""
