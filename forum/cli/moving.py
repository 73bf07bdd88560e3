"""`forum load` and `forum demo`: whole courses moved in."""

import json
from pathlib import Path

import click

from forum.cli.frame import Refused, in_app, inside, make_app, refusing
from forum.config import is_loopback, load_settings


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_app
def load(file: Path) -> None:
    """Load users, courses and posts from a file, all or nothing."""
    _load(file)


def _load(file: Path) -> None:
    from forum import loading  # noqa: PLC0415 - loaded with the program
    from forum.db import transaction  # noqa: PLC0415 - as above

    try:
        plan = loading.read(file)
        with transaction():
            counts = loading.load(plan)
    except loading.LoadError as error:
        raise Refused(str(error)) from error
    click.echo("Loaded: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")


@click.command()
@click.option("--host", default=None, help="Where it will be served; loopback only.")
def demo(host: str | None) -> None:
    """Load the demo course into an empty database."""
    with refusing():
        settings = load_settings()
        if not is_loopback(host or settings.host):
            raise Refused("The demo's passwords are known to everyone: serve it on 127.0.0.1 only.")
        with inside(make_app(settings)):
            seeds = _seeds()
            _load_demo(seeds)
    click.echo(_accounts(seeds, settings.base_url))


def _seeds() -> Path:
    from forum.app import beside  # noqa: PLC0415 - loaded with the program

    return beside("seeds") / "demo.json"


def _load_demo(seeds: Path) -> None:
    from forum.courses.queries import has_people  # noqa: PLC0415 - loaded with the program

    if has_people():
        click.echo("The database has people already; the demo course is not loaded.")
    else:
        _load(seeds)


def _accounts(file: Path, base_url: str) -> str:
    """List one demo account a role."""
    said = json.loads(file.read_text(encoding="utf-8"))
    users = {user["key"]: user for user in said["users"]}
    course = said["courses"][0]
    first = {member["role"]: users[member["user"]] for member in reversed(course["members"])}
    admin = next(user for user in said["users"] if user.get("admin"))
    lines = [f"  {base_url}/courses/{course['slug']}"]
    for role, user in [*sorted(first.items()), ("site admin", admin)]:
        lines.append(f"  {role:<12} {user['email']:<22} {user['password']}")
    return "The demo course and its accounts:\n" + "\n".join(lines)
