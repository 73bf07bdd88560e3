"""`forum serve`: the database brought up to date, then served by a few processes."""

import os
import socket
import sys
import time
from contextlib import closing, nullcontext
from functools import partial
from typing import TYPE_CHECKING

import click

from forum.cli import running
from forum.cli.frame import Refused, inside, make_app, refusing
from forum.cli.moving import fill_with_demo, has_demo, refuse_others
from forum.cli.schema import migrate
from forum.cli.working import beside, say_where_mail_goes
from forum.config import Settings, is_loopback, load_settings

if TYPE_CHECKING:
    from flask import Flask

THREADS = 4
"""How many requests a worker answers at once; the rest wait in line."""

STOPS_WITHIN = 10
"""Seconds that requests get to end when the server is told to stop."""

CRASHES = 5
CRASHED_WITHIN = 60
"""So many times in so many seconds all workers are started anew; then something is really wrong."""


@click.command()
@click.option("--host", help="Address to listen on (FORUM_HOST, 127.0.0.1).")
@click.option("--port", type=click.IntRange(1, 65535), help="FORUM_PORT, 8000.")
@click.option("--workers", type=click.IntRange(1, 64), help="FORUM_WORKERS, 2.")
@click.option("--demo", is_flag=True, help="First load the demo course into an empty database.")
@click.option("--no-postman", is_flag=True, help="Start no postman beside it; see `forum work`.")
def serve(
    host: str | None,
    port: int | None,
    workers: int | None,
    demo: bool,  # noqa: FBT001 - click gives it so
    no_postman: bool,  # noqa: FBT001 - as above
) -> None:
    """Migrate the database, then serve until told to stop."""
    said = {"FORUM_HOST": host, "FORUM_PORT": port, "FORUM_WORKERS": workers}
    options = {name: str(value) for name, value in said.items() if value is not None}
    with refusing():
        settings = load_settings(os.environ | options)
        if demo:
            refuse_others(settings.host)
        _find_the_address_free(settings.host, settings.port)
        with running.kept(settings.instance):
            app = make_app(settings)
            migrate(app)
            if demo:
                fill_with_demo(app, settings)
            _warn(settings, app)
            say_where_mail_goes(settings)
            with nullcontext() if no_postman else beside(settings):
                _serve(settings)


def _find_the_address_free(host: str, port: int) -> None:
    """Workers share an address, so that another forum on it would go unnoticed: look first."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _name, address = found[0]
        with closing(socket.socket(family, kind, protocol)) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except socket.gaierror as error:
        raise Refused(f"FORUM_HOST: there is no address {host}.") from error
    except OSError as error:
        raise Refused(f"FORUM_PORT: {host}:{port} cannot be had ({error.strerror}).") from error


def _warn(settings: Settings, app: "Flask") -> None:
    """Say what an open door means: for passwords on the way, and for those known to everyone."""
    is_open = not is_loopback(settings.host)
    if is_open and not settings.is_https:
        click.echo(
            "forum: others can reach this server but FORUM_BASE_URL is not https, so that passwords"
            " travel in the clear; put a proxy with https before it.",
            err=True,
        )
    with inside(app):
        if (is_open or settings.is_https) and has_demo():
            click.echo(
                "forum: the demo's accounts are in this database, and everybody knows their"
                " passwords; use a database of your own.",
                err=True,
            )


def _serve(settings: Settings) -> None:
    """Serve, and start anew when too many workers died for the server to go on by itself."""
    workers = "1 worker" if settings.workers == 1 else f"{settings.workers} workers"
    click.echo(f"Pohdittavaa answers at {settings.base_url}/ with {workers}.")
    sys.stdout.flush()
    crashes: list[float] = []
    while not _ran_to_its_end(settings):
        crashes = [each for each in crashes if time.monotonic() - each < CRASHED_WITHIN]
        crashes.append(time.monotonic())
        if len(crashes) > CRASHES:
            raise Refused("The workers die as soon as they start; see what they said above.")


def _ran_to_its_end(settings: Settings) -> bool:
    """Serve until told to stop; False when it stopped because its workers died."""
    from granian import Granian  # noqa: PLC0415 - only who serves needs it
    from granian.constants import HTTPModes, Interfaces  # noqa: PLC0415 - as above
    from granian.log import LogLevels  # noqa: PLC0415 - as above

    server = Granian(
        "forum",
        address=settings.host,
        port=settings.port,
        workers=settings.workers,
        blocking_threads=THREADS,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPS_WITHIN,
    )
    try:
        server.serve(target_loader=partial(start_worker, settings), wrap_loader=False)
    except SystemExit:
        return server.interrupt_signal
    return True


def start_worker(settings: Settings) -> "Flask":
    """Make the program in a worker, which does not outlive the process that started it."""
    running.end_with_parent()
    running.give_room_back()
    return make_app(settings)
