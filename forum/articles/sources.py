"""Where an article comes from: a text, a file, or the address of a page that is fetched."""

from dataclasses import dataclass

from flask import current_app

from forum.articles import reading
from forum.articles.fetching import Fetched, fetch
from forum.db import undo


@dataclass(frozen=True)
class Source:
    """What was brought, and what to call the place it came from."""

    data: bytes
    filename: str
    called: str
    charset: str | None = None
    fetched: Fetched | None = None

    def found(self) -> reading.Found:
        """Read it. Raises UnreadableError."""
        base = self.fetched.url if self.fetched else ""
        return reading.read(self.data, self.filename, charset=self.charset, base=base)


def of_address(address: str) -> Source:
    """Fetch a page. Raises FetchError. Slow: no connection to the database is held meanwhile."""
    undo()
    got = fetch(address, local=current_app.config["FORUM"].local_sources)
    return Source(got.data, got.filename, got.url, got.charset, got)
