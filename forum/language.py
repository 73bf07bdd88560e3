"""The reader's language: which one it is, how it says moments, days, spans and numbers; lemmas.

Knows nothing of requests, so that pages, letters and commands say the same thing the same way.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path
from zoneinfo import ZoneInfo

import snowballstemmer
from babel.dates import format_date, format_time, format_timedelta
from babel.numbers import format_decimal
from marisa_trie import BytesTrie
from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries.dictionary_factory import DictionaryFactory
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory
from simplemma.strategies.dictionaries.trie_dictionary_factory import TrieWrapDict
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""Each language by its own name, in the order in which they are offered."""

DEFAULT = "fi"

WORDS_A_MINUTE = 200


@dataclass(frozen=True)
class _Wording:
    """How a language writes a day and a time of day. Babel has the months, not these sentences."""

    locale: str
    today: str
    yesterday: str
    another_day: str
    time: str
    day_of_this_year: str
    day_of_another_year: str
    short_day: str


_WORDING = {
    "fi": _Wording(
        locale="fi",
        today="tänään klo {time}",
        yesterday="eilen klo {time}",
        another_day="{day} klo {time}",
        time="H.mm",
        day_of_this_year="d.M.",
        day_of_another_year="d.M.y",
        short_day="d.M.",
    ),
    # The language boards of Sweden and of Finland agree on the full stop between hours and minutes.
    "sv": _Wording(
        locale="sv",
        today="i dag kl. {time}",
        yesterday="i går kl. {time}",
        another_day="{day} kl. {time}",
        time="H.mm",
        day_of_this_year="d MMMM",
        day_of_another_year="d MMMM y",
        short_day="d MMM",
    ),
    "en": _Wording(
        locale="en_GB",
        today="today at {time}",
        yesterday="yesterday at {time}",
        another_day="{day} at {time}",
        time="HH:mm",
        day_of_this_year="d MMMM",
        day_of_another_year="d MMMM y",
        short_day="d MMM",
    ),
}


def choose(chosen: str | None, accept_language: str | None) -> str:
    """Give the language to answer in: the one chosen, else the best the browser asks for."""
    if chosen in LANGUAGES:
        return chosen
    for tag, quality in parse_accept_header(accept_language, LanguageAccept):
        primary = tag.replace("_", "-").partition("-")[0].lower()
        if primary in LANGUAGES and quality > 0:
            return primary
    return DEFAULT


def moment(moment: datetime, zone: str, language: str, now: datetime) -> str:
    """Say when something is or was, by the clock of a place: “eilen klo 8.12”, “17.11. klo 8.12”.

    Only today and yesterday are said by a word; the year only when it is not this one.
    """
    wording = _WORDING[language]
    there, today = moment.astimezone(ZoneInfo(zone)), day_there(now, zone)
    time = format_time(there.time(), wording.time, locale=wording.locale)
    ago = (today - there.date()).days
    if ago == 0:
        return wording.today.format(time=time)
    if ago == 1:
        return wording.yesterday.format(time=time)
    is_this_year = there.year == today.year
    pattern = wording.day_of_this_year if is_this_year else wording.day_of_another_year
    written = format_date(there.date(), pattern, locale=wording.locale)
    return wording.another_day.format(day=written, time=time)


def day(date: date, language: str) -> str:
    """Write a day with its year: “17.11.2009”, “17 november 2009”, “17 November 2009”."""
    wording = _WORDING[language]
    return format_date(date, wording.day_of_another_year, locale=wording.locale)


def short_day(date: date, language: str) -> str:
    """Write a day for a narrow place, without its year: “17.11.”, “17 nov.”, “17 Nov”."""
    wording = _WORDING[language]
    return format_date(date, wording.short_day, locale=wording.locale)


def day_there(moment: datetime, zone: str) -> date:
    """Give the day that a calendar on the wall of a place shows at a moment."""
    return moment.astimezone(ZoneInfo(zone)).date()


def span(length: timedelta, language: str) -> str:
    """Say a length of time in its largest fitting unit: “4 tuntia”. Never less than a minute."""
    return format_timedelta(
        max(abs(length), timedelta(minutes=1)),
        granularity="minute",
        locale=_WORDING[language].locale,
    )


