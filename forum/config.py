"""Settings: the environment over instance/config.toml over the defaults, checked at the start."""

import ipaddress
import os
import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

ROOT = Path(__file__).resolve().parent.parent
"""The source tree when we run from one; else the folder that the package is installed in."""


SHORTEST_SECRET = 32
LAST_PORT = 65_535


class SettingError(Exception):
    """A setting is wrong; its words name the setting and say what to do."""


@dataclass(frozen=True)
class Settings:
    """Everything the host may decide. The names in the environment are FORUM_ and these."""

    instance: Path
    database_url: str = field(repr=False)
    secret_key: str = field(repr=False)
    base_url: str = "http://127.0.0.1:8000"
    smtp_url: str | None = field(default=None, repr=False)
    mail_from: str = ""
    redis_url: str | None = field(default=None, repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    proxies: int = 0
    local_sources: tuple[str, ...] = ()
    """Places near by, as "10.0.0.5:8080", of which pages may be fetched; none if not said."""
    hosts: tuple[str, ...] = ()
    """Names under which the program answers; any if empty. Follows from base_url."""

    @property
    def is_https(self) -> bool:
        """Whether people come by https, so that cookies may be bound to it."""
        return self.base_url.startswith("https://")

    @property
    def sender(self) -> str:
        """The address in whose name mails go out: the one that is set, else one of the site's."""
        host = urlsplit(self.base_url).hostname or ""
        is_name = any(sign.isalpha() for sign in host) and ":" not in host
        return self.mail_from or f"forum@{host if is_name else 'localhost'}"

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is a file of our own."""
        return self.database_url.startswith("sqlite")


def load_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings and make the instance folder and its secret key where they are missing.

    Raises SettingError, whose sentence names the setting that is wrong.
    """
    instance = Path(environ.get("FORUM_INSTANCE") or _home() / "instance").absolute()
    _make_folder(instance)
    said = _from_file(instance / "config.toml") | _from_environment(environ)
    settings = Settings(
        instance=instance, database_url=f"sqlite:///{instance / 'forum.db'}", secret_key=""
    )
    checked: dict[str, Any] = {name: _CHECKS[name](name, said[name]) for name in said}
    settings = replace(settings, **checked)
    settings = replace(settings, **_reached_at(settings, is_said="base_url" in said))
    if not settings.secret_key:
        settings = replace(settings, secret_key=_kept_secret(instance / "secret_key"))
    return settings


def _reached_at(settings: Settings, *, is_said: bool) -> dict[str, Any]:
    """Say under which names people come: any, unless the host of the site has said which.

    This machine's own names stay known, for whoever watches from it.
    """
    if is_said:
        named = urlsplit(settings.base_url).hostname or ""
        return {"hosts": (_in_brackets(named), "localhost", "127.0.0.1", "[::1]")}
    return {"base_url": f"http://{_in_brackets(settings.host)}:{settings.port}"}


def _in_brackets(host: str) -> str:
    """Write a host as an address has it."""
    return f"[{host}]" if ":" in host else host


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    try:
        return host == "localhost" or ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _home() -> Path:
    """Where instance/ stands: in the source tree, or where an installed program is started."""
    return ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()


def _from_environment(environ: Mapping[str, str]) -> dict[str, str]:
    names = {name for name in _CHECKS if environ.get(_called(name))}
    return {name: environ[_called(name)] for name in names}


def _from_file(path: Path) -> dict[str, str]:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = f"{path} cannot be read as TOML ({error}). Correct the file or remove it."
        raise SettingError(message) from error
    unknown = sorted(set(said) - set(_CHECKS))
    if unknown:
        known = ", ".join(sorted(_CHECKS))
        message = f"{path} has a setting nobody knows: {unknown[0]}. Known are: {known}."
        raise SettingError(message)
    odd = sorted(name for name, value in said.items() if not isinstance(value, (str, int)))
    if odd:
        message = f"{path}: {odd[0]} must be a text in quotation marks or a whole number."
        raise SettingError(message)
    return {name: str(value) for name, value in said.items()}


def _make_folder(instance: Path) -> None:
    try:
        instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        message = f"FORUM_INSTANCE: the folder {instance} cannot be made ({error.strerror})."
        raise SettingError(message) from error


def _kept_secret(path: Path) -> str:
    """Make the key once; two workers that start together must agree on it, and on all of it."""
    try:
        if not path.exists():
            _make_secret(path)
        secret = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"FORUM_INSTANCE: {path} cannot be written and read ({error})."
        raise SettingError(message) from error
    if len(secret) < SHORTEST_SECRET:
        message = f"FORUM_INSTANCE: {path} holds no key. Remove it, and a new one is made."
        raise SettingError(message)
    return secret


def _make_secret(path: Path) -> None:
    """Write the key beside its place and link it there whole, unless another one came first."""
    beside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.write(secrets.token_hex(32))
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()


def _called(name: str) -> str:
    return f"FORUM_{name.upper()}"


def _split(name: str, value: str) -> SplitResult:
    """Take an address apart, or say that it is none."""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - a port that is no number raises only here
    except ValueError as error:
        raise SettingError(f"{_called(name)} is no address: {error}.") from error
    return parts


def _url(*schemes: str) -> Callable[[str, str], str]:
    def check(name: str, value: str) -> str:
        parts = _split(name, value)
        if parts.scheme not in schemes or not (parts.netloc or parts.path):
            starts = " or ".join(f"{scheme}://" for scheme in schemes)
            message = f"{_called(name)} must be an address that starts with {starts}."
            raise SettingError(message)
        return value

    return check


def _smtp_url(name: str, value: str) -> str:
    if not _split(name, _url("smtp", "smtps")(name, value)).hostname:
        message = f"{_called(name)} must name a host, such as smtp://mail.example.org:587."
        raise SettingError(message)
    return value


def _mail_from(name: str, value: str) -> str:
    local, _at, host = value.partition("@")
    if not (local and host and value.isascii() and value.isprintable()) or " " in value:
        message = f"{_called(name)} must be a bare e-mail address, such as forum@example.org."
        raise SettingError(message)
    return value


def _database_url(name: str, value: str) -> str:
    _url("sqlite", "postgresql", "postgres", "postgresql+psycopg")(name, value)
    if value.startswith("sqlite") and (value == "sqlite://" or ":memory:" in value):
        message = f"{_called(name)}: a database in memory cannot be shared by workers; name a file."
        raise SettingError(message)
    return value.replace("postgres://", "postgresql://", 1).replace(
        "postgresql://", "postgresql+psycopg://", 1
    )


def _base_url(name: str, value: str) -> str:
    parts = _split(name, _url("http", "https")(name, value))
    if not parts.hostname or parts.query or parts.fragment or parts.path.strip("/"):
        message = (
            f"{_called(name)} must be scheme and host only, such as https://forum.example.org."
        )
        raise SettingError(message)
    return value.rstrip("/")


def _number(low: int, high: int) -> Callable[[str, str], int]:
    def check(name: str, value: str) -> int:
        is_number = value.isascii() and value.isdigit() and len(value) <= len(str(high))
        if not (is_number and low <= int(value) <= high):
            message = f"{_called(name)} must be a whole number from {low} to {high}, not “{value}”."
            raise SettingError(message)
        return int(value)

    return check


def _secret(name: str, value: str) -> str:
    if len(value) < SHORTEST_SECRET:
        message = f"{_called(name)} must have at least {SHORTEST_SECRET} characters."
        raise SettingError(message)
    return value


def _places(name: str, value: str) -> tuple[str, ...]:
    """Read addresses of machines with a port each, parted by commas."""
    places = tuple(each.strip() for each in value.split(",") if each.strip())
    for place in places:
        host, _, port = place.rpartition(":")
        try:
            ipaddress.ip_address(host.strip("[]"))
            is_place = 0 < int(port) <= LAST_PORT
        except ValueError:
            is_place = False
        if not is_place:
            message = (
                f"{_called(name)}: “{place}” is no address with a port, such as 10.0.0.5:8080."
            )
            raise SettingError(message)
    return places


def _text(_name: str, value: str) -> str:
    return value


_CHECKS: dict[str, Callable[[str, str], object]] = {
    "database_url": _database_url,
    "secret_key": _secret,
    "base_url": _base_url,
    "smtp_url": _smtp_url,
    "mail_from": _mail_from,
    "redis_url": _url("redis", "rediss", "unix"),
    "host": _text,
    "port": _number(1, LAST_PORT),
    "workers": _number(1, 64),
    "proxies": _number(0, 9),
    "local_sources": _places,
}
