"""The public part of a topic's page, built once for each version of the topic and kept.

It is the same for every reader of a role and a language: no form, no token, no “you”. What is the
reader's own is put in at each request.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from cachetools import LRUCache
from flask import current_app

from forum.discussion.models import Kind
from forum.discussion.thread_queries import Shown, Thread

KEPT_BYTES = 24_000_000
"""How much a worker keeps of what it has built."""


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

    def size(self) -> int:
        """Say how many bytes it takes to keep."""
        rest = len(self.above) + len(self.beside) + len(self.rail) + len(self.below)
        return 1000 + rest + sum(len(each.html) + 100 for each in self.pieces)


_kept: LRUCache[tuple[Any, ...], KeptTopic] = LRUCache(KEPT_BYTES, getsizeof=KeptTopic.size)
_lock = Lock()


def find(key: tuple[Any, ...]) -> KeptTopic | None:
    """Give what was built for this version, language and role."""
    with _lock:
        return _kept.get(key)


def keep(key: tuple[Any, ...], built: KeptTopic) -> KeptTopic:
    """Keep it, unless it alone is more than a worker may keep."""
    if built.size() < KEPT_BYTES // 2:
        with _lock:
            _kept[key] = built
    return built


def forget() -> None:
    """Forget everything that was kept."""
    with _lock:
        _kept.clear()


def pieces_of(threads: Sequence[Thread], **context: Any) -> tuple[Piece, ...]:
    """Build the pieces of threads in the order in which they are read."""
    pieces: list[Piece] = []
    for thread in threads:
        pieces.append(piece_of(thread.case, thread=thread, **context))
        pieces += [piece_of(reply, **context) for reply in thread.replies]
        pieces.append(Piece(None, None, 0, part("discussion/_case_end.html", thread=thread, **context)))
    return tuple(pieces)


def piece_of(shown: Shown, **context: Any) -> Piece:
    """Build one post's piece."""
    template = "discussion/_case.html" if shown.kind is Kind.CASE else "discussion/_reply.html"
    return Piece(shown.id, shown.kind, shown.depth, part(template, post=shown, **context))


def part(template: str, **context: Any) -> bytes:
    """Render a part of a page, without what Flask adds for a whole one."""
    return current_app.jinja_env.get_template(template).render(context).encode()


def with_own(pieces: Sequence[Piece], own: Sequence[Piece], parents: dict[int, int]) -> list[Piece]:
    """Put the reader's own posts in: in the place of the public ones, or after what they answer.

    `parents` gives for each own reply the id of the post it answers.
    """
    if not own:
        return list(pieces)
    mixed = list(pieces)
    for mine in own:
        place = _place(mixed, mine.post_id)
        if place is not None:
            mixed[place] = mine
            continue
        parent = _place(mixed, parents.get(mine.post_id or 0))
        if parent is not None:
            mixed.insert(_end_under(mixed, parent), mine)
    return mixed


def _place(pieces: Sequence[Piece], post_id: int | None) -> int | None:
    if post_id is None:
        return None
    return next((at for at, each in enumerate(pieces) if each.post_id == post_id), None)


def _end_under(pieces: Sequence[Piece], parent: int) -> int:
    at = parent + 1
    while pieces[at].kind is Kind.REPLY and pieces[at].depth > pieces[parent].depth:
        at += 1
    return at
