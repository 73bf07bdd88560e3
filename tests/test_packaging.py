"""What is shipped: a wheel that needs nothing of the source tree, and locks that hide nothing."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import tomllib
import zipfile
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
UV = Path(sys.executable).with_name("uv")

RUNTIME = PROJECT["project"]["dependencies"]
DEVELOPMENT = RUNTIME + PROJECT["dependency-groups"]["dev"]
LOCKS = {"requirements.lock": RUNTIME, "requirements-dev.lock": DEVELOPMENT}
PYTHONS = ("3.11.0", "3.12.0", "3.13.0")

# One pinned package with its condition, or one hash; whatever else a line says is a word too many.
PIN = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[0-9a-z.+]+)( ; (?P<marker>[^\\]+?))? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")

LOOK_INSIDE = """
import json, sys
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
from forum import create_app
client = create_app().test_client()
pages = {path: client.get(path) for path in ("/login", "/static/css/base.css")}
print(json.dumps({
    "status": {path: page.status_code for path, page in pages.items()},
    "modules": [getattr(module, "__file__", None) for module in list(sys.modules.values())],
    "path": sys.path,
    "opened": opened,
}))
"""


def run(*command, **options):
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, check=False, **options
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(UV, "build", "--wheel", "--no-build-isolation", "--python", sys.executable,
        "--out-dir", folder, ROOT)  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The bin folder of an environment with the wheel and what it needs, and nothing else."""
    home = tmp_path_factory.mktemp("installed") / "env"
    run(UV, "venv", "--python", sys.executable, home)
    install = (UV, "pip", "install", "--python", home)
    run(*install, "--require-hashes", "--requirement", ROOT / "requirements.lock")
    run(*install, "--no-deps", wheel)
    return home / "bin"


@pytest.fixture
def elsewhere(tmp_path):
    """How to start a program far from the source tree, with an instance of its own."""
    kept = ("PATH", "HOME", "LANG", "TMPDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    environment["FORUM_INSTANCE"] = str(tmp_path / "instance")
    return {"cwd": tmp_path, "env": environment}


@contextmanager
def serving(program, elsewhere):
    """The address of a server that is ready to answer, for as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    with (elsewhere["cwd"] / "serve.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log, **elsewhere)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_for(f"{address}/readyz", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(address, server):
    end = time.monotonic() + 30
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address) as answer:
                assert answer.status == 200
                return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail(f"The server did not become ready; it ended with {server.poll()}.")


def fetch(address, language="en"):
    with urlopen(Request(address, headers={"Accept-Language": language})) as answer:
        return answer.status, answer.read().decode()


@pytest.mark.xdist_group("packaging")
class TestWheel:
    def test_everything_that_is_read_at_run_time_is_inside(self, wheel):
        inside = set(zipfile.ZipFile(wheel).namelist())
        tracked = run("git", "ls-files", "templates", "seeds", "forum", cwd=ROOT).split("\n")
        for name in filter(None, tracked):
            packed = re.sub("^(templates|seeds)/", r"forum/_\1/", name)
            assert packed in inside
            if packed.endswith(".po"):
                assert packed.removesuffix("po") + "mo" in inside

    def test_nothing_else_is_inside(self, wheel):
        tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
        assert tops == {"forum", f"pohdittavaa-{wheel.name.split('-')[1]}.dist-info"}

    def test_no_file_of_the_source_tree_is_opened(self, installed, elsewhere):
        seen = json.loads(run(installed / "python", "-c", LOOK_INSIDE, **elsewhere))
        assert set(seen["status"].values()) == {200}
        used = [*seen["opened"], *filter(None, seen["modules"]), *seen["path"]]
        assert any(path.endswith("_templates/base.html") for path in used)
        assert [path for path in used if Path(path).is_relative_to(ROOT)] == []

    def test_the_installed_program_serves_the_real_pages(self, installed, elsewhere):
        with serving(installed / "forum", elsewhere) as address:
            status, page = fetch(f"{address}/login")
            assert status == 200
            assert '<html lang="en"' in page
            assert 'name="csrf_token"' in page
            sheet = re.search(r'<link[^>]+href="([^"]+\.css[^"]*)"', page)[1]
            assert fetch(address + sheet)[0] == 200

    @pytest.mark.parametrize("language", ["fi", "sv"])
    def test_the_installed_program_speaks_every_language(self, installed, elsewhere, language):
        with serving(installed / "forum", elsewhere) as address:
            page = fetch(f"{address}/login", language)[1]
            assert f'<html lang="{language}"' in page
            assert headline(page) != headline(fetch(f"{address}/login", "en")[1])

    def test_the_installed_program_finds_the_demo_course(self, installed, elsewhere):
        run(installed / "forum", "init", **elsewhere)
        assert "@" in run(installed / "forum", "demo", **elsewhere)


def headline(page):
    return re.search(r"<h1[^>]*>(.*?)</h1>", page, re.DOTALL)[1].strip()


def pins(lock):
    """What a lock file pins, as matches; a line that is neither a pin nor a hash fails."""
    lines = (ROOT / lock).read_text(encoding="utf-8").splitlines()
    stray = [line for line in lines if not (PIN.fullmatch(line) or HASH.fullmatch(line))]
    assert stray == []
    return [found for line in lines if (found := PIN.fullmatch(line))]


def holds(marker, python):
    version = python.rpartition(".")[0]
    here = {"python_version": version, "python_full_version": python}
    return marker is None or Marker(marker).evaluate(here)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_says_what_and_with_which_hash_and_no_more(lock):
    assert len(pins(lock)) >= len(LOCKS[lock])


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_each_package_once_for_every_python(lock, python):
    names = [pin["name"] for pin in pins(lock) if holds(pin["marker"], python)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("lock", LOCKS)
def test_every_direct_dependency_is_locked_within_its_range(lock, python):
    locked = {pin["name"]: pin["version"] for pin in pins(lock) if holds(pin["marker"], python)}
    for asked in map(Requirement, LOCKS[lock]):
        assert asked.specifier.contains(locked[canonicalize_name(asked.name)]), asked


def test_the_runtime_is_locked_alike_for_users_and_for_tests():
    development = {pin.group() for pin in pins("requirements-dev.lock")}
    assert {pin.group() for pin in pins("requirements.lock")} <= development


def test_the_build_itself_is_locked():
    locked = {pin["name"] for pin in pins("requirements-dev.lock")}
    assert {Requirement(asked).name for asked in PROJECT["build-system"]["requires"]} <= locked
