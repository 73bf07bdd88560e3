"""What can be done with pictures: taking them in, keeping those that an article shows."""

import time
from collections.abc import Mapping, Sequence
from contextlib import suppress

from flask import current_app
from flask_babel import gettext as _

from forum.articles import picture_queries as queries
from forum.articles.fetching import FetchError, fetch
from forum.articles.picture_files import LARGEST, PictureFile, made_anew
from forum.articles.picture_marks import Mark, bare, changed, marks, own
from forum.articles.picture_models import Picture
from forum.db import db, now, undo, write
from forum.errors import InvalidFormError, NotAllowedError
from forum.permissions import Permission, Reader

QUOTA = 200_000_000
"""Bytes that the pictures of a course may take."""

_MOST = 40
_SECONDS = 3.5
_SECONDS_WITH_MAKING = 5.0
_LONGEST_ONE = 2.5

Taken = Mapping[str, PictureFile]
"""Pictures that were made anew, by the addresses that stand for them in a text."""


def taken(body: str, inside: Mapping[str, bytes]) -> Taken:
    """Get the pictures of a text and make each anew; what cannot be had is left out. Slow.

    Those inside the file are there; the others are fetched as pages are, as many as time allows.
    """
    undo()
    addresses = list(dict.fromkeys(mark.address for mark in marks(body)))
    start = time.monotonic()
    files = {}
    for address in addresses[:_MOST]:
        spent = time.monotonic() - start
        if spent > _SECONDS_WITH_MAKING:
            break
        left = _SECONDS - spent
        data = inside.get(address) or (_fetched(address, left) if left > 0 else None)
        if data and (file := made_anew(data)):
            files[address] = file
    return files


def _fetched(address: str, left: float) -> bytes | None:
    with suppress(FetchError):
        local = current_app.config["FORUM"].local_sources
        seconds = min(left, _LONGEST_ONE)
        return fetch(address, local=local, largest=LARGEST, seconds=seconds).data
    return None


def with_own(course_id: int, slug: str, body: str, files: Taken, *, by: Reader) -> str:
    """Let a text that was read show pictures of our own; one that was not taken in becomes a link.

    It shows none of ours yet: the readers of texts keep whole addresses of the web only.
    """
    places: dict[str, str] = {}
    if files:
        write(course_id)
        _ask_to_curate(course_id, by)
        for address, file in files.items():
            row = _kept(course_id, file, by)
            if row is not None:
                places[address] = address_of(slug, row.id)

    def shown(mark: Mark) -> str:
        place = places.get(mark.address)
        return str(Mark(mark.words, place)) if place else bare(mark)

    return changed(body, shown)


def address_of(slug: str, picture_id: int) -> str:
    """Say where a picture is given to readers."""
    return f"/courses/{slug}/pictures/{picture_id}"


def _kept(course_id: int, file: PictureFile, by: Reader) -> Picture | None:
    """Keep a picture, or find it where it is kept already; None where there is no more room."""
    known = queries.by_digest(course_id, file.digest)
    if known is not None:
        return known
    if queries.size_in(course_id) + len(file.data) > QUOTA:
        return None
    row = Picture(
        course_id=course_id,
        digest=file.digest,
        media_type=file.media_type,
        width=file.width,
        height=file.height,
        size=len(file.data),
        data=file.data,
        added_by_id=by.member_id(course_id),
    )
    db.session.add(row)
    db.session.flush()
    return row


def add(course_id: int, slug: str, data: bytes, *, by: Reader) -> Mark:
    """Take in a picture that was sent. Raises InvalidFormError where it is none, or no room."""
    file = made_anew(data)
    if file is None:
        raise InvalidFormError(
            {
                "picture": [
                    _(
                        "Choose a picture as PNG, JPEG, GIF or WebP, at most 8 MB and 24 "
                        "megapixels (WebP: 10)."
                    )
                ]
            }
        )
    write(course_id)
    _ask_to_curate(course_id, by)
    row = _kept(course_id, file, by)
    if row is None:
        raise InvalidFormError({"picture": [_("The pictures of this course take all their room.")]})
    return Mark("", address_of(slug, row.id))


def keep_shown(course_id: int, body: str) -> None:
    """Let readers see the pictures of a text, from now on. Part of keeping the text."""
    for row in queries.of_course(course_id, own(body)):
        row.kept_at = row.kept_at or now()
    db.session.flush()


def sweep() -> int:
    """Take away pictures of imports that nobody finished. Gives how many."""
    gone: Sequence[Picture] = queries.unused()
    if gone:
        write()
        gone = queries.unused()
    for each in gone:
        db.session.delete(each)
    db.session.flush()
    return len(gone)


def _ask_to_curate(course_id: int, by: Reader) -> None:
    if by.member_id(course_id) is None or not by.can(Permission.CURATE, course_id):
        raise NotAllowedError(_("Only an instructor of the course can change its articles."))
