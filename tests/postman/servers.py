"""Mail servers as they are met: one that takes all, refuses some, hangs, or is slow."""

import asyncio
import email
import email.policy
import socket
import time
from contextlib import closing

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult


class Box:
    """What a server took; `answers` says what it says at a step to an address, "" to any."""

    def __init__(self):
        self.taken, self.asked, self.answers = [], [], {}
        self.seconds_after_text = 0.0

    def _answer(self, step, address, usual):
        self.asked.append((step, address))
        said = self.answers.get((step, address)) or self.answers.get((step, ""))
        if isinstance(said, list):
            return said.pop(0) if said else usual
        return said or usual

    async def handle_MAIL(self, _server, _session, envelope, address, _options):  # noqa: N802 - called so
        answer = self._answer("MAIL", address, "250 OK")
        envelope.mail_from = address
        return answer

    async def handle_RCPT(self, _server, _session, envelope, address, _options):  # noqa: N802 - called so
        answer = self._answer("RCPT", address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - called so
        answer = self._answer("DATA", envelope.rcpt_tos[0], "250 OK")
        if answer.startswith("250"):
            self.taken.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content))
        begun = time.monotonic()
        while time.monotonic() - begun < self.seconds_after_text:  # noqa: ASYNC110 - a test ends it
            await asyncio.sleep(0.02)
        return answer

    @property
    def mails(self):
        return [
            email.message_from_bytes(content, policy=email.policy.default)
            for _, _, content in self.taken
        ]

    @property
    def recipients(self):
        return [to for _, recipients, _ in self.taken for to in recipients]


def served(box, **more):
    """Give a server that runs, on a port of its own."""
    controller = Controller(box, hostname="127.0.0.1", port=free_port(), **more)
    controller.start()
    return controller


def address_of(controller, who=""):
    return f"smtp://{who}127.0.0.1:{controller.port}"


def free_port():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def only(user, password):
    """Let in who has this password."""

    def check(_server, _session, _envelope, _mechanism, said):
        is_right = (said.login, said.password) == (user.encode(), password.encode())
        return AuthResult(success=is_right, handled=is_right)

    return check


class Mute:
    """A server that takes the connection and then says nothing; or that says a few lines first."""

    def __init__(self, *lines):
        import threading

        self.lines, self.socket = lines, socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.heard, self.open = [], []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            self.open.append(connection)
            try:
                for line in self.lines:
                    if line is None:
                        connection.close()
                        break
                    connection.sendall(f"{line}\r\n".encode())
                    self.heard.append(connection.recv(100_000))
            except OSError:
                pass

    def close(self):
        for each in [*self.open, self.socket]:
            each.close()
