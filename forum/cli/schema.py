"""`forum init`: the database made, or brought up to date."""

from typing import TYPE_CHECKING

import click

from forum.cli.frame import Refused, inside, make_app, refusing
from forum.config import load_settings

if TYPE_CHECKING:
    from alembic.config import Config
    from flask import Flask


@click.command()
def init() -> None:
    """Make or migrate the database."""
    with refusing():
        migrate(make_app(load_settings()))
    click.echo("The database is up to date.")


def migrate(app: "Flask") -> None:
    """Bring the database up to date, all or nothing; one that is not there is made."""
    from forum.doctor.database import newest_version, version  # noqa: PLC0415 - with the program

    with inside(app):
        if version() != newest_version():
            _upgrade()


def _upgrade() -> None:
    """Loading the tool for it takes longer than looking whether it is needed."""
    from alembic import command  # noqa: PLC0415 - see above
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    try:
        command.upgrade(tool(), "head")
    except CommandError as error:
        raise Refused(
            f"The database cannot be brought up to date: {error} "
            "It may be of a newer version of this program."
        ) from error


def tool() -> "Config":
    """Give what Alembic needs to find the migrations."""
    from alembic.config import Config  # noqa: PLC0415 - see _upgrade

    from forum.doctor.database import MIGRATIONS  # noqa: PLC0415 - as above

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
