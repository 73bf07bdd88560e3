"""A forum that is really served, in processes of its own, for as long as a test needs it."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

import forum

FORUM = Path(sys.executable).with_name("forum")
SOURCE = Path(forum.__file__).parents[1]
"""What is served is what is tested, whichever copy of it the command was installed from."""

SOON = 30


class Served:
    """A forum that is served from a folder of its own."""

    def __init__(self, folder, workers=2, **settings):
        self.port = free_port()
        self.instance, self.log = folder / "instance", folder / "log"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        ours = {"FORUM_INSTANCE": str(self.instance), "PYTHONPATH": str(SOURCE)}
        self.environment = kept | ours | settings
        command = [FORUM, "serve", "--port", str(self.port), "--workers", str(workers)]
        self.command = [str(each) for each in command]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, env=self.environment, cwd=folder
            )

    def ask(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read().decode()
        finally:
            connection.close()

    def is_ready(self):
        try:
            return self.ask("/readyz")[0] == 200
        except OSError:
            assert self.process.poll() is None, self.log.read_text()
            return False

    def kill(self):
        """End everything at once, as a power cut would."""
        for each in [*self.workers(), self.process.pid]:
            with suppress(ProcessLookupError):
                os.kill(each, signal.SIGKILL)
        self.process.wait()

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in children.read_text().split()]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def served(folder, **how):
    server = Served(folder, **how)
    try:
        wait_until(server.is_ready)
        yield server
    finally:
        server.process.kill()
        server.process.wait()


def wait_until(is_so, seconds=SOON):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


def registration(server, number):
    """The body and headers of a form that will want to write."""
    _status, headers, page = server.ask("/register")
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page)[1]
    jar = SimpleCookie(
        next(value for name, value in headers.items() if name.lower() == "set-cookie")
    )
    form = {
        "csrf_token": token,
        "name": f"Person {number}",
        "email": f"person{number}@example.org",
        "password": "kolme sanaa metsässä 9",
        "language": "en",
    }
    cookie = "; ".join(f"{each.key}={each.value}" for each in jar.values())
    return urlencode(form), {
        "Cookie": cookie,
        "Content-Type": "application/x-www-form-urlencoded",
    }
