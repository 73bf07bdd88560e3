"""Short names of questions, for lists and menus."""

import re

LONGEST = 60
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+")
_TAIL = re.compile(r"[\s.,:;!?…–—-]+$")
_SHORTEST = 12


def short_name(text: str) -> str:
    """Make a name of at most sixty characters: the first sentence that asks, cut between words."""
    bare = " ".join(_BRACKETS.sub("", text[:4_000]).split()) or " ".join(text[:4_000].split())
    sentences = _SENTENCE_END.split(bare)
    asking = next(
        (each for each in sentences if each.rstrip("\"'”’»)").endswith("?")), sentences[0]
    )
    name = asking if len(asking) >= _SHORTEST else bare
    return _cut(_TAIL.sub("", name.strip("\"'“”‘’«»¿¡ ")) or bare)


def _cut(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    shorter = name[:LONGEST].rpartition(" ")[0] or name[: LONGEST - 1]
    return f"{_TAIL.sub('', shorter)}…"
