"""The rows that a file asks for: made before the database is locked, written in layers after."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, auto
from typing import Any, TypeVar

from forum.db import Base, db

R = TypeVar("R", bound=Base)
Links = Mapping[str, Any]
"""The columns of a row that are to hold the ids of other rows, which have none yet."""


class Layer(IntEnum):
    """Kinds of rows, in the order in which they are written."""

    USER = auto()
    COURSE = auto()
    MEMBER = auto()
    TEMPLATE = auto()
    PROMPT = auto()
    ARTICLE = auto()
    QUESTION = auto()
    TOPIC = auto()
    TAG = auto()
    POST = auto()
    POST_TAG = auto()
    REVISION = auto()
    FINDING = auto()
    DECISION = auto()
    REQUEST = auto()


@dataclass
class Plan:
    """Rows by what is written together: their kind, and how deep they stand in others of it."""

    layers: dict[tuple[Layer, int], list[tuple[Base, Links]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    last: list[tuple[Base, Links]] = field(default_factory=list)

    def add(self, layer: Layer, row: R, *, depth: int = 0, **links: Base | None) -> R:
        """Plan a row; a link may go to what is planned before it."""
        self.layers[layer, depth].append((row, links))
        return row

    def link_at_last(self, row: Base, **links: Base | None) -> None:
        """Plan that a row points to what is written after it."""
        self.last.append((row, links))

    def write(self) -> None:
        """Write it all into the open transaction: a few statements a layer, however many rows."""
        for layer in sorted(self.layers):
            self._link(self.layers[layer])
            db.session.add_all(row for row, _ in self.layers[layer])
            db.session.flush()
        self._link(self.last)
        db.session.flush()

    def count(self, layer: Layer) -> int:
        """Count the rows of a kind."""
        return sum(len(rows) for (kind, _), rows in self.layers.items() if kind is layer)

    @staticmethod
    def _link(rows: list[tuple[Base, Links]]) -> None:
        for row, links in rows:
            for column, target in links.items():
                if target is not None:
                    setattr(row, column, target.id)
