"""Rows made past every rule, in the transaction that is open: people, courses, posts in any state.

Only for a database that is thrown away; nothing here asks whether it may be so.
"""

import secrets
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any, TypeVar

from sqlalchemy import update

from forum import richtext
from forum.accounts.emails import email_key
from forum.accounts.models import Session, User
from forum.accounts.names import name_key
from forum.accounts.queries import digest
from forum.articles.models import Article, Question
from forum.articles.picture_marks import Mark
from forum.articles.picture_models import Picture
from forum.checks.finding import CheckName
from forum.courses.models import Course, Member
from forum.db import Base, db, now
from forum.discussion.models import (
    Asks,
    Kind,
    Post,
    Prompt,
    Revision,
    Template,
    Topic,
)
from forum.discussion.prompts import KEYS
from forum.discussion.stand_in_models import StandIn
from forum.discussion.tag_models import PostTag, Tag
from forum.discussion.transitions import State
from forum.moderation.models import Decision, DecisionAct
from forum.permissions import Role

Row = TypeVar("Row", bound=Base)

NEVER_LIVE = frozenset(
    {State.DRAFT, State.PENDING, State.CHANGES_REQUESTED, State.REJECTED, State.WITHDRAWN}
)


class Planter:
    """Adds rows that meet no row that is there: addresses and keys carry a mark of their own."""

    def __init__(self) -> None:
        self.mark = secrets.token_hex(4)
        self.at = now() - timedelta(hours=1)
        self._numbers = count(1)

    def stand_in(self, author: Member, case: Post, name: str) -> None:
        """Let an author have put another word for a name, which stays theirs alone."""
        self.add(
            StandIn(
                author_id=author.id,
                case_id=case.id,
                kind=CheckName.NAMES,
                original=name,
                original_key=name,
                words="somebody",
            )
        )

    def tag(self, post: Post, name: str) -> None:
        """Let a case have a tag."""
        tag = self.add(Tag(course_id=post.course_id, name=name, key=name))
        self.add(PostTag(post_id=post.id, tag_id=tag.id))

    def add(self, row: Row) -> Row:
        """Add a row, and let it have its id."""
        db.session.add(row)
        db.session.flush()
        return row

    def next(self) -> str:
        """Give a word for a column in which nothing stands twice."""
        return f"{self.mark}-{next(self._numbers)}"

    def user(self, name: str, **more: Any) -> User:
        """Add somebody with an account, into which no password leads."""
        email = more.pop("email", f"{self.next()}@example.org")
        account = {"password_hash": "!", "language": "en"} | more
        known = {"email": email, "email_key": email_key(email), "name_key": name_key(name)}
        return self.add(User(name=name, **known, **account))

    def session(self, user: User, device: str) -> str:
        """Sign somebody in; gives the secret of the device."""
        token = secrets.token_urlsafe(32)
        self.add(Session(user_id=user.id, token_digest=digest(token), device=device))
        return token

    def course(self, title: str, **more: Any) -> Course:
        """Add a course."""
        return self.add(Course(title=title, slug=f"scratch-{self.next()}", language="en", **more))

    def member(self, course: Course, user: User, role: Role = Role.PARTICIPANT) -> Member:
        """Put somebody into a course."""
        return self.add(Member(course_id=course.id, user_id=user.id, role=role))

    def topic(
        self, course: Course, by: Member, article: str, question: str, shows: Mark | None = None
    ) -> Topic:
        """Add an article with one question, and the topic in which it is talked over."""
        image = f'<img src="{shows.address}" alt="{shows.words}">' if shows else ""
        read = self.add(
            Article(
                course_id=course.id,
                imported_by_id=by.id,
                title=f"Article {article}",
                body_markdown=f"{article} {shows or ''}",
                body_html=f"<p>{article} {image}</p>",
                language="en",
                minutes=1,
            )
        )
        asked = {"text": f"What of {question}?", "short_name": question, "position": 1}
        ponders = self.add(Question(article_id=read.id, **asked))
        template = self.add(Template(course_id=course.id, asks_for=Asks.CASE))
        for position, key in enumerate(KEYS[Asks.CASE]):
            self.add(Prompt(template_id=template.id, position=position, key=key))
        return self.add(Topic(course_id=course.id, question_id=ponders.id, template_id=template.id))

    def picture(self, by: Member, words: str, *, is_shown: bool) -> Picture:
        """Add a picture whose bytes hold the words; one that no article shows is an import's."""
        data = b"\x89PNG\r\n\x1a\n" + words.encode()
        return self.add(
            Picture(
                course_id=by.course_id,
                digest=self.next(),
                media_type="image/png",
                width=1,
                height=1,
                size=len(data),
                data=data,
                added_by_id=by.id,
                kept_at=self.at if is_shown else None,
            )
        )

    def case(self, topic: Topic, author: Member, state: State, words: str, **more: Any) -> Post:
        """Add a case whose title and every part hold the words."""
        number = next(self._numbers) if more.get("live", state not in NEVER_LIVE) else None
        place = {"course_id": topic.course_id, "topic_id": topic.id, "number": number, "depth": 0}
        return self._post(Kind.CASE, author, state, words, place | more)

    def reply(self, parent: Post, author: Member, state: State, words: str) -> Post:
        """Add a reply that holds the words."""
        place = {
            "course_id": parent.course_id,
            "topic_id": parent.topic_id,
            "case_id": parent.case_id or parent.id,
            "parent_id": parent.id,
            "depth": parent.depth + 1,
        }
        return self._post(Kind.REPLY, author, state, words, place)

    def _post(
        self, kind: Kind, author: Member, state: State, words: str, more: Mapping[str, Any]
    ) -> Post:
        live = more.get("live", state not in NEVER_LIVE)
        sent = None if state is State.DRAFT else self.at
        post = self.add(
            Post(
                kind=kind,
                author_id=author.id,
                submission_key=self.next(),
                state=state,
                created_at=self.at,
                submitted_at=sent,
                waiting_since=self.at if state is State.PENDING else None,
                published_at=self.at if live else None,
                **{key: value for key, value in more.items() if key != "live"},
            )
        )
        text = self._text(post, author, words, sent)
        self.put(post, head_revision_id=text.id, live_revision_id=text.id if live else None)
        return post

    def _text(
        self, post: Post, author: Member, words: str, sent: datetime | None, number: int = 1
    ) -> Revision:
        keys = KEYS[Asks.CASE] if post.is_case else ("body",)
        texts = {key: f"Words of {key} {words}" for key in keys}
        return self.add(
            Revision(
                post_id=post.id,
                number=number,
                title=f"Case {words}" if post.is_case else "",
                texts=texts,
                htmls={key: richtext.render(text) for key, text in texts.items()},
                sources=[{"url": f"https://example.org/{words}", "title": words}],
                written_by_id=author.id,
                saved_at=self.at,
                submitted_at=sent,
            )
        )

    def edit(self, post: Post, author: Member, words: str, *, sent: bool = True) -> Revision:
        """Give a post a second text, which its author has sent or not."""
        return self._text(post, author, words, self.at if sent else None, number=2)

    def put(self, post: Post, **values: Any) -> None:
        """Put a post where no act would: no transition, only what stands in its row."""
        row = update(Post).where(Post.id == post.id)
        db.session.execute(row.values(values).execution_options(synchronize_session=False))
        if post in db.session:
            db.session.refresh(post)

    def decision(self, post: Post, moderator: Member, act: DecisionAct, **more: Any) -> Decision:
        """Let a moderator have decided on a post what led to its state."""
        return self.add(
            Decision(
                course_id=post.course_id,
                post_id=post.id,
                revision_id=post.head_revision_id,
                moderator_id=moderator.id,
                moderator_name="The moderator",
                act=act,
                from_state=State.PENDING,
                from_head_id=post.head_revision_id,
                to_state=post.state,
                to_head_id=post.head_revision_id,
                submitted_at=self.at,
                **more,
            )
        )


def let_go(row: Base) -> None:
    """Let go of a row, so that its columns can be read when its transaction is over."""
    db.session.refresh(row)
    db.session.expunge(row)
