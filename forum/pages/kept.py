"""What was built of pages and is kept: pieces of threads, each worth its bytes.

The public part of a topic is the same for every reader of a role and a language: no form, no
token, no “you”. What is the reader's own is kept apart, and put in at each request.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any, Protocol, TypeVar, cast

from cachetools import LRUCache
from flask import current_app

from forum.discussion.models import Kind
from forum.discussion.thread_queries import Shown, Thread

KEPT_BYTES = 24_000_000
"""How much a worker keeps of what it has built."""


class Sized(Protocol):
    """What can be kept says how many bytes it takes."""

    def size(self) -> int: ...


Built = TypeVar("Built", bound=Sized)


@dataclass(frozen=True)
class Piece:
    """A part of a thread's HTML: a post, or what closes a case's card (post_id None)."""

    post_id: int | None
    kind: Kind | None
    depth: int
    html: bytes


@dataclass(frozen=True)
class KeptTopic:
    """What the course reads on one page of a topic."""

    above: str
    beside: str
    rail: str
    pieces: tuple[Piece, ...]
    below: str
    question: str
    parts: tuple[tuple[str, str], ...]

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        rest = len(self.above) + len(self.beside) + len(self.rail) + len(self.below)
        return 1000 + rest + sum(len(each.html) + 100 for each in self.pieces)


@dataclass(frozen=True)
class OwnPiece:
    """A post of the reader's own, and where it goes: in its place, else under what it answers."""

    piece: Piece
    parent_id: int | None
    case_id: int | None


@dataclass(frozen=True)
class KeptOwn:
    """What one reader has written in a topic, as they see it."""

    above: str
    pieces: tuple[OwnPiece, ...]

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        return 500 + len(self.above) + sum(len(each.piece.html) + 150 for each in self.pieces)


_kept: LRUCache[Any, Sized] = LRUCache(KEPT_BYTES, getsizeof=lambda built: built.size())
_lock = Lock()


def find(key: Any, kind: type[Built]) -> Built | None:
    """Give what was built for this version, language and role."""
    with _lock:
        return cast(Built | None, _kept.get(key))


def keep(key: Any, built: Built) -> Built:
    """Keep it, unless it alone is more than a worker may keep."""
    if built.size() < KEPT_BYTES // 2:
        with _lock:
            _kept[key] = built
    return built


def forget() -> None:
    """Forget everything that was kept."""
    with _lock:
        _kept.clear()


def pieces_of(threads: Iterable[Thread], **context: Any) -> tuple[Piece, ...]:
    """Build the pieces of cases in the order in which they are read."""
    pieces: list[Piece] = []
    for thread in threads:
        pieces.append(piece_of(thread.top, **context))
        pieces += [piece_of(reply, **context) for reply in thread.replies]
        end = part("discussion/_case_end.html", thread=thread, **context)
        pieces.append(Piece(None, None, 0, end.encode()))
    return tuple(pieces)


def piece_of(shown: Shown, **context: Any) -> Piece:
    """Build one post's piece."""
    template = "discussion/_case.html" if shown.is_case else "discussion/_reply.html"
    html = part(template, post=shown, **context).encode()
    return Piece(shown.id, shown.kind, shown.depth, html)


def part(template: str, **context: Any) -> str:
    """Render a part of a page, without what Flask adds for a whole one."""
    return current_app.jinja_env.get_template(template).render(context)


def with_own(
    pieces: Sequence[Piece], own: Iterable[OwnPiece], top: Shown | None = None
) -> list[Piece]:
    """Put the reader's own posts in: in the place of the public ones, or after what they answer.

    Where that is not shown they stand at the end of their case; `top` is the post under which the
    pieces stand where it is not among them.
    """
    places = {each.post_id: at for at, each in enumerate(pieces) if each.post_id}
    if top is not None:
        places[top.id] = _BEFORE_ALL
    mixed, waiting = list(pieces), defaultdict(list)
    for each in own:
        at = places.get(each.piece.post_id or 0)
        above = places.get(each.parent_id or 0, places.get(each.case_id or 0))
        if at is not None:
            mixed[at] = each.piece
        elif above is not None:
            waiting[_end_under(pieces, above, top)].append(each.piece)
    return [each for at in range(len(mixed) + 1) for each in [*waiting[at], *mixed[at : at + 1]]]


_BEFORE_ALL = -1


def _end_under(pieces: Sequence[Piece], above: int, top: Shown | None) -> int:
    depth = top.depth if top is not None and above == _BEFORE_ALL else pieces[above].depth
    at = above + 1
    while at < len(pieces) and pieces[at].kind is Kind.REPLY and pieces[at].depth > depth:
        at += 1
    return at
