"""What can be done with topics: opening them under questions, and setting their rules."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _

from forum.articles import actions as articles
from forum.articles.actions import Rows
from forum.articles.manuscript import Manuscript, digest_of
from forum.articles.models import Article
from forum.audit import record
from forum.db import db, write
from forum.discussion import queries, topic_queries
from forum.discussion.actions import touch
from forum.discussion.models import Asks, Prompt, Template, Topic
from forum.discussion.prompts import KEYS
from forum.errors import ConflictError, NotAllowedError
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Plan:
    """How a topic is to be: what it asks for, when it is open, who reads a post first."""

    asks_for: Asks = Asks.CASE
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    premoderates_cases: bool = True
    premoderates_replies: bool = True

    def write_into(self, topic: Topic) -> None:
        """Let a topic be like this; its template is the caller's matter."""
        topic.asks_for = self.asks_for
        topic.opens_at, topic.closes_at = self.opens_at, self.closes_at
        topic.premoderates_cases = self.premoderates_cases
        topic.premoderates_replies = self.premoderates_replies


@dataclass(frozen=True)
class TopicSettings:
    """What a topic's page of settings sets: its question's short name, and how it is to be."""

    short_name: str
    plan: Plan

    def digest(self) -> str:
        """Give a short sign for all that is set here."""
        return digest_of(repr(self))


def settings_of(topic: Topic) -> TopicSettings:
    """Read back how a topic is set; its question must be loaded."""
    return TopicSettings(
        topic.question.short_name,
        Plan(
            topic.asks_for,
            topic.opens_at,
            topic.closes_at,
            topic.premoderates_cases,
            topic.premoderates_replies,
        ),
    )


Plans = Mapping[str, Plan]
"""How the topics of a manuscript's questions are to be, by the keys of their lines."""


def import_article(
    course_id: int,
    manuscript: Manuscript,
    plans: Plans,
    *,
    key: str,
    by: Reader,
    source_key: str | None = None,
) -> Article:
    """Add an article, its questions and their topics; all or nothing, and once for a key."""
    digest = digest_of(manuscript.digest() + repr(sorted(plans.items())))
    article, rows = articles.add_article(
        course_id, manuscript, key=key, digest=digest, by=by, source_key=source_key
    )
    if rows is not None:
        open_topics(course_id, rows, plans, by=by)
    return article


def edit_article(
    article_id: int,
    course_id: int,
    manuscript: Manuscript,
    plans: Plans,
    *,
    seen: str,
    by: Reader,
) -> Article:
    """Mend an article; questions that have no topic yet may get one, those that have one stay."""
    write(course_id)
    topics = topic_queries.topics_of_article(article_id)
    told = {each.question_id for each in manuscript.questions}
    if topics.keys() - told:
        raise ConflictError(_("A question that has a topic cannot be removed. It is back below."))
    article, rows = articles.edit_article(article_id, course_id, manuscript, seen=seen, by=by)
    without = {key: row for key, row in rows.items() if row.id not in topics}
    open_topics(course_id, without, plans, by=by)
    for topic in topics.values():
        touch(topic.id)
    return article


def open_topics(course_id: int, rows: Rows, plans: Plans, *, by: Reader) -> list[Topic]:
    """Open a topic under each question that has a plan."""
    write(course_id)
    topics = []
    for key, question in rows.items():
        if key in plans:
            topic = Topic(course_id=course_id, question_id=question.id)
            plans[key].write_into(topic)
            topic.template_id = template_of(course_id, topic.asks_for).id
            db.session.add(topic)
            topics.append(topic)
    db.session.flush()
    for topic in topics:
        record("topic.opened", topic, by=by, course_id=course_id, asks_for=topic.asks_for)
    return topics


def template_of(course_id: int, asks_for: Asks) -> Template:
    """Give the course's template; made with the default parts at the first topic that needs it."""
    found = queries.template_for(course_id, asks_for)
    if found is not None:
        return found
    made = Template(course_id=course_id, asks_for=asks_for)
    db.session.add(made)
    db.session.flush()
    for position, key in enumerate(KEYS[asks_for]):
        db.session.add(Prompt(template_id=made.id, position=position, key=key))
    db.session.flush()
    return made


def set_topic(
    topic_id: int, course_id: int, settings: TopicSettings, *, seen: str, by: Reader
) -> Topic:
    """Let a topic be otherwise.

    `seen` is the digest of the settings that the change began from. Raises ConflictError where they
    have changed meanwhile, unless they already are just these.
    """
    write(course_id)
    topic = topic_queries.topic_in(course_id, topic_id, reader=by)
    if not by.can(Permission.CURATE, course_id):
        raise NotAllowedError(_("Only an instructor of the course can change its topics."))
    current = settings_of(topic).digest()
    if current == settings.digest():
        return topic
    if current != seen:
        raise ConflictError(
            _("Somebody else changed these settings meanwhile. Compare the two, then save again.")
        )
    _ask_for_other(topic, settings.plan.asks_for)
    topic.question.short_name = settings.short_name
    settings.plan.write_into(topic)
    db.session.flush()
    touch(topic.id)
    record("topic.set", topic, by=by, course_id=course_id, asks_for=topic.asks_for)
    return topic


def _ask_for_other(topic: Topic, asks_for: Asks) -> None:
    """What was told in the parts of one template cannot be shown in those of another."""
    if asks_for is topic.asks_for:
        return
    if topic_queries.has_posts(topic.id):
        raise ConflictError(
            _("Somebody has begun to write here, so what the topic asks for stays as it is.")
        )
    topic.template_id = template_of(topic.course_id, asks_for).id
