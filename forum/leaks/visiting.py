"""A browser for each reader, every address of the program, and forms that are always refused."""

import itertools
import re
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from forum.db import db
from forum.leaks.world import World
from forum.moderation.queue import Shows
from forum.permissions import Permission, asked_by

LISTS: Mapping[str, tuple[str, ...]] = {
    "discussion.topic": (
        "?show=featured",
        "?show=unanswered",
        "?page=2",
        "?tag={tag_id}",
    ),
    "discussion.post": ("?after={post_id}",),
    "discussion.mine": ("?course={course_slug}",),
    "moderation.log": ("?act=reject", "?kind=reply", "?act=member.role_changed"),
    "moderation.queue": (
        *(f"?state={state}" for state in Shows),
        "?kind=reply",
        "?kind=case",
        "?sort=gap",
        "?sort=flags",
        "?decided={decision_id}",
    ),
}
"""Parts of lists that are asked for behind the address, beside the list as it is."""

TYPED = {
    "title": "Typed",
    "body": "Typed words of a reply",
    "situation": "Typed words",
    "action": "Typed words",
    "outcome": "Typed words",
    "lesson": "Typed words",
    "message": "Typed words",
    "note": "Typed words",
    "name": "Typed",
    "text": "Typed words",
    "save": "submit",
    "decision": "reject",
    "reason": "unclear",
    "role": "participant",
}
"""A form with something in most fields that there are, but no password and nothing to fetch."""

PIECES = (("Range", "bytes=0-7"), ("If-None-Match", "*"))
"""What a file may also be asked for: a part of it, or only whether it is another one."""

NEVER = 999_999_999
"""The number of a row that there never was."""

_WHAT_IS_NEW = re.compile(r'(?<=value=")[\w.-]{20,}(?=")')


@dataclass(frozen=True)
class Address:
    """One address: whose view answers it, how, and with which numbers."""

    method: str
    endpoint: str
    url: str
    row_id: int | None = None
    is_picture: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    def of_never(self) -> "Address":
        """Give the same address of what never was."""
        return replace(self, url=re.sub(rf"/{self.row_id}(?=\b)", f"/{NEVER}", self.url))

    def as_said(self, answer: TestResponse) -> tuple[int, str]:
        """Give an answer without what is new each time, and without the number asked for."""
        text = answer.data.decode(errors="replace") + str(answer.headers.get("Location", ""))
        if self.row_id:
            text = re.sub(rf"\b({self.row_id}|{NEVER})\b", "N", text)
        return answer.status_code, _WHAT_IS_NEW.sub("", text)


def addresses(app: Flask, world: World, reader: str) -> Iterator[Address]:
    """Give every address of the program, with what could stand in it.

    Where the gate lets the reader in, every post is asked for; where it does not, or a form is
    sent, a few stand for all: the gate looks at the role, and a refused form shows a page that was
    asked for with every post.
    """
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("static"):
            continue
        permission = asked_by(app.view_functions[rule.endpoint])
        methods = sorted((rule.methods or set()) & {"GET", "POST"})
        for method, query in _asked_of(rule.endpoint, methods):
            names = sorted({*rule.arguments, *_names_in(query)})
            for values in _combinations(names, world, reader, permission, method + query):
                with app.test_request_context():
                    url = app.url_for(rule.endpoint, **_only(values, rule.arguments))
                place = Address(method, rule.endpoint, url + query.format(**values))
                yield from _ways(place, {} if query else values)


def _ways(place: Address, values: Mapping[str, Any]) -> Iterator[Address]:
    """Give the ways to ask for an address: one for a page, and for a file those of its headers."""
    if "picture_id" not in values:
        yield replace(place, row_id=values.get("post_id"))
        return
    picture = replace(place, row_id=values["picture_id"], is_picture=True)
    yield picture
    yield replace(picture, method="HEAD")
    for header in PIECES:
        yield replace(picture, headers=(header,))


def _asked_of(endpoint: str, methods: list[str]) -> Iterator[tuple[str, str]]:
    for method in methods:
        yield method, ""
        if method == "GET":
            for query in LISTS.get(endpoint, ()):
                yield method, query


def _names_in(query: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(query) if name]


def _only(values: Mapping[str, Any], names: set[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}


def _combinations(
    names: list[str], world: World, reader: str, permission: Permission | None, asked: str
) -> Iterator[dict[str, Any]]:
    """Give what can stand in an address, course by course."""
    rest = [name for name in names if name != "course_slug"]
    for slug in world.ids["course_slug"] if "course_slug" in names else [None]:
        is_let_in = world.lets_in(reader, permission, slug)
        if "?" in asked and not is_let_in:
            continue
        every = asked == "GET" and is_let_in and not world.is_far(reader, slug)
        pools = [world.all_of(name) if every else world.some_of(name) for name in rest]
        for values in itertools.product(*pools):
            yield {"course_slug": slug} | dict(zip(rest, values, strict=True))


class Visitor:
    """One reader's browser, which keeps nothing of what it is answered: each visit is the first."""

    def __init__(self, app: Flask, token: str | None) -> None:
        raw = secrets.token_hex(20)
        with app.test_client() as client, client.session_transaction() as session:
            session["csrf_token"] = raw
            if token:
                session.permanent = True
                session.update({"_user_id": token, "_fresh": True})
        name = app.config["SESSION_COOKIE_NAME"]
        cookie = client.get_cookie(name)
        self._headers = {"Cookie": f"{name}={cookie.value if cookie else ''}"}
        self._client = app.test_client(use_cookies=False)
        serializer = URLSafeTimedSerializer(app.secret_key or "", salt="wtf-csrf-token")
        self._token = serializer.dumps(raw)

    def ask(self, place: Address) -> TestResponse:
        """Fetch a page, or send a form that carries a good token and is refused nevertheless."""
        form = {"csrf_token": self._token, **TYPED} if place.method == "POST" else None
        headers = self._headers | dict(place.headers)
        return self._client.open(place.url, method=place.method, data=form, headers=headers)


@contextmanager
def nothing_is_written(app: Flask) -> Iterator[None]:
    """Refuse everybody the write lock, as if another held it for too long."""
    with app.app_context():
        engine = db.engine
    event.listen(engine, "begin", _refuse, insert=True)
    try:
        yield
    finally:
        event.remove(engine, "begin", _refuse)


def _refuse(connection: Connection) -> None:
    if connection.get_execution_options().get("writes"):
        raise OperationalError("", {}, sqlite3.OperationalError("database is locked"))
