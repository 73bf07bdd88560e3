"""The commands of `forum`: exit status 0, or another with one clear sentence on standard error."""

import ipaddress
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click
from flask import Flask
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from werkzeug.exceptions import HTTPException

from forum import __version__
from forum.config import SettingError, Settings, load_settings

Command = TypeVar("Command", bound=Callable[..., Any])
BAD_INPUT = 2


class Refused(click.ClickException):
    """One sentence on standard error and exit status 2."""

    exit_code = BAD_INPUT

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - click's own signature
        """Say it."""
        click.echo(f"forum: {self.format_message()}", err=True, file=file)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what a person can mend into a sentence."""
    try:
        yield
    except SettingError as error:
        raise Refused(str(error)) from error
    except HTTPException as error:
        raise Refused(str(error.description)) from error
    except DBAPIError as error:
        message = f"The database refused: {str(error.orig).strip().splitlines()[0]}"
        raise Refused(message) from error
    except SQLAlchemyError as error:
        raise Refused(f"FORUM_DATABASE_URL cannot be used: {error}") from error


def make_app(settings: Settings | None = None) -> Flask:
    """Make the program for a command."""
    from forum.app import create_app  # noqa: PLC0415 - `forum read` needs no web

    return create_app(settings)


def in_app(command: Command) -> Command:
    """Run a command inside the program, its wrong input worded."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        with refusing(), make_app().app_context():
            return command(*args, **kwargs)

    return run  # type: ignore[return-value]


def writing(course_id: int = 0) -> Any:  # noqa: ANN401 - a context manager
    """Open the one transaction of a command."""
    from forum.db import transaction, write  # noqa: PLC0415

    @contextmanager
    def opened() -> Iterator[None]:
        with transaction():
            write(course_id)
            yield

    return opened()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="forum")
def main() -> None:
    """Pohdittavaa: an article's closing questions become discussions."""


@main.command()
@click.option("--host", default=None, help="Address to listen on (FORUM_HOST, 127.0.0.1).")
@click.option("--port", default=None, type=click.IntRange(1, 65535), help="FORUM_PORT, 8000.")
@click.option("--workers", default=None, type=click.IntRange(1, 64), help="FORUM_WORKERS, 2.")
@click.option("--no-postman", is_flag=True, help="Leave sending mail to another process.")
def serve(host: str | None, port: int | None, workers: int | None, no_postman: bool) -> None:  # noqa: ARG001, FBT001
    """Migrate the database, then serve."""
    with refusing():
        settings = load_settings()
        _migrate(settings)
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


def _migrate(settings: Settings) -> None:
    from flask_migrate import upgrade  # noqa: PLC0415

    with make_app(settings).app_context():
        upgrade()


@main.command()
def init() -> None:
    """Make or migrate the database."""
    with refusing():
        settings = load_settings()
        _migrate(settings)
    click.echo("The database is up to date.")


@main.command()
@click.option("--host", default=None, help="Where it will be served; loopback only.")
def demo(host: str | None) -> None:
    """Load the demo course into an empty database."""
    with refusing():
        settings = load_settings()
        if not _is_loopback(host or settings.host):
            raise Refused("The demo's passwords are known to everyone: serve it on 127.0.0.1 only.")
        _load_demo(settings)


def _load_demo(settings: Settings) -> None:
    from forum.app import beside  # noqa: PLC0415
    from forum.courses.queries import has_people  # noqa: PLC0415

    seeds = beside("seeds")
    with make_app(settings).app_context():
        if has_people():
            click.echo("The database has people already; the demo course is not loaded.")
        else:
            _load(seeds / "demo.json")
    click.echo(_accounts(seeds / "demo.json", settings.base_url))


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


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@in_app
def load(file: Path) -> None:
    """Load users, courses and posts from a file, all or nothing."""
    _load(file)


def _load(file: Path) -> None:
    from forum.loading import LoadError, load  # noqa: PLC0415

    try:
        with writing():
            counts = load(file)
    except LoadError as error:
        raise Refused(str(error)) from error
    click.echo("Loaded: " + ", ".join(f"{count} {name}" for name, count in counts.items()) + ".")


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object on a line for each file.")
def read(files: tuple[Path, ...], as_json: bool) -> None:  # noqa: FBT001
    """Find title, date, author, language, body and questions in files."""
    failed = False
    for file in files:
        try:
            click.echo(_read(file, as_json=as_json))
        except Refused as refused:
            failed = True
            refused.show()
    if failed:
        raise SystemExit(BAD_INPUT)


def _read(file: Path, *, as_json: bool) -> str:
    from forum.articles import reading  # noqa: PLC0415

    try:
        found = reading.read(file.read_bytes(), file.name)
    except OSError as error:
        raise Refused(f"{file}: {error.strerror or 'cannot be read'}.") from error
    except reading.UnreadableError as error:
        raise Refused(f"{file}: {error}") from error
    said = reading.as_json(found, str(file))
    if as_json:
        return json.dumps(said, ensure_ascii=False)
    questions = [f"  {number}. {each['text']}" for number, each in enumerate(said["questions"], 1)]
    head = f"{said['title'] or file.name} ({said['date'] or 'no date'}, {said['language'] or '?'})"
    return "\n".join([head, *(questions or ["  No questions found."])])


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON list.")
def routes(as_json: bool) -> None:  # noqa: FBT001
    """List every method, path and the permission it asks for."""
    from forum.permissions import asked_by  # noqa: PLC0415

    with refusing():
        app = make_app()
    rows = [
        {
            "method": method,
            "path": rule.rule,
            "permission": str(asked_by(app.view_functions[rule.endpoint])),
            "endpoint": rule.endpoint,
        }
        for rule in sorted(app.url_map.iter_rules(), key=lambda rule: rule.rule)
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
    ]
    if as_json:
        click.echo(json.dumps(rows, indent=1))
        return
    for row in rows:
        click.echo(f"{row['method']:<6} {row['path']:<60} {row['permission']}")


@main.command()
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
@in_app
def doctor(as_json: bool) -> None:  # noqa: FBT001
    """Say how the program is doing, what is wrong and what to do."""
    from forum.doctor import examine  # noqa: PLC0415

    found = examine()
    if as_json:
        click.echo(json.dumps(found, indent=1))
    else:
        for name, value in found["facts"].items():
            click.echo(f"{name:<24} {value}")
        for wrong in found["wrong"]:
            click.echo(f"! {wrong}")
    if found["wrong"]:
        raise SystemExit(1)


