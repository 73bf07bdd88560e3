"""The mark of a running forum, and workers that end with the process that started them."""

import ctypes
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

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


def test_large_pieces_of_memory_go_back_where_the_library_of_the_system_can(monkeypatch):
    asked = []
    able = SimpleNamespace(mallopt=lambda *arguments: asked.append(arguments))
    for platform, library in (("darwin", able), ("linux", SimpleNamespace()), ("linux", able)):
        monkeypatch.setattr(sys, "platform", platform)
        monkeypatch.setattr(ctypes, "CDLL", lambda _name, library=library: library)
        running.give_room_back()

    assert asked == [(running.M_MMAP_THRESHOLD, running.LARGE)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux has the signal")
def test_a_process_whose_parent_ended_before_it_was_ready_stops(tmp_path):
    """As a postman does whose server is killed while he still loads the program."""
    begin = """
import multiprocessing, os, signal, sys
sys.path.insert(0, sys.argv[1])
from tests.cli.test_running import is_ready_too_late
spawning = multiprocessing.get_context("spawn")
spawning.Process(target=is_ready_too_late, args=(sys.argv[2],)).start()
os.kill(os.getpid(), signal.SIGKILL)
"""
    subprocess.run([sys.executable, "-c", begin, Path.cwd(), tmp_path], check=False)

    (said,) = _until(lambda: list(tmp_path.glob("ready-*")))
    child = int(said.name.removeprefix("ready-"))
    assert _until(lambda: not _lives(child))


def is_ready_too_late(folder):
    """Be a process that is ready only when its parent is gone; it says so before it asks."""
    while os.getppid() == multiprocessing.parent_process().pid:
        time.sleep(0.01)
    Path(folder, f"ready-{os.getpid()}").touch()
    running.end_with_parent()
    time.sleep(30)


def _until(is_so):
    end = time.monotonic() + 20
    while not (found := is_so()):
        assert time.monotonic() < end
        time.sleep(0.02)
    return found


def _lives(pid):
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1]
    except OSError:
        return False
