"""Puts uv into a folder of its own, in the version and with the hashes that the lock file names.

Runs before anything is installed: the standard library and Python 3.11 are all it may use.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements-dev.lock"
OLDEST = (3, 11)
PIP_OPTIONS = ["--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]


def main(folder: Path) -> None:
    """Fill the folder, or stop with a sentence that says what is missing."""
    if sys.version_info < OLDEST:
        sys.exit(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed; this is {sys.version.split()[0]}.")
    folder.mkdir(exist_ok=True)
    wanted = folder / "uv.lock.txt"
    wanted.write_text(locked_uv())
    pip = find_pip(folder)
    if pip is None:
        sys.exit("No pip was found for this Python. Install it (on Debian: python3-pip) and try again.")
    arguments = ["install", *PIP_OPTIONS, "--upgrade", "--target", str(folder), "-r", str(wanted)]
    environment = os.environ | {"PIP_ROOT_USER_ACTION": "ignore"}
    done = subprocess.run([*pip, *arguments], env=environment, check=False)
    sys.exit(done.returncode)


def locked_uv() -> str:
    """The lock's own lines about uv: the version and every hash."""
    found = re.search(r"^uv==.*(?:\n .*)*", LOCK.read_text(), re.MULTILINE)
    if found is None:
        sys.exit(f"{LOCK.name} names no uv.")
    return found.group() + "\n"


def find_pip(folder: Path) -> list[str] | None:
    """A pip that runs: this Python's own, one in an environment of its own, or the system's package."""
    own = [sys.executable, "-m", "pip"]
    if works(own):
        return own
    apart = folder / "venv"
    made = subprocess.run([sys.executable, "-m", "venv", apart], capture_output=True, check=False)
    if made.returncode == 0:
        return [str(apart / "bin" / "python"), "-m", "pip"]
    shutil.rmtree(apart, ignore_errors=True)
    if shutil.which("apt-get") and os.geteuid() == 0:
        quiet = {"env": os.environ | {"DEBIAN_FRONTEND": "noninteractive"}, "stdout": sys.stderr, "check": False}
        subprocess.run(["apt-get", "-qq", "update"], **quiet)
        subprocess.run(["apt-get", "-qq", "install", "-y", "--no-install-recommends", "python3-pip"], **quiet)
    return own if works(own) else None


def works(pip: list[str]) -> bool:
    """Whether this pip answers at all."""
    return subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
