"""The link in a mail that stops such mails: it needs no sign-in, and lets nobody do anything else.

The token says who and which matters, signed by the site's key. It never ends, as a mail can be old;
and all it can do is to make somebody hear less, which they see and change on their own page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeSerializer

from forum.notices.actions import prefer, unfollow_all
from forum.notices.models import Matter, Way


@dataclass(frozen=True)
class Wish:
    """Who wants no more mail, and of what."""

    user_id: int
    matters: frozenset[Matter]


def token_for(user_id: int, matters: Iterable[Matter], *, secret: str) -> str:
    """Sign what a link may stop."""
    return _signer(secret).dumps([user_id, sorted(matters)])


def wish_in(token: str, *, secret: str) -> Wish | None:
    """Read a token; None for one that we did not sign."""
    try:
        user_id, matters = _signer(secret).loads(token)
        return Wish(int(user_id), frozenset(map(Matter, matters)))
    except (BadSignature, ValueError, TypeError):
        return None


def stop(wish: Wish) -> None:
    """Stop the mails of some matters: what has a place on the site stays there."""
    ways = {matter: _QUIET.get(matter, Way.SCREEN) for matter in wish.matters - {Matter.NEWS}}
    prefer(ways, user_id=wish.user_id)
    if Matter.NEWS in wish.matters:
        unfollow_all(wish.user_id)


_QUIET = {Matter.QUEUE: Way.OFF}


def _signer(secret: str) -> URLSafeSerializer:
    return URLSafeSerializer(secret, salt="unsubscribe")
