"""Speaking with a mail server: secrets only where nobody listens, and strange addresses."""

import ssl

import pytest

from forum.postman.smtp import (
    PutOffError,
    RefusedError,
    Server,
    UnreachableError,
    UnsureError,
)
from tests.articles.fetching.servers import CERTIFICATE
from tests.postman.servers import Box, Mute, address_of, only, served

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

MAIL = b"Subject: x\r\n\r\n.a line with a dot\r\n..and two"


def give(server, to="reader@example.org", hand_over=lambda: True):
    try:
        server.give("forum@example.org", to, MAIL, hand_over=hand_over)
    finally:
        server.close()


@pytest.fixture
def secret():
    box = Box()
    check = only("me", "p@ss:word")
    controller = served(box, authenticator=check, auth_require_tls=False, auth_required=True)
    yield box, controller
    controller.stop()


def test_a_password_is_said_to_a_server_on_this_machine(secret):
    box, controller = secret
    server = Server(address_of(controller, "me:p%40ss%3Aword@"), timeout=5)
    give(server)
    server.close()
    server.close()
    assert box.taken[0][2] == MAIL.replace(b"..and", b"..and") + b"\r\n"
    with pytest.raises(UnreachableError, match="535"):
        give(Server(address_of(controller, "me:wrong@"), timeout=5))


def test_a_password_is_not_said_in_the_clear_to_another_machine(monkeypatch, secret):
    box, controller = secret
    monkeypatch.setattr("forum.postman.smtp.is_loopback", lambda _host: False)
    with pytest.raises(UnreachableError, match="not sent in the clear"):
        give(Server(address_of(controller, "me:p%40ss%3Aword@"), timeout=5))
    with pytest.raises(UnreachableError, match="offers no STARTTLS"):
        give(Server(address_of(controller) + "?starttls=required", timeout=5))
    assert box.asked == []


def test_a_password_is_said_in_secret_to_a_server_that_shows_its_certificate(monkeypatch):
    box, tls = Box(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(CERTIFICATE)
    safe = {"require_starttls": True, "auth_required": True, "tls_context": tls}
    controller = served(box, authenticator=only("me", "word"), **safe)
    url = f"smtp://me:word@localhost:{controller.port}?starttls=required"
    try:
        with pytest.raises(UnreachableError, match="certificate"):
            give(Server(url, timeout=5))
        monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))
        give(Server(url, timeout=5))
    finally:
        controller.stop()
    assert box.recipients == ["reader@example.org"]


def test_a_connection_is_used_for_many_mails_but_not_for_ever(smtp, box, monkeypatch):
    monkeypatch.setattr("forum.postman.smtp.MAILS_A_CONNECTION", 2)
    server = Server(box.address, timeout=5)
    for number in range(5):
        to = f"person{number}@example.org"
        server.give("forum@example.org", to, MAIL, hand_over=lambda: True)
    server.close()
    assert len(box.taken) == 5


def test_an_address_with_other_letters_needs_a_server_that_takes_them(smtp, box):
    give(Server(box.address, timeout=5), "äiti@example.org")
    assert box.recipients == ["äiti@example.org"]
    mute = Mute("220 Hello", "250 Hello")
    with pytest.raises(RefusedError, match="letters like these"):
        give(Server(f"smtp://127.0.0.1:{mute.port}", timeout=1), "äiti@example.org")
    mute.close()


@pytest.mark.parametrize(
    ("lines", "error"),
    [
        (["220 x", "250 x", "550 You may not"], PutOffError),
        (["220 x", "250 x", "250 x", "250 x", "554 No text"], RefusedError),
        (["220 x", "250 x", "250 x", "250 x", "354 Go on", "554 Spam"], RefusedError),
        (["220 x", "250 x", "250 x", "250 x", "354 Go on", "451 Later"], PutOffError),
        (["220 x", "250 x", "250 x", "250 x", "354 Go on", None], UnsureError),
        (["220 x", "250 x", "250 x", "250 x", "354 Go on"], UnsureError),
        (["220 x", "250 x", "250 x", "250 x", "421 Bye"], UnreachableError),
        (["554 Nobody"], UnreachableError),
        (["220 x", None], UnreachableError),
    ],
)
def test_each_answer_means_what_the_standard_says(lines, error):
    mute = Mute(*lines)
    with pytest.raises(error):
        give(Server(f"smtp://127.0.0.1:{mute.port}", timeout=0.6, last=0.6))
    mute.close()


def test_a_connection_by_tls_is_tried_where_the_address_says_so():
    mute = Mute("220 not by tls")
    with pytest.raises(UnreachableError):
        give(Server(f"smtps://127.0.0.1:{mute.port}", timeout=0.6))
    mute.close()
