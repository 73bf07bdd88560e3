"""How migrations run: inside the program, all of them in one transaction with the write lock.

A migration that is killed leaves the schema as it was, on both databases.
"""

from typing import Any

import sqlalchemy as sa
from alembic import context
from alembic.util import CommandError

from forum.db import Base, UtcDateTime, db

NAMES = {sa.BigInteger: "ID", UtcDateTime: "sa.DateTime(timezone=True)"}


def render(kind: str, item: Any, _context: Any) -> str | bool:
    """Write down types that stay as they are when the models change."""
    if kind == "type" and isinstance(item, sa.Enum):
        return f"sa.String(length={item.length})"
    return NAMES.get(type(item), False) if kind == "type" else False


def run(connection: sa.Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        render_item=render,
        compare_type=True,
        compare_server_default=True,
    )
    context.run_migrations()


def run_on_sqlite(connection: sa.Connection) -> None:
    """Let tables be made anew: the keys between them are checked once, at the end.

    The driver is told so itself, for within a transaction SQLite would not listen.
    """
    driver = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        with connection.begin():
            run(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
            if broken is not None:
                raise CommandError(
                    f"The migration would leave rows of {broken[0]} without a parent."
                )
    finally:
        driver.execute("PRAGMA foreign_keys = ON")


def run_on_postgresql(connection: sa.Connection) -> None:
    """Let one process migrate while those that start beside it wait."""
    with connection.begin():
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(0)")
        run(connection)


with db.engine.connect().execution_options(writes=True) as opened:
    (run_on_sqlite if opened.dialect.name == "sqlite" else run_on_postgresql)(opened)
