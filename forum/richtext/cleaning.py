"""What nobody types is taken away: control characters, direction overrides, piles of marks."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")

# Controls but for tab and newline; embeddings, overrides and isolates of direction, by which a text
# can reorder what stands around it; the byte order mark; halves of pairs and noncharacters, which
# databases, encodings or XML files refuse.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)

# A mark is no letter, digit or space. Only a run of such characters is looked at one by one.
_MAYBE_MARKS = re.compile(r"[^\w\s\x00-\x7f]{9,}")

# No language piles more on one letter; more hides the lines above and below.
_MARKS_ON_ONE_LETTER = 8


def clean(text: str) -> str:
    """Give the text as it is stored: NFC, lines ended by a newline, nothing that is not text.

    Cleaning what is clean changes nothing. No word, sign or emoji is lost.
    """
    text = _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))
    return _MAYBE_MARKS.sub(_without_piles, unicodedata.normalize("NFC", text))


def _without_piles(found: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for each in found[0]:
        marks = marks + 1 if unicodedata.category(each) in {"Mn", "Me"} else 0
        if marks <= _MARKS_ON_ONE_LETTER:
            kept.append(each)
    return "".join(kept)
