"""Anonymising together: the author's own words in the draft, the stand-ins in what is sent.

A draft keeps what its author typed. What is sent is made from it with the stand-ins that the author
has accepted, and the names are in it no more; they stay in the author's own list, which nobody else
reads, so that the same name gets the same stand-in in the next text.
"""

from collections.abc import Sequence
from dataclasses import replace

from forum.checks.finding import CheckName
from forum.checks.pipeline import look
from forum.checks.standing_in import MOST, Pair, stood_in, suggest
from forum.db import db
from forum.discussion import checking_queries, stand_in_queries
from forum.discussion.checking import around_of, told_in
from forum.discussion.models import Post, Topic
from forum.discussion.said import Said
from forum.discussion.stand_in_models import StandIn
from forum.permissions import Reader

TITLE = "title"

DETAILS = frozenset({CheckName.EMAIL, CheckName.PHONE, CheckName.IDENTITY, CheckName.ADDRESS})
"""What no stand-in is suggested for: it is taken out."""


def suggested(said: Said, topic: Topic, known: Sequence[Pair]) -> list[Pair]:
    """Give the stand-ins to choose from: those accepted, and one for each name that is mentioned.

    An empty text mentions nobody, and nothing is asked of the database for it.
    """
    if not any([said.title, *said.texts.values()]):
        return [each for each in known if each.is_used]
    place = checking_queries.place(topic.id)
    return suggest(told_in(said, place.language), around_of(place, {}), known)


def anonymised(said: Said, topic: Topic, pairs: Sequence[Pair]) -> Said:
    """Give what is said with the accepted stand-ins in it, rendered. Slow: before write()."""
    if not any(each.is_used for each in pairs):
        return said
    place = checking_queries.place(topic.id)
    parts = stood_in(told_in(said, place.language), around_of(place, {}), pairs)
    texts = {key: parts[key] for key in said.texts}
    return replace(said, title=parts[TITLE], texts=texts).rendered()


def keep(post: Post, pairs: Sequence[Pair], *, by: Reader) -> None:
    """Keep an author's stand-ins with the thread of their post; called under the course's lock."""
    if not pairs or not post.is_by(by):
        return
    case_id = stand_in_queries.thread_of(post)
    known = {
        each.original_key: each for each in stand_in_queries.rows(case_id, author_id=post.author_id)
    }
    for pair in pairs[:MOST]:
        row = known.get(pair.key)
        if row is None:
            row = StandIn(
                author_id=post.author_id, case_id=case_id, original_key=pair.key, kind=pair.kind
            )
            known[pair.key] = row
            db.session.add(row)
        row.original, row.words, row.is_used = pair.original, pair.words, pair.is_used
    db.session.flush()


def mentioned(said: Said, topic: Topic) -> tuple[list[str], list[str]]:
    """List the names in a text, and what else in it tells who somebody is, as it was written."""
    place = checking_queries.place(topic.id)
    told, around = told_in(said, place.language), around_of(place, {})
    names = [each.original for each in suggest(told, around, ())]
    details = [each.words for each in look(told, around, only=DETAILS).findings]
    return names, list(dict.fromkeys(details))


def is_name(check: CheckName) -> bool:
    """Say whether a stand-in can be suggested for what a check found."""
    return check in {CheckName.NAMES, CheckName.ORGANISATION}
