"""What an author does about what a moderator asked for: answers it, mends the text, sends it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.checks.standing_in import Pair
from forum.courses.staff_queries import staff_reader
from forum.discussion import queries, writing_actions
from forum.discussion.models import Post, Revision
from forum.discussion.said import Said
from forum.discussion.transitions import By, State
from forum.errors import ConflictError
from forum.moderation import (
    actions,
    fixes,
    item_queries,
    request_actions,
    request_queries,
    suggestion_queries,
)
from forum.moderation import queries as moderation
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.queries import last_decision
from forum.moderation.telling import tell_of_promise
from forum.permissions import Reader


@dataclass(frozen=True)
class Sent:
    """What came with the form of a post: its text, its key, and answers to what was asked for."""

    said: Said
    key: str
    submits: bool
    base: str | None
    pairs: Sequence[Pair]
    answers: Mapping[int, str]


def resubmit(post_id: int, sent: Sent, *, by: Reader) -> Post:
    """Change what a post says, and keep what its author says to what was asked for.

    Where a moderator has promised it, and just what was asked for was mended, it is published.
    """
    promise = _promise_on(queries.post(post_id, reader=by)) if sent.submits else None
    post = writing_actions.revise(
        post_id,
        sent.said,
        key=sent.key,
        submits=sent.submits,
        base=sent.base,
        pairs=sent.pairs,
        by=by,
    )
    request_actions.answer(post.id, sent.answers)
    if promise is not None:
        _keep_promise(post, promise.id, by)
    return post


def accept(post_id: int, suggestion_id: int, *, key: str, by: Reader) -> Post:
    """Send what a moderator suggests as one's own text, as it is.

    Raises ConflictError where it is not suggested any more, or where its author has begun a text of
    their own meanwhile, which must not be lost.
    """
    post = queries.post(post_id, reader=by)
    made = queries.revision_by_key(post.id, key)
    if made is not None and made.is_sent and post.is_by(by):
        return post
    found = suggestion_queries.find(moderation.decisions_on(post.id, reader=by))
    is_open = post.is_by(by) and post.state is State.CHANGES_REQUESTED
    if found is None or found.id != suggestion_id or not is_open:
        raise ConflictError(_("This is not suggested any more. Look at your post again."))
    if queries.draft_of(post, reader=by) is not None:
        raise ConflictError(
            _("You have begun a text of your own. Go on with it, or edit the suggestion in it.")
        )
    sent = Sent(found.said, key, submits=True, base=None, pairs=(), answers={})
    return resubmit(post.id, sent, by=by)


def _promise_on(post: Post) -> Decision | None:
    """Find the promise that stands on a post which waits for its author; asked again under lock."""
    if post.state is not State.CHANGES_REQUESTED:
        return None
    last = last_decision(post.id)
    is_promise = last is not None and last.act is DecisionAct.REQUEST_CHANGES
    return last if last is not None and is_promise and last.publishes_after else None


def _keep_promise(post: Post, promise_id: int, by: Reader) -> None:
    """Publish what was sent, in the moderator's name, if it is provably what they asked for."""
    promise = last_decision(post.id)
    if promise is None or promise.id != promise_id or post.state is not State.PENDING:
        return
    moderator = staff_reader(promise.moderator_id)
    texts = item_queries.texts(post, [promise.revision_id, post.head_revision_id], reader=by)
    asked_of, mended = texts.get(promise.revision_id), texts.get(post.head_revision_id or 0)
    if moderator is None or post.side_of(moderator) is not By.MODERATOR:
        return
    if asked_of is None or mended is None or not _is_as_promised(promise, asked_of, mended):
        return
    decision = actions.decide_as_promised(post, promise, mended, by=moderator)
    tell_of_promise(decision, post, moderator)


def _is_as_promised(promise: Decision, asked_of: Revision, mended: Revision) -> bool:
    suggestion = suggestion_queries.of_decision(promise.id)
    if suggestion is not None and suggestion.said.is_what(mended):
        return True
    requests = request_queries.requests_of(promise.id)
    is_only_that = fixes.are_all_that_changed(requests, asked_of, mended)
    return is_only_that and fixes.pass_the_checks(asked_of, mended)
