"""The boxes of Markdown's dialects: "!!! note", "??? question", "::: callout", "> [!tip]"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forum.articles.reading.blocks import Block, Box, Enclosure, Kind

_MARKS = re.compile(
    r"(?:!!!|\?\?\?\+?|===)\s+(?P<name>[\w-]+(?:\s+[\w-]+)*?)?\s*(?P<title>\".*\")?\s*$"
)
_IN_QUOTE = re.compile(r"\[!(?P<name>[\w-]+)\][+-]?\s*(?P<title>.*)$")
_DIRECTIVE = re.compile(r"\{(?P<name>[\w:-]+)\}\s*(?P<title>.*)$")
_FENCED = re.compile(r"(?:\{)?[.#]?(?P<name>[\w-]+)(?P<rest>.*)$")
_TITLE = re.compile(r"^\[(.*)\]|title\s*=\s*\"([^\"]*)\"")
# Directives that hold code or pictures, not words.
_NOT_WORDS = {
    "code",
    "code-cell",
    "code-block",
    "literalinclude",
    "figure",
    "image",
    "img",
    "video",
    "youtube",
    "gallery",
    "math",
    "toctree",
    "list-table",
    "mermaid",
    "eval-rst",
    "bibliography",
    "contents",
    "raw",
}
# What site builders put between the lines: {{% notice %}}, {{< quiz >}}, {% step %}.
_SHORTCODE = re.compile(r"(?:\{\{[%<](?P<words>[^{}]*)[%>]\}\}|\{%(?P<more>[^{}%]*)%\})\s*")
_BOX_NAME = re.compile(
    r"(?:notice|note|callout|hint|alert|admonition|tip|info|warning|important|question|discussion"
    r"|reflection|exercise|challenge|activity|panel|box|details|expand)s?"
)
_QUOTED = re.compile(r"(?:^|\s)(?:title\s*=\s*)?\"([^\"]+)\"")
OPTION = re.compile(r"\s*:[\w-]+:(?:\s|$)")
"""A line that says how a directive is shown, right below the one that opens it."""
_ANSWER = re.compile(
    r"(?:admonition-|callout-|box-)?(?:answers?|solutions?|spoilers?|success|instructor|svar"
    r"|vastau(?:s|kset)|ratkaisu|lösung|lösning|fasit|facit|réponse|respuesta|instructor-note)"
    r"(?:-box|-block|-content)?"
)
_NAMES = re.compile(
    r"^\{:\s*(?:[^{}]*\s)?\.(?P<name>discussion|challenge|exercise|question|reflection|activity"
    r"|solution|answer|callout|quiz)s?[\s}]",
    re.IGNORECASE,
)
_HINT = re.compile(r"(?:admonition-|callout-|box-)?(?:hints?|ideas)(?:-box|-block|-content)?")
_QUIZ = re.compile(
    r".*quiz.*|h5p.*|(?:wp-)?polls?(?:-.*)?|mcq|m-?choice.*|multiple-?choice.*|true-?false.*"
    r"|fill-?in-?the-?blank|parsons(?:prob)?|clickablearea|drag-?n-?drop"
)

_COLOURED = re.compile(r"hint-(?:info|warning|danger|success|working)")
"""What some call boxes of any kind, by their colour: no hint to an answer."""


@dataclass(frozen=True)
class Opened:
    """A box that a line opens."""

    box: Box
    name: str
    title: str


def box_named(*names: str) -> Box:
    """Tell what a box is from its name and classes."""
    words = [word for name in names for word in name.lower().split()]
    if any(_COLOURED.fullmatch(word) for word in words):
        return Box.NOTE
    if any(_ANSWER.fullmatch(word) for word in words):
        return Box.ANSWER
    if any(_HINT.fullmatch(word) for word in words):
        return Box.HINT
    return Box.QUIZ if any(_QUIZ.fullmatch(word) for word in words) else Box.NOTE


def opened_by_marks(line: str) -> Opened | None:
    """Read a line such as: ??? Question "Why?"."""
    found = _MARKS.match(line) if line[:3] in {"!!!", "???", "==="} else None
    if not found or not (found["name"] or found["title"]):
        return None
    name, title = found["name"] or "", (found["title"] or "")[1:-1]
    return Opened(box_named(name), name.lower(), title)


def opened_in_quote(line: str) -> Opened | None:
    """Read the first line of a quote, such as "[!question] Why?"."""
    found = _IN_QUOTE.match(line)
    return Opened(Box.NOTE, found["name"].lower(), found["title"]) if found else None


@dataclass(frozen=True)
class Shortcode:
    """A sign of a site builder: what it opens, or that it closes what one of its name opened."""

    name: str
    title: str
    closes: bool

    @property
    def box(self) -> Opened | None:
        """The box that it opens, if it is named like one."""
        # Site builders call boxes of any kind hints.
        box = Box.NOTE if self.name == "hint" else box_named(self.name)
        is_box = _BOX_NAME.fullmatch(self.name) or box is not Box.NOTE
        return Opened(box, self.name, self.title) if is_box else None


def shortcodes(line: str) -> list[Shortcode] | None:
    """Give what stands in a line of nothing but shortcodes. None for any other line."""
    if line[:2] not in {"{{", "{%"} or _SHORTCODE.sub("", line):
        return None
    return [
        _shortcode(found["words"] or found["more"] or "") for found in _SHORTCODE.finditer(line)
    ]


def _shortcode(words: str) -> Shortcode:
    said = words.strip(" -/").split(maxsplit=1)
    name = said[0].lower() if said else ""
    closes = words.strip().startswith("/") or name.startswith("end")
    title = " ".join(_QUOTED.findall(words)) if name not in _NOT_WORDS else ""
    return Shortcode(name.removeprefix("end"), title, closes)


def name_quote(blocks: list[Block], around: Sequence[Enclosure], line: str) -> None:
    """Make a box of the quote that an attribute list below it, or at its end, names.

    `blocks` are those before the line, `around` is what the line stands in. A list such as
    "{: .discussion}" is how kramdown says what a quote is for; its heading is the box's title.
    """
    found = _NAMES.match(line)
    within = blocks[-1].within if blocks else ()
    place = min(len(around), len(within) - 1)
    if not found or place < max(0, len(around) - 1) or within[place].box is not Box.QUOTE:
        return
    quote, name, first = within[place], found["name"].lower(), len(blocks) - 1
    while first and quote in blocks[first - 1].within:
        first -= 1
    box = Enclosure(quote.number, box_named(name))
    blocks[first:] = [
        replace(each, within=tuple(box if one == quote else one for one in each.within))
        for each in blocks[first:]
    ]
    head = blocks[first]
    if head.kind is Kind.HEADING and len(head.within) == place + 1:
        blocks[first] = replace(head, kind=Kind.BOX, level=0, label=name)
    else:
        blocks.insert(first, Block(Kind.BOX, "", "", label=name, within=(*around[:place], box)))


def opened_by_fence(signs: str, info: str) -> Opened | None:
    """Read a line such as: ::: callout, or ```{admonition} To ponder."""
    if found := _DIRECTIVE.match(info):
        if found["name"].lower() in _NOT_WORDS:
            return None
        title = found["title"].strip()
        return Opened(box_named(found["name"]), found["name"].lower(), title)
    found = _FENCED.match(info) if signs[0] == ":" else None
    if not found:
        return None
    named = _TITLE.search(found["rest"])
    bare = re.sub(r"[{}:]|[.#][\w-]+", "", found["rest"]).strip()
    title = (named[1] or named[2] or "") if named else bare
    return Opened(box_named(found["name"]), found["name"].lower(), title)
