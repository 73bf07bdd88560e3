"""Which question of a text that is brought again is which of those that are there, by likeness."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from forum.language import LANGUAGES, lemmas

LEAST = 62.0
"""Of a hundred; below it two questions are two, and the instructor says otherwise if need be."""


LONGEST = 500
"""Characters of a question by which it is compared."""


@dataclass(frozen=True)
class _Asked:
    """A question as it is compared: its words, and their basic forms."""

    words: Sequence[str]
    plain: str
    basic: str


def _asked(text: str, language: str) -> _Asked:
    text = text[:LONGEST]
    return _Asked(text.split(), text.casefold(), " ".join(lemmas(text, language)))


def _likeness(one: _Asked, other: _Asked) -> float:
    """Say how alike two questions are, 0 to 100: by their words, whatever forms and order."""
    if one.words == other.words:
        return 100.0
    basic = (one.basic, other.basic)
    plain = fuzz.token_sort_ratio(one.plain, other.plain)
    return max(plain, fuzz.token_sort_ratio(*basic), 0.95 * fuzz.token_set_ratio(*basic))


def matched(old: Sequence[str], new: Sequence[str], language: str) -> dict[int, int]:
    """Give each new question the old one it is most like: {place among the new: among the old}.

    The likeliest pairs are taken first, and each question is in one pair at most.
    """
    known = language if language in LANGUAGES else "en"
    there, brought = ([_asked(text, known) for text in texts] for texts in (old, new))
    pairs = sorted(
        (
            (_likeness(before, after), -abs(new_at - old_at), new_at, old_at)
            for new_at, after in enumerate(brought)
            for old_at, before in enumerate(there)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for score, _, new_at, old_at in pairs:
        if score < LEAST:
            break
        if new_at not in found and old_at not in found.values():
            found[new_at] = old_at
    return found
