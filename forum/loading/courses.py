"""Courses of the file: members, the templates their topics use, and all that is in them."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from forum import richtext
from forum.courses.models import Course, Member
from forum.courses.slugs import is_slug
from forum.db import now
from forum.discussion.models import Asks, Prompt, Template
from forum.discussion.prompts import KEYS
from forum.loading.articles import read_article
from forum.loading.names import CourseNames, Names
from forum.loading.people import language
from forum.loading.plan import Layer, Plan
from forum.loading.posts import read_merge, read_post
from forum.loading.row import Row
from forum.permissions import Role

LONGEST_TITLE = 200
LONGEST_NOTE = 5_000


def read_course(row: Row, file: Names) -> None:
    """Plan a course and everything in it."""
    course, zone = _course(row), _zone(row)
    course.time_zone = str(zone)
    course.created_at = row.moment_or_none("began", zone) or now()
    file.plan.add(Layer.COURSE, course)
    names = CourseNames(file, course, zone, templates=_templates(course, file.plan))
    for each in row.rows("members"):
        _read_member(each, names)
    for each in row.rows("articles"):
        read_article(each, names)
    posts = list(row.rows("posts"))
    for each in posts:
        read_post(each, names)
    for each in posts:
        read_merge(each, names)
    row.close()


def _course(row: Row) -> Course:
    row.text("key", "")
    slug, note = row.text("slug"), row.text("note", "", longest=LONGEST_NOTE)
    if not is_slug(slug):
        raise row.wrong("slug", "must be small letters a to z, digits and single hyphens.")
    try:
        note_html = richtext.render(note)
    except richtext.TooComplexError as error:
        raise row.wrong("note", f"cannot be taken: {error}") from error
    return Course(
        slug=slug,
        title=row.text("title", longest=LONGEST_TITLE),
        language=language(row, "fi"),
        note=note,
        note_html=note_html,
    )


def _zone(row: Row) -> ZoneInfo:
    name = row.text("time_zone", "Europe/Helsinki")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise row.wrong("time_zone", f"is no time zone: {name}.") from error


def _templates(course: Course, plan: Plan) -> dict[Asks, Template]:
    templates = {}
    for asks_for, keys in KEYS.items():
        template = plan.add(Layer.TEMPLATE, Template(asks_for=asks_for), course_id=course)
        templates[asks_for] = template
        for position, key in enumerate(keys):
            plan.add(Layer.PROMPT, Prompt(position=position, key=key), template_id=template)
    return templates


def _read_member(row: Row, names: CourseNames) -> None:
    key = row.text("user")
    user = row.named("user", names.file.users, what="a user")
    if key in names.members:
        raise row.wrong("user", f"is a member twice: {key}.")
    names.members[key] = names.plan.add(
        Layer.MEMBER,
        Member(
            role=row.word("role", Role),
            joined_at=row.moment_or_none("joined", names.zone) or names.course.created_at,
            ended_at=row.moment_or_none("ended", names.zone),
            last_seen_at=row.moment_or_none("last_seen", names.zone),
        ),
        course_id=names.course,
        user_id=user,
    )
    row.close()
