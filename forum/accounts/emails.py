"""E-mail addresses: what is one, and which two are the same."""

import unicodedata

from email_validator import EmailNotValidError, validate_email
from flask_babel import lazy_gettext as _l

from forum.accounts.refused import RefusedError

LONGEST = 254


def clean_email(typed: str) -> str:
    """Give an address as it is kept. Asks no name server. Raises RefusedError."""
    try:
        return validate_email(typed.strip(), check_deliverability=False, strict=True).normalized
    except EmailNotValidError as error:
        raise RefusedError(_l("Write an e-mail address, such as name@example.org.")) from error


def email_key(typed: str) -> str:
    """Give what an address is found by: capitals and kinds of a letter make no difference."""
    key = unicodedata.normalize("NFKC", typed.strip()).casefold()
    return "".join(filter(str.isprintable, key))[:LONGEST]
