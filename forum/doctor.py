"""What `forum doctor` finds: versions, the database settings in force, what is wrong and what to do."""

import sqlite3
import sys
from importlib.metadata import version
from typing import Any

from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import text

from forum import __version__
from forum.db import BUSY_SECONDS, db

SAFE_BRANCHES = {(3, 44): 6, (3, 50): 7}
"""Releases with the repair of the WAL-reset race, by SQLite's own change log."""


def examine() -> dict[str, Any]:
    """Say {"facts": {name: value}, "wrong": [sentence]}; a sentence says what to do."""
    facts = _versions() | _database()
    return {"facts": facts, "wrong": _wrong(facts)}


def _versions() -> dict[str, Any]:
    return {
        "forum": __version__,
        "python": sys.version.split()[0],
        "flask": version("flask"),
        "sqlalchemy": version("sqlalchemy"),
    }


def _database() -> dict[str, Any]:
    connection = db.session.connection()
    facts: dict[str, Any] = {
        "database": db.engine.dialect.name,
        "schema": MigrationContext.configure(connection).get_current_revision() or "none",
        "schema_wanted": ScriptDirectory(str(_migrations())).get_current_head(),
    }
    if db.engine.dialect.name == "sqlite":
        facts["sqlite"] = sqlite3.sqlite_version
        for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
            facts[pragma] = connection.execute(text(f"PRAGMA {pragma}")).scalar()
        facts["begin"] = "IMMEDIATE for writes"
    else:
        facts["postgresql"] = connection.execute(text("SHOW server_version")).scalar()
        facts["lock_timeout"] = f"{BUSY_SECONDS}s for writes"
    return facts


def _migrations() -> str:
    return str(current_app.extensions["migrate"].directory)


def _wrong(facts: dict[str, Any]) -> list[str]:
    wrong = []
    if facts["schema"] != facts["schema_wanted"]:
        wrong.append("The database is not up to date: run `forum init`.")
    if "sqlite" in facts and not _is_safe(sqlite3.sqlite_version_info):
        wrong.append(
            f"SQLite {facts['sqlite']} may lose commits when two connections write and checkpoint at"
            " once. Use 3.51.3 or newer (or 3.50.7, 3.44.6), or PostgreSQL by FORUM_DATABASE_URL."
        )
    return wrong


def _is_safe(found: tuple[int, ...]) -> bool:
    branch = SAFE_BRANCHES.get(found[:2])
    return found >= (3, 51, 3) or (branch is not None and found[2] >= branch)
