"""Goes everywhere as everybody, and says who met what is not for them."""

import re
from collections.abc import Collection
from dataclasses import asdict, dataclass, field, replace
from http import HTTPStatus
from typing import Any

from flask import Flask
from werkzeug.test import TestResponse

from forum.leaks.scene import plant_hidden, plant_shown
from forum.leaks.table import FOR, OUTSIDERS, SEES, has_to_meet, may_see
from forum.leaks.visiting import Address, Visitor, addresses, nothing_is_written
from forum.leaks.world import World

Said = tuple[int, str]
"""An answer's number and what it says, without what is new each time."""

_WORD = re.compile(rb"zq[0-9a-f]{16}")


@dataclass(frozen=True)
class Leak:
    """A text that a reader met and must not: where it was met first."""

    reader: str
    text: str
    method: str
    address: str
    endpoint: str


@dataclass(frozen=True)
class Trace:
    """A place by which a reader could tell that something hidden is there."""

    reader: str
    method: str
    address: str
    endpoint: str
    why: str


@dataclass
class Findings:
    """What was met that must not be, and whether the look itself was any good."""

    asked: int = 0
    leaks: list[Leak] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    broken: list[Trace] = field(default_factory=list)
    unmet: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing leaked, everything answered, and every text was met by whom it is for."""
        return not (self.leaks or self.traces or self.broken or self.unmet)

    def as_json(self) -> dict[str, Any]:
        """Give everything by name."""
        said = asdict(self) | {"is_clean": self.is_clean}
        said["unmet"] = [{"reader": reader, "text": text} for reader, text in self.unmet]
        return said


CHANGED = "It changed when something was planted that is hidden from this reader."
TOLD_APART = "What is hidden answers otherwise than what never was."


def look(app: Flask, readers: Collection[str] = tuple(SEES)) -> Findings:
    """Plant everything in the program's database, which is thrown away, and visit it all.

    To be called outside of the program's context: one that is open already would be shared by all
    visits, and with it who was asking first.
    """
    found = Findings()
    with app.app_context():
        world = plant_shown()
    with nothing_is_written(app):
        outsiders = [reader for reader in OUTSIDERS if reader in readers]
        before = {reader: _pages(app, world, reader, found) for reader in outsiders}
    with app.app_context():
        plant_hidden(world)
    with nothing_is_written(app):
        for reader in readers:
            _Round(app, world, reader, found, before.get(reader)).go()
    return found


def _pages(app: Flask, world: World, reader: str, found: Findings) -> dict[Address, Said]:
    """Fetch every page as somebody for whom nothing hidden may make a difference."""
    visitor = Visitor(app, world.tokens.get(reader))
    places = [each for each in addresses(app, world, reader) if each.method != "POST"]
    found.asked += len(places)
    return {each: each.as_said(visitor.ask(each)) for each in places}


class _Round:
    """One reader's way through every address."""

    def __init__(
        self,
        app: Flask,
        world: World,
        reader: str,
        found: Findings,
        before: dict[Address, Said] | None,
    ) -> None:
        self.app, self.world, self.reader, self.found = app, world, reader, found
        self.before = before
        self.visitor = Visitor(app, world.tokens.get(reader))
        self.names = {word.encode(): name for name, word in world.words.items()}
        self.hidden = {(False, world.posts[name].id) for name in world.hidden}
        self.hidden |= {(True, picture_id) for picture_id in world.hidden_pictures}
        self.met: set[str] = set()
        self.never: dict[Address, Said] = {}

    def go(self) -> None:
        """Fetch everything, and have every form refused."""
        for place in addresses(self.app, self.world, self.reader):
            answer = self.visitor.ask(place)
            self.found.asked += 1
            self._look_for_faults(place, answer)
            self._look_for_words(place, answer)
            if self.before is not None:
                self._look_for_traces(place, place.as_said(answer), self.before)
        self.found.unmet += [
            (self.reader, name)
            for name in FOR
            if has_to_meet(self.reader, name) and name not in self.met
        ]

    def _look_for_faults(self, place: Address, answer: TestResponse) -> None:
        code = answer.status_code
        refuses_to_write = place.method == "POST" and code == HTTPStatus.SERVICE_UNAVAILABLE
        if code >= HTTPStatus.INTERNAL_SERVER_ERROR and not refuses_to_write:
            self.found.broken.append(self._trace(place, f"It answers {code}."))

    def _look_for_words(self, place: Address, answer: TestResponse) -> None:
        """Note every planted word that was not in the address itself."""
        shown = answer.data + str(answer.headers).encode()
        words = {*_WORD.findall(shown)} - {*_WORD.findall(place.url.encode())}
        for name in {self.names[word] for word in words & self.names.keys()} - self.met:
            self.met.add(name)
            if not may_see(self.reader, name):
                where = (place.method, place.url, place.endpoint)
                self.found.leaks.append(Leak(self.reader, name, *where))

    def _look_for_traces(self, place: Address, said: Said, before: dict[Address, Said]) -> None:
        if before.get(place, said) != said:
            self.found.traces.append(self._trace(place, CHANGED))
        if (place.is_picture, place.row_id) not in self.hidden:
            return
        never = replace(place.of_never(), row_id=None)
        if never not in self.never:
            self.never[never] = place.as_said(self.visitor.ask(never))
        if self.never[never] != said:
            self.found.traces.append(self._trace(place, TOLD_APART))

    def _trace(self, place: Address, why: str) -> Trace:
        return Trace(self.reader, place.method, place.url, place.endpoint, why)
