"""Where the program stands: versions, the instance folder, the secret key, the address."""

import shutil
import stat
import sys
from importlib.metadata import version
from typing import Any
from urllib.parse import urlsplit

from forum.config import Settings, is_loopback

LEAST_ROOM = 500
"""Megabytes free below which there is no room for a backup or a migration."""

LONGEST_WAL = 64
"""Megabytes past which something keeps SQLite from folding its log into the database."""


def versions() -> dict[str, Any]:
    """Say what runs."""
    named = ("flask", "sqlalchemy", "granian")
    python = ".".join(map(str, sys.version_info[:3]))
    forum = version("pohdittavaa")
    return {"forum": forum, "python": python} | {name: version(name) for name in named}


def surroundings(settings: Settings) -> dict[str, Any]:
    """Say where it stands and how it is reached."""
    kept = settings.instance / "secret_key"
    log = settings.instance / "forum.db-wal"
    return {
        "instance": str(settings.instance),
        "instance_mode": _mode(settings.instance),
        "secret_key": _mode(kept) if kept.exists() else "in the settings",
        "free_megabytes": shutil.disk_usage(settings.instance).free // 1_000_000,
        "wal_megabytes": log.stat().st_size // 1_000_000 if log.exists() else 0,
        "base_url": settings.base_url,
        "listens_on": f"{settings.host}:{settings.port}",
        "workers": settings.workers,
        "rates_counted": "by all workers together" if settings.redis_url else "by each worker",
    }


def _mode(path: Any) -> str:
    return f"{stat.S_IMODE(path.stat().st_mode):03o}"


def wrong_with(facts: dict[str, Any]) -> list[str]:
    """Say what is wrong with it, and what to do."""
    wrong = []
    if facts["secret_key"].isdigit() and not facts["secret_key"].endswith("00"):
        wrong.append(f"Others can read {facts['instance']}/secret_key: chmod 600 it.")
    if facts["free_megabytes"] < LEAST_ROOM:
        wrong.append(
            f"Only {facts['free_megabytes']} MB are free: make room, or writing will fail."
        )
    if not facts["base_url"].startswith("https://") and not is_loopback(_host_of(facts)):
        wrong.append("FORUM_BASE_URL is http: passwords travel in the clear. Serve it by https.")
    return wrong


def doubts_about(facts: dict[str, Any]) -> list[str]:
    """Say what may become wrong."""
    doubts = []
    if facts["instance_mode"][-1] != "0":
        doubts.append(f"Others can look into {facts['instance']}: chmod 700 it.")
    if facts["wal_megabytes"] > LONGEST_WAL:
        doubts.append("The log beside the database is long: stop and start the forum once.")
    return doubts


def _host_of(facts: dict[str, Any]) -> str:
    return urlsplit(facts["base_url"]).hostname or ""
