"""Where mails go while no mail server is set: a file each, in the instance folder."""

import os
from datetime import datetime
from pathlib import Path

from forum.outbox.actions import Held

NAME = "mail"


def put(mail: bytes, held: Held, *, instance: Path, at: datetime) -> Path:
    """Write a mail beside its place and link it there whole; twice makes one file."""
    folder = instance / NAME
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / f"{at:%Y%m%dT%H%M%S}-{held.kind}-{held.id}.eml"
    beside = path.with_suffix(f".{held.lease}")
    beside.write_bytes(mail)
    beside.chmod(0o600)
    try:
        os.link(beside, path)
    except FileExistsError:
        pass
    finally:
        beside.unlink()
    return path
