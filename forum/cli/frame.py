"""What every command stands in: the program, one transaction, one sentence when refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import IO, Any, TypeVar

import click
from flask import Flask
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from werkzeug.exceptions import HTTPException

from forum.config import SettingError, Settings

BAD_INPUT = 2

Command = TypeVar("Command", bound=Callable[..., Any])


class Refused(click.ClickException):
    """One sentence on standard error and exit status 2."""

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it."""
        click.echo(f"forum: {self.format_message()}", err=True, file=file)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what a person can mend into a sentence."""
    try:
        yield
    except SettingError as error:
        raise Refused(str(error)) from error
    except HTTPException as error:
        raise Refused(str(error.description)) from error
    except DBAPIError as error:
        message = f"The database refused: {str(error.orig).strip().splitlines()[0]}"
        raise Refused(message) from error
    except SQLAlchemyError as error:
        raise Refused(f"FORUM_DATABASE_URL cannot be used: {error}") from error


def make_app(settings: Settings | None = None) -> Flask:
    """Make the program for a command."""
    from forum.app import create_app  # noqa: PLC0415 - `forum read` needs no web

    return create_app(settings)


def in_app(command: Command) -> Command:
    """Run a command inside the program, its wrong input worded."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with refusing(), make_app().app_context():
            return command(*args, **kwargs)

    return run  # type: ignore[return-value]  # the same arguments, the same result


@contextmanager
def writing(course_id: int = 0) -> Iterator[None]:
    """Open the one transaction of a command and take the write lock."""
    from forum.db import transaction, write  # noqa: PLC0415 - `forum read` needs no database

    with transaction():
        write(course_id)
        yield
