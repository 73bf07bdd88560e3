"""What was built of pages and is kept: pieces of threads, each worth its bytes.

The public part of a topic is the same for every reader of a role and a language: no form, no
token, no “you”. What is the reader's own is kept apart, and put in at each request.
"""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from threading import Lock
from typing import Any, Protocol, TypeAlias, TypeVar, cast

from cachetools import LRUCache
from flask import current_app

from forum.discussion.marks import StandsAs
from forum.discussion.models import Kind
from forum.discussion.overview_queries import Version
from forum.discussion.thread_queries import Shown, Thread

KEPT_BYTES = 24_000_000
"""How much a worker keeps of what it has built."""


TOKEN_SLOT = secrets.token_hex(16)
"""Stands in what is kept where each request puts the token of its forms."""


Parts: TypeAlias = list[bytes | memoryview]
"""HTML in pieces that are not copied until they are sent."""


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
class Spot:
    """Where a piece stands among the joined pieces: what it is, and how many bytes it takes."""

    post_id: int | None
    kind: Kind | None
    depth: int
    size: int


@dataclass(frozen=True)
class KeptTopic:
    """What the course reads on one page of a topic."""

    above: str
    beside: str
    rail: str
    threads: bytes
    spots: tuple[Spot, ...]
    post_ids: frozenset[int | None]
    closed_ids: frozenset[int]
    below: str
    question: str
    parts: tuple[tuple[str, str], ...]

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        rest = len(self.above) + len(self.beside) + len(self.rail) + len(self.below)
        return 1000 + rest + len(self.threads) + 200 * len(self.spots)


@dataclass(frozen=True)
class OwnPiece:
    """A post of the reader's own, and where it goes: in its place, else under what it answers."""

    piece: Piece
    parent_id: int | None
    case_id: int | None


@dataclass(frozen=True)
class Patch:
    """What stands in a thread for one reader: instead of which of its bytes, and what."""

    start: int
    end: int
    html: bytes


@dataclass(frozen=True)
class KeptOwn:
    """What one reader has written in a topic, as they see it."""

    above: str
    patches: tuple[Patch, ...]

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        return 500 + len(self.above) + sum(len(each.html) + 150 for each in self.patches)


@dataclass(frozen=True)
class KeptShell:
    """What stands around the threads for one reader, in two halves; their token is put in later."""

    above: bytes
    below: bytes

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        return 1000 + len(self.above) + len(self.below)

    def around(self, threads: Parts, token: str) -> tuple[Parts, int]:
        """Give the parts of the whole page, and how many of their bytes are held nowhere else."""
        slot, here = TOKEN_SLOT.encode(), token.encode()
        above, below = self.above.replace(slot, here), self.below.replace(slot, here)
        return [above, *threads, below], len(above) + len(below)


@dataclass(frozen=True)
class KeptPage:
    """A whole page for one reader, as long as nothing is written; most of it is shared."""

    version: Version
    phase: str
    parts: Parts
    its_own: int

    def size(self) -> int:
        """Say how many bytes it takes to keep, beside what others keep already."""
        return 1000 + 150 * len(self.parts) + self.its_own

    def is_of_this_moment(self) -> bool:
        """Say whether the topic has opened or closed since, by the clock alone."""
        return self.version.phase == self.phase

    def whole(self) -> bytes:
        """Give the page."""
        return b"".join(self.parts)


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
    usual = "discussion/_case.html" if shown.is_case else "discussion/_reply.html"
    html = part(_MARKS.get(shown.stands_as, usual), post=shown, **context).encode()
    is_mark = shown.stands_as in _MARKS
    return Piece(None if is_mark else shown.id, shown.kind, shown.depth, html)


_MARKS = {
    StandsAs.TELLING: "discussion/_telling.html",
    StandsAs.SIGN: "discussion/_split_out.html",
}
"""What stands in a thread for a post that is elsewhere: it is never in that post's place."""


def part(template: str, **context: Any) -> str:
    """Render a part of a page, without what Flask adds for a whole one."""
    return current_app.jinja_env.get_template(template).render(context)


def joined(pieces: Iterable[Piece]) -> tuple[bytes, tuple[Spot, ...]]:
    """Give the HTML of pieces in one, and where each stands in it."""
    pieces = tuple(pieces)
    spots = tuple(Spot(each.post_id, each.kind, each.depth, len(each.html)) for each in pieces)
    return b"".join(each.html for each in pieces), spots


def patches(
    spots: Sequence[Spot], own: Iterable[OwnPiece], top: Shown | None = None
) -> tuple[Patch, ...]:
    """Say where the reader's own posts go in the joined pieces: in place of the public ones, or in.

    Where what they answer is not shown they stand at the end of their case; `top` is the post under
    which the pieces stand where it is not among them.
    """
    places = {each.post_id: at for at, each in enumerate(spots) if each.post_id}
    if top is not None:
        places[top.id] = _BEFORE_ALL
    starts = [0, *accumulate(each.size for each in spots)]
    found = []
    for each in own:
        at = places.get(each.piece.post_id or 0)
        above = places.get(each.parent_id or 0, places.get(each.case_id or 0))
        if at is not None:
            found.append(Patch(starts[at], starts[at + 1], each.piece.html))
        elif above is not None:
            start = starts[_end_under(spots, above, top)]
            found.append(Patch(start, start, each.piece.html))
    return tuple(sorted(found, key=lambda patch: (patch.start, patch.end)))


def patched(html: bytes, own: Iterable[Patch]) -> Parts:
    """Give the joined pieces with the reader's own in them, uncopied, to be joined once."""
    parts: Parts = []
    view, at = memoryview(html), 0
    for patch in own:
        parts.extend((view[at : patch.start], patch.html))
        at = patch.end
    parts.append(view[at:])
    return parts


_BEFORE_ALL = -1


def _end_under(spots: Sequence[Spot], above: int, top: Shown | None) -> int:
    depth = top.depth if top is not None and above == _BEFORE_ALL else spots[above].depth
    at = above + 1
    while at < len(spots) and spots[at].kind is Kind.REPLY and spots[at].depth > depth:
        at += 1
    return at
