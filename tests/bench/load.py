"""A client that costs little itself: keeps its connection, reads the length, and counts."""

import multiprocessing
import socket
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Rate:
    """What was seen: requests a second over all clients, and times of one request in ms."""

    per_second: float
    median: float
    p95: float
    size: int

    def __str__(self) -> str:
        return (
            f"{self.per_second:7.0f} requests/s, median {self.median:.2f} ms, "
            f"95 % under {self.p95:.2f} ms, {self.size:,} bytes"
        )


def measure(
    port: int, path: str, *, cookie: str = "", seconds: float = 4, clients: int = 2
) -> Rate:
    """Ask for a page again and again from processes of their own."""
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
    request += f"Cookie: {cookie}\r\n\r\n" if cookie else "\r\n"
    with multiprocessing.get_context("spawn").Pool(clients) as pool:
        jobs = [pool.apply_async(_ask, (port, request.encode(), seconds)) for _ in range(clients)]
        found = [job.get(seconds + 60) for job in jobs]
    times = sorted(each for result in found for each in result[0])
    rate = sum(len(result[0]) / result[1] for result in found)
    return Rate(
        rate,
        statistics.median(times) * 1000,
        times[int(len(times) * 0.95)] * 1000,
        found[0][2],
    )


def in_turns(*asks: Callable[[], Rate]) -> list[list[Rate]]:
    """Measure each thing for a short while, again and again: what else a machine does meets all."""
    return [[ask() for ask in asks] for _ in range(ROUNDS)]


def middle(ratios: Iterable[float]) -> str:
    """Word the ratio in the middle, and between which all of them lie."""
    found = sorted(ratios)
    return f"{statistics.median(found):.2f} ({found[0]:.2f} to {found[-1]:.2f})"


def _ask(port: int, request: bytes, seconds: float) -> tuple[list[float], float, int]:
    times: list[float] = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(20):
            size = _once(connection, request)
        began = time.perf_counter()
        while (now := time.perf_counter()) - began < seconds:
            size = _once(connection, request)
            times.append(time.perf_counter() - now)
        return times, time.perf_counter() - began, size


def _once(connection: socket.socket, request: bytes) -> int:
    connection.sendall(request)
    head = b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(65536)
    head, _, body = head.partition(b"\r\n\r\n")
    if not head.startswith(b"HTTP/1.1 200"):
        raise SystemExit(f"not 200: {head[:200]!r}")
    length = next(
        int(line.split(b":")[1])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length:")
    )
    got = len(body)
    while got < length:
        got += len(connection.recv(262144))
    return length
