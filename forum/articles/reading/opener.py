"""What a section of questions is opened by."""

from dataclasses import dataclass
from enum import StrEnum

from forum.articles.reading.blocks import Enclosure
from forum.articles.reading.cues import Cue

_LOWEST = 7  # below every heading


class How(StrEnum):
    """What a section is opened by."""

    HEADING = "heading"
    LINE = "line"
    SENTENCE = "sentence"
    LABEL = "label"
    BOX = "box"


@dataclass(frozen=True)
class Opener:
    """Where a section opens, by what words, and how much they promise."""

    at: int
    how: How
    words: str
    cue: Cue
    level: int = _LOWEST
    within: tuple[Enclosure, ...] = ()
    depth: int = 0
    rest: str = ""  # what stands after a label, in the same block
    before: str = ""  # what stands before the sentence, in the same block
    marker: str = ""  # of a heading that its number makes an item
    title: str = ""  # of the whole text, where that names the questions
