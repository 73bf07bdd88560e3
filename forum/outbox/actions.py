"""What can be done with letters: writing them into the outbox, and bringing them on their way.

A letter is never sent twice. A postman takes it under a lease; should that postman end before the
mail server has been given the text, the lease runs out and another takes it. Just before the text
is given, the letter is marked as handed over, and that is committed. Should the postman end then,
nobody can know whether the server took it: the letter is not sent again by itself, but shown to the
admin as unsure. So a letter goes out at most once, and what may be lost is seen, never silent.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from flask_babel import gettext as _

from forum.audit import Actor, record
from forum.db import begin_writing, db, now, write
from forum.errors import ConflictError
from forum.outbox import queries
from forum.outbox.models import Letter, LetterKind, Stage

LEASE = timedelta(minutes=20)
"""Longer than any one letter can take: a server that answers nothing is left long before."""

PAUSES = tuple(
    timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 4 * 60, 12 * 60, 24 * 60, 24 * 60)
)
"""How long a letter rests after each try that a server has put off."""

GIVEN_UP_AFTER = timedelta(days=5)
ANSWER_LONGEST = 300


@dataclass(frozen=True)
class Held:
    """A letter in a postman's hand, as it was when it was taken."""

    id: int
    lease: str
    kind: LetterKind
    user_id: int | None
    address: str
    language: str
    course_id: int | None
    details: dict[str, Any]
    created_at: datetime


def post(
    kind: LetterKind,
    key: str,
    *,
    user_id: int | None = None,
    address: str = "",
    language: str = "",
    course_id: int | None = None,
    **details: Any,
) -> bool:
    """Write a letter in the transaction of what causes it; False where it was written before.

    To a user, at the address of the account when it is sent, or to an address.
    """
    if queries.is_known(key):
        return False
    db.session.add(
        Letter(
            kind=kind,
            key=key,
            user_id=user_id,
            address=address,
            language=language,
            course_id=course_id,
            details=details,
        )
    )
    db.session.flush()
    return True


def take() -> Held | None:
    """Take the next letter that is due, for no other postman to have it."""
    begin_writing()
    letter = queries.next_due()
    if letter is None:
        return None
    if now() - letter.created_at > GIVEN_UP_AFTER:
        letter.stage, letter.answer = Stage.REFUSED, letter.answer or "Given up after five days."
        db.session.flush()
        return take()
    letter.stage, letter.lease = Stage.TAKEN, secrets.token_hex(8)
    letter.leased_until = now() + LEASE
    db.session.flush()
    return Held(
        letter.id,
        letter.lease,
        letter.kind,
        letter.user_id,
        letter.address,
        letter.language,
        letter.course_id,
        dict(letter.details),
        letter.created_at,
    )


def hand_over(held: Held) -> bool:
    """Mark that the text of a letter is given to a server now; False where it is another's now."""
    return _move(held, Stage.HANDED)


def sent(held: Held) -> None:
    """Mark a letter as taken by the server."""
    _move(held, Stage.SENT)


def drop(held: Held) -> None:
    """Mark a letter that need not go out any more."""
    _move(held, Stage.DROPPED)


def refuse(held: Held, answer: str) -> None:
    """Mark a letter that the server will never take, with the server's words."""
    _move(held, Stage.REFUSED, answer)


def doubt(held: Held, answer: str) -> None:
    """Mark a letter of which nobody knows whether the server took it."""
    _move(held, Stage.UNSURE, answer)


def put_off(held: Held, answer: str) -> None:
    """Let a letter rest, longer after each try; after the last pause it is refused."""
    begin_writing()
    letter = queries.leased(held.id, held.lease)
    if letter is None:
        return
    letter.tries += 1
    if letter.tries > len(PAUSES):
        _put(letter, Stage.REFUSED, answer)
        return
    letter.due_at = now() + PAUSES[letter.tries - 1]
    _put(letter, Stage.WAITING, answer)


def put_back(held: Held, answer: str) -> None:
    """Put a letter back as it was: it was not its fault that it did not go out."""
    _move(held, Stage.WAITING, answer)


def _move(held: Held, stage: Stage, answer: str = "") -> bool:
    begin_writing()
    letter = queries.leased(held.id, held.lease)
    if letter is None:
        return False
    _put(letter, stage, answer)
    return True


def _put(letter: Letter, stage: Stage, answer: str) -> None:
    letter.stage, letter.answer = stage, answer[:ANSWER_LONGEST]
    if stage is Stage.SENT:
        letter.sent_at = now()
    if stage in {Stage.SENT, Stage.DROPPED}:
        letter.address = ""  # of people without an account nothing is kept
    if stage is not Stage.HANDED:
        letter.lease, letter.leased_until = "", None
    db.session.flush()


def free_the_held() -> None:
    """Let letters go whose postman is gone: those not handed over wait again, others are unsure."""
    begin_writing()
    for letter in queries.held_too_long():
        is_safe = letter.stage is Stage.TAKEN
        _put(letter, Stage.WAITING if is_safe else Stage.UNSURE, "" if is_safe else _ENDED)


_ENDED = "The postman ended while the mail server was given this letter."


def send_again(letter_id: int, *, by: Actor) -> None:
    """Let a letter that was refused or is unsure go out once more, by the hand of an admin."""
    write()
    letter = queries.letter(letter_id)
    if letter.stage not in {Stage.REFUSED, Stage.UNSURE}:
        raise ConflictError(_("This letter is on its way already."))
    letter.tries, letter.due_at, letter.created_at = 0, now(), now()
    _put(letter, Stage.WAITING, "")
    record("letter.sent_again", letter, by=by)
