"""Words with their markup: the same runs whatever the format, and the Markdown they make."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

SOFT = "\v"
"""A line end of the source that says nothing on a page, and may yet part two questions."""

_SPACES = re.compile(r"[^\S\n\v]+")
_AROUND_LINE_END = re.compile(r" ?([\n\v])[\n\v ]*")
_MARKUP = re.compile(r"([\\`*_\[\]|])")
_AT_LINE_START = re.compile(r"(?m)^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s|$)|[-=]{3,}|~{3,}|:(?=\s))")
_NUMBER_AT_LINE_START = re.compile(r"(?m)^(\s*\d+)([.)])(?=\s)")
_MAY_BE_MARKUP = re.compile(r"(?m)[\\`*_\[\]|]|^\s*[#>+:=~\d-]")
_ADDRESS = re.compile(r"(?i)(?:https?://|mailto:)[^\s<>\"\x00-\x20]+")
_PICTURE_ADDRESS = re.compile(r"(?i)(?:https?://[^\s<>\"\x00-\x20]+|picture:[0-9a-f]+)")
OF_THE_WEB = ("https://", "http://")
"""How an address begins that can be followed from anywhere."""
NO_WORDS = "\ufffc"
"""What stands for a picture that nobody described, and for the mention of a footnote."""
_TICKS = re.compile(r"`+")
_WITHOUT_WORDS = re.compile(rf" ?{NO_WORDS}")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style. A line end in them is one that is seen, unless it is SOFT."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    href: str = ""
    is_picture: bool = False  # the words describe it, and it is at href
    note: str = ""  # the label of the footnote that it mentions, in place of words

    @property
    def is_bare(self) -> bool:
        """Whether it is words in one line and nothing else."""
        style = self.is_bold or self.is_italic or self.is_code or self.is_picture
        return not (style or self.href or self.note or "\n" in self.text or SOFT in self.text)


def picture(words: str, source: str) -> Run | None:
    """Give the run of a picture. None for one that cannot be had, like one beside the page."""
    described = " ".join(re.sub(r"[\[\]]", "", words).split())
    if not _PICTURE_ADDRESS.fullmatch(source):
        return None
    return Run(described or NO_WORDS, href=source, is_picture=True)


def mention(label: str) -> Run:
    """Give the run that stands where a text mentions a footnote."""
    return Run(NO_WORDS, note=label)


def note(label: str, words: str) -> str:
    """Write one paragraph of a footnote; none but the first has a label."""
    return f"[^{label}]: {words}" if label else f"    {words}"


@dataclass(frozen=True, slots=True)
class Inline:
    """A block's words: plain, as Markdown, and what of them is strong."""

    text: str
    markdown: str
    is_strong: bool = False
    is_link: bool = False  # to another place, all of it
    label: str = ""


def escaped(text: str) -> str:
    """Write plain words so that Markdown takes no letter of them for markup."""
    if not _MAY_BE_MARKUP.search(text):
        return text
    text = _MARKUP.sub(r"\\\1", text)
    text = _NUMBER_AT_LINE_START.sub(r"\1\\\2", text)
    return _AT_LINE_START.sub(r"\1\\\2", text)


def plain(text: str) -> Inline:
    """Give words without markup."""
    return composed([Run(text)])


def composed(runs: Iterable[Run]) -> Inline:
    """Put runs together: spaces closed up, lines kept, the ends trimmed."""
    runs = list(runs)
    if len(runs) == 1 and runs[0].is_bare:
        # Most blocks are words and nothing else.
        text = " ".join(runs[0].text.split())
        return Inline(text, escaped(text))
    tidy = list(_tidied(runs))
    text = "".join(run.text for run in tidy)
    said = [run for run in tidy if run.text.strip() and not run.note]
    is_strong = bool(said) and all(run.is_bold or run.is_italic for run in said)
    text = _WITHOUT_WORDS.sub("", text) if NO_WORDS in text else text
    return Inline(
        text=text.replace(SOFT, "\n"),
        markdown=_markdown(tidy),
        is_strong=is_strong,
        is_link=all(run.href for run in said),
        label="" if is_strong else _label(tidy),
    )


