"""A web server near by, that answers as it is told and counts who comes."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CERTIFICATE = Path(__file__).parents[2] / "localhost.pem"
"""Made for the tests, with its key, for "localhost": known to everybody and trusted by nobody."""

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site(ThreadingHTTPServer):
    """Answers each path as `pages` says; anything else is a 404."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.pages: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    @property
    def local(self) -> list[str]:
        return [f"127.0.0.1:{self.port}"]

    def show_certificate(self, path: Path) -> None:
        """Speak in secret from now on, with whoever trusts a certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        self.socket = context.wrap_socket(self.socket, server_side=True)

    def handle_error(self, *_: Any) -> None:
        """Whoever does not trust the certificate goes away."""

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        with suppress(OSError):  # whoever asked may have gone
            self.server.pages.get(self.path, status(404))(self)
        self.close_connection = True

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def site(certificate: Path | None = None) -> Iterator[Site]:
    server = Site()
    if certificate:
        server.show_certificate(certificate)
    thread = threading.Thread(target=lambda: server.serve_forever(poll_interval=0.02), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def page(
    body: bytes, kind: str = "text/html; charset=utf-8", number: int = 200, **headers: str
) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(number)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return answer


def status(number: int) -> Answer:
    return page(b"", number=number)


def moved(to: str, number: int = 302, body: bytes = b"", **headers: str) -> Answer:
    return page(body, number=number, Location=to, **headers)


def endless(part: bytes, pause: float = 0.0, head: bytes | None = None) -> Answer:
    """Send the same part again and again, in chunks or, given a head, as raw bytes."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if head is None:
            handler.send_response(200)
            handler.send_header("Transfer-Encoding", "chunked")
            handler.end_headers()
        else:
            handler.wfile.write(head)
        whole = f"{len(part):x}\r\n".encode() + part + b"\r\n" if head is None else part
        while True:
            handler.wfile.write(whole)
            handler.wfile.flush()
            time.sleep(pause)

    return answer
