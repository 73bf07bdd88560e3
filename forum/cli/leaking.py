"""`forum leaks`: whether anybody is shown what is not for them, tried in a scratch database."""

import json
import logging
from typing import TYPE_CHECKING

import click

from forum.cli import scratch
from forum.cli.examining import Unwell
from forum.cli.frame import inside, make_app, refusing
from forum.cli.schema import migrate
from forum.config import load_settings

if TYPE_CHECKING:
    from forum.leaks import Findings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def leaks(as_json: bool) -> None:  # noqa: FBT001 - click gives it so
    """Plant posts in every state, visit every page as everybody, and say who sees too much.

    All of it in a scratch database that is thrown away: nothing of the forum's own is touched, and
    nobody is sent anything. Ends with 1 if anything leaks.
    """
    with refusing():
        found = _look()
    click.echo(json.dumps(found.as_json(), indent=1) if as_json else "\n".join(_said(found)))
    if not found.is_clean:
        raise Unwell(_sentence(found))


def _look() -> "Findings":
    from forum.leaks import look  # noqa: PLC0415 - loaded with the program

    with scratch.database(load_settings()) as settings:
        app = make_app(settings, RATELIMIT_ENABLED=False)
        logging.disable(logging.CRITICAL)
        try:
            migrate(app)
            return look(app)
        finally:
            logging.disable(logging.NOTSET)
            with inside(app):
                pass  # leaves no connection open


def _said(found: "Findings") -> list[str]:
    """Word everything that was found, one line each."""
    lines = [f"asked {found.asked} times"]
    lines += [
        f"! The {each.reader} meets “{each.text}”: {each.method} {each.address} ({each.endpoint})"
        for each in found.leaks
    ]
    lines += [
        f"! The {each.reader}: {each.method} {each.address} ({each.endpoint}). {each.why}"
        for each in (*found.traces, *found.broken)
    ]
    lines += [
        f"? The {reader} never met “{text}”, which is for them." for reader, text in found.unmet
    ]
    return lines


def _sentence(found: "Findings") -> str:
    """Say it in one sentence."""
    if found.leaks or found.traces:
        texts, traces = len(found.leaks), len(found.traces)
        return f"Shown to people it is not for: {texts} texts, {traces} traces."
    return "No leak was found, but the look was not whole: see the lines above."
