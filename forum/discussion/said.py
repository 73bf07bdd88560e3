"""What somebody says, cleaned and rendered before the database is locked for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from forum import richtext
from forum.discussion.models import Revision, Sector, Size


class Says(Protocol):
    """What says something in parts: a revision, or what is suggested for one."""

    title: Any
    texts: Any
    sources: Any
    sector: Any
    size: Any


@dataclass(frozen=True)
class Said:
    """The words of one revision: Markdown by prompt, and the HTML it was rendered to."""

    texts: Mapping[str, str]
    title: str = ""
    sources: Sequence[Mapping[str, str]] = ()
    sector: Sector | None = None
    size: Size | None = None
    htmls: Mapping[str, str] = field(default_factory=dict)

    def rendered(self) -> "Said":
        """Give the same words with their HTML. Slow: to be called before write()."""
        htmls = {key: richtext.render(text) for key, text in self.texts.items()}
        return Said(self.texts, self.title, self.sources, self.sector, self.size, htmls)

    def is_what(self, revision: "Says") -> bool:
        """Say whether a revision, or what is suggested for one, already says just this."""
        return (
            revision.texts == dict(self.texts)
            and revision.title == self.title
            and revision.sources == [dict(each) for each in self.sources]
            and (revision.sector, revision.size) == (self.sector, self.size)
        )

    def write_into(self, revision: Revision) -> None:
        """Let a revision that nobody has submitted yet say this."""
        revision.title = self.title
        revision.texts = dict(self.texts)
        revision.htmls = dict(self.htmls)
        revision.sources = [dict(each) for each in self.sources]
        revision.sector = self.sector
        revision.size = self.size


def said_in(revision: Revision) -> Said:
    """Read back what a revision says."""
    return Said(
        revision.texts,
        revision.title,
        revision.sources,
        revision.sector,
        revision.size,
        revision.htmls,
    )
