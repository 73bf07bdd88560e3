"""Which cases of a topic are shown: a word of the address, and what it means for the database."""

from enum import StrEnum

from sqlalchemy import ColumnElement, and_, or_

from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.discussion.visibility import (
    has_endorsed_reply,
    has_part,
    has_public_reply,
    is_endorsed,
    is_public,
)


class Filter(StrEnum):
    """Which cases of a topic to show."""

    ALL = "all"
    FEATURED = "featured"
    ENDORSED = "endorsed"
    UNANSWERED = "unanswered"


def in_filter(which: Filter) -> ColumnElement[bool]:
    """Word a filter for the database; of all cases also those stand that left a mark."""
    if which is Filter.FEATURED:
        return and_(is_public(), Post.is_featured)
    if which is Filter.ENDORSED:
        return holds_endorsed()
    if which is Filter.UNANSWERED:
        return is_unanswered()
    return or_(is_public(), and_(Post.state != State.MERGED, has_public_reply()), has_part())


def is_unanswered() -> ColumnElement[bool]:
    """Cases that wait for somebody to answer."""
    return and_(is_public(), ~has_public_reply())


def holds_endorsed() -> ColumnElement[bool]:
    """Cases that are endorsed, or under which an endorsed answer stands."""
    return and_(is_public(), or_(is_endorsed(), has_endorsed_reply()))
