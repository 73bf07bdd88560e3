"""What has to be known to put posts in another place, and whether they still stand there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, false, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from forum.articles.models import Question
from forum.db import db
from forum.discussion.models import Asks, Kind, Post, Revision, Template, Topic
from forum.discussion.transitions import State
from forum.discussion.visibility import is_public, topic_visible_to
from forum.permissions import Reader

CASES_SHOWN = 30
"""How many cases are offered to merge into; more are found by a word of their titles."""


@dataclass(frozen=True)
class Standing:
    """Where a post stands, as far as what answers it goes by."""

    topic_id: int
    case_id: int
    depth: int
    state: State


@dataclass(frozen=True)
class Choice:
    """A case to choose from."""

    id: int
    number: int | None
    title: str
    question: str


def standing(post_id: int) -> Standing:
    """Say where a post stands now; a case stands in its own thread."""
    thread = func.coalesce(Post.case_id, Post.id)
    columns: list[Any] = [Post.topic_id, thread, Post.depth, Post.state]
    return Standing(*db.session.execute(select(*columns).where(Post.id == post_id)).one())


def extent(case_id: int) -> dict[str, int]:
    """Say how much stands in a case's thread, in whatever state, and the highest id there.

    By these it is known later whether all of it still stands together, whatever was answered since.
    """
    columns: list[Any] = [func.count(), func.coalesce(func.max(Post.id), 0)]
    row = db.session.execute(select(*columns).where(Post.case_id == case_id)).one()
    return {"moved": row[0], "newest": row[1]}


def count_under(case_id: int, newest: int) -> int:
    """Count what stands in a case's thread of what was there up to an id."""
    rows = select(func.count()).where(Post.case_id == case_id, Post.id <= newest)
    return db.session.scalar(rows) or 0


def answers_of(post_id: int) -> list[int]:
    """List the direct answers to a post, in whatever state."""
    rows = select(Post.id).where(Post.parent_id == post_id).order_by(Post.id)
    return list(db.session.scalars(rows))


def below(post_id: int) -> Select[Any]:
    """Select the ids of all that stands under a post, however deep."""
    return _grown(select(Post.id).where(Post.parent_id == post_id))


def with_all_below(post_ids: Sequence[int]) -> Select[Any]:
    """Select the ids of some posts and of all that stands under them."""
    return _grown(select(Post.id).where(Post.id.in_(post_ids)))


_Answer = aliased(Post)


def _grown(roots: Select[Any]) -> Select[Any]:
    tree = roots.cte("tree", recursive=True)
    tree = tree.union_all(select(_Answer.id).join(tree, _Answer.parent_id == tree.c.id))
    return select(tree.c.id)


def has_merged(case_id: int) -> bool:
    """Say whether another case is a part of this one."""
    rows = select(Post.id).where(Post.merged_into_id == case_id, Post.state == State.MERGED)
    return db.session.scalar(rows.limit(1)) is not None


def parts_told(post: Post) -> set[str]:
    """Name the parts in which a post tells anything: in what is read, decided on, or a draft."""
    shown = [post.head_revision_id or 0, post.live_revision_id or 0]
    rows = select(Revision.texts).where(
        Revision.post_id == post.id,
        or_(Revision.id.in_(shown), Revision.submitted_at.is_(None)),
    )
    return {key for texts in db.session.scalars(rows) for key, text in texts.items() if text}


def topic(topic_id: int, *, course_id: int, reader: Reader) -> Topic | None:
    """Find a topic of a course with all that it asks in."""
    return db.session.scalars(
        select(Topic)
        .where(Topic.id == topic_id, Topic.course_id == course_id, topic_visible_to(reader))
        .options(
            joinedload(Topic.question),
            joinedload(Topic.template).options(selectinload(Template.prompts)),
        )
    ).one_or_none()


def topics_for(case: Post, *, reader: Reader) -> list[tuple[int, str]]:
    """List the other topics of the course that ask for the same, by id and short name."""
    asks_for: Asks = case.topic.asks_for
    rows = db.session.execute(
        select(Topic.id, Question.short_name)
        .join(Question, Question.id == Topic.question_id)
        .where(
            Topic.course_id == case.course_id,
            Topic.id != case.topic_id,
            Topic.asks_for == asks_for,
            topic_visible_to(reader),
        )
        .order_by(Question.article_id.desc(), Question.position, Topic.id)
    )
    return [(row.id, row.short_name) for row in rows]


def cases_for(case: Post, words: str, *, number: int | None = None, reader: Reader) -> list[Choice]:
    """List published cases of the course to merge a case into, its own topic's and new ones first.

    With `words` those whose titles have them, or whose number is `number`.
    """
    columns: list[Any] = [Post.id, Post.number, Revision.title, Question.short_name]
    rows = (
        select(*columns)
        .join(Revision, Revision.id == Post.live_revision_id)
        .join(Topic, Topic.id == Post.topic_id)
        .join(Question, Question.id == Topic.question_id)
        .where(
            Post.course_id == case.course_id,
            Post.kind == Kind.CASE,
            Post.id != case.id,
            Post.author_id.not_in(sorted(reader.member_ids)),
            Topic.asks_for == case.topic.asks_for,
            is_public(),
            topic_visible_to(reader),
        )
        .order_by(Post.topic_id != case.topic_id, Post.published_at.desc(), Post.id.desc())
        .limit(CASES_SHOWN)
    )
    if words:
        is_it = Post.number == number if number is not None else false()
        # SQLite knows large and small letters from a to z only.
        spelt = sorted({words, words.lower(), words.upper(), words.capitalize()})
        has_them = [Revision.title.icontains(each, autoescape=True) for each in spelt]
        rows = rows.where(or_(*has_them, is_it))
    return [Choice(*row) for row in db.session.execute(rows)]
