"""Looking at a text before it is sent, and keeping with its revision what was noticed.

Every path that sends a text comes by here. A check never decides: where a course says that it
holds, a moderator reads first.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import insert

from forum.articles.reading.languages import language_of
from forum.checks.finding import Around, CheckName, Finding, Known, Mode, Noticed, Told
from forum.checks.pipeline import look as run
from forum.checks.pipeline import look_for_author
from forum.db import db
from forum.discussion import checking_queries
from forum.discussion.checking_queries import Place
from forum.discussion.finding_models import KeptFinding
from forum.discussion.models import Kind, Post, Prompt, Revision, Topic
from forum.discussion.prompts import minimum_of
from forum.discussion.said import Said
from forum.language import LANGUAGES


def look(
    said: Said, topic: Topic, *, kind: Kind, author_id: int | None, post_id: int | None = None
) -> Noticed:
    """Run the checks on what is to be sent. Slow: to be called before write()."""
    place = checking_queries.place(topic.id)
    others: Sequence[Known] = ()
    if kind is Kind.CASE and place.modes.get(CheckName.LIKENESS) != Mode.OFF:
        others = checking_queries.other_cases(topic.course_id, but=post_id)
    is_new = checking_queries.is_new(author_id)
    around = around_of(place, minima_of(topic, kind), others, is_new_member=is_new)
    return run(told_in(said, place.language), around)


def look_at(post: Post, said: Said) -> Noticed:
    """Run the checks on a new text of a post that is there."""
    return look(said, post.topic, kind=post.kind, author_id=post.author_id, post_id=post.id)


def before_sending(said: Said, topic: Topic, kind: Kind) -> Sequence[Finding]:
    """Give what the author can act on before sending."""
    place = checking_queries.place(topic.id)
    around = around_of(place, minima_of(topic, kind))
    return look_for_author(told_in(said, place.language), around)


def holds_any(topic: Topic) -> bool:
    """Say whether something that is noticed may keep a text from being published at once."""
    return Mode.HOLD in checking_queries.place(topic.id).modes.values()


def around_of(
    place: Place,
    minima: Mapping[str, int],
    others: Sequence[Known] = (),
    *,
    is_new_member: bool = False,
) -> Around:
    """Put together what the checks have to know."""
    return Around(
        modes=place.modes,
        minima=minima,
        public_names=(place.article_author,),
        banned=place.banned,
        others=others,
        is_new_member=is_new_member,
    )


def minima_of(topic: Topic, kind: Kind) -> dict[str, int]:
    """Give how long each part of a case should be at least; of a reply nothing is asked."""
    prompts: Sequence[Prompt] = topic.template.asked if kind is Kind.CASE else ()
    return {prompt.key: minimum_of(prompt) for prompt in prompts}


def told_in(said: Said, language: str) -> Told:
    """Give what is told as the checks take it, in the language that it seems to be in."""
    sources = "\n".join(f"{each['url']} {each.get('title', '')}" for each in said.sources)
    parts = {"title": said.title, **said.texts, "sources": sources}
    whole = "\n".join(parts.values())
    guessed = language_of(whole, declared=language)
    return Told(parts, guessed if guessed in LANGUAGES else language)


def keep(revision: Revision, noticed: Noticed) -> None:
    """Keep with a revision that is being sent what was noticed, and by which checks."""
    revision.lemmas = noticed.lemmas
    revision.checked = dict(noticed.ran)
    rows = [values_of(each, noticed) | {"revision_id": revision.id} for each in noticed.findings]
    if rows:
        db.session.execute(insert(KeptFinding), rows)


def values_of(found: Finding, noticed: Noticed) -> dict[str, Any]:
    """Give the columns of one thing that was noticed."""
    return {
        "check": found.check,
        "version": noticed.ran[found.check],
        "why": found.why,
        "part": found.part,
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "words": found.words,
        "params": dict(found.params),
        "other_id": found.other_id,
        "holds": found.check in noticed.holds,
    }
