"""The database: which schema it has, and which of our settings are really in force."""

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from forum.db import BUSY_SECONDS, db

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"
NUMBERED = "[0-9][0-9][0-9][0-9]_*.py"
"""Migrations are called by their number, which is also their version."""

LOOKED_AT = 4
"""Connections that are opened at once: a setting must hold on every one of them."""

WANTED = {"journal_mode": "wal", "foreign_keys": 1, "secure_delete": 1, "reads_only": 1}

REPAIRED = (3, 51, 3)
REPAIRED_BRANCHES: dict[tuple[int, ...], int] = {(3, 44): 6, (3, 50): 7}
"""Releases with the repair of the WAL-reset race, by SQLite's own change log."""


def schema() -> dict[str, Any]:
    """Say which schema there is, and which one this program wants."""
    return {
        "database": db.engine.dialect.name,
        "schema": version() or "none",
        "schema_wanted": newest_version(),
    }


def version() -> str | None:
    """Say which schema the database has; None while it has none."""
    with db.engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def known_versions() -> set[str]:
    """List the schemas that this program knows: its own and those before it."""
    return {file.name[:4] for file in (MIGRATIONS / "versions").glob(NUMBERED)}


def newest_version() -> str:
    """Say which schema this program wants."""
    return max(known_versions())


def of_sqlite() -> dict[str, Any]:
    """Ask several connections of the pool; what they do not agree on is shown as a list."""
    with ExitStack() as opened:
        asked = [opened.enter_context(db.engine.connect()) for _ in range(LOOKED_AT)]
        answers = [_pragmas(connection) for connection in asked]
    facts: dict[str, Any] = {"sqlite": sqlite3.sqlite_version}
    for name in answers[0]:
        values = sorted({answer[name] for answer in answers})
        facts[name] = values[0] if len(values) == 1 else values
    return facts | {"begin": _how_writing_begins()}


def _pragmas(connection: Connection) -> dict[str, Any]:
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
    said = {name: connection.execute(text(f"PRAGMA {name}")).scalar() for name in names}
    return said | {"reads_only": connection.execute(text("PRAGMA query_only")).scalar()}


def _how_writing_begins() -> str:
    """Begin as a writer does, without writing, and see whether anybody else still could."""
    file = str(db.engine.url.database)
    with (
        closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other,
        db.engine.connect().execution_options(writes=True) as writer,
        writer.begin(),
    ):
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return "IMMEDIATE"
    return "DEFERRED"


def of_postgresql() -> dict[str, Any]:
    """Ask the server."""
    with db.engine.connect() as connection:
        asked = ("server_version", "server_encoding", "fsync", "synchronous_commit")
        said = {name: connection.execute(text(f"SHOW {name}")).scalar() for name in asked}
        reading = connection.execute(text("SHOW transaction_read_only")).scalar()
    return {
        "postgresql": said["server_version"],
        "encoding": said["server_encoding"],
        "fsync": said["fsync"],
        "synchronous_commit": said["synchronous_commit"],
        "reads_only": int(reading == "on"),
        "lock_timeout": f"{BUSY_SECONDS}s",
    }


def wrong_with(facts: dict[str, Any]) -> list[str]:
    """Say what is wrong with a database, and what to do."""
    wrong = []
    if facts["schema"] != facts["schema_wanted"]:
        wrong.append("The database is not up to date: run `forum init`.")
    for name, wanted in WANTED.items():
        if name in facts and facts[name] != wanted:
            wrong.append(f"{name} is {facts[name]} instead of {wanted}: report this as a fault.")
    if facts.get("encoding", "UTF8") != "UTF8":
        wrong.append("The database does not keep UTF-8: make it anew with ENCODING 'UTF8'.")
    if facts.get("fsync", "on") != "on":
        wrong.append("PostgreSQL runs with fsync off: a power cut may destroy the database.")
    return wrong


def doubts_about(facts: dict[str, Any]) -> list[str]:
    """Say what may become wrong."""
    doubts = []
    if "sqlite" in facts and not is_repaired(sqlite3.sqlite_version_info):
        doubts.append(
            f"SQLite {facts['sqlite']} may lose commits in a rare race of two connections. Use"
            " 3.51.3 or newer (or 3.50.7, 3.44.6), or PostgreSQL by FORUM_DATABASE_URL."
        )
    if facts.get("begin") == "DEFERRED":
        doubts.append("Writers do not begin with BEGIN IMMEDIATE: report this as a fault.")
    return doubts


def is_repaired(version: tuple[int, ...]) -> bool:
    """Say whether a release of SQLite has the repair of the WAL-reset race."""
    branch = REPAIRED_BRANCHES.get(version[:2])
    return version >= REPAIRED or (branch is not None and version[2] >= branch)
