"""The commands of `forum`: exit status 0, or another with one clear sentence on standard error.

A module holds the commands about one thing; frame is what all of them stand in. Each loads what it
needs when it is run, so that the commands that need no web start at once.
"""

import click

from forum import __version__
from forum.cli import courses, examining, moving, people, reading, schema, serving


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="forum")
def main() -> None:
    """Pohdittavaa: an article's closing questions become discussions."""


for command in (
    serving.serve,
    schema.init,
    people.user,
    courses.course,
    moving.demo,
    moving.load,
    reading.read,
    examining.routes,
    examining.doctor,
):
    main.add_command(command)
