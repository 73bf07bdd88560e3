"""Whether a text mends just what was asked for, and so may be published as a moderator promised."""

from collections.abc import Sequence

from forum.discussion.models import Revision
from forum.moderation import finding_queries
from forum.moderation.request_models import WHOLE, Request
from forum.moderation.request_queries import changed_keys


def are_all_that_changed(requests: Sequence[Request], asked_of: Revision, mended: Revision) -> bool:
    """Say whether every part that was to change did, and no other part by so much as a blank."""
    if not requests or not all(each.is_minor and each.key != WHOLE for each in requests):
        return False
    return changed_keys(asked_of, mended) == frozenset(each.key for each in requests)


def pass_the_checks(asked_of: Revision, mended: Revision) -> bool:
    """Say whether the checks notice nothing in a text that the moderator has not seen already."""
    parts = changed_keys(asked_of, mended)
    return not finding_queries.has_more_than(mended.id, asked_of.id, parts)
