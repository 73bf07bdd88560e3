"""forum serve: real processes that start, answer, stop and are killed."""

import os
import signal
import sqlite3
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from http.client import HTTPException

from tests.cli.server import FORUM, is_alive, linux, registration, served, wait_until


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
        assert f"answers at http://127.0.0.1:{server.port}/ with 1 worker." in said
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


@linux
def test_what_was_answered_is_there_after_the_power_has_failed(tmp_path):
    acknowledged = []
    for round_ in range(3):
        with served(tmp_path) as server, ThreadPoolExecutor(4) as people:
            forms = [registration(server, f"{round_}-{number}") for number in range(12)]
            over = threading.Event()

            def register(number, form, server=server, over=over):
                with suppress(OSError, HTTPException):
                    if server.ask("/register", "POST", form[0], **form[1])[0] == 303:
                        acknowledged.append(number)
                        over.set()

            for number, form in enumerate(forms):
                people.submit(register, f"person{round_}-{number}@example.org", form)
            assert over.wait(20)
            time.sleep(0.1 * round_)
            server.kill()

    with closing(sqlite3.connect(server.instance / "forum.db")) as kept:
        there = {row[0] for row in kept.execute("SELECT email FROM user")}
        assert kept.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert kept.execute("PRAGMA foreign_key_check").fetchall() == []
    assert len(acknowledged) >= 3
    assert set(acknowledged) <= there


@linux
def test_a_copy_is_made_while_it_serves_and_not_put_back(tmp_path):
    with served(tmp_path, workers=1) as server:
        body, headers = registration(server, 1)
        assert server.ask("/register", "POST", body, **headers)[0] == 303
        copy = tmp_path / "copy.db"
        how = {"env": server.environment, "capture_output": True, "text": True}

        made = subprocess.run([FORUM, "backup", copy], check=False, **how)
        back = subprocess.run([FORUM, "restore", copy, "--yes"], check=False, **how)

    assert made.returncode == 0, made.stderr
    assert (back.returncode, back.stderr) == (2, "forum: The forum is running: stop it first.\n")
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute('SELECT count(*) FROM "user"').fetchone() == (1,)
