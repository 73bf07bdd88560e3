"""What can be read of appeals: by the author of the post and the staff of its course."""

from dataclasses import dataclass

from sqlalchemy import Select, or_, select, true

from forum.accounts.models import User
from forum.accounts.names import in_order
from forum.courses.models import Member
from forum.db import db
from forum.discussion.models import Post
from forum.discussion.transitions import State
from forum.discussion.visibility import post_visible_to
from forum.moderation.appeal_models import Appeal
from forum.moderation.models import Decision, DecisionAct
from forum.moderation.queries import is_undone
from forum.permissions import STAFF, Reader

AGAINST = (DecisionAct.REJECT, DecisionAct.REMOVE)
"""What can be appealed against, while it holds."""


@dataclass(frozen=True)
class Judge:
    """Somebody who may answer an appeal."""

    member_id: int
    user_id: int
    name: str


def appeals(reader: Reader) -> Select[Appeal]:
    """Every read of appeals starts here, so that none forgets who is reading."""
    own = Post.author_id.in_(sorted(reader.member_ids))
    staffs = true() if reader.is_admin else Post.course_id.in_(sorted(reader.staff_course_ids))
    return (
        select(Appeal)
        .join(Post, Post.id == Appeal.post_id)
        .where(post_visible_to(reader), Post.state != State.ERASED, or_(own, staffs))
    )


def on_post(post_id: int, *, reader: Reader) -> list[Appeal]:
    """List the appeals against decisions on a post, oldest first."""
    rows = appeals(reader).where(Appeal.post_id == post_id).order_by(Appeal.id)
    return list(db.session.scalars(rows))


def open_on(post_id: int) -> Appeal | None:
    """Find the appeal on a post that waits for its answer, under the lock of who asks."""
    return _first(select(Appeal).where(Appeal.post_id == post_id, Appeal.answer_id.is_(None)))


def against(decision_id: int) -> Appeal | None:
    """Find the appeal against a decision."""
    return _first(select(Appeal).where(Appeal.decision_id == decision_id))


def answered_by(decision_id: int) -> Appeal | None:
    """Find the appeal that a decision answered."""
    return _first(select(Appeal).where(Appeal.answer_id == decision_id))


def by_key(member_id: int | None, key: str) -> Appeal | None:
    """Find what a form has made already."""
    return _first(select(Appeal).where(Appeal.member_id == member_id, Appeal.submission_key == key))


def _first(rows: Select[Appeal]) -> Appeal | None:
    newest = rows.order_by(Appeal.id.desc()).limit(1)
    return db.session.scalars(newest.execution_options(populate_existing=True)).one_or_none()


def appealable(post_id: int) -> Decision | None:
    """Find the decision by which a post is declined or removed, if it was by one."""
    return db.session.scalars(
        select(Decision)
        .where(Decision.post_id == post_id, Decision.act.in_(AGAINST), ~is_undone())
        .order_by(Decision.id.desc())
        .limit(1)
    ).one_or_none()


def decision(decision_id: int) -> Decision:
    """Fetch the decision that an appeal is against."""
    return db.session.scalars(select(Decision).where(Decision.id == decision_id)).one()


def judges(course_id: int, *, author_id: int) -> list[Judge]:
    """List who of a course's staff may decide on a post by this author, by name."""
    rows = db.session.execute(
        select(Member.id, Member.user_id, User.name)
        .join(User, User.id == Member.user_id)
        .where(
            Member.course_id == course_id,
            Member.role.in_(STAFF),
            Member.ended_at.is_(None),
            Member.id != author_id,
        )
        .order_by(Member.id)
    )
    return sorted((Judge(*row) for row in rows), key=lambda each: in_order(each.name))
