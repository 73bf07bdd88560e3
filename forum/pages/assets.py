"""Our own files: which style sheets and scripts there are, and their addresses."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from flask import current_app, request, url_for


def static(path: str) -> str:
    """Give the address of a file of ours, which changes when the file does."""
    return _address(path, request.script_root)


@cache
def _address(path: str, _root: str) -> str:
    file = Path(str(current_app.static_folder)) / path
    version = sha256(file.read_bytes()).hexdigest()[:12]
    return url_for("static", filename=path, v=version)


@cache
def stylesheet() -> bytes:
    """Give our style sheets as one, so that a page waits for one answer and not for forty.

    The first says in which order the layers of the others win.
    """
    first = "css/layers.css"
    names = [first, *(name for name in _files("css/*.css") if name != first)]
    folder = Path(str(current_app.static_folder))
    return b"\n".join((folder / name).read_bytes() for name in names)


def stylesheet_address() -> str:
    """Give its address, which changes when it does."""
    return _sheet_address(request.script_root)


@cache
def _sheet_address(_root: str) -> str:
    return url_for("front.stylesheet", v=sha256(stylesheet()).hexdigest()[:12])


@cache
def scripts() -> list[str]:
    """List our scripts: each stands alone and is attached by data attributes."""
    return _files("js/*.js")


def _files(pattern: str) -> list[str]:
    folder = Path(str(current_app.static_folder))
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob(pattern))
