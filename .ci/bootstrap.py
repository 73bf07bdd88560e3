"""Puts uv into a folder of its own, in the version and with the hashes that the lock file names.

Runs before anything is installed: the standard library of Python 3.11 is all it may use.
"""

from __future__ import annotations  # so that an older Python gets as far as our sentence

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements-dev.lock"
OLDEST = (3, 11)
TOO_OLD = "Python 3.11 or newer is needed, and {python} is {version}. Name one: make PYTHON=…"
NO_PIP = "There is no pip for {python}. Install it (on Debian: python3-pip), then try again."
PIP_INSTALL = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--upgrade"]


def main(folder: Path) -> None:
    """Fill the folder, or stop with a sentence that says what is missing."""
    if sys.version_info < OLDEST:
        sys.exit(TOO_OLD.format(python=sys.executable, version=sys.version.split()[0]))
    folder.mkdir(exist_ok=True)
    pip = own_pip() or pip_apart(folder / "venv") or pip_of_the_system()
    if pip is None:
        sys.exit(NO_PIP.format(python=sys.executable))
    wanted = folder / "wanted.txt"
    wanted.write_text(locked_uv(), encoding="utf-8")
    run([*pip, *PIP_INSTALL, "--require-hashes", "--target", str(folder), "-r", str(wanted)])


def locked_uv() -> str:
    """The lock's own lines about uv: the version and every hash."""
    found = re.search(r"^uv==.*(?:\n .*)*", LOCK.read_text(encoding="utf-8"), re.MULTILINE)
    if found is None:
        sys.exit(f"{LOCK.name} names no uv.")
    return found.group() + "\n"


def own_pip() -> list[str] | None:
    pip = [sys.executable, "-m", "pip"]
    return pip if answers([*pip, "--version"]) else None


def pip_apart(folder: Path) -> list[str] | None:
    """One in an environment of its own, which Python makes if it has ensurepip."""
    if answers([sys.executable, "-m", "venv", str(folder)]):
        return [str(folder / "bin" / "python"), "-m", "pip"]
    shutil.rmtree(folder, ignore_errors=True)
    return None


def pip_of_the_system() -> list[str] | None:
    """A Debian python3 may have neither; the package manager brings it, if we may ask."""
    if shutil.which("apt-get") and os.geteuid() == 0:
        run(["apt-get", "-qq", "update"])
        run(["apt-get", "-qq", "install", "-y", "--no-install-recommends", "python3-pip"])
    return own_pip()


def answers(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def run(command: list[str]) -> None:
    """Run it with its output out of the way, which is shown only if it fails."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}This failed: {' '.join(command)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
