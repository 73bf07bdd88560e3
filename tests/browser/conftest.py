"""One forum and one browser for all of these tests; each test has people and a course of its own.

They share one process (pytest.mark.xdist_group("browser")), so that both are started once.
"""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from forum.app import create_app
from forum.db import db
from tests.browser.running import Running
from tests.browser.windows import Windows
from tests.builder import Builder

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    path = next(filter(None, map(shutil.which, NAMES)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def forum(tmp_path_factory) -> Iterator[Running]:
    """A forum that is really served."""
    running = Running(tmp_path_factory.mktemp("served"))
    yield running
    running.stop()


@pytest.fixture(scope="session")
def program(forum):
    """A program on the served forum's database, to make people and posts and to look at them."""
    program = create_app(forum.settings, {"TESTING": True, "RATELIMIT_ENABLED": False})
    yield program
    with program.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def make(program) -> Builder:
    """Makes people, courses and posts in any state in the served forum."""
    return Builder(program)


@pytest.fixture
def windows(chromium, forum, program) -> Iterator[Windows]:
    """Opens windows; fails if a page broke the policy, spoke to another host or met an error."""
    windows = Windows(chromium, forum, program)
    yield windows
    windows.close()
    assert windows.wrong == []
