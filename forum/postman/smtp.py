"""A mail server, spoken to in the steps of RFC 5321, so that we know which of them failed.

What matters is one moment: once the end of a text has been sent, only the server knows whether it
has the mail. Before that, a failure leaves nothing behind; after it, without an answer, it is not
known, and is never tried again by itself.
"""

import re
import smtplib
import socket
import ssl
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from typing import cast
from urllib.parse import parse_qs, unquote, urlsplit

from forum.config import is_loopback

TIMEOUT = 90.0
"""Seconds for one answer; a slow server is waited for, as nobody waits for the postman."""

LAST_ANSWER = 300.0
"""Seconds for the answer to a whole text, which a server may look at before it answers."""

MAILS_A_CONNECTION = 100

GREETED, ACCEPTED, FORWARDED, GO_ON, CLOSING = 220, 250, 251, 354, 421
BAD_FOR_GOOD = int(HTTPStatus.INTERNAL_SERVER_ERROR)
"""Answers from here on are refusals for good; SMTP's numbers, which HTTP's were made after."""


class NotTakenError(Exception):
    """A letter did not go out; its words are the server's."""


class UnreachableError(NotTakenError):
    """The server as a whole cannot be used now: no letter is to blame."""


class PutOffError(NotTakenError):
    """The server asks to try this letter again later."""


class RefusedError(NotTakenError):
    """The server will never take this letter."""


class UnsureError(NotTakenError):
    """Nobody knows whether the server took this letter."""


class LostError(Exception):
    """The letter is not ours to hand over any more."""


class Server:
    """One mail server by its address; connects when it is needed, and stays connected a while."""

    def __init__(self, url: str, *, timeout: float = TIMEOUT, last: float = LAST_ANSWER) -> None:
        """Take the address: smtp:// or smtps://, with user and password if the server asks."""
        parts = urlsplit(url)
        self._host = parts.hostname or ""
        self._is_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._is_tls else 587 if parts.username else 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        said = parse_qs(parts.query).get("starttls", [""])[0]
        self._starttls = said or ("off" if is_loopback(self._host) else "offered")
        self._timeout, self._last = timeout, last
        self._smtp: smtplib.SMTP | None = None
        self._given = 0

    def give(self, sender: str, to: str, mail: bytes, *, hand_over: Callable[[], bool]) -> None:
        """Give one mail to the server. `hand_over` is called at the last moment before its text."""
        smtp = self._connected()
        try:
            self._ask(smtp, sender, to)
            if not hand_over():
                self.close()
                raise LostError
            smtp.send(_stuffed(mail))
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise UnreachableError(_words(error)) from error
        self._take_the_answer(smtp)
        self._given += 1
        if self._given >= MAILS_A_CONNECTION:
            self.close()

    def _ask(self, smtp: smtplib.SMTP, sender: str, to: str) -> None:
        options = [] if to.isascii() else ["SMTPUTF8", "BODY=8BITMIME"]
        if options and not smtp.has_extn("smtputf8"):
            raise RefusedError("The mail server takes no addresses with letters like these.")
        if options:
            smtp.command_encoding = "utf-8"
        self._expect(smtp, smtp.mail(sender, options), {ACCEPTED}, letters_fault=False)
        self._expect(smtp, smtp.rcpt(to), {ACCEPTED, FORWARDED})
        self._expect(smtp, smtp.docmd("DATA"), {GO_ON})

    def _expect(
        self,
        smtp: smtplib.SMTP,
        answer: tuple[int, bytes],
        good: set[int],
        *,
        letters_fault: bool = True,
    ) -> None:
        code, said = answer
        if code in good:
            return
        words = f"{code} {said.decode('utf-8', 'replace')}"
        if code == CLOSING:
            self.close()
            raise UnreachableError(words)
        with suppress(smtplib.SMTPException, OSError):
            smtp.rset()
        if code >= BAD_FOR_GOOD and letters_fault:
            raise RefusedError(words)
        raise PutOffError(words)

    def _take_the_answer(self, smtp: smtplib.SMTP) -> None:
        connection = cast("socket.socket", smtp.sock)  # there, as the text has just been sent
        try:
            connection.settimeout(self._last)
            answer = smtp.getreply()
            connection.settimeout(self._timeout)
        except (smtplib.SMTPServerDisconnected, OSError) as error:
            self.close()
            raise UnsureError(_words(error)) from error
        self._expect(smtp, answer, {ACCEPTED})

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            try:
                self._smtp = self._connect()
            except (smtplib.SMTPException, OSError) as error:
                raise UnreachableError(_words(error)) from error
            self._given = 0
        return self._smtp

    def _connect(self) -> smtplib.SMTP:
        tls = ssl.create_default_context()
        if self._is_tls:
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                self._host, self._port, timeout=self._timeout, context=tls
            )
        else:
            smtp = smtplib.SMTP(self._host, self._port, timeout=self._timeout)
        try:
            self._greet(smtp, tls)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greet(self, smtp: smtplib.SMTP, tls: ssl.SSLContext) -> None:
        smtp.ehlo_or_helo_if_needed()
        is_secret = self._is_tls
        if not is_secret and self._starttls != "off" and smtp.has_extn("starttls"):
            smtp.starttls(context=tls)
            smtp.ehlo()
            is_secret = True
        if self._starttls == "required" and not is_secret:
            raise smtplib.SMTPException("The mail server offers no STARTTLS.")
        if self._user:
            if not (is_secret or is_loopback(self._host)):
                raise smtplib.SMTPException(
                    "The mail server offers no STARTTLS, and a password is not sent in the clear."
                )
            smtp.login(self._user, self._password)

    def close(self) -> None:
        """Say good-bye, if anybody listens."""
        smtp, self._smtp = self._smtp, None
        if smtp is None:
            return
        with suppress(smtplib.SMTPException, OSError):
            if smtp.sock:
                smtp.sock.settimeout(1)
            smtp.quit()
        smtp.close()


def _stuffed(mail: bytes) -> bytes:
    """Double the dots at the beginning of lines, and end with the line that ends a text."""
    body = re.sub(rb"(?m)^\.", b"..", mail)
    return body + (b"" if body.endswith(b"\r\n") else b"\r\n") + b".\r\n"


def _words(error: Exception) -> str:
    """Give an error's own words; the address and the password are in none of them."""
    return " ".join(str(error).split()) or type(error).__name__
