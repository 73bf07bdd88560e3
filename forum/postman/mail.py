"""One mail as bytes: its headers, a plain part and an HTML part; nothing in it can add a header."""

import hmac
import re
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from hashlib import sha256

SUBJECT_LONGEST = 180
SENDER_NAME = "Pohdittavaa"
KEY_LENGTH = 12


@dataclass(frozen=True)
class Mail:
    """What a letter says, in its reader's language, and what its headers are made of.

    `list_name` names the list it belongs to, `thread` what a mail program should keep together, and
    `unsubscribe` the address that stops such mails: none for what one has asked for oneself.
    """

    to: str
    name: str
    subject: str
    text: str
    html: str
    language: str
    list_name: str
    thread: str = ""
    unsubscribe: str = ""


@dataclass(frozen=True)
class Desk:
    """Where mails are written: whose name they carry, and the key that makes their ids our own."""

    sender: str
    host: str
    secret: str = field(repr=False)

    def message_id(self, of: str) -> str:
        """Give an id that stays the same for the same thing, and that nobody else can make."""
        key = hmac.new(self.secret.encode(), of.encode(), sha256).hexdigest()[:KEY_LENGTH]
        return f"<{re.sub('[^a-z0-9]+', '.', of.casefold())}.{key}@{self.host}>"

    def write(self, mail: Mail, *, of: str, at: datetime) -> bytes:
        """Make a mail for one recipient; `of` names the letter, and so the mail."""
        # Folding would break a long address in a header; a line may have 998 signs.
        policy = (SMTP if mail.to.isascii() else SMTPUTF8).clone(max_line_length=998)
        message = EmailMessage(policy=policy)
        message["Message-ID"] = self.message_id(of)
        message["Date"] = format_datetime(at)
        message["From"] = Address(SENDER_NAME, addr_spec=self.sender)
        message["To"] = Address(one_line(mail.name), addr_spec=mail.to)
        message["Subject"] = one_line(mail.subject)[:SUBJECT_LONGEST]
        if mail.thread:
            message["In-Reply-To"] = message["References"] = self.message_id(mail.thread)
        message["Auto-Submitted"] = "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"
        message["List-Id"] = f"<{mail.list_name}.{self.host}>"
        if mail.unsubscribe:
            message["List-Unsubscribe"] = f"<{mail.unsubscribe}>"
            message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
        message.set_content(mail.text, cte="quoted-printable")
        message.add_alternative(mail.html, subtype="html", cte="quoted-printable")
        message["Content-Language"] = mail.language
        return message.as_bytes(policy=policy)


def one_line(text: str) -> str:
    """Give a text as a header takes it: on one line, without signs that do not show."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
