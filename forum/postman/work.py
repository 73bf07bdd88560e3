"""The postman's round: sort what is due, write what the hour asks for, deliver; then rest."""

import logging
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from flask import Flask

from forum.db import undo
from forum.discussion.archive_work import work_a_while
from forum.postman.calendar import remind_authors, write_digests, write_to_staff
from forum.postman.delivery import Delivery, way_of
from forum.postman.smtp import UnreachableError
from forum.postman.sorting import sort

log = logging.getLogger("forum.postman")

REST = 5.0
"""Seconds between two rounds."""

LOOKS_EVERY = 60.0
"""Seconds between two looks at what the clock asks for."""

LONGEST_REST = 300.0
"""Seconds that an unreachable mail server is left alone for at most."""

LAST_CHANCE = 10
"""Seconds for the letter in hand when the postman is told to stop."""


class StopError(Exception):
    """Told to stop while nothing was in hand."""


@dataclass
class Round:
    """What one round did."""

    sent: int = 0
    unreachable: str = ""


class Postman:
    """One of any number of postmen on the same database."""

    def __init__(self, app: Flask) -> None:
        """Take the program."""
        self._app = app
        self._delivery = Delivery(app, way_of(app.config["FORUM"]))
        self._rest, self._look_again_at = REST, 0.0

    def round(self) -> Round:
        """Do all that is due now; what fails keeps nothing else from being done, and is raised."""
        done, before = Round(), self._delivery.sent
        with self._app.app_context():
            faults = [fault for step in (*self._by_the_clock(), *STEPS) if (fault := _tried(step))]
        try:
            self._delivery.all()
        except UnreachableError as error:
            done.unreachable = str(error)
        if faults:
            raise faults[0]
        done.sent = self._delivery.sent - before
        return done

    def _by_the_clock(self) -> tuple[Callable[[], object], ...]:
        """Say what to look for in this round: most of it only once in a while."""
        if time.monotonic() < self._look_again_at:
            return ()
        self._look_again_at = time.monotonic() + LOOKS_EVERY
        return BY_THE_CLOCK

    def go_on(self) -> None:
        """Do rounds until told to stop; a fault in one is written down, and the next is tried."""
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        with suppress(StopError):
            rest = self._after_a_round()
            while not self._delivery.is_over:
                time.sleep(rest)
                rest = self._after_a_round()

    def _after_a_round(self) -> float:
        try:
            done = self.round()
        except StopError:
            raise
        except Exception:
            log.exception("a round was not finished")
            return REST
        if not done.unreachable:
            self._rest = REST
            return REST
        log.warning("the mail server cannot be used; letters wait")
        self._rest = min(self._rest * 2, LONGEST_REST)
        return self._rest

    def _stop(self, *_signal: Any) -> None:
        """Stop at once, or after the letter that is being handed over."""
        self._delivery.is_over = True
        if not self._delivery.is_handing:
            raise StopError
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(LAST_CHANCE)


def _tried(step: Callable[[], object]) -> Exception | None:
    """Do a step; give what went wrong in it. To be told to stop is no fault."""
    try:
        step()
    except StopError:
        raise
    except Exception as fault:  # noqa: BLE001 - raised at the end of the round
        undo()
        return fault
    return None


BY_THE_CLOCK: tuple[Callable[[], object], ...] = (write_to_staff, remind_authors, write_digests)
"""What only the clock asks for."""

STEPS: tuple[Callable[[], object], ...] = (sort, work_a_while)
"""What is done before letters are delivered."""
