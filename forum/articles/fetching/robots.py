"""What a site asks of programs that fetch its pages (RFC 9309)."""

from collections.abc import Callable
from urllib.robotparser import RobotFileParser

from forum.articles.fetching.places import Place

LARGEST = 500_000


class Robots:
    """The wishes of the sites on one way, each asked for once."""

    def __init__(self, ask: Callable[[Place], str | None]) -> None:
        """Take the way to ask: it gives the text of a site's wishes, None if none can be had."""
        self._ask = ask
        self._known: dict[str, RobotFileParser | None] = {}

    def by(self, place: Place, agent: str) -> bool:
        """Say whether a site lets a program fetch one of its pages."""
        if place.origin not in self._known:
            self._known[place.origin] = self._read(place)
        wishes = self._known[place.origin]
        return wishes is not None and wishes.can_fetch(agent, place.url)

    def _read(self, place: Place) -> RobotFileParser | None:
        text = self._ask(place)
        if text is None:
            return None
        wishes = RobotFileParser()
        wishes.parse(text.splitlines())
        return wishes
