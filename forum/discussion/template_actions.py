"""What an instructor can do with the parts a case is told in: for the course, or for one question.

What was told with the old parts stays as it is: a part that is not asked for any more is kept with
its name, and keys are never given twice.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from forum.articles.manuscript import digest_of
from forum.audit import record
from forum.db import db, write
from forum.discussion import template_queries, topic_queries
from forum.discussion.actions import touch
from forum.discussion.models import Asks, Prompt, Template, Topic
from forum.discussion.topic_actions import template_of
from forum.errors import ConflictError, NotAllowedError
from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Part:
    """How one part is to be; without a key it is a new one."""

    key: str
    label: str
    help: str
    limit: int
    minimum: int | None
    is_required: bool
    checks: Sequence[Mapping[str, str]]

    def write_into(self, prompt: Prompt, position: int) -> None:
        """Let a prompt be like this, at a place."""
        prompt.position, prompt.is_asked = position, True
        prompt.label, prompt.help = self.label, self.help
        prompt.limit, prompt.minimum = self.limit, self.minimum
        prompt.is_required = self.is_required
        prompt.checks = [dict(each) for each in self.checks]


def part_of(prompt: Prompt) -> Part:
    """Read back how a part is."""
    return Part(
        prompt.key,
        prompt.label,
        prompt.help,
        prompt.limit,
        prompt.minimum,
        prompt.is_required,
        tuple(prompt.checks),
    )


def digest(prompts: Iterable[Prompt]) -> str:
    """Give a short sign for all the parts that are asked for, to notice when they change."""
    return digest_of(repr([part_of(each) for each in prompts if each.is_asked]))


def set_course_parts(
    course_id: int, asks_for: Asks, parts: Sequence[Part], *, seen: str, by: Reader
) -> Template:
    """Let the parts of a course be others, in every topic that has none of its own."""
    write(course_id)
    _require_an_instructor(course_id, by)
    template = template_of(course_id, asks_for)
    _set(template, parts, seen, by)
    return template


def set_topic_parts(
    topic_id: int, course_id: int, parts: Sequence[Part], *, seen: str, by: Reader
) -> Template:
    """Let the parts of one question be others; it then has a template of its own."""
    write(course_id)
    _require_an_instructor(course_id, by)
    topic = topic_queries.topic_in(course_id, topic_id, reader=by)
    if not template_queries.is_own(topic):
        _copy_for(topic)
    template = template_queries.template(topic.template_id)
    _set(template, parts, seen, by)
    return template


def _require_an_instructor(course_id: int, by: Reader) -> None:
    if not by.can(Permission.CURATE, course_id):
        raise NotAllowedError(_("Only an instructor of the course can change its topics."))


def _copy_for(topic: Topic) -> None:
    """Give a topic a template of its own, which begins as the one it had."""
    template = Template(course_id=topic.course_id, asks_for=topic.asks_for)
    db.session.add(template)
    db.session.flush()
    for prompt in template_queries.template(topic.template_id).prompts:
        copy = Prompt(template_id=template.id, key=prompt.key)
        part_of(prompt).write_into(copy, prompt.position)
        copy.is_asked = prompt.is_asked
        db.session.add(copy)
    topic.template_id = template.id
    db.session.flush()


def _set(template: Template, parts: Sequence[Part], seen: str, by: Reader) -> None:
    there = template_queries.template(template.id).prompts
    if digest(there) != seen:
        raise ConflictError(
            _("Somebody else changed these parts meanwhile. Compare the two, then save again.")
        )
    known = {prompt.key: prompt for prompt in there}
    for prompt in there:
        prompt.is_asked = False
    for position, part in enumerate(parts):
        prompt = known.get(part.key) or Prompt(template_id=template.id, key=_new_key(known))
        known[prompt.key] = prompt
        part.write_into(prompt, position)
        db.session.add(prompt)
    for position, prompt in enumerate(each for each in there if not each.is_asked):
        prompt.position = len(parts) + position
    db.session.flush()
    for topic_id in template_queries.topics_with(template.id):
        touch(topic_id)
    record("template.set", template, by=by, course_id=template.course_id, parts=len(parts))


def _new_key(known: Mapping[str, Prompt]) -> str:
    number = 1
    while f"part{number}" in known:
        number += 1
    return f"part{number}"
