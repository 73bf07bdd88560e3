"""Words marked in HTML that is already safe: nothing is added to it but mark elements.

The text is found again in what was rendered from it, whatever markup stands in between, so that a
name that is half in bold is marked all the same.
"""

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TAG = re.compile(r'<[^>"]*+(?:"[^"]*+"[^>"]*+)*+>')
_INLINE = re.compile(r"</?(?:em|strong|a|code)\b")
_CHARACTER = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});|.", re.DOTALL)
_MARKUP = re.compile(r"[*_`]")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True)
class Mark:
    """What to mark: an id for its address, the words, and how many of the same come before."""

    id: str
    words: str
    before: int = 0


@dataclass(frozen=True)
class _Letter:
    """A character of the text, and where its source stands in the HTML."""

    text: str
    start: int
    end: int


def mark_of(mark_id: str, words: str, text: str, start: int) -> Mark:
    """Say what to mark of a text in Markdown: the words from that character on."""
    return Mark(mark_id, words, _bare(text[:start]).count(_bare(words)))


def marked(safe: str, marks: Sequence[Mark]) -> str:
    """Give safe HTML with the words in mark elements, the first of each mark with its id."""
    if not marks:
        return safe
    letters = list(_letters(safe))
    whole = _SPACE.sub(" ", "".join(each.text for each in letters))
    taken: list[tuple[int, int, Mark]] = []
    for mark in marks:
        start = _find(whole, _bare(mark.words), mark.before)
        end = start + len(_bare(mark.words))
        if start >= 0 and not any(start < there and here < end for here, there, _mark in taken):
            taken.append((start, end, mark))
    return _with(safe, letters, sorted(taken, key=lambda each: each[0]))


def _bare(text: str) -> str:
    """Give a text without the signs of emphasis, which are not shown, and with spaces alike."""
    return _SPACE.sub(" ", _MARKUP.sub("", text))


def _letters(safe: str) -> Iterator[_Letter]:
    """Give the characters that are shown; where a block ends there is a space."""
    at = 0
    for tag in _TAG.finditer(safe):
        yield from _shown(safe, at, tag.start())
        if not _INLINE.match(tag[0]):
            yield _Letter(" ", tag.start(), tag.start())
        at = tag.end()
    yield from _shown(safe, at, len(safe))


def _shown(safe: str, start: int, end: int) -> Iterator[_Letter]:
    for each in _CHARACTER.finditer(safe, start, end):
        text = html.unescape(each[0]) if len(each[0]) > 1 else each[0]
        if not _MARKUP.fullmatch(text):
            yield _Letter(text[:1], each.start(), each.end())


def _find(whole: str, words: str, before: int) -> int:
    """Find where the words stand, after as many of them as come before; else the last of them."""
    at = whole.find(words) if words.strip() else -1
    for _each in range(before):
        later = whole.find(words, at + len(words))
        if later < 0:
            break
        at = later
    return at


def _with(safe: str, letters: Sequence[_Letter], taken: Sequence[tuple[int, int, Mark]]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, mark in taken:
        is_first = True
        for here, there in _runs(letters[start:end], safe):
            ident = f' id="{html.escape(mark.id)}" tabindex="-1"' if is_first else ""
            parts += [safe[done:here], f'<mark class="found"{ident}>', safe[here:there], "</mark>"]
            done, is_first = there, False
    return "".join([*parts, safe[done:]])


def _runs(letters: Sequence[_Letter], safe: str) -> Iterator[tuple[int, int]]:
    """Give the pieces of the HTML that the letters take, none of them across a tag."""
    start = end = -1
    for each in (each for each in letters if each.end > each.start):
        if start >= 0 and _TAG.search(safe, end, each.start) is None:
            end = each.end
            continue
        if start >= 0:
            yield start, end
        start, end = each.start, each.end
    if start >= 0:
        yield start, end
