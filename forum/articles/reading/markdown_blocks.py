"""The blocks of a text in Markdown, found line by line."""

import re

from forum.articles.reading import lines as shapes
from forum.articles.reading.blocks import DEEPEST_BOX, Block, Box, Enclosure, Kind
from forum.articles.reading.inline import Inline
from forum.articles.reading.markdown_boxes import (
    OPTION,
    Opened,
    Shortcode,
    name_quote,
    opened_by_fence,
    opened_by_marks,
    opened_in_quote,
    shortcodes,
)
from forum.articles.reading.markdown_lists import CODE_INDENT, LEAST_NESTING
from forum.articles.reading.markdown_paragraphs import Indented, Paragraphs, indent_of

_HEADING = re.compile(r"(?P<signs>#{1,6})(?:\s+|(?<=##)(?=\w)|$)(?P<words>.*?)(?:\s#+)?\s*$")
_OLD_HEADING = re.compile(r"#(?P<words>[^\W\d_a-z][\w'’-]*\s[^#]+)$")
_UNDERLINE = re.compile(r"(?:(=+)|-+)\s*$")
_RULE = re.compile(r"(?:(?:\*\s*+){3,}+|(?:-\s*+){3,}+|(?:_\s*+){3,}+)$")
_FENCE = re.compile(r"(?P<signs>`{3,}|~{3,}|:{3,})(?P<info>[^`]*)$")
_TABLE_RULE = re.compile(r"[\s|:-]*-[\s|:-]*$")
_ATTRIBUTES = re.compile(r"\{:?[^{}]*\}\s*$")
_MOST_IN_BOX = 200  # lines of which it is asked how far they are set in
_NOTHING_SEEN = re.compile(r"(?:(?:\*\s*)?\[?TOC\]?|\([\w-]+\)=)\s*$", re.IGNORECASE)


