"""A database to be spoilt: made for one command, and thrown away after it."""

import secrets
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from forum.cli import sqlite_copy
from forum.cli.frame import Refused
from forum.config import Settings

MAY_NOT = (
    "The account of FORUM_DATABASE_URL may not create a database, and this is never done in the "
    "forum's own: give it CREATEDB for the while, or try it on another server."
)


@contextmanager
def database(settings: Settings) -> Iterator[Settings]:
    """Give settings that lead to a scratch database, and to nothing of the forum's own.

    On SQLite it is a copy of the file; on PostgreSQL an empty database beside the forum's, as a
    copy there would ask everybody else to leave. Mail, if there were any, would be files in a
    folder that goes, too.
    """
    with tempfile.TemporaryDirectory(prefix="scratch-", dir=settings.instance) as folder:
        apart = replace(
            settings,
            instance=Path(folder),
            secret_key=secrets.token_hex(32),
            base_url="http://127.0.0.1:8000",
            smtp_url=None,
            redis_url=None,
            hosts=(),
        )
        place = _sqlite(settings, Path(folder)) if settings.is_sqlite else _postgresql(settings)
        with place as url:
            yield replace(apart, database_url=url)


@contextmanager
def _sqlite(settings: Settings, folder: Path) -> Iterator[str]:
    copy = folder / "scratch.db"
    if sqlite_copy.is_empty(settings):
        with closing(sqlite3.connect(copy)):
            pass
    else:
        sqlite_copy.copy_out(settings, copy)
    yield f"sqlite:///{copy}"


@contextmanager
def _postgresql(settings: Settings) -> Iterator[str]:
    url, name = make_url(settings.database_url), f"forum_scratch_{secrets.token_hex(6)}"
    _run(url, f'CREATE DATABASE "{name}"')
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        _run(url, f'DROP DATABASE "{name}" WITH (FORCE)')


def _run(url: URL, statement: str) -> None:
    import psycopg  # noqa: PLC0415 - only where there is PostgreSQL
    from psycopg.sql import SQL  # noqa: PLC0415 - as above

    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    try:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(SQL(statement))
    except psycopg.errors.InsufficientPrivilege as error:
        raise Refused(MAY_NOT) from error
    except psycopg.OperationalError as error:
        raise Refused(f"The database refused: {str(error).splitlines()[0]}") from error
