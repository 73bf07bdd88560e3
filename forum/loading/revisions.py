"""What a post of the file said, at one time after the other."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from forum import richtext
from forum.db import now
from forum.discussion.models import Kind, Post, Revision, Sector, Size
from forum.discussion.said import Said
from forum.discussion.transitions import State
from forum.loading.findings import notice
from forum.loading.names import CourseNames
from forum.loading.plan import Layer
from forum.loading.row import Row

LONGEST_TITLE = 200
LONGEST_ADDRESS = 2_000


def read_revisions(
    row: Row, post: Post, keys: Sequence[str], names: CourseNames
) -> Sequence[Revision]:
    """Plan the revisions of a post, oldest first; only the last may be a draft."""
    revisions: list[Revision] = []
    for each in row.rows("revisions"):
        if revisions and revisions[-1].submitted_at is None:
            raise each.wrong("submitted_at", "is missing: only the last may be a draft.")
        revision = Revision(number=len(revisions) + 1)
        _said(each, post, keys).write_into(revision)
        revision.submitted_at = each.moment_or_none("submitted_at", names.zone)
        revision.saved_at = revision.submitted_at or now()
        by = each if each.has("by") else row
        writer = by.named("by" if by is each else "author", names.members, what="a member")
        names.plan.add(Layer.REVISION, revision, post_id=post, written_by_id=writer)
        notice(revision, post, names)
        revisions.append(revision)
        each.close()
    if not revisions:
        raise row.wrong("revisions", "must hold at least one.")
    return revisions


def _said(row: Row, post: Post, keys: Sequence[str]) -> Said:
    texts = row.texts("texts", keys)
    if post.state is not State.ERASED and not any(text.strip() for text in texts.values()):
        raise row.wrong("texts", "say nothing.")
    said = Said(
        texts,
        title=row.text("title", "", longest=LONGEST_TITLE) if post.kind is Kind.CASE else "",
        sources=[_source(each) for each in row.rows("sources", [])],
        sector=row.word_or_none("sector", Sector),
        size=row.word_or_none("size", Size),
    )
    try:
        return said.rendered()
    except richtext.TooComplexError as error:
        raise row.wrong("texts", f"cannot be taken: {error}") from error


def _source(row: Row) -> dict[str, str]:
    url = row.text("url", longest=LONGEST_ADDRESS)
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        is_address = False
    if not is_address:
        raise row.wrong("url", "must be an address that starts with https:// or http://.")
    source = {"url": url, "title": row.text("title", "", longest=LONGEST_TITLE)}
    row.close()
    return source
