"""What the buttons of the list of questions do: pure functions from lines to lines.

A line is what was typed about one question, right or wrong. A button says what it asks for as one
word and, where it stands at a line, the number of that line: "add", "split-2".
"""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from forum.articles.forms import QUESTIONS_LIMIT, SHORT_NAME_LIMIT

Line = dict[str, Any]

_ASKED = re.compile(r"([a-z]{1,10})(?:-([0-9]{1,3}))?", re.ASCII)
_SENTENCE_ENDS = re.compile(r"(?<=[.?!…])[”\"'»)\]]*\s+(?=\S)")
_SHORT = 40
_OWN = frozenset({"key", "parent", "because", "short_name", "text"})
"""What a line says about itself; all else is how its topic is to be."""


class CannotChangeError(ValueError):
    """The list cannot be changed like that: a sentence, and the line that it stands beside."""

    def __init__(self, sentence: str, at: int | None = None) -> None:
        """Take the sentence, and the line where there is one."""
        super().__init__(sentence)
        self.sentence, self.at = sentence, at


@dataclass(frozen=True)
class Changed:
    """The list after a button: what was done, which line to go to, what can be taken back."""

    lines: list[Line]
    said: str = ""
    at: int | None = None
    removed: str = ""


def change(
    lines: Sequence[Line],
    asked: str,
    *,
    talked_over: frozenset[str] = frozenset(),
    removed: str = "",
    selected: str = "",
) -> Changed:
    """Do what a button asks for; one that is unknown changes nothing.

    `talked_over` holds the keys of the questions that have a topic and so have to stay; `removed`
    is what was removed last, `selected` words of the article to be added as a question. Raises
    CannotChangeError.
    """
    match = _ASKED.fullmatch(asked)
    name, number = match.groups() if match else ("", None)
    if name == "add":
        return _add(lines, selected)
    if name == "restore":
        return _restore(lines, removed)
    act = _AT_A_LINE.get(name)
    if act is None or number is None or int(number) >= len(lines):
        return Changed(list(lines), removed=removed)
    done = act(lines, int(number), talked_over)
    return Changed(_without_wrong_parents(done.lines), done.said, done.at, done.removed)


def new_line(lines: Sequence[Line], **said: Any) -> Line:
    """Make a line with a key that none of the others has."""
    numbers = [int(line["key"][1:]) for line in lines if re.fullmatch(r"n[0-9]{1,9}", line["key"])]
    own = {"key": f"n{max(numbers, default=0) + 1}", "parent": "", "because": "", "text": ""}
    return own | {"short_name": ""} | said


def short_name_of(text: str) -> str:
    """Give the first words of a question, to be bettered by hand."""
    words = " ".join(text[:SHORT_NAME_LIMIT].split()).rstrip("?.! ")
    if len(words) <= _SHORT:
        return words
    return words[:_SHORT].rpartition(" ")[0] or words[:_SHORT]


def _add(lines: Sequence[Line], text: str) -> Changed:
    _ask_for_room(lines)
    said = _("A question was added.") if text else _("An empty question was added.")
    line = new_line(lines, text=text, short_name=short_name_of(text))
    return Changed([*lines, line], said, len(lines))


def _ask_for_room(lines: Sequence[Line], more: int = 1, at: int | None = None) -> None:
    if len(lines) + more > QUESTIONS_LIMIT:
        raise CannotChangeError(
            _("An article may leave at most %(most)d questions.", most=QUESTIONS_LIMIT), at
        )


def _restore(lines: Sequence[Line], removed: str) -> Changed:
    """Put back the line that was removed last, if it is one of ours."""
    at, line = _removed_line(removed)
    if not line or line["key"] in {each["key"] for each in lines}:
        raise CannotChangeError(_("There is nothing to take back."))
    _ask_for_room(lines)
    at = min(max(at, 0), len(lines))
    back = _without_wrong_parents([*lines[:at], line, *lines[at:]])
    return Changed(back, _("The question is back."), at)


