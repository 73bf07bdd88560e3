"""How an author is shown to a reader: the one place that says so."""

from flask_babel import gettext as _

from forum.permissions import Reader, initials


def display_name(name: str, *, is_gone: bool = False) -> str:
    """Give the name that readers see; of an erased account only that somebody was there."""
    return _("a former participant") if is_gone or not name else name


def display_initials(name: str, *, is_gone: bool = False) -> str:
    """Give the letters for the sign beside the name."""
    return "–" if is_gone or not name else initials(name)


def is_you(author_id: int, reader: Reader) -> bool:
    """Say whether the author is the reader, who is then called “you”."""
    return author_id in reader.member_ids
