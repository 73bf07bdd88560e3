"""`forum work`: the postman, by itself or beside a server that has started it."""

import multiprocessing
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess

import click

from forum.cli import running
from forum.cli.frame import Refused, inside, make_app, refusing
from forum.config import Settings, load_settings

STOPS_WITHIN = 12
"""Seconds that a letter in hand gets when the server is told to stop."""

STARTED_AGAIN_AFTER = 5
"""Seconds after which a postman who died is followed by another."""


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
def work(once: bool) -> None:  # noqa: FBT001 - click gives it so
    """Bring notices, digests and reminders on their way, until told to stop."""
    from forum.postman.work import Postman  # noqa: PLC0415 - loaded with the program

    with refusing():
        settings = load_settings()
        app = make_app(settings)
        say_where_mail_goes(settings)
        with inside(app):
            if not once:
                Postman(app).go_on()
                return
            done = Postman(app).round()
        if done.unreachable:
            raise Refused(f"The mail server cannot be used: {done.unreachable}")
        click.echo(f"{done.sent} sent.")


def say_where_mail_goes(settings: Settings) -> None:
    """Say in one sentence that there is no mail server, where there is none."""
    if settings.smtp_url is None:
        folder = settings.instance / "mail"
        click.echo(
            f"forum: no FORUM_SMTP_URL is set: each mail becomes a file in {folder}.", err=True
        )


@contextmanager
def beside(settings: Settings) -> Iterator[None]:
    """Keep a postman while the block runs; one who dies is followed by another."""
    over = threading.Event()
    keeper = threading.Thread(target=_keep, args=(settings, over), daemon=True, name="postman")
    keeper.start()
    try:
        yield
    finally:
        over.set()
        keeper.join(STOPS_WITHIN + 2)


def _keep(settings: Settings, over: threading.Event) -> None:
    while not over.is_set():
        postman = multiprocessing.get_context("spawn").Process(
            target=_be_a_postman, args=(settings,), name="postman"
        )
        postman.start()
        while postman.is_alive() and not over.wait(0.2):
            pass
        if over.is_set():
            _stop(postman)
        else:
            over.wait(STARTED_AGAIN_AFTER)


def _stop(postman: BaseProcess) -> None:
    postman.terminate()
    postman.join(STOPS_WITHIN)
    if postman.is_alive():
        postman.kill()
        postman.join()


def _be_a_postman(settings: Settings) -> None:
    """Be one, in a process that does not outlive the one that started it."""
    from forum.postman.work import Postman  # noqa: PLC0415 - loaded with the program

    running.end_with_parent()
    app = make_app(settings)
    with inside(app):
        Postman(app).go_on()
