"""Which processes run: a mark that a forum is served from a folder, workers that die with it."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PR_SET_PDEATHSIG = 1
M_MMAP_THRESHOLD = -3
LARGE = 1_000_000
"""Bytes of a piece of memory that goes back to the system by itself."""

MARK = "running"


@contextmanager
def kept(instance: Path) -> Iterator[None]:
    """Keep a mark in the folder while the block runs, also when more than one server does."""
    with (instance / MARK).open("a") as file:
        _lock(file.fileno(), alone=False)
        yield


def is_running(instance: Path) -> bool:
    """Say whether a forum is being served from this folder now."""
    mark = instance / MARK
    if not mark.exists():
        return False
    with mark.open("a") as file:
        return not _lock(file.fileno(), alone=True)


def _lock(descriptor: int, *, alone: bool) -> bool:
    """Lock a file until it is closed, or say that others hold it. Workers inherit the lock."""
    try:
        import fcntl  # noqa: PLC0415 - there is none on Windows
    except ModuleNotFoundError:
        return True
    with suppress(BlockingIOError):
        fcntl.flock(descriptor, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
        return True
    return False


def started_by() -> int:
    """Give the process that started this one, also where it is gone and this has another now."""
    parent = multiprocessing.parent_process()
    return os.getppid() if parent is None or parent.pid is None else parent.pid


def end_with_parent() -> None:
    """Have the system tell this process to stop when the one that started it is gone.

    On Linux; elsewhere a server that is killed, not stopped, leaves its workers behind. What a
    worker has inherited for the signal would let it pass unheard until the worker has its own.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if not sys.platform.startswith("linux"):
        return
    # It may be gone already: starting takes a process seconds.
    parent = started_by()
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGTERM, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signal.SIGTERM)


def give_room_back() -> None:
    """Have large pieces of memory go back to the system as soon as nothing is in them.

    Else the C library of Linux keeps, for each thread, what it once needed: a few pictures or an
    archive, and the worker is twice as large for as long as it lives.
    """
    if not sys.platform.startswith("linux"):
        return
    with suppress(AttributeError):  # not every C library knows it
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
