"""A file that has a little of everything, and what becomes of it when it is changed."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from forum import loading
from forum.db import transaction

ARTICLE = """# A promise

A meeting is a promise to somebody who is not there.

## Questions to ponder

1. Where did a decision come to nothing?
2. Who asked for it afterwards?
"""

TEXTS = {
    "situation": "A meeting ended.",
    "action": "We wrote it down.",
    "outcome": "Half was done.",
    "lesson": "Somebody must ask.",
}


def small() -> dict[str, Any]:
    """The smallest file with a user of each kind and a post in each shape."""
    return {
        "users": [
            {"key": "t", "name": "Tuula", "email": "tuula@example.org", "admin": True},
            {"key": "e", "name": "Eero", "email": "eero@example.org", "password": "pohdittavaa"},
        ],
        "courses": [
            {
                "slug": "strategy",
                "title": "Strategy",
                "members": [
                    {"user": "t", "role": "instructor"},
                    {"user": "e", "role": "participant"},
                ],
                "articles": [
                    {
                        "file": "promise.md",
                        "imported_by": "t",
                        "topics": [
                            {"key": "one", "question": 0},
                            {"key": "two", "question": 1, "asks_for": "talk"},
                        ],
                    }
                ],
                "posts": [
                    {
                        "key": "case",
                        "topic": "one",
                        "author": "e",
                        "kind": "case",
                        "state": "published",
                        "revisions": [
                            {
                                "title": "A case",
                                "texts": TEXTS,
                                "sources": [{"url": "https://example.org/a", "title": "A"}],
                                "sector": "public",
                                "size": "10-49",
                                "submitted_at": "-2d 10:00",
                            }
                        ],
                        "live": 0,
                        "published_at": "-1d 10:00",
                        "decisions": [
                            {"act": "approve", "by": "t", "revision": 0, "at": "-1d 10:00"}
                        ],
                    },
                    {
                        "key": "reply",
                        "topic": "one",
                        "author": "t",
                        "kind": "reply",
                        "parent": "case",
                        "state": "pending",
                        "revisions": [
                            {"texts": {"body": "We saw it."}, "submitted_at": "-1d 12:00"}
                        ],
                        "live": None,
                        "published_at": None,
                    },
                    {
                        "key": "draft",
                        "topic": "two",
                        "author": "e",
                        "kind": "case",
                        "state": "draft",
                        "revisions": [{"title": "", "texts": {"body": "?"}, "submitted_at": None}],
                        "live": None,
                        "published_at": None,
                    },
                ],
            }
        ],
    }


def changed(whole: dict[str, Any], path: str, value: Any) -> dict[str, Any]:
    """Give the file with another value at a place such as "courses.0.slug"; DROP takes it away."""
    whole = copy.deepcopy(whole)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = whole
    for part in way:
        place = place[part]
    if value is DROP:
        del place[last]
    else:
        place[last] = value
    return whole


DROP: Any = object()


@pytest.fixture
def read(tmp_path) -> Callable[[Any], loading.Plan]:
    """Reads a file of the given content, beside its article."""
    (tmp_path / "promise.md").write_text(ARTICLE, encoding="utf-8")

    def read_it(whole: Any) -> loading.Plan:
        file = tmp_path / "file.json"
        file.write_text(json.dumps(whole), encoding="utf-8")
        return loading.read(file)

    return read_it


@pytest.fixture
def load(app, read) -> Callable[[Any], dict[str, int]]:
    """Loads a file of the given content into the test's database."""

    def load_it(whole: Any) -> dict[str, int]:
        plan = read(whole)
        with app.app_context(), transaction():
            return loading.load(plan)

    return load_it
