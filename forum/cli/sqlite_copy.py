"""Copies of a SQLite database, by its own backup: a copied file may be half of two moments."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from forum.cli.frame import Refused
from forum.config import Settings


def copy_out(settings: Settings, dest: Path) -> None:
    """Copy the database while others may write, check the copy, and only then give it its name."""
    file = _file(settings)
    if not file.exists():
        raise Refused(f"There is no database at {file} yet.")
    partial = dest.with_name(f"{dest.name}.partial")
    try:
        _copy(file, partial)
        _check_file(partial)
        partial.replace(dest)
    finally:
        partial.unlink(missing_ok=True)


def check(settings: Settings, src: Path) -> None:
    """Refuse what is no whole copy of a forum's database, and a place that belongs to another."""
    _check_file(src)
    file = _file(settings)
    if file.exists() and file.stat().st_size and _version(file) is None:
        raise Refused(f"{file} is no database of a forum; nothing is restored over it.")


def is_empty(settings: Settings) -> bool:
    """Say whether nothing would be lost."""
    file = _file(settings)
    return not file.exists() or not file.stat().st_size


def copy_in(settings: Settings, src: Path) -> Path | None:
    """Put a checked copy in the database's place; give where the one before it lies now."""
    file = _file(settings)
    fresh = file.with_name(f"{file.name}.restoring")
    try:
        _copy(src, fresh)
        kept = _put_aside(file)
        fresh.replace(file)
    finally:
        fresh.unlink(missing_ok=True)
    return kept


def _put_aside(file: Path) -> Path | None:
    if not file.exists():
        return None
    try:
        with closing(sqlite3.connect(file, isolation_level=None, timeout=1)) as connection:
            # Only who is alone with a database may do this: it folds the log into the file.
            connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    except sqlite3.OperationalError as error:
        raise Refused("Somebody has the database open: stop the forum first.") from error
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    kept = file.with_name(f"{file.name}.before-{moment}")
    file.replace(kept)
    return kept


def _copy(src: Path, dest: Path) -> None:
    """Copy by SQLite's own backup into one file that only its owner can read."""
    dest.unlink(missing_ok=True)
    os.close(os.open(dest, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with closing(_reading(src)) as source, closing(sqlite3.connect(dest)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE").fetchall()
    with dest.open("rb") as written:
        os.fsync(written.fileno())


def _check_file(file: Path) -> None:
    """Refuse a file that is damaged, or no forum's, or of a newer version than this program."""
    try:
        with closing(_reading(file)) as connection:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise Refused(f"{file} is no copy of a database, or is damaged ({error}).") from error
    if found != ["ok"] or broken is not None:
        what = "rows are missing" if found == ["ok"] else str(found[0]).splitlines()[-1]
        raise Refused(f"{file} is damaged: {what}.")
    from forum.doctor.database import known_versions  # noqa: PLC0415 - loaded with the program

    version = _version(file)
    if version is None:
        raise Refused(f"{file} is no copy of a forum's database.")
    if version not in known_versions():
        raise Refused(f"{file} is of a newer version of this program; it cannot be read.")


def _version(file: Path) -> str | None:
    """Say which schema a forum's database has; None for any other database."""
    try:
        with closing(_reading(file)) as connection:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.DatabaseError:
        return None
    return str(found[0]) if found else None


def _reading(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, timeout=5)


def _file(settings: Settings) -> Path:
    return Path(make_url(settings.database_url).database or "")
