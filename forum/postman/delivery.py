"""Bringing letters on their way: one after another, each in a few short transactions.

No transaction is open while the mail server is spoken to, so that a slow one holds nobody up.
"""

import logging
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from types import MappingProxyType
from typing import Protocol
from urllib.parse import urlsplit

from flask import Flask

from forum.config import Settings
from forum.db import transaction
from forum.outbox import actions as outbox
from forum.outbox.actions import Held
from forum.postman import folder
from forum.postman.letters import word
from forum.postman.mail import Desk, Mail
from forum.postman.smtp import (
    LostError,
    NotTakenError,
    PutOffError,
    RefusedError,
    Server,
    UnreachableError,
    UnsureError,
)

log = logging.getLogger("forum.postman")

BECOMES: Mapping[type[NotTakenError], Callable[[Held, str], object]] = MappingProxyType(
    {
        PutOffError: outbox.put_off,
        RefusedError: outbox.refuse,
        UnsureError: outbox.doubt,
        UnreachableError: outbox.put_back,
    }
)
"""What becomes of a letter that did not go out."""


class Way(Protocol):
    """Where mails go: to a server, or into a folder."""

    def give(self, mail: bytes, to: str, held: Held, hand_over: Callable[[], bool]) -> None:
        """Give one mail on, or raise what became of it."""

    def close(self) -> None:
        """Let go of what was open."""


class ByServer:
    """By the mail server of the settings."""

    def __init__(self, server: Server, sender: str) -> None:
        """Take the server, and in whose name it is given mails."""
        self._server, self._sender = server, sender

    def give(self, mail: bytes, to: str, held: Held, hand_over: Callable[[], bool]) -> None:  # noqa: ARG002 - a folder names its files by it
        """Give one mail to the server."""
        self._server.give(self._sender, to, mail, hand_over=hand_over)

    def close(self) -> None:
        """Say good-bye."""
        self._server.close()


class ByFolder:
    """As files, while no mail server is set."""

    def __init__(self, instance: Path) -> None:
        """Take the instance folder."""
        self._instance = instance

    def give(self, mail: bytes, to: str, held: Held, hand_over: Callable[[], bool]) -> None:  # noqa: ARG002 - a server is told it
        """Write one mail; doing it twice makes one file."""
        folder.put(mail, held, instance=self._instance, at=held.created_at)
        hand_over()

    def close(self) -> None:
        """There is nothing open."""


def way_of(settings: Settings) -> Way:
    """Say where mails go."""
    if settings.smtp_url is None:
        return ByFolder(settings.instance)
    return ByServer(Server(settings.smtp_url), settings.sender)


def desk_of(settings: Settings) -> Desk:
    """Give what every mail is written with."""
    host = urlsplit(settings.base_url).hostname or "localhost"
    return Desk(settings.sender, host.strip("[]").replace(":", "."), settings.secret_key)


class Delivery:
    """The letters that are due, brought on their way one by one."""

    def __init__(self, app: Flask, way: Way) -> None:
        """Take the program and where mails go."""
        self._app, self._way = app, way
        self._settings: Settings = app.config["FORUM"]
        self._desk = desk_of(self._settings)
        self.is_handing, self.is_over = False, False
        self.sent = 0

    def all(self) -> None:
        """Deliver all that is due. Raises UnreachableError where the server cannot be used."""
        with self._inside(), transaction():
            outbox.free_the_held()
        try:
            while not self.is_over and self._one():
                pass
        finally:
            self._way.close()

    def _one(self) -> bool:
        with self._inside(), transaction():
            held = outbox.take()
        if held is not None:
            self._bring(held)
        return held is not None

    def _bring(self, held: Held) -> None:
        mail = self._worded(held)
        if mail is None:
            self._note(outbox.drop, held)
            return
        try:
            written = self._desk.write(mail, of=f"letter {held.id} {held.kind}", at=held.created_at)
        except ValueError:
            self._note(outbox.refuse, held, "The address cannot stand in a mail.")
            return
        self._give(held, mail, written)

    def _worded(self, held: Held) -> Mail | None:
        with self._inside(), transaction():
            return word(held)

    def _give(self, held: Held, mail: Mail, written: bytes) -> None:
        try:
            self._way.give(written, mail.to, held, lambda: self._hand_over(held))
        except LostError:
            log.warning("a letter was taken by another postman")
        except NotTakenError as error:
            self._note(BECOMES[type(error)], held, str(error))
            if isinstance(error, UnreachableError):
                raise
        else:
            self._note(outbox.sent, held)
            self.sent += 1
        finally:
            self.is_handing = False

    def _hand_over(self, held: Held) -> bool:
        self.is_handing = True
        with self._inside(), transaction():
            return outbox.hand_over(held)

    def _note(self, step: Callable[..., object], held: Held, *words: str) -> None:
        with self._inside(), transaction():
            step(held, *words)

    def _inside(self) -> AbstractContextManager[object]:
        """Be where pages are, so that letters have the site's addresses."""
        return self._app.test_request_context(base_url=self._settings.base_url)
