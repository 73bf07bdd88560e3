"""Whole texts with what is to be found in them; README.md says how they are written."""

import re
from dataclasses import dataclass
from pathlib import Path

_TEXT = re.compile(
    r"^%%% (?P<head>.+)\n(?P<text>(?:(?!%%%).*\n)*)%%%(?P<any> any)?\n(?P<questions>(?:.+\n)*)",
    re.MULTILINE,
)
_QUESTION = re.compile(r"(?:-|(?P<parent>\d+)>) (?P<text>.+)")


@dataclass(frozen=True)
class Shape:
    name: str
    file: str
    text: str
    head: tuple[str | None, str | None] | None  # title and day, where they are looked at
    questions: list[tuple[str, int | None]] | None


def shapes() -> list[Shape]:
    folder = Path(__file__).parent
    return [
        _shape(found)
        for file in sorted(folder.glob("*.txt"))
        for found in _TEXT.finditer(file.read_text("utf-8"))
    ]


def _shape(found: re.Match[str]) -> Shape:
    name, file, *head = [part.strip() for part in found["head"].split(" | ")]
    asked = [
        (each["text"], int(each["parent"]) if each["parent"] else None)
        for each in map(_QUESTION.fullmatch, found["questions"].splitlines())
        if each
    ]
    return Shape(
        name,
        file,
        found["text"],
        (head[0].strip(" |") or None, head[1] or None) if head else None,
        None if found["any"] else asked,
    )
