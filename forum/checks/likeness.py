"""Near-duplicates: how much of what a case says another one says as well, by its lemmas.

Two steps, so that many cases cost little: the share of common lemmas of all of them (the overlap
coefficient), then the order of the words of the nearest by rapidfuzz's token_sort_ratio.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from forum.checks.finding import Around, CheckName, Finding, Known, Told, Why
from forum.language import lemmas

VERSION = 1

LIKE = 72
"""From how many per cent on two cases are shown side by side. Two tellings of the same event in
other words reach about 60, a text with a few sentences changed 80 and more (see the tests)."""

_NEAR = 0.5
_MOST_NEAR = 5
_FEWEST_LEMMAS = 12
_COMPARED = 6_000


def key(told: Told) -> str:
    """Give the lemmas of all that is told, in order: what is kept with a revision to compare by."""
    whole = "\n".join(text for part, text in told.parts.items() if part != "sources")
    return " ".join(lemmas(whole, told.language))


def find(told: Told, around: Around) -> Iterator[Finding]:
    """Find the cases that say nearly the same."""
    if around.others:
        yield from alike(key(told), around)


def alike(mine: str, around: Around) -> Iterator[Finding]:
    """Compare lemmas with those of the other cases, the likest first."""
    here = frozenset(mine.split())
    if len(here) < _FEWEST_LEMMAS:
        return
    near = [(share, each) for each in around.others if (share := _share(here, each)) >= _NEAR]
    near.sort(key=lambda each: (-each[0], each[1].post_id))
    likes = [(_likeness(mine, each.lemmas), each) for _share_, each in near[:_MOST_NEAR]]
    for likeness, each in sorted(likes, key=lambda pair: (-pair[0], pair[1].post_id)):
        if likeness >= LIKE:
            params = {"percent": likeness}
            yield Finding(
                CheckName.LIKENESS, Why.LIKE_ANOTHER, params=params, other_id=each.post_id
            )


def _share(here: frozenset[str], other: Known) -> float:
    there = frozenset(other.lemmas.split())
    fewer = min(len(here), len(there))
    return len(here & there) / fewer if fewer >= _FEWEST_LEMMAS else 0.0


def _likeness(one: str, other: str) -> int:
    return round(fuzz.token_sort_ratio(one[:_COMPARED], other[:_COMPARED]))
