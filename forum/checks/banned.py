"""Words that a course does not want, whatever their ending; a phrase only in its order."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from forum.checks.finding import Around, CheckName, Finding, Span, Told, Why
from forum.checks.tokens import Token, tokens
from forum.language import word_keys

VERSION = 1

MOST = 200
"""How many words and phrases a course may ban."""

Phrase = Sequence[frozenset[str]]
Banned = tuple[str, Phrase]


def find(told: Told, around: Around) -> Iterator[Finding]:
    """Find the course's banned words in each part of a text."""
    first = _by_first_word(around.banned[:MOST], told.language)
    if not first:
        return
    for part, text in told.parts.items():
        row = tokens(text)
        row_keys = word_keys([word.bare for word in row], told.language)
        for at, mine in enumerate(row_keys):
            for words, keys in {
                id(each): each for key in mine for each in first.get(key, ())
            }.values():
                if _stands_here(keys, row, row_keys, at):
                    start, end = row[at].start, row[at + len(keys) - 1].end
                    where = Span(start, end, text[start:end])
                    yield Finding(CheckName.BANNED, Why.BANNED, part, where, words, {"word": words})


def _by_first_word(banned: Sequence[str], language: str) -> Mapping[str, Sequence[Banned]]:
    """Give what is banned by whatever its first word may be known by."""
    first: defaultdict[str, list[Banned]] = defaultdict(list)
    for words in banned:
        keys = word_keys([word.bare for word in tokens(words)], language)
        banned_here = (words, keys)
        for key in keys[0] if keys else ():
            first[key].append(banned_here)
    return first


def _stands_here(
    keys: Phrase, row: Sequence[Token], row_keys: Sequence[frozenset[str]], at: int
) -> bool:
    """Say whether a phrase goes on from here, word by word."""
    if at + len(keys) > len(row):
        return False
    return all(
        not key.isdisjoint(row_keys[at + step]) and (step == 0 or row[at + step].follows)
        for step, key in enumerate(keys)
    )
