"""What can be read of pictures: one of them, how much room they take, which nobody uses."""

from collections.abc import Collection
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import undefer

from forum.articles.picture_models import Picture
from forum.db import db, now, one_or_404
from forum.permissions import Permission, Reader

KEPT_UNUSED = timedelta(days=1)


def picture(picture_id: int, course_id: int, *, reader: Reader) -> Picture:
    """Fetch a picture with its bytes; one that no article shows yet is there for curators only."""
    rows = select(Picture).where(Picture.id == picture_id, Picture.course_id == course_id)
    if not reader.can(Permission.CURATE, course_id):
        rows = rows.where(Picture.kept_at.is_not(None))
    return one_or_404(rows.options(undefer(Picture.data)))


def by_digest(course_id: int, digest: str) -> Picture | None:
    """Find a picture that a course has already."""
    return db.session.scalars(
        select(Picture).where(Picture.course_id == course_id, Picture.digest == digest)
    ).one_or_none()


def size_in(course_id: int) -> int:
    """Say how many bytes the pictures of a course take."""
    size = select(func.sum(Picture.size)).where(Picture.course_id == course_id)
    return int(db.session.scalar(size) or 0)


def of_course(course_id: int, picture_ids: Collection[int]) -> list[Picture]:
    """Give some pictures of a course, without their bytes."""
    return list(
        db.session.scalars(
            select(Picture).where(Picture.course_id == course_id, Picture.id.in_(picture_ids))
        )
    )


def unused(most: int = 100) -> list[Picture]:
    """Give pictures that came with an import nobody finished."""
    return list(
        db.session.scalars(
            select(Picture)
            .where(Picture.kept_at.is_(None), Picture.added_at < now() - KEPT_UNUSED)
            .order_by(Picture.id)
            .limit(most)
        )
    )
