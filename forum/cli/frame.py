"""What every command stands in: the program, and one sentence when something is refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from forum.config import SettingError, Settings

if TYPE_CHECKING:
    from flask import Flask

BAD_INPUT = 2

Command = TypeVar("Command", bound=Callable[..., Any])


class Refused(click.ClickException):
    """One sentence on standard error and exit status 2."""

    exit_code = BAD_INPUT

    def show(self, file: IO[Any] | None = None) -> None:
        """Say it."""
        click.echo(f"forum: {self.format_message()}", err=True, file=file)


class Commands(click.Group):
    """A group of commands that says in one sentence what was wrongly asked of any of them."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command that was asked for."""
        with _in_one_sentence():
            return super().invoke(ctx)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options that stand before the command."""
        with _in_one_sentence():
            return super().parse_args(ctx, args)


@contextmanager
def _in_one_sentence() -> Iterator[None]:
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        words = " ".join(error.format_message().split())
        where = error.ctx.command_path if error.ctx else "forum"
        raise Refused(f"{words} Try `{where} --help`.") from error


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what a person can mend into a sentence; what is a fault of ours stays one."""
    try:
        yield
    except SettingError as error:
        raise Refused(str(error)) from error
    except OSError as error:
        raise Refused(f"{error.filename or 'A file'}: {error.strerror or error}.") from error
    except Exception as error:
        sentence = _sentence_of(error)
        if sentence is None:
            raise
        raise Refused(sentence) from error


def _sentence_of(error: Exception) -> str | None:
    """Word what the program or its database refused; None for anything else."""
    from sqlalchemy.exc import DBAPIError, SQLAlchemyError  # noqa: PLC0415 - loaded if it is needed
    from werkzeug.exceptions import HTTPException  # noqa: PLC0415 - as above

    if isinstance(error, HTTPException):
        beside_fields = [each for said in getattr(error, "errors", {}).values() for each in said]
        return str(beside_fields[0] if beside_fields else error.description)
    if isinstance(error, DBAPIError):
        return _words_of(error.orig, is_reached=error.statement is not None)
    if isinstance(error, SQLAlchemyError):
        return f"FORUM_DATABASE_URL cannot be used: {_first_line(error)}"
    return None


def _words_of(refusal: object, *, is_reached: bool) -> str:
    """Say what the database said, with the way out where there is one."""
    said = _first_line(refusal)
    if "no such table" in said or getattr(refusal, "sqlstate", None) == "42P01":
        return "The database has no tables yet: run `forum init` first."
    if "database is locked" in said:
        return "The database is busy: somebody else writes. Try again in a moment."
    if is_reached:
        return f"The database refused: {said}"
    return f"FORUM_DATABASE_URL: the database refused: {said}"


def _first_line(error: object) -> str:
    return (str(error).strip().splitlines() or ["no reason was given."])[0]


def make_app(settings: Settings | None = None, **overrides: Any) -> "Flask":
    """Make the program for a command."""
    from forum.app import create_app  # noqa: PLC0415 - `forum read` needs no web

    return create_app(settings, overrides)


@contextmanager
def inside(app: "Flask") -> Iterator[None]:
    """Be inside the program, without a request; commands speak English.

    Leaves no connection open, so that a process that splits afterwards shares none.
    """
    from flask_babel import force_locale  # noqa: PLC0415 - loaded with the program

    with app.app_context():
        engine = app.extensions["sqlalchemy"].engine
    try:
        with app.app_context(), force_locale("en"):
            yield
    finally:
        engine.dispose()


def in_app(command: Command) -> Command:
    """Run a command inside the program, its wrong input worded."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        with refusing(), inside(make_app()):
            return command(*args, **kwargs)

    return run  # type: ignore[return-value]  # the same arguments, the same result
