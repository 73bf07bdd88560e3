"""HTML between the lines of Markdown."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from lxml import etree

from forum.articles.reading import html_page
from forum.articles.reading.blocks import Block, Box, Enclosure, Kind
from forum.articles.reading.html_elements import box_of, is_frame
from forum.articles.reading.inline import plain

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w:-]*)(?P<attributes>[^<>]*?)(?P<empty>/?)>")
_ONLY_TAGS = re.compile(r"(?:</?[a-zA-Z][^<>]*>\s*)+$")
_SUMMARY = re.compile(r"<summary[^<>]*>(.*?)</summary>", re.IGNORECASE)
_CLOSING = re.compile(r"</([a-zA-Z][\w:-]*)")
_FENCE = re.compile(r"(`{3,}|~{3,})$")
_VOID = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "source", "area"}
# Elements of which all is read at once, as HTML. What stands in others is still Markdown.
_WHOLE = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "table",
    "dl",
    "pre",
    "script",
    "style",
    "iframe",
    "form",
    "nav",
    "svg",
    "video",
    "audio",
    "button",
    "select",
    "textarea",
    "noscript",
    "template",
    "object",
    "head",
    "html",
    "body",
}
_CONTAINERS = {
    "div",
    "section",
    "article",
    "aside",
    "details",
    "main",
    "center",
    "figure",
    "figcaption",
    "blockquote",
    "header",
    "footer",
    "fieldset",
    "quiz",
    "thead",
    "tbody",
    "tr",
    "td",
    "dd",
    "dt",
}


_MOST_OPEN = 200


class HtmlLines:
    """The lines of a text, and which elements of HTML are open in them."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.opened: list[tuple[str, Enclosure | None, bool]] = []
        self.closers: dict[str, list[int]] = defaultdict(list)
        self.fences: list[tuple[int, str]] = []
        for at, line in enumerate(lines):
            if "</" in line:
                for name in {name.lower() for name in _CLOSING.findall(line)}:
                    self.closers[name].append(at)
            if found := _FENCE.match(line.strip(" \t>")):
                self.fences.append((at, found[1]))

    @property
    def open(self) -> tuple[Enclosure, ...]:
        """The boxes that are open."""
        return tuple(box for _, box, _ in self.opened if box)

    @property
    def is_hidden(self) -> bool:
        """Whether what is open is the frame of a page, not the text."""
        return any(hidden for _, _, hidden in self.opened)

    def closing_fence(self, at: int, signs: str) -> int:
        """The line that closes a fence, or the end of the text."""
        for place, fence in self.fences:
            if place > at and fence[0] == signs[0] and len(fence) >= len(signs):
                return place
        return len(self.lines)

    def read(
        self, at: int, bare: str, within: tuple[Enclosure, ...], numbers: Iterator[int]
    ) -> tuple[int, list[Block]]:
        """Read the elements that begin at a line; give where to go on and their blocks."""
        tag = _TAG.match(bare)
        if tag and _is_whole(tag, bare):
            return self._whole(at, within, numbers)
        return at + 1, self._tags(bare, within, numbers)

    def begins(self, bare: str) -> bool:
        """Whether elements begin or end with a line, and no paragraph goes on in it."""
        if bare[0] != "<":
            return False
        tag = _TAG.match(bare)
        if not tag:
            return bare.startswith(("<!", "<?"))
        if _is_whole(tag, bare) or _SUMMARY.fullmatch(bare):
            return True
        return bool(_ONLY_TAGS.match(_SUMMARY.sub("", bare))) and self._are_containers(bare)

    def _are_containers(self, bare: str) -> bool:
        names = {found["name"].lower() for found in _TAG.finditer(_SUMMARY.sub("", bare))}
        return all(
            name in _VOID or name in _CONTAINERS or name in _WHOLE or "-" in name for name in names
        )

    def _tags(
        self, bare: str, within: tuple[Enclosure, ...], numbers: Iterator[int]
    ) -> list[Block]:
        blocks: list[Block] = []
        summary = _SUMMARY.search(bare)
        for tag in _TAG.finditer(_SUMMARY.sub("", bare)):
            name = tag["name"].lower()
            if name in {"hr", "img"}:
                blocks += html_page.fragment(tag[0], within)
            elif tag["close"]:
                self._close(name)
            elif name not in _VOID and not tag["empty"]:
                blocks += self._open(tag, name, within, numbers)
        if summary:
            words = plain(re.sub(r"<[^<>]*>", "", summary[1]))
            opened = (box for _, box, _ in self.opened[-1:] if box and box not in within)
            around = (*within, *opened)
            blocks.append(Block(Kind.BOX, words.text, words.markdown, within=around))
        return blocks

    def _open(
        self,
        tag: re.Match[str],
        name: str,
        within: tuple[Enclosure, ...],
        numbers: Iterator[int],
    ) -> list[Block]:
        """Open an element; one of a site's own is a box if it has a title."""
        if len(self.opened) > _MOST_OPEN:
            return []
        element = _element(name, tag["attributes"])
        title = (element.get("title") or element.get("name") or "") if "-" in name else ""
        box = box_of(element, name) or (Box.NOTE if title else None)
        hidden = is_frame(element, name) and name != "header"
        enclosure = Enclosure(next(numbers), box) if box else None
        self.opened.append((name, enclosure, hidden))
        words = plain(title)
        if not enclosure or not words.text:
            return []
        return [Block(Kind.BOX, words.text, words.markdown, within=(*within, enclosure))]

    def _close(self, name: str) -> None:
        for place in range(len(self.opened) - 1, -1, -1):
            if self.opened[place][0] == name:
                del self.opened[place:]
                return

    def _whole(
        self, at: int, within: tuple[Enclosure, ...], numbers: Iterator[int]
    ) -> tuple[int, list[Block]]:
        end = at
        while True:
            end = self._end_of_element(end)
            following = end
            while following < len(self.lines) and not self.lines[following].strip():
                following += 1
            tag = _TAG.match(self.lines[following].strip()) if following < len(self.lines) else None
            if not tag or tag["close"] or tag["name"].lower() not in _WHOLE:
                break
            end = following
        source = "\n".join(self.lines[at:end])
        first = next(numbers) * 1_000
        return end, html_page.fragment(source, within, first)

    def _end_of_element(self, at: int) -> int:
        """The line after the element that begins at a line."""
        tag = _TAG.match(self.lines[at].strip())
        name = tag["name"].lower() if tag else ""
        is_closed_by_blank = name in {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6"}
        depth = 0
        for end in range(at, len(self.lines)):
            line = self.lines[end]
            if not line.strip() and (is_closed_by_blank or not self.closers[name]):
                return end
            low = line.lower()
            depth += low.count(f"<{name}") - low.count(f"</{name}")
            if depth <= 0:
                return end + 1
        return len(self.lines)


def _is_whole(tag: re.Match[str], bare: str) -> bool:
    """Whether all of an element is HTML: by its name, or because its line ends it."""
    name = tag["name"].lower()
    if tag["close"]:
        return False
    ends = name in _CONTAINERS and bare.lower().endswith(f"</{name}>") and "<summary" not in bare
    return name in _WHOLE or (ends and not _ONLY_TAGS.match(bare))


def _element(name: str, attributes: str) -> etree._Element:
    values = re.findall(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))""", attributes)
    element = etree.Element(re.sub(r"[^\w-]", "", name) or "x")
    for key, *value in islice(values, 20):
        if re.fullmatch(r"[a-zA-Z][\w-]*", key):
            element.set(key, next((each for each in value if each), ""))
    return element
