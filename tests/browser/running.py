"""The forum as its command serves it, for people with a browser; it can be stopped and started."""

import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from forum.config import load_settings
from tests.cli.server import SOON, Served, wait_until


class Running(Served):
    """A forum of one worker: what one person has sent is counted in one place."""

    def __init__(self, folder):
        super().__init__(folder, workers=1)
        self.address = f"http://127.0.0.1:{self.port}"
        wait_until(self.is_ready)

    @property
    def settings(self):
        """The settings that this forum runs by, for a program beside it on the same database."""
        return load_settings(self.environment)

    def stop(self):
        self.process.terminate()
        self.process.wait(SOON)

    def start(self):
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, env=self.environment, cwd=self.instance.parent
            )
        wait_until(self.is_ready)

    def restart(self):
        self.stop()
        self.start()

    @contextmanager
    def locked_database(self) -> Iterator[None]:
        """Hold the lock that every writer waits for."""
        other = sqlite3.connect(self.instance / "forum.db", isolation_level=None)
        try:
            other.execute("BEGIN IMMEDIATE")
            yield
        finally:
            other.rollback()
            other.close()
