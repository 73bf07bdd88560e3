"""What a post stands for in a thread, beside for itself."""

from enum import StrEnum


class StandsAs(StrEnum):
    """As what a post stands in a thread: as one of it, or elsewhere with a mark of it here."""

    POST = "post"
    TELLING = "telling"  # a case that was merged into the one above
    SIGN = "sign"  # a reply that has become a case of its own
