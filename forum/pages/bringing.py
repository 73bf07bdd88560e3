"""What was sent to be imported: a text that was pasted, a file, or the address of a page."""

from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _
from werkzeug.datastructures import CombinedMultiDict

from forum.articles import reading, sources
from forum.articles.fetching import FetchError
from forum.articles.forms import ReadForm
from forum.articles.reading.archives import is_archive
from forum.articles.reading.posts import Post
from forum.articles.sources import Source
from forum.errors import InvalidFormError
from forum.gate import accepted

FILE_LIMIT = 7
"""Megabytes of a file with one text, as the page says it."""

ARCHIVE_LIMIT = 38
"""Megabytes of an export of many posts."""


@dataclass(frozen=True)
class Brought:
    """What was brought: words that were pasted, or a source."""

    text: str = ""
    source: Source | None = None
    sent_as: str = ""

    @property
    def field(self) -> str:
        """The field of the form that it came in."""
        if self.sent_as:
            return self.sent_as
        if self.source is None:
            return "text"
        return "address" if self.source.fetched else "file"

    @property
    def called(self) -> str:
        """What to call where it came from; nothing for words that were pasted."""
        return self.source.called if self.source else ""

    @property
    def is_archive(self) -> bool:
        """Whether it is a feed, or the export of a blog."""
        return self.source is not None and is_archive(self.source.data)

    def posts(self) -> list[Post]:
        """Part an archive into its posts; InvalidFormError has the reason beside the field."""
        try:
            return self.source.posts() if self.source else []
        except reading.UnreadableError as error:
            raise InvalidFormError({self.field: [error.sentence]}) from error

    def found(self) -> reading.Found:
        """Read it; InvalidFormError has the reason beside the field."""
        if self.source and len(self.source.data) > FILE_LIMIT * 1_000_000:
            raise InvalidFormError(
                {self.field: [_("This is larger than %(most)d megabytes.", most=FILE_LIMIT)]}
            )
        try:
            return self.source.found() if self.source else reading.read_text(self.text)
        except reading.UnreadableError as error:
            raise InvalidFormError({self.field: [error.sentence]}) from error


def brought() -> Brought:
    """Take what was sent; InvalidFormError where it is nothing, or more than one thing."""
    form = accepted(ReadForm(CombinedMultiDict([request.files, request.form])))
    text, address, file = form.text.data or "", form.address.data or "", request.files.get("file")
    name = file.filename if file else ""
    if [bool(text), bool(name), bool(address)].count(True) != 1:
        raise InvalidFormError(
            {"text": [_("Paste a text, choose a file or give an address: one of the three.")]}
        )
    if address:
        return Brought(source=_fetched(address))
    if file and name:
        return Brought(source=Source(file.read(), name, name))
    return Brought(text=text)


def _fetched(address: str) -> Source:
    try:
        return sources.of_address(address)
    except FetchError as error:
        raise InvalidFormError({"address": [error.sentence]}) from error


def exported() -> Brought:
    """Take the export of a blog that was sent; InvalidFormError where it is none."""
    file = request.files.get("export")
    if not file or not file.filename:
        raise InvalidFormError({"export": [_("Choose the file that the blog exported.")]})
    what = Brought(source=Source(file.read(), file.filename, file.filename), sent_as="export")
    if not what.is_archive:
        raise InvalidFormError({"export": [_("This is no feed and no export of a blog.")]})
    return what
