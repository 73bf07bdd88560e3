"""`forum import`: an article and its questions, into a course."""

import json
import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forum.cli.frame import Refused, in_app

if TYPE_CHECKING:
    from collections.abc import Mapping

    from forum.articles.sources import Source
    from forum.courses.models import Course
    from forum.discussion.article_forms import ImportForm
    from forum.permissions import Reader


_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@click.command("import")
@click.argument("file", metavar="FILE|URL")
@click.option("--course", "slug", required=True, help="The course's word in addresses.")
@click.option("--as", "email", help="Whose act it is: the first instructor's, if nobody is named.")
@click.option("--title", help="What to call it, whatever the text says.")
@click.option("--dry-run", is_flag=True, help="Say what would be made, and make nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object on one line.")
@in_app
def import_file(
    file: str,
    slug: str,
    email: str | None,
    title: str | None,
    dry_run: bool,  # noqa: FBT001 - click's way
    as_json: bool,  # noqa: FBT001 - as above
) -> None:
    """Put an article into a course; each of its questions becomes a topic."""
    course = _course(slug)
    reader = _instructor(course, email)
    form, pictures = _found(file, course, title)
    known = _known(form, course, reader)
    made, left_out = known, 0
    if not (dry_run or known):
        made, left_out = _make(form, pictures, course, reader)
    said = _said(file, form, slug, made)
    said |= {"is_new": known is None, "pictures_left_out": left_out}
    click.echo(json.dumps(said, ensure_ascii=False) if as_json else _in_words(said))


def _course(slug: str) -> "Course":
    from forum.courses.queries import course_by_slug  # noqa: PLC0415 - loaded with the program

    course = course_by_slug(slug)
    if course is None:
        raise Refused(f"There is no course “{slug}”.")
    return course


def _instructor(course: "Course", email: str | None) -> "Reader":
    """Give the one who acts: the member with this address, else the course's first instructor."""
    from forum.courses.queries import members  # noqa: PLC0415 - loaded with the program
    from forum.courses.reader_queries import acting_as  # noqa: PLC0415 - loaded with the program
    from forum.permissions import GRANTS, Permission  # noqa: PLC0415 - loaded with the program

    curators = [each for each in members(course.id) if Permission.CURATE in GRANTS[each.role]]
    if email is not None:
        curators = [each for each in curators if each.user.email_key == email.strip().casefold()]
    if not curators:
        who = f"{email} is no instructor" if email else "There is no instructor"
        raise Refused(f"{who} of the course “{course.slug}”.")
    member = min(curators, key=lambda each: each.id)
    return acting_as(member, course)


def _known(form: "ImportForm", course: "Course", reader: "Reader") -> int | None:
    """Give the article that the same file has made before."""
    from forum.articles.queries import by_key  # noqa: PLC0415 - loaded with the program

    known = by_key(reader.member_id(course.id), str(form.submission_key.data))
    return known.id if known else None


def _found(
    file: str, course: "Course", title: str | None
) -> "tuple[ImportForm, Mapping[str, bytes]]":
    """Read the file into the form that the page shows, and ask it whether all is well.

    Gives the form, and the pictures that stand inside the file.
    """
    from forum.articles import reading  # noqa: PLC0415 - loaded with the program
    from forum.articles.reading.archives import is_archive  # noqa: PLC0415 - as above
    from forum.discussion.article_forms import form_of  # noqa: PLC0415 - loaded with the program

    zone, language = course.time_zone, course.language
    source = _source(file)
    if is_archive(source.data):
        raise Refused(f"{file}: these are many posts. Choose from them on the course's own page.")
    try:
        found = source.found()
    except reading.UnreadableError as error:
        raise Refused(f"{file}: {error.sentence}") from error
    # The same file is the same article, however often it is sent.
    key = sha256(f"{source.called}\n{title}\n".encode() + source.data).hexdigest()[:24]
    found = replace(found, title=title or found.title)
    form = form_of(found, zone, language, source=source.called, key=key)
    if not form.validate():
        name, field = form.wrong()[0]
        raise Refused(f"{file}: {name}: {field.errors[0]}")
    return form, found.pictures


def _source(file: str) -> "Source":
    from forum.articles import sources  # noqa: PLC0415 - loaded with the program
    from forum.articles.fetching import FetchError  # noqa: PLC0415 - as above

    try:
        if _ADDRESS.match(file):
            return sources.of_address(file)
        path = Path(file)
        return sources.Source(path.read_bytes(), path.name, path.name)
    except FetchError as error:
        raise Refused(f"{file}: {error.sentence}") from error
    except ValueError as error:  # a name with a NUL in it
        raise Refused("The name of the file cannot be read.") from error


def _make(
    form: "ImportForm", inside: "Mapping[str, bytes]", course: "Course", reader: "Reader"
) -> tuple[int, int]:
    """Make the article. Gives its number, and how many pictures could not be taken in."""
    from forum.articles import picture_actions  # noqa: PLC0415 - loaded with the program
    from forum.articles.picture_marks import count_marks  # noqa: PLC0415 - as above
    from forum.db import transaction  # noqa: PLC0415 - as above
    from forum.discussion.topic_actions import import_article  # noqa: PLC0415 - as above

    course_id, slug, body = course.id, course.slug, str(form.body.data or "")
    plans, key = form.plans(), str(form.submission_key.data)
    files = picture_actions.taken(body, inside)
    with transaction():
        shown = picture_actions.with_own(course_id, slug, body, files, by=reader)
        form.write_body(shown)
        made = import_article(course_id, form.manuscript(), plans, key=key, by=reader)
        return made.id, count_marks(body) - count_marks(shown)


def _said(file: str, form: "ImportForm", slug: str, made: int | None) -> dict[str, Any]:
    said = form.manuscript()
    places = {each.key: place for place, each in enumerate(said.questions)}
    return {
        "file": file,
        "course": slug,
        "article": made,
        "title": said.title,
        "author": said.author or None,
        "date": said.published_on.isoformat() if said.published_on else None,
        "language": said.language,
        "questions": [
            {"text": each.text, "short_name": each.short_name, "parent": places.get(each.parent)}
            for each in said.questions
        ],
    }


def _in_words(said: dict[str, Any]) -> str:
    done = f"Would import “{said['title']}” into {said['course']}"
    if said["article"] is not None:
        how = "Imported" if said["is_new"] else "Was imported before:"
        done = f"{how} “{said['title']}”: /courses/{said['course']}/articles/{said['article']}"
    date, language = said["date"] or "no date", said["language"]
    questions = [
        f"  {number}. {each['short_name']}" for number, each in enumerate(said["questions"], 1)
    ]
    lines = [f"{done} ({date}, {language})", *(questions or ["  No questions found."])]
    if said["pictures_left_out"]:
        lines.append(f"  Pictures that could not be taken in: {said['pictures_left_out']}.")
    return "\n".join(lines)
