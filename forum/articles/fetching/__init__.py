"""Fetches a page from the web for an instructor, and nothing from anywhere near this machine.

- places: what an address says, and which addresses of machines are public
- connecting: a name looked up once, each of its addresses checked, and the connection bound to them
- robots: what a site asks programs not to fetch
- fetch: the way from an address to bytes, within one limit of time and one of size
"""

from forum.articles.fetching.fetch import Fetched, fetch
from forum.articles.fetching.refusals import FetchError

__all__ = ["FetchError", "Fetched", "fetch"]