def _removed_line(removed: str) -> tuple[int, Line]:
    """Read what _remove kept; what anybody else put there is no line."""
    try:
        at, line = json.loads(removed)
        whole = line.keys() >= _OWN and all(isinstance(each, str) for each in line.values())
    except (ValueError, TypeError, AttributeError, RecursionError):
        return 0, {}
    return (at, line) if whole and isinstance(at, int) else (0, {})


def _remove(lines: Sequence[Line], at: int, talked_over: frozenset[str]) -> Changed:
    if lines[at]["key"] in talked_over:
        raise CannotChangeError(_("This question has a topic, so it stays."), at)
    rest = [*lines[:at], *lines[at + 1 :]]
    there = min(at, len(rest) - 1) if rest else None
    kept = json.dumps([at, {key: str(said or "") for key, said in lines[at].items()}])
    return Changed(rest, _("The question was removed."), there, kept)


def _move(by: int) -> Callable[[Sequence[Line], int, frozenset[str]], Changed]:
    def act(lines: Sequence[Line], at: int, _talked_over: frozenset[str]) -> Changed:
        to = min(max(at + by, 0), len(lines) - 1)
        moved = list(lines)
        moved.insert(to, moved.pop(at))
        return Changed(moved, _("The question is now number %(number)d.", number=to + 1), to)

    return act


def _split(lines: Sequence[Line], at: int, _talked_over: frozenset[str]) -> Changed:
    """Part a question where its lines part, else after its first sentence."""
    parts = _parts(str(lines[at]["text"] or ""))
    if len(parts) == 1:
        raise CannotChangeError(
            _("Begin a new line in the question where it is to be split, then split it."), at
        )
    _ask_for_room(lines, len(parts) - 1, at)
    split: list[Line] = [*lines[:at], lines[at] | {"text": parts[0]}]
    for part in parts[1:]:
        made = new_line([*split, *lines], text=part, short_name=short_name_of(part))
        split.append(lines[at] | made | {"parent": lines[at]["parent"]})
    split += lines[at + 1 :]
    said = ngettext(
        "The question was split into %(num)d question.",
        "The question was split into %(num)d questions.",
        len(parts),
    )
    return Changed(split, said, at + 1)


def _parts(text: str) -> list[str]:
    rows = [row.strip() for row in text.splitlines() if row.strip()]
    if len(rows) > 1:
        return rows
    end = _SENTENCE_ENDS.search(text)
    return [text[: end.end()].strip(), text[end.end() :].strip()] if end else [text]


def _join(lines: Sequence[Line], at: int, talked_over: frozenset[str]) -> Changed:
    if at + 1 == len(lines):
        raise CannotChangeError(_("There is no question after this one."), at)
    following = lines[at + 1]
    if following["key"] in talked_over:
        raise CannotChangeError(_("The next question has a topic, so it stays."), at)
    text = f"{lines[at]['text'] or ''} {following['text'] or ''}".strip()
    joined = lines[at] | {"text": text}
    return Changed([*lines[:at], joined, *lines[at + 2 :]], _("The two questions are now one."), at)


def _alike(lines: Sequence[Line], at: int, _talked_over: frozenset[str]) -> Changed:
    """Let every topic be as this line's."""
    wanted = {key: value for key, value in lines[at].items() if key not in _OWN}
    said = _("All topics will now be like that of question %(number)d.", number=at + 1)
    return Changed([line | wanted for line in lines], said, at)


_AT_A_LINE = {
    "remove": _remove,
    "up": _move(-1),
    "down": _move(1),
    "split": _split,
    "join": _join,
    "alike": _alike,
}


def _without_wrong_parents(lines: Sequence[Line]) -> list[Line]:
    """A question is part of one above it; after a move it may no longer be."""
    above: set[str] = set()
    right: list[Line] = []
    for line in lines:
        right.append(line if line["parent"] in above else line | {"parent": ""})
        above.add(line["key"])
    return right
