"""The footnotes of an article: [^1] in the text, "[^1]: words" below it, with links to and fro.

They stand at the end, whatever they stood below, in the order in which the text speaks of them.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.util import AtomicString

from forum.richtext.lines import TAB

ANCHOR = re.compile(r"fn(?:ref)?-\d{1,3}")
"""What a place in a text is called that a footnote leads to, or from."""

_MOST = 500
_LABEL = r"[\w.-]{1,40}"
_BEGINS = re.compile(rf" {{0,3}}\[\^(?P<label>{_LABEL})\]:(?: +|$)(?P<words>.*)")
_MENTION = rf"\[\^(?P<label>{_LABEL})\](?!\()"
_MENTIONED = re.compile(rf"(?<!\\){_MENTION}")
_NUMBER = "\x1a(?P<number>\\d{1,3})\x1a"  # no text has this sign: it is cleaned of controls


def add_notes(md: Markdown) -> None:
    """Let a parser know footnotes."""
    notes = _Notes(md)
    md.preprocessors.register(notes, "notes", 20)
    md.inlinePatterns.register(_Mention(_MENTION, md, notes), "mention", 175)
    md.inlinePatterns.register(_Number(_NUMBER, md, notes), "note", 174)


class _Notes(Preprocessor):
    """Puts the notes below the text, each with its number, and knows the number of each."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.numbers: dict[str, int] = {}
        self.mentioned: set[int] = set()

    def run(self, lines: list[str]) -> list[str]:
        rest, notes = _parted(lines)
        if not notes:
            return lines
        self.numbers = {label: at for at, label in enumerate(_in_order(rest, notes), 1)}
        below = ["", "---", ""]
        for label, number in self.numbers.items():
            first, *more = notes[label]
            below += [f"\x1a{number}\x1a {first}", *more, ""]
        for label, (first, *more) in notes.items():
            if label not in self.numbers:
                below += [first, *more, ""]
        return [*rest, *below]


def _parted(lines: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Part the lines of the text from those of the notes, by their labels."""
    rest: list[str] = []
    notes: dict[str, list[str]] = {}
    note: list[str] | None = None
    for line in lines:
        found = _BEGINS.fullmatch(line)
        if found and found["label"] not in notes and len(notes) < _MOST:
            note = notes[found["label"]] = [found["words"]]
        elif note is not None and _goes_on(note, line):
            note.append(line.strip())
        else:
            note = None
            rest.append(line)
    return rest, notes


def _goes_on(note: Sequence[str], line: str) -> bool:
    """Whether a line belongs to a note: right below it, or set in after an empty line."""
    if not line.strip():
        return bool(note[-1])
    return bool(note[-1]) or line.startswith(" " * TAB)


def _in_order(lines: Sequence[str], notes: dict[str, list[str]]) -> Iterator[str]:
    """Give the labels that are mentioned, in their order."""
    given: set[str] = set()
    waiting = [*lines]
    for line in waiting:
        for found in _MENTIONED.finditer(line):
            label = found["label"]
            if label in notes and label not in given:
                given.add(label)
                waiting += notes[label]
                yield label


class _Linked(InlineProcessor):
    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, pattern: str, md: Markdown, notes: _Notes) -> None:
        super().__init__(pattern, md)
        self.notes = notes


class _Mention(_Linked):
    def handleMatch(  # type: ignore[override]  # noqa: N802
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int] | tuple[None, None, None]:
        number = self.notes.numbers.get(m["label"])
        if not number:
            return None, None, None
        raised = Element("sup")
        link = SubElement(raised, "a", href=f"#fn-{number}")
        if number not in self.notes.mentioned:
            link.set("id", f"fnref-{number}")
            self.notes.mentioned.add(number)
        link.text = AtomicString(f"[{number}]")
        return raised, m.start(), m.end()


class _Number(_Linked):
    """The number before a note leads back to its first mention."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        number = int(m["number"])
        link = Element("a", id=f"fn-{number}", href=f"#fnref-{number}")
        link.text = AtomicString(f"[{number}]")
        return link, m.start(), m.end()