class Scanner(Paragraphs):
    """Goes through the lines once."""

    def blocks(self) -> list[Block]:
        """Read all lines."""
        at = 0
        while at < len(self.lines):
            at = self._read(at)
        self._end_paragraph()
        return self.found

    # --- One line ---------------------------------------------------------------------------------

    def _read(self, at: int) -> int:
        """Read the line at `at`, and what belongs to it; give where to go on."""
        self.at = at
        line = self.lines[at].expandtabs(CODE_INDENT)
        if not line.strip():
            return self._blank(at)
        line = self._out_of_quotes(self._out_of_boxes(line))
        if not line.strip():
            return self._blank(at)
        after = self._whole_lines(at, line)
        if not after:
            self._part_of_paragraph(line)
            after = at + 1
        self.is_after_blank = False
        return after

    def _blank(self, at: int) -> int:
        self._end_paragraph()
        self.is_after_blank = True
        if not self.lines[at].strip():
            self.quotes.clear()
        return at + 1

    def _out_of_boxes(self, line: str) -> str:
        indent = indent_of(line)
        while self.boxes and not self.boxes[-1].fence and indent < self.boxes[-1].indent:
            self._end_paragraph()
            self.lists.end()
            self.boxes.pop()
        return line[self.boxes[-1].indent :] if self.boxes else line

    def _out_of_quotes(self, line: str) -> str:
        depth = 0
        while (bare := line.lstrip(" "))[:1] == ">" and indent_of(line) < CODE_INDENT:
            line = bare[2:] if bare[1:2] == " " else bare[1:]
            depth += 1
        goes_on = bool(self.paragraph) and depth == 0 and not shapes.item(line.strip())
        if depth != len(self.quotes) and not (goes_on and self.quotes):
            self._end_paragraph()
            self.lists.end()
            del self.quotes[depth:]
            for _ in range(min(depth, DEEPEST_BOX) - len(self.quotes)):
                self.quotes.append(Enclosure(next(self.numbers), Box.QUOTE))
        return line

    def _whole_lines(self, at: int, line: str) -> int:
        """Read what a line begins that is no paragraph; 0 if it begins nothing of the kind."""
        bare = line.strip()
        for reader in (
            self._fence,
            self._heading,
            self._underline,
            self._rule,
            self._table,
            self._box,
            self._html,
            self._code,
            self._nothing,
        ):
            if after := reader(at, line, bare):
                return after
        return 0

    def _fence(self, at: int, _line: str, bare: str) -> int:
        fence = _FENCE.match(bare)
        if not fence:
            return 0
        self._end_paragraph()
        signs, info = fence["signs"], fence["info"].strip()
        if self._closes(signs, info):
            return at + 1
        if box := opened_by_fence(signs, info):
            self._open(box, indent=0, fence=signs)
            return self._after_options(at + 1) if info.startswith("{") else at + 1
        if signs[0] == ":":
            return at + 1
        end = self.html.closing_fence(at, signs)
        indent = indent_of(self.lines[at])
        code = "\n".join(
            line[min(indent, indent_of(line)) :] for line in self.lines[at + 1 : end]
        ).rstrip("\n")
        self._add(Kind.CODE, Inline(code, code))
        return end + 1

    def _after_options(self, at: int) -> int:
        while at < len(self.lines) and OPTION.match(self.lines[at]):
            at += 1
        return at

    def _closes(self, signs: str, info: str) -> bool:
        if info:
            return False
        for place in range(len(self.boxes) - 1, -1, -1):
            fence = self.boxes[place].fence
            if fence and fence[0] == signs[0] and (len(signs) >= len(fence) or signs[0] == ":"):
                del self.boxes[place:]
                self.lists.end()
                return True
        return False

    def _heading(self, at: int, line: str, bare: str) -> int:
        found = _HEADING.match(bare)
        if not found and self.is_after_blank:
            found = _OLD_HEADING.match(bare)
        if not found or (indent_of(line) >= CODE_INDENT and not self.lists.depth):
            return 0
        self._end_paragraph()
        if not self.boxes or indent_of(line) == 0:
            self.lists.end()
        self._add(
            Kind.HEADING, self._inline(found["words"]), level=len(bare) - len(bare.lstrip("#"))
        )
        return at + 1

    def _underline(self, at: int, _line: str, bare: str) -> int:
        found = _UNDERLINE.match(bare)
        if not found or len(self.paragraph) != 1 or self.item or len(bare) < LEAST_NESTING:
            return 0
        words = self.paragraph.pop()
        self._add(Kind.HEADING, self._inline(words), level=1 if found[1] else 2)
        return at + 1

    def _rule(self, at: int, _line: str, bare: str) -> int:
        if not _RULE.match(bare):
            return 0
        self._end_paragraph()
        self.lists.end()
        self._add(Kind.RULE, Inline("", ""))
        return at + 1

    def _table(self, at: int, _line: str, bare: str) -> int:
        below = self.lines[at + 1].strip(" >") if at + 1 < len(self.lines) else ""
        if "|" not in bare or "|" not in below or not _TABLE_RULE.match(below):
            return 0
        self._end_paragraph()
        end = at
        rows = []
        while end < len(self.lines) and "|" in self.lines[end]:
            rows.append(self.lines[end].strip(" >"))
            end += 1
        self._add(Kind.TABLE, Inline("\n".join(rows), "\n".join(rows)))
        return end

    def _box(self, at: int, line: str, bare: str) -> int:
        box = opened_by_marks(bare)
        if box:
            self._end_paragraph()
            least = self._least_in_box(at + 1, indent_of(line) + self._stands_in())
            self._open(box, indent=self._indent_in_box(at + 1, least))
        elif self.quotes and (box := opened_in_quote(bare)):
            self._end_paragraph()
            self._add(Kind.BOX, self._inline(box.title), label=box.name)
        return at + 1 if box else 0

    def _least_in_box(self, at: int, outside: int) -> int:
        """How far words must be set in to stand in a box: as far as the first, if that is less."""
        most = outside + CODE_INDENT
        below = next((line for line in self.lines[at : at + 2] if line.strip()), "")
        indent = indent_of(below.expandtabs(CODE_INDENT))
        return indent if outside + 1 < indent < most else most

    def _indent_in_box(self, at: int, least: int) -> int:
        """How far the words of a box are set in: some set in all of them farther than need be."""
        indents = []
        for line in self.lines[at : at + _MOST_IN_BOX]:
            indent = indent_of(line.expandtabs(CODE_INDENT)) if line.strip() else None
            if indent is not None and indent < least:
                break
            indents += [] if indent is None else [indent]
        return min(indents, default=least)

    def _html(self, at: int, _line: str, bare: str) -> int:
        if not self.html.begins(bare):
            return 0
        self._end_paragraph()
        after, blocks = self.html.read(at, bare, self._around(), self.numbers)
        self.found += [] if self.html.is_hidden else blocks
        return after

    def _code(self, at: int, line: str, bare: str) -> int:
        stands_in = indent_of(line)
        if stands_in < CODE_INDENT:
            return 0
        needed = self.lists.code_indent
        if (
            stands_in < needed
            or not self.is_after_blank
            or self._goes_on_with_note(stands_in)
            or (self.lists.depth and shapes.item(bare))
            or self.html.open
        ):
            return 0
        end, cut = at, needed + self._stands_in()
        while end < len(self.lines) and (
            not self.lines[end].strip() or indent_of(self.lines[end].expandtabs(CODE_INDENT)) >= cut
        ):
            end += 1
        code = "\n".join(each.expandtabs(CODE_INDENT)[cut:] for each in self.lines[at:end]).rstrip()
        self._add(Kind.CODE, Inline(code, code))
        return end

    def _nothing(self, at: int, _line: str, bare: str) -> int:
        """Pass over attribute lists, places for a table of contents, and shortcodes."""
        signs = shortcodes(bare)
        if signs is None and not (_ATTRIBUTES.match(bare) or _NOTHING_SEEN.match(bare)):
            return 0
        self._end_paragraph()
        name_quote(self.found, self._around(), bare)
        for sign in signs or ():
            self._shortcode(sign, at)
        return at + 1

    def _shortcode(self, sign: Shortcode, at: int) -> None:
        """Open or close the box that a shortcode stands for; of others only the title is seen."""
        fence = f"/{sign.name}"
        if sign.closes:
            opened = [place for place, box in enumerate(self.boxes) if box.fence == fence]
            if opened:
                del self.boxes[opened[-1] :]
                self.lists.end()
        elif sign.box and self._is_closed_below(sign, at):
            self._open(sign.box, indent=0, fence=fence)
        elif sign.title:
            self._add(Kind.BOX, self._inline(sign.title))

    def _is_closed_below(self, sign: Shortcode, at: int) -> bool:
        below = self.lines[at + 1 : at + 1 + _MOST_IN_BOX]
        found = (shortcodes(line.strip()) or [] for line in below if "{" in line)
        return any(each.closes and each.name == sign.name for signs in found for each in signs)

    def _open(self, box: Opened, *, indent: int, fence: str = "") -> None:
        enclosure = Enclosure(next(self.numbers), box.box)
        self.boxes.append(Indented(indent, enclosure, fence))
        self.lists.end()
        self._add(Kind.BOX, self._inline(box.title), label=box.name)

    def _stands_in(self) -> int:
        return self.boxes[-1].indent if self.boxes else 0
