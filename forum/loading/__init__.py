"""Moves whole courses in: users, courses, articles, topics, posts in any state, decisions.

The format is described in seeds/README.md and shown by the demo course. All or nothing: a file is
loaded whole or leaves no trace. Only here are states set directly.

- row: one object of the file; every value asked for by name and kind
- plan: the rows it asks for, made before the database is locked, written in layers after
- people, courses, articles, posts, revisions, decisions: what the objects mean
"""

import json
from pathlib import Path
from typing import Any

from forum.audit import record
from forum.db import write
from forum.loading import queries
from forum.loading.courses import read_course
from forum.loading.names import Names
from forum.loading.people import read_user
from forum.loading.plan import Layer, Plan
from forum.loading.row import LoadError, Row

__all__ = ["LoadError", "Plan", "load", "read"]

COUNTED = {"users": Layer.USER, "courses": Layer.COURSE, "topics": Layer.TOPIC, "posts": Layer.POST}


def read(path: Path) -> Plan:
    """Read a file and make the rows it asks for. Slow; touches no database.

    Raises LoadError when anything in it is missing, misspelt or refers to nothing.
    """
    whole = Row("", _parsed(path))
    names = Names(Plan(), path.parent)
    for user in whole.rows("users"):
        read_user(user, names)
    _each_once(names.plan, Layer.USER, "email_key", "users")
    for course in whole.rows("courses"):
        read_course(course, names)
    _each_once(names.plan, Layer.COURSE, "slug", "courses")
    whole.close()
    return names.plan


def load(plan: Plan) -> dict[str, int]:
    """Write the rows of a file; say how many there are of what.

    Raises LoadError when an account or a course is there already.
    """
    write()
    emails = _values(plan, Layer.USER, "email_key")
    for taken in queries.taken_emails(emails):
        raise LoadError(f"users[{emails.index(taken)}].email has an account already.")
    slugs = _values(plan, Layer.COURSE, "slug")
    for taken in queries.taken_slugs(slugs):
        raise LoadError(f"courses[{slugs.index(taken)}].slug is the address of a course already.")
    plan.write()
    counts = {name: plan.count(layer) for name, layer in COUNTED.items()}
    record("data.loaded", by=None, **counts)
    return counts


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_said_once)
    except (OSError, ValueError, RecursionError) as error:
        raise LoadError(f"{path.name} cannot be read as JSON in UTF-8.") from error


def _said_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    said = dict(pairs)
    if len(said) < len(pairs):
        raise LoadError(f"An object has a key twice; its keys are {', '.join(said)}.")
    return said


def _values(plan: Plan, layer: Layer, column: str) -> list[str]:
    return [getattr(row, column) for row, _links in plan.layers[layer, 0]]


def _each_once(plan: Plan, layer: Layer, column: str, place: str) -> None:
    values = _values(plan, layer, column)
    for number, value in enumerate(values):
        if value in values[:number]:
            raise LoadError(f"{place}[{number}] is there twice: {value}.")
