"""One object of the file: values are asked for by name and kind; what is wrong says where."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")

MISSING: Any = object()
LONGEST = 400_000

_RELATIVE = re.compile(r"([+-]?\d{1,4})d (\d{2}):(\d{2})")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class LoadError(Exception):
    """The file cannot be loaded; its sentence says where in it and why."""


class Row:
    """An object of the file and its place in it. What nobody asks for is misspelt: see close."""

    def __init__(self, place: str, said: object) -> None:
        """Take what stands at a place. Raises LoadError when it is no object."""
        if not isinstance(said, dict):
            raise LoadError(f"{place or 'The file'} must be an object with keys and values.")
        self.place = place
        self._said: dict[str, Any] = said
        self._asked: set[str] = set()

    def wrong(self, key: str, why: str) -> LoadError:
        """Word what is wrong with a value; raised by whoever found it."""
        return LoadError(f"{self._at(key)} {why}")

    def has(self, key: str) -> bool:
        """Say whether a value is given at all; null is none."""
        return self._get(key, None) is not None

    def text(self, key: str, default: str = MISSING, *, longest: int = LONGEST) -> str:
        """Give a text, not empty unless it may be left out."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "must be a text.")
        if not value.strip() and default is MISSING:
            raise self.wrong(key, "is empty.")
        return self._storable(key, value, longest)

    def flag(self, key: str, *, default: bool) -> bool:
        """Give true or false."""
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false.")
        return value

    def word(self, key: str, kinds: type[E]) -> E:
        """Give one of the words that are known."""
        value = self._get(key, MISSING)
        if not isinstance(value, str) or value not in [each.value for each in kinds]:
            raise self.wrong(key, f"must be one of: {', '.join(kinds)}.")
        return kinds(value)

    def word_or_none(self, key: str, kinds: type[E]) -> E | None:
        """Give one of the words that are known; None where it is null or left out."""
        return self.word(key, kinds) if self.has(key) else None

    def moment(self, key: str, zone: ZoneInfo) -> datetime:
        """Read a time: ISO 8601 with an offset, or a day seen from today at the course's clock."""
        value = self._get(key, MISSING)
        try:
            return _moment(value, zone)
        except (TypeError, ValueError, OverflowError) as error:
            why = 'must be a time such as "2026-03-04T08:12:00+02:00" or "-3d 08:12".'
            raise self.wrong(key, why) from error

    def moment_or_none(self, key: str, zone: ZoneInfo) -> datetime | None:
        """Read a time; None where it is null or left out."""
        return self.moment(key, zone) if self.has(key) else None

    def one(self, key: str, of: Sequence[T]) -> T:
        """Give the one of a list that is meant, counted from 0."""
        value = self._get(key, MISSING)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < len(of):
            raise self.wrong(key, f"must be a number below {len(of)}, counted from 0.")
        return of[value]

    def one_or_none(self, key: str, of: Sequence[T]) -> T | None:
        """Give the one of a list that is meant; None where it is null or left out."""
        return self.one(key, of) if self.has(key) else None

    def named(self, key: str, among: Mapping[str, T], *, what: str) -> T:
        """Give what a key of the file stands for."""
        name = self.text(key)
        if name not in among:
            raise self.wrong(key, f"names {what} that the file does not have before: {name}.")
        return among[name]

    def texts(self, key: str, among: Sequence[str], default: Any = MISSING) -> dict[str, str]:
        """Give an object of texts whose keys are among those that are known."""
        row = Row(self._at(key), self._get(key, default))
        strange = sorted(set(row._said) - set(among))
        if strange:
            raise row.wrong(strange[0], f"is not asked for here; known are: {', '.join(among)}.")
        return {name: row.text(name, "") for name in among if name in row._said}

    def rows(self, key: str, default: Any = MISSING) -> Iterator["Row"]:
        """Give the objects of a list, each with its place."""
        value = self._get(key, default)
        if not isinstance(value, list):
            raise self.wrong(key, "must be a list.")
        for number, each in enumerate(value):
            yield Row(f"{self._at(key)}[{number}]", each)

    def close(self) -> None:
        """Refuse what nobody has asked for: it is misspelt, or would be lost without a word."""
        strange = sorted(set(self._said) - self._asked)
        if strange:
            raise self.wrong(strange[0], "is a key that nobody knows.")

    def _get(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        value = self._said.get(key, default)
        if value is MISSING:
            raise self.wrong(key, "is missing.")
        return value

    def _at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def _storable(self, key: str, value: str, longest: int) -> str:
        if len(value) > longest:
            raise self.wrong(key, f"is longer than {longest} characters.")
        if _UNSTORABLE.search(value):
            raise self.wrong(key, "has a character that cannot be stored.")
        return value


def _moment(said: str, zone: ZoneInfo) -> datetime:
    relative = _RELATIVE.fullmatch(said)
    if relative:
        days, hour, minute = (int(part) for part in relative.groups())
        day = datetime.now(zone) + timedelta(days=days)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0).astimezone(UTC)
    moment = datetime.fromisoformat(said)
    if moment.tzinfo is None:
        raise ValueError(said)
    return moment.astimezone(UTC)
