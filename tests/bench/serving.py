"""Servers to measure: the forum as `forum serve` starts it, and a bare Flask view beside it."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Server:
    """A server that answers, and how long that took to begin, in seconds."""

    port: int
    process: subprocess.Popen[bytes]
    started_in: float

    def memory(self) -> list[float]:
        """Give the megabytes that each of its worker processes holds."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [_megabytes(int(pid)) for pid in children.read_text().split()]


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else 0.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def forum(instance: Path, *, workers: int = 1) -> Iterator[Server]:
    """Serve the forum of an instance folder."""
    port = free_port()
    command = [str(Path(sys.executable).with_name("forum")), "serve"]
    command += ["--port", str(port), "--workers", str(workers)]
    with _running(command, port, "/readyz", {"FORUM_INSTANCE": str(instance)}) as server:
        yield server


@contextmanager
def bare(body: Path, *, workers: int = 1) -> Iterator[Server]:
    """Serve a file's bytes by a Flask view that does nothing else, on the same kind of server."""
    port = free_port()
    command = [sys.executable, "-m", "granian", "tests.bench.bare:app", "--interface", "wsgi"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--workers", str(workers)]
    command += ["--blocking-threads", "4", "--log-level", "warning"]
    with _running(command, port, "/", {"BENCH_BODY": str(body)}) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, ready: str, said: dict[str, str]) -> Iterator[Server]:
    began = time.perf_counter()
    process = subprocess.Popen(
        command,
        env=os.environ | said,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(f"http://127.0.0.1:{port}{ready}", process)
        yield Server(port, process, time.perf_counter() - began)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"the server stopped with {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not come up")
