"""Which question of a text that is brought again is which of those that are there, by likeness."""

from collections.abc import Sequence

from rapidfuzz import fuzz

from forum.language import LANGUAGES, lemmas

LEAST = 62.0
"""Of a hundred; below it two questions are two, and the instructor says otherwise if need be."""


def likeness(one: str, other: str, language: str) -> float:
    """Say how alike two questions are, 0 to 100: by their words, whatever forms and order."""
    if one.split() == other.split():
        return 100.0
    known = language if language in LANGUAGES else "en"
    basic = [" ".join(lemmas(text, known)) for text in (one, other)]
    plain = fuzz.token_sort_ratio(one.casefold(), other.casefold())
    return max(plain, fuzz.token_sort_ratio(*basic), 0.95 * fuzz.token_set_ratio(*basic))


def matched(old: Sequence[str], new: Sequence[str], language: str) -> dict[int, int]:
    """Give each new question the old one it is most like: {place among the new: among the old}.

    The likeliest pairs are taken first, and each question is in one pair at most.
    """
    pairs = sorted(
        (
            (likeness(before, after, language), -abs(new_at - old_at), new_at, old_at)
            for new_at, after in enumerate(new)
            for old_at, before in enumerate(old)
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
