"""What a page tells search engines of its text, as linked data in a script element."""

import json
from collections.abc import Iterator
from typing import Any

from forum.articles.reading.html_elements import Element

_MOST_SCRIPTS = 10
_LONGEST = 200_000
_MOST_THINGS = 500
_LONGEST_VALUE = 500
_KINDS = ("Article", "Posting", "Chapter", "LearningResource", "CreativeWork", "WebPage", "Course")


def told_by(page: Element) -> dict[str, str]:
    """Give the headline, the author and the day of the first thing that is a text."""
    for script in page.xpath(".//script[@type='application/ld+json']")[:_MOST_SCRIPTS]:
        for thing in _things(script.text or ""):
            said = _said(thing)
            if said and str(thing.get("@type", "")).strip("[]'").endswith(_KINDS):
                return said
    return {}


def _things(source: str) -> Iterator[dict[str, Any]]:
    """Every object of the data, those inside lists and graphs as well, without recursion."""
    try:
        waiting = [json.loads(source)] if len(source) <= _LONGEST else []
    except (ValueError, RecursionError):
        return
    for _ in range(_MOST_THINGS):
        if not waiting:
            return
        thing = waiting.pop(0)
        if isinstance(thing, list):
            waiting += thing
        elif isinstance(thing, dict):
            waiting += [thing[name] for name in ("@graph", "mainEntity") if name in thing]
            yield thing


def _said(thing: dict[str, Any]) -> dict[str, str]:
    author = thing.get("author")
    author = author[0] if isinstance(author, list) and author else author
    name = author.get("name") if isinstance(author, dict) else author
    values = {
        "headline": thing.get("headline"),
        "datePublished": thing.get("datePublished"),
        "author": name,
    }
    return {
        key: " ".join(value.split())[:_LONGEST_VALUE]
        for key, value in values.items()
        if isinstance(value, str) and value.strip()
    }
