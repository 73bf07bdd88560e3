"""`forum init`: the database made, or brought up to date."""

from pathlib import Path

import click
from flask import Flask, current_app

from forum.cli.frame import Refused, make_app, refusing
from forum.config import load_settings

MIGRATIONS = Path(__file__).resolve().parent.parent / "migrations"


@click.command()
def init() -> None:
    """Make or migrate the database."""
    with refusing():
        migrate(make_app(load_settings()))
    click.echo("The database is up to date.")


def migrate(app: Flask) -> None:
    """Bring the database up to date, all or nothing; one that is not there is made.

    Leaves no connection open, so that a process that splits afterwards shares none.
    """
    from alembic import command  # noqa: PLC0415 - only who migrates needs it
    from alembic.util import CommandError  # noqa: PLC0415 - as above

    from forum.db import db  # noqa: PLC0415 - loaded with the program

    with app.app_context():
        try:
            command.upgrade(current_app.extensions["migrate"].migrate.get_config(), "head")
        except CommandError as error:
            raise Refused(
                f"The database cannot be brought up to date: {error} "
                "It may be of a newer version of this program."
            ) from error
        finally:
            db.engine.dispose()


def known_versions() -> set[str]:
    """List the schemas that this program knows: its own and those before it."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - only who migrates needs it

    return {each.revision for each in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
