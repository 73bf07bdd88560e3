"""The commands of `forum`: exit status 0, or another with one clear sentence on standard error.

A module holds the commands about one thing; frame is what all of them stand in. Each loads what it
needs when it is run, so that the commands that need no web start at once.
"""

import os

import click

from forum import __version__
from forum.cli import (
    backup,
    courses,
    examining,
    importing,
    leaking,
    moving,
    people,
    reading,
    schema,
    serving,
    working,
)
from forum.cli.frame import Commands

ONLY_THE_OWNER = 0o077
"""Whatever is written, others on the machine cannot read it."""


@click.group("forum", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="forum")
def main() -> None:
    """Pohdittavaa: an article's closing questions become discussions."""
    os.umask(ONLY_THE_OWNER)


for command in (
    serving.serve,
    working.work,
    schema.init,
    people.user,
    courses.course,
    moving.demo,
    moving.load,
    reading.read,
    importing.import_file,
    backup.backup,
    backup.restore,
    examining.routes,
    examining.doctor,
    leaking.leaks,
):
    main.add_command(command)