def _tidied(runs: Iterable[Run]) -> Iterator[Run]:
    """Close up spaces across runs, so that none begins or ends a line."""
    ends_open = True  # nothing, a space or a line end stands before
    kept: list[Run] = []
    for run in runs:
        text = _AROUND_LINE_END.sub(r"\1", _SPACES.sub(" ", run.text))
        if ends_open:
            text = text.lstrip(" \n\v" if kept and kept[-1].text.endswith(("\n", SOFT)) else " ")
        if text.startswith(("\n", SOFT)) and kept:
            kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip(" "))
        if text:
            kept.append(replace(run, text=text))
            ends_open = text[-1] in " \n\v"
    return _trimmed(kept)


def _trimmed(runs: list[Run]) -> Iterator[Run]:
    while runs and not runs[-1].text.strip():
        runs.pop()
    first = next((at for at, run in enumerate(runs) if run.text.strip()), len(runs))
    for at in range(first, len(runs)):
        text = runs[at].text
        text = text.lstrip() if at == first else text
        yield replace(runs[at], text=text.rstrip() if at == len(runs) - 1 else text)


def _label(runs: list[Run]) -> str:
    words: list[str] = []
    for run in runs:
        if not run.is_bold and (words or any(letter.isalnum() for letter in run.text)):
            if not run.text.strip() and run.text:
                words.append(run.text)
                continue
            break
        words.append(run.text if run.is_bold else "")
    return "".join(words).strip()


def _markdown(runs: list[Run]) -> str:
    by_link = groupby(runs, key=lambda run: (run.href, run.is_picture, run.note))
    written = "".join(
        "".join(f"[^{label}]" for _ in linked)
        if label
        else _shown(href, list(linked))
        if is_picture
        else _linked(href, _emphasised(list(linked)))
        for (href, is_picture, label), linked in by_link
    )
    return _first_line_start(written)


def _shown(href: str, runs: list[Run]) -> str:
    words = "".join(run.text for run in runs).replace(NO_WORDS, "")
    described = _MARKUP.sub(r"\\\1", words.strip())
    written = f"![{described}]({_in_brackets(href)})"
    return f"{' ' if words[:1] == ' ' else ''}{written}{' ' if words[-1:] == ' ' else ''}"


def _linked(href: str, words: str) -> str:
    if not words.strip() or not _ADDRESS.fullmatch(href):
        return words
    return _around(words, "[", f"]({_in_brackets(href)})")


def _in_brackets(href: str) -> str:
    return href.replace("(", "%28").replace(")", "%29").replace("[", "%5B").replace("]", "%5D")


def _emphasised(runs: list[Run]) -> str:
    parts = []
    for (is_bold, is_italic, is_code), styled in groupby(
        runs, key=lambda run: (run.is_bold, run.is_italic, run.is_code)
    ):
        words = "".join(run.text for run in styled).replace(SOFT, " ")
        signs = "**" * is_bold + "*" * is_italic
        written = _as_code(words) if is_code else _MARKUP.sub(r"\\\1", words)
        # Emphasis ends with its line: Markdown knows none that spans what is seen as two.
        parts.append("\n".join(_around(line, signs, signs[::-1]) for line in written.split("\n")))
    return "".join(parts)


def _around(words: str, before: str, after: str) -> str:
    """Put signs right around the words, the space outside."""
    bare = words.strip()
    if not bare or not before:
        return words
    start = words.index(bare)
    return f"{words[:start]}{before}{bare}{after}{words[start + len(bare) :]}"


def _as_code(words: str) -> str:
    if not words.strip():
        return words
    longest = max((len(ticks) for ticks in _TICKS.findall(words)), default=0)
    fence = "`" * (longest + 1)
    space = " " if longest else ""
    return _around(words, fence + space, space + fence)


def _first_line_start(written: str) -> str:
    written = _NUMBER_AT_LINE_START.sub(r"\1\\\2", written)
    return _AT_LINE_START.sub(r"\1\\\2", written)
