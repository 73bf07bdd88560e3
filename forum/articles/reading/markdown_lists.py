"""The lists that are open in a text, and how deep an item stands in them."""

from dataclasses import dataclass, field

from forum.articles.reading import lines as shapes

LEAST_NESTING = 2  # spaces
CODE_INDENT = 4
_LOOKED_AT = 4  # lists, from the innermost out


@dataclass
class _Level:
    """One list: how far its items stand in, and how they are marked."""

    indent: int
    kind: str
    marker: str


@dataclass
class Lists:
    """The lists around the line that is read, from the outermost in."""

    levels: list[_Level] = field(default_factory=list)

    @property
    def depth(self) -> int:
        """How many lists are open."""
        return len(self.levels)

    @property
    def code_indent(self) -> int:
        """How far in a line stands at least that is code: in an item, farther than its text."""
        return CODE_INDENT + (self.levels[-1].indent + CODE_INDENT if self.levels else 0)

    @property
    def markers(self) -> list[str]:
        """What the last item of each list began with."""
        return [level.marker for level in self.levels[-_LOOKED_AT:]]

    def end(self) -> None:
        """Close all lists."""
        self.levels.clear()

    def begin_item(self, indent: int, marker: str) -> None:
        """Begin an item that stands `indent` spaces in."""
        kind = shapes.kind_of(marker)
        while self.levels and indent < self.levels[-1].indent - 1:
            self.levels.pop()
        if not self.levels or indent >= self.levels[-1].indent + LEAST_NESTING:
            self.levels.append(_Level(indent, kind, marker))
        elif self.levels[-1].kind != kind:
            self._change_marks(_Level(indent, kind, marker))
        self.levels[-1].marker = marker

    def _change_marks(self, level: _Level) -> None:
        """Letters under numbers stand one deeper, also where nothing sets them in."""
        above = [each.kind for each in self.levels]
        if level.kind in above:
            del self.levels[above.index(level.kind) + 1 :]
        elif level.kind == "letter" and "number" in above:
            self.levels.append(level)
        else:
            self.levels[-1].kind = level.kind
