"""What can be read of the parts that cases are told in, by those who set them."""

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from forum.db import db, one_or_404
from forum.discussion import queries
from forum.discussion.models import Asks, Prompt, Template, Topic
from forum.discussion.prompts import KEYS


def template(template_id: int) -> Template:
    """Fetch a template with its parts, as they are now."""
    return one_or_404(
        select(Template)
        .where(Template.id == template_id)
        .options(selectinload(Template.prompts))
        .execution_options(populate_existing=True)
    )


def course_prompts(course_id: int, asks_for: Asks) -> list[Prompt]:
    """List the parts of a course; before its first topic these are the default ones."""
    found = queries.template_for(course_id, asks_for)
    if found is not None:
        return template(found.id).prompts
    return [
        Prompt(
            key=key,
            position=position,
            label="",
            help="",
            checks=[],
            limit=4000,
            is_required=True,
            is_asked=True,
        )
        for position, key in enumerate(KEYS[asks_for])
    ]


def is_own(topic: Topic) -> bool:
    """Say whether a topic has parts of its own, rather than the course's."""
    shared = queries.template_for(topic.course_id, topic.asks_for)
    return shared is None or shared.id != topic.template_id


def topics_with(template_id: int) -> list[int]:
    """List the topics that are told in a template's parts."""
    return list(db.session.scalars(select(Topic.id).where(Topic.template_id == template_id)))
