"""Makes people, courses, articles and posts in any state; each call is kept at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

from flask import Flask

from forum import richtext
from forum.accounts.models import User
from forum.articles.models import Article, Question
from forum.courses.models import Course, Member
from forum.db import Base, db, now, transaction, write
from forum.discussion.models import (
    Asks,
    Kind,
    Post,
    Prompt,
    Revision,
    State,
    Template,
    Topic,
)
from forum.discussion.prompts import KEYS
from forum.permissions import Membership, Reader, Role

PASSWORD = "kahvihuoneen strategia 7"
TEXTS = {
    "situation": "The weekly meeting ended without a decision.",
    "action": "Two of us began to write down who does what.",
    "outcome": "After a month half of it was done.",
    "lesson": "A decision needs somebody who asks for it.",
}
NEVER_LIVE = frozenset(
    {State.DRAFT, State.PENDING, State.CHANGES_REQUESTED, State.REJECTED, State.WITHDRAWN}
)


class Builder:
    """A builder for one program's database. What it gives back is detached: ids and columns."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.numbers = count(1)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        with self.app.app_context(), transaction():
            write()
            yield

    def _add(self, row: Any) -> Any:
        db.session.add(row)
        db.session.flush()
        return row

    def _give(self, row: Any) -> Any:
        db.session.flush()
        db.session.refresh(row)
        db.session.expunge(row)
        return row

    def user(self, name: str | None = None, **more: Any) -> User:
        number = next(self.numbers)
        name = name or f"Person {number}"
        email = more.pop("email", f"person{number}@example.org")
        with self._kept():
            return self._give(
                self._add(
                    User(
                        name=name,
                        name_key=name.casefold(),
                        email=email,
                        email_key=email.casefold(),
                        password_hash=more.pop("password_hash", "!"),
                        **({"language": "en", "confirmed_at": now()} | more),
                    )
                )
            )

    def course(self, title: str | None = None, **more: Any) -> Course:
        number = next(self.numbers)
        more = {"slug": f"course-{number}", "language": "en"} | more
        with self._kept():
            return self._give(self._add(Course(title=title or f"Course {number}", **more)))

    def member(
        self, course: Course, role: str = "participant", *, user: User | None = None, **more: Any
    ) -> Member:
        user = user or self.user(more.pop("name", None))
        with self._kept():
            member = self._add(
                Member(course_id=course.id, user_id=user.id, role=Role(role), **more)
            )
            return self._give(member)

    def article(self, course: Course, **more: Any) -> Article:
        importer = more.pop("by", None) or self.member(course, "instructor")
        body = more.pop("body", "A meeting is a promise.")
        with self._kept():
            return self._give(
                self._add(
                    Article(
                        course_id=course.id,
                        imported_by_id=importer.id,
                        body_markdown=body,
                        body_html=f"<p>{body}</p>",
                        minutes=1,
                        **({"title": f"Article {next(self.numbers)}", "language": "en"} | more),
                    )
                )
            )

    def question(self, article: Article, **more: Any) -> Question:
        number = next(self.numbers)
        more = {
            "text": f"What came of decision {number}?",
            "short_name": f"Decision {number}",
            "position": number,
        } | more
        with self._kept():
            return self._give(self._add(Question(article_id=article.id, **more)))

    def topic(self, course: Course | None = None, **more: Any) -> Topic:
        course = course or self.course()
        question = more.pop("question", None) or self.question(
            more.pop("article", None) or self.article(course)
        )
        asks_for = Asks(more.pop("asks_for", "case"))
        with self._kept():
            template = self._add(Template(course_id=course.id, asks_for=asks_for))
            for position, key in enumerate(KEYS[asks_for]):
                self._add(Prompt(template_id=template.id, position=position, key=key))
            return self._give(
                self._add(
                    Topic(
                        course_id=course.id,
                        question_id=question.id,
                        template_id=template.id,
                        asks_for=asks_for,
                        **more,
                    )
                )
            )

    def case(self, topic: Topic, author: Member, state: str = "published", **more: Any) -> Post:
        """A case in a state; words= puts a canary into its title and every text."""
        return self._post(topic, author, Kind.CASE, State(state), more)

    def reply(self, parent: Post, author: Member, state: str = "published", **more: Any) -> Post:
        more["parent"] = parent
        return self._post(None, author, Kind.REPLY, State(state), more)

    def _post(
        self, topic: Topic | None, author: Member, kind: Kind, state: State, more: dict[str, Any]
    ) -> Post:
        parent = more.pop("parent", None)
        live = more.pop("live", state not in NEVER_LIVE)
        words = more.pop("words", "")
        title = more.pop("title", f"Case {next(self.numbers)}") if kind is Kind.CASE else ""
        texts = more.pop("texts", None)
        if texts is None:
            texts = TEXTS if kind is Kind.CASE else {"body": "We saw the same."}
            texts = {key: f"{text} {words}".strip() for key, text in texts.items()}
        at = more.pop("at", now() - timedelta(hours=1))
        is_draft = state is State.DRAFT
        with self._kept():
            post = self._add(
                Post(
                    course_id=topic.course_id if topic else parent.course_id,
                    topic_id=topic.id if topic else parent.topic_id,
                    kind=kind,
                    case_id=(parent.case_id or parent.id) if parent else None,
                    parent_id=parent.id if parent else None,
                    depth=parent.depth + 1 if parent else 0,
                    author_id=author.id,
                    submission_key=f"key-{next(self.numbers)}",
                    state=state,
                    created_at=at,
                    submitted_at=None if is_draft else at,
                    waiting_since=at if state is State.PENDING else None,
                    published_at=at if live else None,
                    number=next(self.numbers) if live and kind is Kind.CASE else None,
                    **more,
                )
            )
            revision = self._add(
                Revision(
                    post_id=post.id,
                    number=1,
                    title=f"{title} {words}".strip() if title else "",
                    texts=texts,
                    htmls={key: richtext.render(text) for key, text in texts.items()},
                    written_by_id=author.id,
                    saved_at=at,
                    submitted_at=None if is_draft else at,
                )
            )
            post.head_revision_id = revision.id
            post.live_revision_id = revision.id if live else None
            return self._give(post)

    def edit(self, post: Post, author: Member, state: str = "pending", **more: Any) -> Post:
        """Add a newer text to a post: what the course reads stays the old one."""
        texts = more.pop("texts", {"body": "Edited."})
        at = more.pop("at", now())
        with self._kept():
            row = db.session.get(Post, post.id)
            last = db.session.query(Revision).filter_by(post_id=post.id).count()
            revision = self._add(
                Revision(
                    post_id=post.id,
                    number=last + 1,
                    title=more.pop("title", ""),
                    texts=texts,
                    htmls={key: richtext.render(text) for key, text in texts.items()},
                    written_by_id=author.id,
                    saved_at=at,
                    submitted_at=None if state == "draft" else at,
                )
            )
            if state != "draft":
                row.head_revision_id = revision.id
                row.state = State(state)
                row.waiting_since = at
            return self._give(row)

    def reader(self, person: Member | User) -> Reader:
        """Who the gate would say is asking, for rules and queries called without a request."""
        user_id = getattr(person, "user_id", person.id)
        with self.app.app_context():
            user = db.session.get(User, user_id)
            rows = db.session.query(Member, Course).join(Course, Course.id == Member.course_id)
            rows = rows.filter(Member.user_id == user_id, Member.ended_at.is_(None)).all()
            return Reader(
                user_id=user.id,
                name=user.name,
                language=user.language,
                is_admin=user.is_admin,
                memberships={
                    course.id: Membership(
                        course.id,
                        member.id,
                        member.role,
                        course.slug,
                        course.title,
                        course.time_zone,
                        course.language,
                    )
                    for member, course in rows
                },
            )

    def get(self, model: type[Base], row_id: int) -> Any:
        """Fetch a row as it is now, past every rule of visibility."""
        with self.app.app_context():
            return db.session.get(model, row_id)

    def all(self, model: type[Base], **where: Any) -> list[Any]:
        """List the rows of a model as they are now."""
        with self.app.app_context():
            return db.session.query(model).filter_by(**where).order_by(model.id).all()
