"""The mail: where it goes, whether somebody brings it there, and what a person should look at."""

from typing import Any
from urllib.parse import urlsplit

from forum.config import Settings

LATE = 15
"""Minutes after which a letter that is due should be gone, unless nobody works."""


def way_out(settings: Settings) -> dict[str, Any]:
    """Say where mail goes and in whose name; never the password."""
    server = urlsplit(settings.smtp_url).hostname if settings.smtp_url else None
    return {
        "mail_goes_to": server or f"files in {settings.instance / 'mail'}",
        "mail_from": settings.sender,
    }


def doubts_about(facts: dict[str, Any]) -> list[str]:
    """Say what to look at."""
    doubts = []
    if facts["letters_late_minutes"] > LATE:
        doubts.append(
            f"A letter is {facts['letters_late_minutes']} minutes late: is a postman running"
            " (`forum work`), and does the mail server answer?"
        )
    if facts["letters_refused"]:
        doubts.append(
            f"{facts['letters_refused']} letters were refused: see /admin/mail for the reasons."
        )
    if facts["letters_unsure"]:
        doubts.append(
            f"Of {facts['letters_unsure']} letters nobody knows whether they were sent: look at"
            " /admin/mail and send again what is missing."
        )
    if facts["base_url"].startswith("https://") and facts["mail_goes_to"].startswith("files in"):
        doubts.append("FORUM_SMTP_URL is not set: nobody gets mail, not even for a new password.")
    return doubts
