"""Which passwords are taken, and how they are kept."""

import re
import time
from contextlib import suppress

import pytest

from forum.accounts import passwords
from forum.accounts.passwords import check, hash_password, is_outdated, verify
from forum.accounts.refused import RefusedError
from tests.conftest import SLOW_PASSWORDS

AINO = ("Aino Laine", "aino.laine@example.org")


@pytest.fixture(autouse=True)
def slow(monkeypatch):
    """Let passwords be kept as they are outside of tests."""
    for name, value in SLOW_PASSWORDS.items():
        monkeypatch.setattr(passwords, name, value)


@pytest.fixture(autouse=True)
def in_english(app):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        yield


@pytest.mark.parametrize(
    "password",
    [
        "kX9#mQ2z",
        "kahvihuoneen strategia 7",
        "correct horse battery staple",
        "🦊🐻🎈🚀🌲🍓🎻🧭",
        "sateenvarjo unohtui",
        "tuuli kissan pöydällä viisi",
        "a b c d e f g h",
        "kuusi pientä saapasta kuivuu aidan päällä, tuuli kääntyy länteen",  # 64
        "kuusi pientä saapasta kuivuu aidan päällä, tuuli kääntyy länteen" * 2,
        "vT7!pL4w" * 32,
    ],
)
def test_a_good_password_is_taken_whatever_it_is_made_of(password):
    check(password, *AINO)


@pytest.mark.parametrize(
    "password",
    [
        "password", "password1", "12345678", "qwertyui", "iloveyou", "letmein1", "football1",
        "salasana", "salasana123", "Salasana1!", "kissa123", "perkele666", "tammikuu2026",
        "Jyväskylä1", "lösenord", "aaaaaaaa", "a" * 256, "password" * 9, "abcdefgh", "11111111111",
        "ainolaine", "AinoLaine2026", "aino.laine@example.org", "laineaino1", "pohdittavaa1",
    ],
)  # fmt: skip
def test_what_is_easy_to_guess_is_refused(password):
    with pytest.raises(RefusedError, match="easy to guess"):
        check(password, *AINO)


@pytest.mark.parametrize(
    ("password", "says"), [("kX9#mQ2", "at least 8"), ("ä" * 257, "at most 256")]
)
def test_length_is_said_in_numbers(password, says):
    with pytest.raises(RefusedError, match=says):
        check(password)


@pytest.mark.parametrize("password", ["4@8({[<369!1|7$5+%2" * 13, "@" * 256, "1q2w3e4r" * 32])
def test_no_password_takes_long_to_judge(password):
    began = time.thread_time()
    with suppress(RefusedError):
        check(password[:256], *AINO)
    assert time.thread_time() - began < 2


@pytest.mark.parametrize(
    ("kept", "typed", "is_same"),
    [
        ("kahvihuone", "kahvihuone", True),
        ("kahvihuone", "Kahvihuone", False),
        ("kahvihuone", "kahvihuone ", False),
        ("a" * 72 + "b", "a" * 72 + "c", False),
        ("x" * 127 + "1", "x" * 127 + "2", False),
        ("p\u00e4iv\u00e4 paistaa", "pa\u0308iva\u0308 paistaa", True),
        ("nul\x00inside", "nul", False),
        ("\ud800 half a pair", "\ud800 half a pair", True),
    ],
    ids=ascii,
)
def test_a_password_is_taken_whole_and_exactly(kept, typed, is_same):
    assert verify(hash_password(kept), typed) is is_same


def test_it_is_kept_by_argon2id_at_least_as_owasp_asks():
    found = re.match(r"\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$", hash_password("x"))
    memory, rounds, lanes = map(int, found.groups())
    assert (memory, rounds) >= (19_456, 2)
    assert lanes == 1
    assert hash_password("x") != hash_password("x")


@pytest.mark.parametrize("kept", ["", "!", "$argon2id$", "plain words"])
def test_what_is_no_hash_lets_nobody_in_and_takes_as_long(kept):
    began = time.perf_counter()
    assert not verify(kept, "kahvihuone")
    assert time.perf_counter() - began > 0.005


def test_nobodys_hash_costs_what_a_persons_does():
    head = passwords.NOBODYS.rsplit("$", 2)[0]
    assert hash_password("x").startswith(head)
    assert not is_outdated(passwords.NOBODYS)


def test_an_older_hash_is_outdated():
    weaker = passwords.NOBODYS.replace("m=19456", "m=8192")
    assert is_outdated(weaker)
