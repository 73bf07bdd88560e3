"""What every test starts from: both databases, the program, people and their browsers."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from hypothesis import settings
from sqlalchemy import event

from forum.accounts import passwords
from forum.app import create_app
from forum.config import Settings
from forum.db import Base, db
from forum.gate import limiter
from forum.pages.discussion import forget_kept_pages
from tests.builder import Builder
from tests.databases import Database, PostgresDatabase, SqliteDatabase
from tests.visitor import Visitor, visitor_for

KINDS = ("sqlite", "postgresql")

# A machine that is busy with other tests is slow, not wrong.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

SLOW_PASSWORDS = {"_HASHER": passwords._HASHER, "NOBODYS": passwords.NOBODYS}
"""How passwords are kept; the tests make thousands, which nobody tries to guess."""
passwords._HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
passwords.NOBODYS = passwords.hash_password("nobody's")


LONGEST = {"test_leaks.py", "test_crawl.py", "test_state_machine.py", "test_every_race.py"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, so that no process is left alone with it at the end."""
    items.sort(key=place_in_order)


def place_in_order(item: pytest.Item) -> tuple[int, bool]:
    """Give what shares a browser or a build first, then the databases one after another."""
    if item.get_closest_marker("xdist_group"):
        return 0, False
    kind = next((n for n, kind in enumerate(KINDS, 1) if kind in item.name), len(KINDS) + 1)
    return kind, item.path.name not in LONGEST


def pytest_addoption(parser: pytest.Parser) -> None:
    """Take how often every two acts at a post race each other; without it some do, once."""
    parser.addoption("--rounds", type=int, help="rounds of every pair of racing acts")


def settings_for(instance: Path, database_url: str, **more: Any) -> Settings:
    return Settings(instance=instance, database_url=database_url, secret_key="k" * 64, **more)


@pytest.fixture(scope="session", params=KINDS)
def database(request, tmp_path_factory) -> Iterator[Database]:
    """One kind of database, with the schema in a template that each test gets a fresh copy of."""
    kind = SqliteDatabase if request.param == "sqlite" else PostgresDatabase
    database = kind(tmp_path_factory.mktemp(request.param))
    yield database
    database.close()


@pytest.fixture(scope="session")
def whole_app(database, tmp_path_factory) -> Iterator[Flask]:
    app = create_app(
        settings_for(tmp_path_factory.mktemp("instance"), database.url),
        {"TESTING": True, "RATELIMIT_ENABLED": False},
    )
    with app.app_context():
        with db.engine.connect().execution_options(writes=True) as connection, connection.begin():
            Base.metadata.create_all(connection)
        db.engine.dispose()
    database.keep_as_template()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(whole_app, database) -> Flask:
    """The program with an empty database; its own context is pushed by each request."""
    with whole_app.app_context():
        database.renew(db.engine.dispose)
    limiter.enabled = False
    forget_kept_pages()
    return whole_app


@pytest.fixture
def make(app) -> Builder:
    """Makes people, courses and posts in any state; each call is a transaction of its own."""
    return Builder(app)


@pytest.fixture
def visit(app) -> Callable[..., Visitor]:
    """Gives the browser of a signed-in person (a user or a member), or of a guest."""

    def as_(person: Any = None) -> Visitor:
        return visitor_for(app, person)

    return as_


@pytest.fixture
def all_statements(app) -> Iterator[list[str]]:
    """Every SQL statement since the list was last cleared, without the frame of a transaction."""
    seen: list[str] = []

    def note(_connection, _cursor, statement, *_rest):
        if not statement.startswith(("PRAGMA", "BEGIN", "SET ")):
            seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


class WithoutTheReader(Sequence[str]):
    """What was asked for beside who is asking: that is kept, and asked anew after each write."""

    def __init__(self, statements: list[str]) -> None:
        self.statements = statements

    def _those(self) -> list[str]:
        return [each for each in self.statements if "session.token_digest =" not in each]

    def __len__(self) -> int:
        return len(self._those())

    def __getitem__(self, place):
        return self._those()[place]

    def __eq__(self, other) -> bool:
        return self._those() == list(other)

    __hash__ = None

    def clear(self) -> None:
        self.statements.clear()


@pytest.fixture
def statements(all_statements) -> WithoutTheReader:
    """What a page costs, whether its reader was known or not."""
    return WithoutTheReader(all_statements)


@pytest.fixture
def odd_with(app, database, tmp_path) -> Iterator[Callable[..., Flask]]:
    """Gives the program with a few rooms more, and settings of its own, on the same database."""
    from tests.odd_rooms import odd_app

    made = []

    def with_settings(**overrides: Any) -> Flask:
        made.append(odd_app(tmp_path, database.url, **overrides))
        return made[-1]

    yield with_settings
    for each in made:
        with each.app_context():
            db.engine.dispose()


@pytest.fixture
def odd(odd_with) -> Flask:
    """The program with a few rooms more."""
    return odd_with()


@pytest.fixture
def course(make):
    return make.course()


@pytest.fixture
def topic(make, course):
    return make.topic(course)


@pytest.fixture
def author(make, course):
    return make.member(course, name="Author Arto")


@pytest.fixture
def url(course):
    """Where a course's pages are."""
    return f"/courses/{course.slug}"
