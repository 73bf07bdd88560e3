"""`forum load` and `forum demo`: whole courses moved in."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from forum.cli.frame import Refused, in_app, inside, make_app, refusing
from forum.cli.schema import migrate
from forum.config import Settings, is_loopback, load_settings
from forum.permissions import Role

if TYPE_CHECKING:
    from flask import Flask

NOT_LOADED = "The database has people of its own; the demo course goes only into an empty one."


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
    click.echo("Loaded: " + ", ".join(f"{name} {count}" for name, count in counts.items()) + ".")


@click.command()
@click.option("--host", help="Where it will be served; only this machine may reach it.")
def demo(host: str | None) -> None:
    """Load the demo course into an empty database, made if need be, and say who can sign in."""
    with refusing():
        settings = load_settings()
        refuse_others(host or settings.host)
        app = make_app(settings)
        migrate(app)
        fill_with_demo(app, settings)


def refuse_others(host: str) -> None:
    """Let nobody else near the demo."""
    if not is_loopback(host):
        raise Refused("The demo's passwords are known to everyone: serve it on 127.0.0.1 only.")


def fill_with_demo(app: "Flask", settings: Settings) -> None:
    """Load the demo course where nobody is yet; say who can sign in, if it is there."""
    with inside(app):
        if not _has_people():
            _load(_seeds())
        click.echo(_accounts(settings.base_url) if has_demo() else NOT_LOADED)


def _has_people() -> bool:
    from forum.courses.queries import has_people  # noqa: PLC0415 - loaded with the program

    return has_people()


def has_demo() -> bool:
    """Say whether the demo's people are in the database, with passwords that everybody knows."""
    from forum.accounts.queries import user_by_email  # noqa: PLC0415 - loaded with the program

    return any(user_by_email(each["email"]) for each in _said()["users"])


def _seeds() -> Path:
    from forum.app import beside  # noqa: PLC0415 - loaded with the program

    return beside("seeds") / "demo.json"


def _said() -> dict[str, Any]:
    said: dict[str, Any] = json.loads(_seeds().read_text(encoding="utf-8"))
    return said


def _accounts(base_url: str) -> str:
    """List the addresses, and one account a role."""
    said = _said()
    users = {user["key"]: user for user in said["users"]}
    course = said["courses"][0]
    first = {each["role"]: users[each["user"]] for each in reversed(course["members"])}
    admin = next(user for user in said["users"] if user.get("admin"))
    rows = [("", "e-mail", "password")]
    rows += [(role, first[role]["email"], first[role]["password"]) for role in Role]
    rows += [("site admin", admin["email"], admin["password"])]
    table = [f"  {role:<12}  {email:<20}  {password}" for role, email, password in rows]
    places = [("start", "/"), ("the course", f"/courses/{course['slug']}")]
    return "\n".join([f"  {name:<12}  {base_url}{path}" for name, path in places] + ["", *table])
