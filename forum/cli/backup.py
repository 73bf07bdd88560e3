"""`forum backup` and `forum restore`: a copy of the database, and the way back."""

from pathlib import Path
from types import ModuleType

import click

from forum.cli import running
from forum.cli.frame import Refused, inside, make_app, refusing
from forum.cli.schema import migrate
from forum.config import Settings, load_settings


@click.command()
@click.argument("dest", type=click.Path(path_type=Path))
def backup(dest: Path) -> None:
    """Copy the database to the file DEST, consistent also while the forum runs.

    The secret key is not in it: it lies in the instance folder as secret_key. Without it everybody
    signs in once more after a restore.
    """
    with refusing():
        settings = load_settings()
        if dest.exists():
            raise Refused(f"{dest} is there already; a backup overwrites nothing.")
        if not dest.parent.is_dir():
            raise Refused(f"There is no folder {dest.parent}.")
        _copier(settings).copy_out(settings, dest)
        size = dest.stat().st_size
    click.echo(f"{dest} is a whole and checked copy, {size:,} bytes, without the secret key.")


@click.command()
@click.argument("src", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--yes", is_flag=True, help="Replace the database that is there.")
def restore(src: Path, yes: bool) -> None:  # noqa: FBT001 - click gives it so
    """Put back a copy that `forum backup` made, check it and bring it up to date.

    Everybody is signed out: sessions that had ended since the copy was made must not come back.
    """
    with refusing():
        settings = load_settings()
        if running.is_running(settings.instance):
            raise Refused("The forum is running: stop it first.")
        copier = _copier(settings)
        copier.check(settings, src)
        if not yes and not copier.is_empty(settings):
            raise Refused("There is a database already; to replace it, say --yes.")
        kept = copier.copy_in(settings, src)
        app = make_app(settings)
        migrate(app)
        with inside(app):
            counted = _begin_again()
    if kept is not None:
        click.echo(f"What was there before lies beside it: {kept}")
    click.echo(f"Restored: people {counted['people']}, posts {counted['posts']}.")


def _copier(settings: Settings) -> ModuleType:
    from forum.cli import postgresql_copy, sqlite_copy  # noqa: PLC0415 - with their drivers

    return sqlite_copy if settings.is_sqlite else postgresql_copy


def _begin_again() -> dict[str, int]:
    """End every session, and count what came back."""
    from sqlalchemy import update  # noqa: PLC0415 - loaded with the program

    from forum.accounts.models import Session  # noqa: PLC0415 - as above
    from forum.audit import record  # noqa: PLC0415 - as above
    from forum.db import (  # noqa: PLC0415 - as above
        db,
        now,
        transaction,
        write,
    )
    from forum.doctor.queries import counts  # noqa: PLC0415 - as above

    with transaction():
        write()
        present = update(Session).where(Session.ended_at.is_(None)).values(ended_at=now())
        db.session.execute(present)
        counted = counts()
        record("data.restored", by=None, people=counted["people"], posts=counted["posts"])
    return counted
