"""What `forum serve` decides before and between its servers, in this process."""

import socket

import granian
import pytest

from forum.cli import serving
from tests.cli.conftest import run
from tests.conftest import settings_for


class Server:
    """Stands for granian: ends as it is told."""

    ends: list[str]
    started: list[dict]

    def __init__(self, target, **how):
        self.interrupt_signal = False
        type(self).started.append(how)

    def serve(self, **_how):
        end = type(self).ends.pop(0)
        self.interrupt_signal = end == "told"
        if end != "cleanly":
            raise SystemExit(1)


@pytest.fixture
def server(monkeypatch, forum, app):
    monkeypatch.setattr(granian, "Granian", Server)
    Server.ends, Server.started = ["cleanly"], []
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        monkeypatch.setenv("FORUM_PORT", str(probe.getsockname()[1]))
    monkeypatch.setenv("FORUM_SMTP_URL", "smtp://127.0.0.1:9")
    return Server


def test_without_a_mail_server_the_start_says_where_the_mails_go(server, monkeypatch, forum):
    monkeypatch.delenv("FORUM_SMTP_URL")
    (line,) = run("serve").err.splitlines()
    assert line.startswith("forum: no FORUM_SMTP_URL is set: each mail becomes a file in ")


@pytest.mark.parametrize("end", ["cleanly", "told"])
def test_a_server_that_is_told_to_stop_stops(server, end):
    server.ends = [end]

    assert run("serve").status == 0
    assert len(server.started) == 1


def test_a_server_whose_workers_died_is_started_anew_but_not_for_ever(server):
    server.ends = ["died"] * 3 + ["told"]
    assert run("serve").status == 0
    assert len(server.started) == 4

    server.ends, server.started = ["died"] * 20, []
    assert "workers die as soon as they start" in run("serve").refusal
    assert len(server.started) == serving.CRASHES + 1


def test_options_go_before_settings(server, monkeypatch):
    monkeypatch.setenv("FORUM_WORKERS", "3")

    run("serve", "--host", "localhost", "--workers", "5", "--no-postman")

    (how,) = server.started
    assert (how["address"], how["workers"]) == ("localhost", 5)


def test_the_demo_can_be_filled_in_first(server):
    said = run("serve", "--demo")

    assert "pohdittavaa-eero" in said.out
    assert "answers at http://127.0.0.1:" in said.out
    assert said.err == ""


@pytest.mark.parametrize(
    ("host", "base_url", "warns"),
    [
        ("127.0.0.1", None, []),
        ("127.0.0.1", "https://forum.example.org", ["everybody knows"]),
        ("0.0.0.0", "https://forum.example.org", ["everybody knows"]),  # noqa: S104
        ("0.0.0.0", None, ["in the clear", "everybody knows"]),  # noqa: S104
    ],
)
def test_an_open_door_is_warned_of(server, monkeypatch, host, base_url, warns):
    run("demo")
    monkeypatch.setenv("FORUM_HOST", host)
    if base_url:
        monkeypatch.setenv("FORUM_BASE_URL", base_url)

    said = run("serve")

    lines = said.err.splitlines()
    assert len(lines) == len(warns)
    assert all(words in line for words, line in zip(warns, lines, strict=True))
    assert said.status == 0


def test_a_host_that_is_none_is_named(server):
    assert run("serve", "--host", "no.such.host.invalid").refusal.startswith("FORUM_HOST: there is")


def test_an_address_that_is_taken_is_named(server, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = run("serve", "--port", str(port))

    assert said.refusal.startswith(f"FORUM_PORT: 127.0.0.1:{port} cannot be had")


def test_a_worker_makes_the_program(server, monkeypatch, tmp_path):
    died_with = []
    monkeypatch.setattr("forum.cli.running.end_with_parent", lambda: died_with.append(1))
    monkeypatch.setattr("forum.cli.running.give_room_back", lambda: died_with.append(2))

    assert serving.start_worker(settings_for(tmp_path, "sqlite:///x.db")).name == "forum"
    assert died_with == [1, 2]
