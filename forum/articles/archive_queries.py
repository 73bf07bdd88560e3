"""What can be read of archives: how far one is, its posts, and the next step of the work."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from forum.articles.archive_models import Archive, ArchivePost, ArchiveStage, PostStage
from forum.articles.models import Article
from forum.db import db, one_or_404

MOST_AT_ONCE = 10


@dataclass(frozen=True)
class PostLine:
    """A post in the list of its archive; `article_id` where the course has it already."""

    id: int
    title: str
    author: str
    published_on: date | None
    questions: int
    stage: PostStage
    reason: str
    article_id: int | None

    @property
    def may_be_chosen(self) -> bool:
        """Whether it can be imported now."""
        return self.article_id is None and self.stage in {PostStage.READ, PostStage.FAILED}


def archive(archive_id: int, course_id: int) -> Archive:
    """Fetch an archive of a course; another's is a 404."""
    return one_or_404(
        select(Archive)
        .where(Archive.id == archive_id, Archive.course_id == course_id)
        .execution_options(populate_existing=True)
    )


def posts(archive_id: int) -> list[PostLine]:
    """List the posts of an archive with the articles that the course has of them, in one query."""
    rows = db.session.execute(
        select(
            ArchivePost.id,
            ArchivePost.title,
            ArchivePost.author,
            ArchivePost.published_on,
            ArchivePost.questions,
            ArchivePost.stage,
            ArchivePost.reason,
            Article.id,
        )
        .join(Archive, Archive.id == ArchivePost.archive_id)
        .join(
            Article,
            (Article.course_id == Archive.course_id) & (Article.source_key == ArchivePost.key),
            isouter=True,
        )
        .where(ArchivePost.archive_id == archive_id)
        .order_by(ArchivePost.position)
    )
    return [PostLine(*row) for row in rows]


def archives(course_id: int) -> list[Archive]:
    """List the archives of a course, the newest first."""
    return list(
        db.session.scalars(
            select(Archive).where(Archive.course_id == course_id).order_by(Archive.id.desc())
        )
    )


def next_archive() -> Archive | None:
    """Give the oldest archive that is not done with."""
    at_work = {ArchiveStage.READING, ArchiveStage.IMPORTING}
    return db.session.scalars(
        select(Archive).where(Archive.stage.in_(sorted(at_work))).order_by(Archive.id).limit(1)
    ).one_or_none()


def waiting(archive_id: int, stage: PostStage, most: int = MOST_AT_ONCE) -> list[ArchivePost]:
    """Give the first posts of an archive in a stage, with all that they say."""
    return list(
        db.session.scalars(
            select(ArchivePost)
            .where(ArchivePost.archive_id == archive_id, ArchivePost.stage == stage)
            .order_by(ArchivePost.position)
            .limit(most)
            .execution_options(populate_existing=True)
        )
    )


def of_archive(archive_id: int, post_ids: Collection[int]) -> list[ArchivePost]:
    """Give some posts of an archive, with all that they say."""
    return list(
        db.session.scalars(
            select(ArchivePost)
            .where(ArchivePost.archive_id == archive_id, ArchivePost.id.in_(post_ids))
            .order_by(ArchivePost.position)
        )
    )


def post(post_id: int) -> ArchivePost:
    """Fetch one post as it is now; an archive loses none."""
    return db.session.scalars(
        select(ArchivePost)
        .where(ArchivePost.id == post_id)
        .execution_options(populate_existing=True)
    ).one()


def count(archive_id: int, *states: PostStage) -> int:
    """Count the posts of an archive in any of some states."""
    return (
        db.session.scalar(
            select(func.count(ArchivePost.id)).where(
                ArchivePost.archive_id == archive_id, ArchivePost.stage.in_(sorted(states))
            )
        )
        or 0
    )


def by_source(course_id: int, key: str) -> Article | None:
    """Find the article that a course has of a post."""
    return db.session.scalars(
        select(Article).where(Article.course_id == course_id, Article.source_key == key)
    ).one_or_none()


def of_source(course_id: int, source: str) -> Article | None:
    """Find the newest article of a course that came from an address."""
    return db.session.scalars(
        select(Article)
        .where(Article.course_id == course_id, Article.source == source)
        .order_by(Article.id.desc())
        .limit(1)
    ).one_or_none()
