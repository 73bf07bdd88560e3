"""The mark of a running forum, and workers that end with the process that started them."""

import ctypes
import os
import signal
import sys

import pytest

from forum.cli import running


def test_a_forum_runs_as_long_as_its_mark_is_held(tmp_path):
    assert not running.is_running(tmp_path)
    with running.kept(tmp_path):
        assert running.is_running(tmp_path)
        with running.kept(tmp_path):
            assert running.is_running(tmp_path)
        assert running.is_running(tmp_path)
    assert not running.is_running(tmp_path)


def test_where_files_cannot_be_locked_nothing_is_known_to_run(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)

    with running.kept(tmp_path):
        assert not running.is_running(tmp_path)


@pytest.fixture
def killed(monkeypatch):
    """Whom the process would have told to stop, instead of being told."""
    told = []
    monkeypatch.setattr(os, "kill", lambda pid, sign: told.append((pid, sign)))
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    yield told
    assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    signal.signal(signal.SIGTERM, before)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has the signal")
def test_a_worker_asks_to_be_told_when_its_parent_ends(killed):
    asked = ctypes.c_int()
    try:
        running.end_with_parent()
        ctypes.CDLL(None).prctl(2, ctypes.byref(asked), 0, 0, 0)
    finally:
        ctypes.CDLL(None).prctl(running.PR_SET_PDEATHSIG, 0, 0, 0, 0)

    assert asked.value == signal.SIGTERM
    assert killed == []


def test_a_worker_whose_parent_has_just_ended_stops(killed, monkeypatch):
    parents = iter([4711, 1])
    monkeypatch.setattr(os, "getppid", lambda: next(parents))
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda *_args, **_more: Library())

    running.end_with_parent()

    assert killed == [(os.getpid(), signal.SIGTERM)]


class Library:
    def prctl(self, *arguments):
        return 0


def test_elsewhere_nothing_is_asked(killed, monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(ctypes, "CDLL", None)

    running.end_with_parent()

    assert killed == []
