"""What was found in a text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Because:
    """Why something was taken for a question: the rule, and the words of the text that say so."""

    rule: str
    words: str

    @property
    def sentence(self) -> str:
        """The reason in the language of whoever reads it now."""
        from forum.articles.reading.sentences import BECAUSE  # noqa: PLC0415

        return str(BECAUSE[self.rule]) % {"words": self.words}

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class FoundQuestion:
    """One thing to ponder; `parent` is the index of the question it belongs to."""

    text: str
    parent: int | None
    short_name: str
    because: Because


@dataclass(frozen=True)
class Found:
    """An article taken apart: what it is called, its body without the questions, the questions."""

    title: str | None
    author: str | None
    date: dt.date | None
    language: str | None
    body_markdown: str
    questions: tuple[FoundQuestion, ...]
    # Pictures that stand inside the file, by the address that stands for each in the body.
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)


def as_json(found: Found, file: str) -> dict[str, Any]:
    """Give what was found as the contract with the outside has it."""
    return {
        "file": file,
        "title": found.title,
        "author": found.author,
        "date": found.date.isoformat() if found.date else None,
        "language": found.language,
        "body_markdown": found.body_markdown,
        "questions": [{"text": each.text, "parent": each.parent} for each in found.questions],
    }
