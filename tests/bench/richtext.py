"""The worst texts that a post may hold, beside plain paragraphs of the same length.

Tries every text that stopped other parsers, every pair of signs repeated as often as it is taken,
and texts put together by chance.
"""

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import product

from forum.richtext import POST_LIMIT, TooComplexError, render
from tests.richtext.hostile import KNOWN, longest

PROMISED = 0.25
SIGNS = [
    *"[]()!`*_>-+#|:~<&\\\"'a \n",
    *("1.", "https://x", "://", "www.", "    ", "```", "~~~", "\n\n", "|-", "&#", "\t", "@"),
]


def seconds(text: str) -> float:
    """Time one text; a refusal is an answer too."""
    start = time.process_time()
    with suppress(TooComplexError):
        render(text)
    return time.process_time() - start


def by_chance(chance: random.Random) -> tuple[str, str]:
    """Put together a few repeated groups of signs; give what they are, and the text."""
    groups = [
        "".join(chance.choices(SIGNS, k=chance.randint(1, 5))) for _ in range(chance.randint(1, 4))
    ]
    share = POST_LIMIT // len(groups)
    return f"chance {groups}", "".join(longest(group, share) for group in groups)


def texts(budget: float) -> Iterator[tuple[str, str]]:
    """Give everything that is tried, with a name."""
    yield from KNOWN.items()
    for pair in product(SIGNS, repeat=2):
        yield f"repeated {''.join(pair)!r}", longest("".join(pair))
    chance, end = random.Random(7), time.monotonic() + budget
    while time.monotonic() < end:
        yield by_chance(chance)


def run(budget: float = 20.0) -> None:
    ordinary = (("words and words " * 30).strip() + "\n\n") * 41
    plain = min(seconds(ordinary) for _ in range(5))
    tried = sorted(((seconds(text), name) for name, text in texts(budget)), reverse=True)
    print(f"  plain paragraphs        {plain * 1000:.1f} ms for {len(ordinary)} characters")
    print(f"  slowest of {len(tried)} texts   ratio, promised under {PROMISED * 1000:.0f} ms")
    for spent, name in tried[:5]:
        print(f"  {spent * 1000:6.1f} ms  {spent / plain:5.1f} x  {name[:80]}")
