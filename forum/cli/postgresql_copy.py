"""Copies of a PostgreSQL database, by its own programs pg_dump and pg_restore."""

import os
import shutil
import subprocess
from pathlib import Path

import psycopg
from sqlalchemy.engine import URL, make_url

from forum.cli.frame import Refused
from forum.config import Settings


def copy_out(settings: Settings, dest: Path) -> None:
    """Dump the database as it is at one moment, while others may write."""
    partial = dest.with_name(f"{dest.name}.partial")
    try:
        _run("pg_dump", settings, "--format=custom", "--no-owner", f"--file={partial}")
        _run("pg_restore", settings, "--list", str(partial), connects=False)
        partial.chmod(0o600)
        partial.replace(dest)
    finally:
        partial.unlink(missing_ok=True)


def check(settings: Settings, src: Path) -> None:
    """Refuse what is no dump of a forum's database, and a place that belongs to another."""
    listed = _run("pg_restore", settings, "--list", str(src), connects=False)
    if " TABLE public alembic_version " not in listed:
        raise Refused(f"{src} is no copy of a forum's database.")
    if not is_empty(settings) and "alembic_version" not in _tables(settings):
        raise Refused("The database has tables that are no forum's; nothing is restored over them.")


def is_empty(settings: Settings) -> bool:
    """Say whether nothing would be lost."""
    return not _tables(settings)


def copy_in(settings: Settings, src: Path) -> None:
    """Put the dump in the place of what is there, all or nothing."""
    how = ("--clean", "--if-exists", "--no-owner", "--exit-on-error", "--single-transaction")
    _run("pg_restore", settings, *how, str(src))


def _tables(settings: Settings) -> set[str]:
    url, environment = _address(settings)
    try:
        with psycopg.connect(url, password=environment.get("PGPASSWORD")) as connection:
            rows = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
            ).fetchall()
    except psycopg.OperationalError as error:
        raise Refused(f"The database refused: {str(error).splitlines()[0]}") from error
    return {row[0] for row in rows}


def _run(program: str, settings: Settings, *options: str, connects: bool = True) -> str:
    """Run one of PostgreSQL's programs; the password goes by the environment, unseen."""
    found = shutil.which(program)
    if found is None:
        raise Refused(f"PostgreSQL's own {program} is needed here: install its client programs.")
    url, environment = _address(settings)
    target = [f"--dbname={url}"] if connects else []
    done = subprocess.run(  # noqa: S603 - the program is PostgreSQL's, the options are ours
        [found, *target, *options],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused(
            f"{program} did not succeed: {(done.stderr.strip().splitlines() or ['?'])[0]}"
        )
    return done.stdout


def _address(settings: Settings) -> tuple[str, dict[str, str]]:
    url = make_url(settings.database_url)
    secret = {"PGPASSWORD": str(url.password)} if url.password else {}
    plain = URL.create(
        "postgresql", url.username, None, url.host, url.port, url.database, url.query
    )
    return plain.render_as_string(hide_password=False), secret
