"""`forum course`: courses made by the host of the site."""

import click

from forum.cli.frame import Refused, in_app
from forum.language import LANGUAGES


@click.group()
def course() -> None:
    """Make courses."""


@course.command()
@click.argument("slug")
@click.option("--title", required=True, help="The name on screen.")
@click.option("--instructor", required=True, metavar="EMAIL", help="Who teaches it.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="fi", show_default=True)
@in_app
def add(slug: str, title: str, instructor: str, language: str) -> None:
    """Make a course, found at /courses/SLUG, with its instructor."""
    from forum.accounts.queries import user_by_email  # noqa: PLC0415 - loaded with the program
    from forum.courses.actions import make_course  # noqa: PLC0415 - as above
    from forum.db import transaction  # noqa: PLC0415 - as above

    title = _checked(title, language)
    with transaction():
        teacher = user_by_email(instructor)
        if teacher is None:
            raise Refused(f"There is no account with the address {instructor}.")
        make_course(title, by=teacher, slug=slug, language=language)
    click.echo(f"{instructor} teaches {slug}.")


def _checked(title: str, language: str) -> str:
    """Give the title as the form in the browser would take it."""
    from werkzeug.datastructures import MultiDict  # noqa: PLC0415 - loaded with the program

    from forum.courses.actions import ZONE  # noqa: PLC0415 - as above
    from forum.courses.forms import CourseForm  # noqa: PLC0415 - as above

    form = CourseForm(MultiDict({"title": title, "language": language, "time_zone": ZONE}))
    if not form.validate():
        raise Refused(next(str(error) for errors in form.errors.values() for error in errors))
    return form.title.data or ""
