"""A postman on the test's database, a mail server he can use, and things to be told."""

import time
from dataclasses import replace

import pytest

from forum.db import db, now, transaction, write
from forum.notices.models import Kind, Notice
from forum.outbox.models import Letter
from forum.postman import work
from forum.postman.delivery import ByServer
from forum.postman.smtp import Server
from tests.postman.servers import Box, address_of, served

BASE = "https://forum.example.org"


@pytest.fixture(scope="session")
def smtp():
    """One server for all tests; each finds its box empty."""
    box = Box()
    controller = served(box)
    yield box, address_of(controller)
    box.seconds_after_text = 0.0
    time.sleep(0.3)  # what it still keeps waiting is answered, and its connections close
    controller.stop()


@pytest.fixture
def box(smtp):
    box, box.address = smtp
    box.taken.clear()
    box.asked.clear()
    box.answers.clear()
    box.seconds_after_text = 0.0
    return box


@pytest.fixture
def site(app, monkeypatch):
    """The program as a host has set it up, with a name of its own."""

    def with_settings(**more):
        settings = replace(app.config["FORUM"], **{"base_url": BASE} | more)
        monkeypatch.setitem(app.config, "FORUM", settings)
        return app

    return with_settings


@pytest.fixture
def postman(site, box, monkeypatch):
    """Gives a postman who uses the box's server, or another; patient for a moment only."""
    monkeypatch.setattr(work, "way_of", _impatient)

    def of(**more):
        return work.Postman(site(**{"smtp_url": box.address} | more))

    return of


def _impatient(settings):
    if settings.smtp_url is None:
        return work_way(settings)
    return ByServer(Server(settings.smtp_url, timeout=1.5, last=1.5), settings.sender)


def work_way(settings):
    from forum.postman.delivery import way_of

    return way_of(settings)


@pytest.fixture
def tell(app):
    """Write a notice whose time has come."""

    def told(kind, person, post=None, **more):
        more.setdefault("course_id", post.course_id if post else None)
        with app.app_context(), transaction():
            write()
            row = Notice(
                user_id=person.user_id,
                kind=Kind(kind),
                post_id=post.id if post else None,
                **{"due_at": now()} | more,
            )
            db.session.add(row)
            db.session.flush()
            return row.id

    return told


@pytest.fixture
def letters(make):
    """Give the stage of each letter, oldest first."""
    return lambda: [str(row.stage) for row in make.all(Letter)]
