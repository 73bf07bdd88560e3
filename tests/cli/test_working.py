"""`forum work`, and the postman that `forum serve` starts beside the workers."""

import ctypes
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import replace
from types import SimpleNamespace

import pytest

from forum.cli import running, working
from forum.db import db, transaction, write
from forum.notices.models import Kind, Notice
from forum.postman import work as rounds
from tests.postman.servers import free_port


@pytest.fixture
def told(app, make):
    course = make.course()
    member = make.member(course)
    with app.app_context(), transaction():
        write()
        notice = Notice(user_id=member.user_id, kind=Kind.MEMBER_ADDED, course_id=course.id)
        db.session.add(notice)


def test_a_round_is_done_once_and_says_where_mail_goes_without_a_server(forum, told, instance):
    done = forum("work", "--once")
    assert (done.status, done.out) == (0, "1 sent.\n")
    assert done.err == (
        f"forum: no FORUM_SMTP_URL is set: each mail becomes a file in {instance / 'mail'}.\n"
    )
    assert len(list((instance / "mail").iterdir())) == 1
    assert forum("work", "--once").out == "0 sent.\n"


def test_rounds_are_done_until_it_is_told_to_stop(forum, told, instance, stopping_at_rest):
    assert forum("work").status == 0
    assert len(list((instance / "mail").iterdir())) == 1


@pytest.fixture
def stopping_at_rest(monkeypatch):
    """Have a postman in this process told to stop when he has done a round and rests."""
    kept = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}

    def sleep(_seconds):
        os.kill(os.getpid(), signal.SIGTERM)

    monkeypatch.setattr(rounds, "time", SimpleNamespace(monotonic=time.monotonic, sleep=sleep))
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


def test_a_mail_server_that_cannot_be_used_is_said_in_one_sentence(forum, told, monkeypatch):
    monkeypatch.setenv("FORUM_SMTP_URL", f"smtp://127.0.0.1:{free_port()}")
    assert forum("work", "--once").refusal.startswith("The mail server cannot be used: ")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        ("Forum <forum@example.org>", "FORUM_MAIL_FROM must be a bare e-mail address"),
        ("nobody", "FORUM_MAIL_FROM must be a bare e-mail address"),
    ],
)
def test_a_wrong_sender_stops_the_start(forum, monkeypatch, value, sentence):
    monkeypatch.setenv("FORUM_MAIL_FROM", value)
    assert forum("work", "--once").refusal.startswith(sentence)


def test_the_sender_is_the_one_set_or_one_of_the_site(app):
    settings = app.config["FORUM"]
    assert settings.sender == "forum@localhost"
    assert replace(settings, base_url="https://a.example.org").sender == "forum@a.example.org"
    assert replace(settings, mail_from="me@example.org").sender == "me@example.org"


def test_the_postman_beside_a_server_is_followed_by_another_and_stops_with_it(
    app, told, database, tmp_path, monkeypatch
):
    monkeypatch.setattr(working, "STARTED_AGAIN_AFTER", 0.1)
    settings = replace(app.config["FORUM"], instance=tmp_path, database_url=database.url)
    with working.beside(settings):
        _until(lambda: list(tmp_path.glob("mail/*.eml")))
        (first,) = _children()
        os.kill(first, signal.SIGKILL)
        _until(lambda: _children() not in ([], [first]))
        (second,) = _children()
    _until(lambda: _children() == [])
    assert first != second


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere nothing is asked")
def test_a_postman_beside_a_server_goes_his_rounds_until_told_to_stop(
    app, told, database, tmp_path, stopping_at_rest
):
    settings = replace(app.config["FORUM"], instance=tmp_path, database_url=database.url)
    try:
        working._be_a_postman(settings)
    finally:
        ctypes.CDLL(None).prctl(running.PR_SET_PDEATHSIG, 0, 0, 0, 0)
    assert len(list(tmp_path.glob("mail/*.eml"))) == 1


def _children():
    import multiprocessing

    return [each.pid for each in multiprocessing.active_children() if each.name == "postman"]


def _until(is_so):
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_postman_who_does_not_stop_is_ended(monkeypatch):
    import multiprocessing

    monkeypatch.setattr(working, "STOPS_WITHIN", 0.5)
    spawning = multiprocessing.get_context("spawn")
    is_deaf = spawning.Event()
    deaf = spawning.Process(target=_be_deaf, args=(is_deaf,))
    deaf.start()
    assert is_deaf.wait(30)
    working._stop(deaf)
    assert deaf.exitcode == -signal.SIGKILL


def _be_deaf(is_deaf):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    is_deaf.set()
    with suppress(KeyboardInterrupt):
        time.sleep(60)
