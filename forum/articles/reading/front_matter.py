"""What stands at the top of a file, between two lines of dashes, about the text below."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from forum.articles.reading.dates import date_in

_FENCE = re.compile(r"\s*(---|\+\+\+)[ \t]*\n")
_BLOCK = re.compile(r"[>|][+-]?\s*")
_MORE = re.compile(r"(?=[\s-])\s*(?:-\s+)?(?:name:\s*)?(\S.*)")
_TABLE = re.compile(r"\s*\[{1,2}[^\[\]=]+\]{1,2}\s*")
_LONGEST = 20_000
_LONGEST_VALUE = 500
_TITLES = ("title", "titel", "otsikko", "tittel", "titre", "título", "pealkiri")
_DATES = (
    "date",
    "published_at",
    "published",
    "publishdate",
    "pubdate",
    "publish_date",
    "datum",
    "dato",
    "pvm",
    "julkaistu",
    "fecha",
    "created",
    "created_at",
    "datepublished",
    "date_published",
    "updated_at",
    "updated",
    "modified",
    "lastmod",
    "revisions",
    "revision",
    "history",
    "changelog",
)
_AUTHORS = ("author", "authors", "by", "kirjoittaja", "författare", "forfatter", "autor", "auteur")
_LANGUAGES = ("language", "lang", "locale", "kieli", "språk")


@dataclass(frozen=True)
class FrontMatter:
    """What it says of the text."""

    title: str | None = None
    author: str | None = None
    date: dt.date | None = None
    language: str | None = None
    dated_lines: tuple[str, ...] = ()


def split(text: str) -> tuple[FrontMatter, str]:
    """Part the front matter from the text below it."""
    opening = _FENCE.match(text)
    if not opening:
        return FrontMatter(), text
    fence = re.escape(opening[1])
    closing = re.compile(rf"(?m)^(?:{fence}|\.\.\.)[ \t]*$").search(
        text, opening.end(), opening.end() + _LONGEST
    )
    if not closing:
        return FrontMatter(), text
    said = _values(text[opening.end() : closing.start()], "=" if opening[1] == "+++" else ":")
    return (_found(said), text[closing.end() :]) if said else (FrontMatter(), text)


def _values(source: str, sign: str) -> dict[str, str]:
    """Read the lines that name one value; an indented line goes on with the one above.

    A whole YAML parser would take longer than the rest of the article, and what it builds from
    a few hostile lines has no bound.
    """
    values: dict[str, str] = {}
    name = ""
    for line in source.split("\n"):
        if sign == "=" and _TABLE.fullmatch(line):
            break  # what follows is about something else, such as a source
        if found := re.match(rf"([\w-]+)\s*{sign}\s*(.*)", line):
            name = found[1].lower()
            values[name] = "" if _BLOCK.fullmatch(found[2]) else _unquoted(found[2])
        elif name and (more := _MORE.fullmatch(line)) and (len(values[name]) < _LONGEST_VALUE):
            values[name] = f"{values[name]} {_unquoted(more[1])}".strip()
    return values


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        inner = value[1:-1]
        return inner.replace("''", "'") if value[0] == "'" else inner.replace('\\"', '"')
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(_unquoted(each) for each in value[1:-1].split(","))
    return re.sub(r"\s+#\s.*$", "", value)


def _found(values: Mapping[str, str]) -> FrontMatter:
    days = (date_in(values[name]) for name in _DATES if values.get(name))
    return FrontMatter(
        title=_first(values, _TITLES),
        author=_first(values, _AUTHORS),
        date=next((day for day in days if day), None),
        language=_first(values, _LANGUAGES),
    )


def _first(values: Mapping[str, str], names: tuple[str, ...]) -> str | None:
    found = (" ".join(unescape(values[name]).split()) for name in names if values.get(name))
    return next((value for value in found if value), None)
