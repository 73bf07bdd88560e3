"""What a discussion is: a Topic asks in the parts of a Template; Posts answer, in Revisions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, false, true
from sqlalchemy.orm import Mapped, mapped_column, relationship

from forum.articles import archive_models, picture_models  # noqa: F401 - the schema is whole with them
from forum.articles.models import Question
from forum.courses.models import Member
from forum.db import Base, now
from forum.discussion.transitions import BEFORE_A_DECISION, HIDDEN, Act, By, State, allows
from forum.permissions import Permission, Reader


class Asks(StrEnum):
    """What a topic asks for."""

    CASE = "case"
    TALK = "talk"


class Kind(StrEnum):
    """A case stands at the top of a thread, a reply under a case or a reply."""

    CASE = "case"
    REPLY = "reply"


class Sector(StrEnum):
    """Where the organisation of a case works."""

    PUBLIC = "public"
    PRIVATE = "private"
    THIRD = "third"
    EDUCATION = "education"
    HEALTH = "health"
    OTHER = "other"


class Size(StrEnum):
    """How many people work there."""

    MICRO = "1-9"
    SMALL = "10-49"
    MEDIUM = "50-249"
    LARGE = "250-999"
    HUGE = "1000+"


class Template(Base):
    """The parts a case is told in. Each course has its own for cases and for free talk.

    A topic may have one for itself. A part that is not asked for any more stays with its name, for
    what was told in it.
    """

    __tablename__ = "template"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    asks_for: Mapped[Asks]

    prompts: Mapped[list["Prompt"]] = relationship(
        lazy="raise_on_sql", order_by="Prompt.position", viewonly=True
    )

    @property
    def asked(self) -> list["Prompt"]:
        """List the parts that are asked for now, without those that were only once."""
        return [prompt for prompt in self.prompts if prompt.is_asked]


class Prompt(Base):
    """One part: its label, help, limit and the checks a moderator goes by.

    An empty label, help or list of checks stands for the default words of its key, which follow the
    reader's language. A check is a `question` and the `reason` to give where the answer is no. No
    minimum stands for that of its key: how many characters tell something.
    """

    __tablename__ = "prompt"
    __table_args__ = (UniqueConstraint("template_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("template.id"), index=True)
    position: Mapped[int]
    key: Mapped[str]
    label: Mapped[str] = mapped_column(default="")
    help: Mapped[str] = mapped_column(default="")
    checks: Mapped[list[dict[str, str]]] = mapped_column(default=list)
    limit: Mapped[int] = mapped_column(default=4000)
    is_required: Mapped[bool] = mapped_column(default=True)
    minimum: Mapped[int | None]
    is_asked: Mapped[bool] = mapped_column(default=True, server_default=true())


class Topic(Base):
    """One question talked over in one course."""

    __tablename__ = "topic"

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"), index=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id"), index=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("template.id"))
    asks_for: Mapped[Asks] = mapped_column(default=Asks.CASE)
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    premoderates_cases: Mapped[bool] = mapped_column(default=True)
    premoderates_replies: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)

    question: Mapped[Question] = relationship(lazy="raise_on_sql")
    template: Mapped[Template] = relationship(lazy="raise_on_sql")

    def is_open(self, at: datetime | None = None) -> bool:
        """Say whether it can be written in; it can be read before and after."""
        at = at or now()
        return (self.opens_at is None or self.opens_at <= at) and (
            self.closes_at is None or at < self.closes_at
        )

    def premoderates(self, kind: Kind) -> bool:
        """Say whether a participant's post waits for a moderator."""
        return self.premoderates_cases if kind == Kind.CASE else self.premoderates_replies

    def can_be_written_in_by(self, reader: Reader) -> bool:
        """Staff may write also outside the opening times, to prepare and to close a discussion."""
        return reader.can(Permission.POST, self.course_id) and (
            self.is_open() or reader.can(Permission.MODERATE, self.course_id)
        )


