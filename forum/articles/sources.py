"""Where an article comes from: a text, a file, or the address of a page that is fetched."""

from dataclasses import dataclass

from flask import current_app

from forum.articles import reading
from forum.articles.fetching import Fetched, fetch
from forum.articles.reading.archives import parted
from forum.articles.reading.posts import Post
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
        return reading.read(self.data, self.filename, charset=self.charset, base=self._base)

    def posts(self) -> list[Post]:
        """Part it into posts, if it is an archive. Raises UnreadableError."""
        return parted(self.data, base=self._base)

    @property
    def _base(self) -> str:
        return self.fetched.url if self.fetched else ""


def of_address(address: str) -> Source:
    """Fetch a page. Raises FetchError. Slow: no connection to the database is held meanwhile."""
    undo()
    got = fetch(address, local=current_app.config["FORUM"].local_sources)
    return Source(got.data, got.filename, got.url, got.charset, got)