def number(count: int, language: str) -> str:
    """Write a number with its thousands apart."""
    return format_decimal(count, locale=_WORDING[language].locale)


def reading_minutes(markdown: str) -> int:
    """Say how many minutes a text takes to read, at least one."""
    words = sum(1 for _ in re.finditer(r"\w[\w'’-]*+", markdown))
    return max(1, round(words / WORDS_A_MINUTE))


def local_to_utc(text: str, zone: str) -> datetime:
    """Read what a field for a date and a time sends (2026-12-06T23:59), by the clock of a place.

    Of an hour that comes twice in the autumn the first is meant; one that the spring leaves out is
    an hour later. Raises ValueError for anything that is no such moment.
    """
    if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2})?", text):
        raise ValueError(f"{text!r} is no date with a time")
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def utc_to_local(moment: datetime, zone: str) -> str:
    """Write a moment as a field for a date and a time takes it: 2026-12-06T23:59."""
    there = moment.astimezone(ZoneInfo(zone))
    return there.replace(tzinfo=None).isoformat(timespec="minutes")


LEMMAS = Path(__file__).parent / "lemmas" / metadata.version("simplemma")
"""Where set-up puts the dictionaries in the form that takes the least room (.ci/build.py)."""

_WORD = re.compile(r"[^\W\d_]\w*+(?:-\w++)*+")
_SNOWBALL = {"fi": "finnish", "sv": "swedish", "en": "english"}

_MOST_GUESSED = 300
"""How many words that the dictionary lacks are taken apart in one text: each takes 0.1 ms."""

_LONGEST_WORD = 60


@cache
def _dictionary(language: str) -> Mapping[str, str]:
    """Give the forms of a language, each with its lemma.

    Without what set-up builds they are read as they come: the same words in more time and room.
    Measured for the three languages in one process: built 25 MB, which the system shares among the
    workers, and 0.1 s; as they come 66 MB and 3 s. A stemmer alone needs nothing, but finds 42 % of
    Finnish inflections where this finds 93 %.
    """
    built = LEMMAS / f"{language}.dic"
    if built.exists():
        return TrieWrapDict(BytesTrie().mmap(str(built)))
    return StreamDictionaryFactory().get_dictionary(language)


@dataclass(frozen=True)
class _Dictionaries(DictionaryFactory):
    """Hands the dictionaries above to what takes words apart."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return _dictionary(lang)


_LEMMATIZER = Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Dictionaries()))


@lru_cache(maxsize=4_000)
def _guess(word: str, language: str) -> str:
    """Take apart a word that the dictionary lacks: compounds, clitics, new words."""
    return _LEMMATIZER.lemmatize(word, language)


@lru_cache(maxsize=4_000)
def _stem(word: str, language: str) -> str:
    """Cut the ending off by rule."""
    return str(snowballstemmer.stemmer(_SNOWBALL[language]).stemWord(word))


def lemma_of(word: str, language: str) -> str | None:
    """Give the lemma of a word in small letters, as the dictionary has it, names included."""
    return _dictionary(language).get(word)


def lemmas(text: str, language: str) -> list[str]:
    """Give the words of a text in their basic forms and small letters, in order."""
    words = [each[:_LONGEST_WORD].casefold() for each in _WORD.findall(text)]
    basic = _basic_forms(words, language)
    return [basic[word] for word in words]


def word_keys(words: Sequence[str], language: str) -> list[frozenset[str]]:
    """Give for each word by what it is known whatever its ending: itself, its stem, its lemma."""
    small = [each[:_LONGEST_WORD].casefold() for each in words]
    basic = _basic_forms(small, language)
    return [frozenset({each, _stem(each, language), basic[each]}) for each in small]


def _basic_forms(words: Iterable[str], language: str) -> dict[str, str]:
    """Look each word up; of what the dictionary lacks a bounded number is taken apart."""
    found: dict[str, str] = {}
    guessed = 0
    for word in dict.fromkeys(words):
        lemma = _dictionary(language).get(word)
        if lemma is None and guessed < _MOST_GUESSED:
            guessed += 1
            lemma = _guess(word, language)
        found[word] = (lemma or _stem(word, language)).casefold()
    return found