class Post(Base):
    """One thing written. Its words are in its revisions, its place in the work in its state."""

    __tablename__ = "post"
    __table_args__ = (
        UniqueConstraint("author_id", "submission_key"),
        UniqueConstraint("course_id", "number"),
        Index("ix_post_topic_kind_published", "topic_id", "kind", "published_at", "id"),
        Index("ix_post_topic_pinned", "topic_id", "kind", "is_pinned", "published_at", "id"),
        Index("ix_post_case_id", "case_id", "id"),
        Index("ix_post_queue", "course_id", "state", "waiting_since", "id"),
        Index("ix_post_author", "author_id", "state", "id"),
        Index("ix_post_merged_into", "merged_into_id"),
        Index("ix_post_split_from", "split_from_id"),
        Index("ix_post_appealed", "course_id", "appealed_at", "id"),
        Index("ix_post_asked", "course_id", "asked_at", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))
    topic_id: Mapped[int] = mapped_column(ForeignKey("topic.id"))
    kind: Mapped[Kind]
    case_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"), index=True)
    depth: Mapped[int] = mapped_column(default=0)
    number: Mapped[int | None]
    author_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    submission_key: Mapped[str]
    state: Mapped[State] = mapped_column(default=State.DRAFT)
    head_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True, name="fk_post_head_revision")
    )
    live_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True, name="fk_post_live_revision")
    )
    is_featured: Mapped[bool] = mapped_column(default=False)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))
    created_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    submitted_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    waiting_since: Mapped[datetime | None]
    published_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    is_locked: Mapped[bool] = mapped_column(default=False, server_default=false())
    appealed_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    asked_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    endorsed_revision_id: Mapped[int | None] = mapped_column(
        ForeignKey("revision.id", use_alter=True, name="fk_post_endorsed_revision")
    )
    endorsed_by_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    is_pinned: Mapped[bool] = mapped_column(default=False, server_default=false())
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("post.id"))

    topic: Mapped[Topic] = relationship(lazy="raise_on_sql")
    author: Mapped[Member] = relationship(lazy="raise_on_sql", foreign_keys=author_id)

    @property
    def is_case(self) -> bool:
        """Whether it stands at the top of its thread."""
        return self.kind is Kind.CASE

    @property
    def is_live(self) -> bool:
        """Whether the members of the course can read it; the same rule as Post.is_public in SQL."""
        return self.live_revision_id is not None and self.state not in HIDDEN

    @property
    def has_pending_edit(self) -> bool:
        """Whether the course reads an older text than the author last submitted."""
        return self.is_live and self.head_revision_id != self.live_revision_id

    @property
    def is_endorsed(self) -> bool:
        """Whether an instructor has endorsed just the text that the course reads."""
        return self.is_live and self.endorsed_revision_id == self.live_revision_id

    @property
    def is_appealed(self) -> bool:
        """Whether its author has appealed against what was decided, and waits for the answer."""
        return self.appealed_at is not None

    def is_by(self, reader: Reader) -> bool:
        """Whether the reader wrote it."""
        return self.author_id == reader.member_id(self.course_id)

    def allows(self, act: Act, reader: Reader) -> bool:
        """Say whether the table of transitions lets this reader do this act to this post now."""
        return allows(
            act,
            self.state,
            by=self.side_of(reader),
            is_live=self.live_revision_id is not None,
            is_appealed=self.is_appealed,
            may_endorse=reader.can(Permission.ENDORSE, self.course_id),
            is_case=self.is_case,
        )

    def side_of(self, reader: Reader) -> By:
        """Say on which side of the desk the reader stands. Nobody decides on their own post."""
        if self.is_by(reader):
            return By.AUTHOR
        decides = reader.member_id(self.course_id) is not None and reader.can(
            Permission.MODERATE, self.course_id
        )
        return By.MODERATOR if decides else By.NOBODY

    def can_be_edited_by(self, reader: Reader) -> bool:
        """Its author may mend it wherever the table lets it be submitted.

        What was sent in time can be mended until it is decided, whether the topic closes or not.
        """
        if not self.allows(Act.SUBMIT, reader):
            return False
        if self.state in BEFORE_A_DECISION:
            return reader.can(Permission.POST, self.course_id)
        return self.topic.can_be_written_in_by(reader)

    def can_be_replied_to_by(self, reader: Reader) -> bool:
        """What the course reads can be answered as long as the topic is open.

        Nothing may be hidden above it either; queries.stands_under_something_hidden() knows that.
        """
        return self.is_live and self.topic.can_be_written_in_by(reader)


class Revision(Base):
    """What a post said at one time. Never changed once submitted; a draft has no submitted_at.

    `checked` says which checks have looked at it, {name: version}, if any have; `lemmas` are what
    it says in basic forms, by which cases are compared.
    """

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("post_id", "number"),
        UniqueConstraint("post_id", "submission_key"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    post_id: Mapped[int] = mapped_column(ForeignKey("post.id"), index=True)
    number: Mapped[int]
    submission_key: Mapped[str | None]
    title: Mapped[str] = mapped_column(default="", info={"personal": "blank"})
    texts: Mapped[dict[str, str]] = mapped_column(default=dict, info={"personal": "blank"})
    htmls: Mapped[dict[str, str]] = mapped_column(default=dict, info={"personal": "blank"})
    sources: Mapped[list[dict[str, str]]] = mapped_column(default=list, info={"personal": "blank"})
    sector: Mapped[Sector | None] = mapped_column(info={"personal": "blank"})
    size: Mapped[Size | None] = mapped_column(info={"personal": "blank"})
    written_by_id: Mapped[int] = mapped_column(ForeignKey("member.id"))
    saved_at: Mapped[datetime] = mapped_column(default=now, info={"personal": "export"})
    submitted_at: Mapped[datetime | None] = mapped_column(info={"personal": "export"})
    lemmas: Mapped[str | None] = mapped_column(info={"personal": "blank"})
    checked: Mapped[dict[str, Any] | None]

    @property
    def is_sent(self) -> bool:
        """Whether it was submitted, and so is never changed again."""
        return self.submitted_at is not None

    @property
    def version(self) -> str:
        """Say which text this is and as of when, so that an old page does not overwrite a newer."""
        return f"{self.id}-{round(self.saved_at.timestamp() * 1_000_000)}"
