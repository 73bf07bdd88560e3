"""The postman at work: rounds and rests until told to stop, at any moment."""

import os
import signal
import threading
import time
from types import SimpleNamespace

import pytest

from forum.postman import work
from tests.postman.servers import free_port
from tests.postman.test_delivery import people_with_news


def tell_to_stop(*_anything):
    os.kill(os.getpid(), signal.SIGTERM)


@pytest.fixture
def rests(monkeypatch):
    """Let a rest take no time, keep how long it was to be, and do what is set at one of them."""
    kept = SimpleNamespace(seconds=[], at={})
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)}

    def sleep(seconds):
        kept.seconds.append(seconds)
        kept.at.get(len(kept.seconds), lambda: None)()

    monkeypatch.setattr(work, "time", SimpleNamespace(monotonic=time.monotonic, sleep=sleep))
    yield kept
    signal.alarm(0)
    for each, handler in before.items():
        signal.signal(each, handler)


def test_a_server_that_cannot_be_reached_is_left_alone_for_longer_each_time(
    make, tell, course, topic, letters, postman, box, rests
):
    people_with_news(make, tell, course, topic, 1)
    away = postman(smtp_url=f"smtp://127.0.0.1:{free_port()}")
    rests.at = {8: tell_to_stop}
    away.go_on()
    assert rests.seconds == [10, 20, 40, 80, 160, 300, 300, 300]
    assert letters() == ["waiting"]
    rests.seconds.clear()
    away._delivery = postman()._delivery
    rests.at = {2: tell_to_stop}
    away.go_on()
    assert rests.seconds == [work.REST, work.REST]
    assert letters() == ["sent"]


def test_a_fault_in_a_round_is_written_down_and_stops_neither_the_letters_nor_the_next_round(
    make, tell, course, topic, letters, postman, rests, monkeypatch, caplog
):
    people_with_news(make, tell, course, topic, 1)
    done, sent = [], []

    def fails_at_first():
        done.append("round")
        if len(done) == 1:
            raise ZeroDivisionError

    monkeypatch.setattr(work, "STEPS", (fails_at_first, *work.STEPS))
    rests.at = {1: lambda: sent.extend(letters()), 2: tell_to_stop}
    postman().go_on()
    assert (len(done), sent) == (2, ["sent"])
    assert [each.message for each in caplog.records] == ["a round was not finished"]


def test_told_to_stop_between_two_letters_it_stops_at_once(postman, rests, monkeypatch):
    monkeypatch.setattr(work, "STEPS", (tell_to_stop,))
    postman().go_on()
    assert rests.seconds == []


def test_told_to_stop_with_a_letter_in_hand_it_hands_that_one_over(
    make, tell, course, topic, letters, postman, box, rests
):
    people_with_news(make, tell, course, topic, 2)
    box.seconds_after_text = 0.5

    def stop_in_the_middle():
        while not box.taken:
            time.sleep(0.01)
        tell_to_stop()

    stopping = threading.Thread(target=stop_in_the_middle)
    stopping.start()
    postman().go_on()
    stopping.join()
    assert sorted(letters()) == ["sent", "waiting"]
    assert rests.seconds == []
