"""forum serve: real processes that start, answer, stop and are killed."""

import http.client
import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode

import pytest

FORUM = Path(sys.executable).with_name("forum")
SOON = 30


class Served:
    """A forum that is served from a folder of its own."""

    def __init__(self, folder, workers=2, **settings):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.instance, self.log = folder / "instance", folder / "log"
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.environment = kept | {"FORUM_INSTANCE": str(self.instance)} | settings
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

    def workers(self):
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in children.read_text().split()]


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


@linux
def test_told_to_stop_it_answers_what_it_has_begun_and_stops(tmp_path):
    with served(tmp_path) as server, ThreadPoolExecutor(6) as people:
        forms = [registration(server, number) for number in range(6)]
        lock = sqlite3.connect(server.instance / "forum.db", isolation_level=None)
        lock.execute("BEGIN IMMEDIATE")
        answers = [
            people.submit(server.ask, "/register", "POST", body, **headers)
            for body, headers in forms
        ]
        time.sleep(1.5)
        assert not any(each.done() for each in answers)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        lock.execute("ROLLBACK")
        lock.close()

        assert [each.result()[0] for each in answers] == [303] * 6
        assert server.process.wait(timeout=10) == 0
    with sqlite3.connect(server.instance / "forum.db") as kept:
        assert kept.execute('SELECT count(*) FROM "user"').fetchone() == (6,)


@linux
def test_a_worker_that_dies_is_replaced_however_often(tmp_path):
    with served(tmp_path) as server:
        for _ in range(3):
            victims = server.workers()
            os.kill(victims[0], signal.SIGKILL)
            wait_until(lambda gone=victims[0]: gone not in server.workers())
            wait_until(lambda: len(server.workers()) == 2 and server.is_ready())
        assert server.process.poll() is None

        server.process.terminate()
        assert server.process.wait(timeout=10) == 0


@linux
def test_workers_do_not_outlive_the_server(tmp_path):
    with served(tmp_path) as server:
        workers = server.workers()
        assert len(workers) == 2
        server.process.kill()
        server.process.wait()
        wait_until(lambda: not any(is_alive(each) for each in workers), seconds=10)


def test_an_address_that_is_taken_is_said_and_a_server_is_not_joined(tmp_path):
    with served(tmp_path, workers=1) as server:
        second = subprocess.run(
            server.command, env=server.environment, capture_output=True, text=True, check=False
        )

    assert second.returncode == 2
    (line,) = second.stderr.splitlines()
    assert line.startswith(f"forum: FORUM_PORT: 127.0.0.1:{server.port} cannot be had")


def test_it_says_where_it_answers_and_how_many_workers_there_are(tmp_path):
    with served(tmp_path, workers=1) as server:
        said = server.log.read_text()
        assert f"answers at http://127.0.0.1:{server.port}/ with 1 worker" in said
        assert server.ask("/", Host="evil.example.org")[0] in {200, 302, 303}


def test_only_its_own_names_are_answered_when_it_has_one(tmp_path):
    how = {"FORUM_BASE_URL": "https://forum.example.org"}
    with served(tmp_path, workers=1, **how) as server:
        assert server.ask("/login", Host="forum.example.org")[0] == 200
        assert server.ask("/readyz", Host="127.0.0.1")[0] == 200
        status, headers, page = server.ask("/login", Host="evil.example.org")

    assert status == 400
    assert "evil" not in page + str(headers)
    assert "no-store" in headers["cache-control"]
    assert "default-src 'none'" in headers["content-security-policy"]
