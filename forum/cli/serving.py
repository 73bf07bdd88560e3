"""`forum serve`: the database brought up to date, then served."""

import sys

import click

from forum.cli.frame import make_app, refusing
from forum.cli.schema import migrate
from forum.config import load_settings


@click.command()
@click.option("--host", default=None, help="Address to listen on (FORUM_HOST, 127.0.0.1).")
@click.option("--port", default=None, type=click.IntRange(1, 65535), help="FORUM_PORT, 8000.")
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="FORUM_WORKERS, 2.")
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Migrate the database, then serve."""
    with refusing():
        settings = load_settings()
        migrate(make_app(settings))
        _serve(host or settings.host, port or settings.port, workers or settings.workers)


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    click.echo(f"Pohdittavaa answers on http://{host}:{port}/ with {workers} workers.")
    sys.stdout.flush()
    server = Granian(
        "forum.app:create_app",
        factory=True,
        address=host,
        port=port,
        workers=workers,
        blocking_threads=4,
        interface=Interfaces.WSGI,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=10,
    )
    server.serve()
