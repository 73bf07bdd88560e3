"""What the keys of a file stand for, while it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from forum.accounts.models import User
from forum.courses.models import Course, Member
from forum.discussion.models import Asks, Post, Template, Topic
from forum.discussion.tag_models import Tag
from forum.loading.plan import Plan


@dataclass
class Names:
    """What a whole file has."""

    plan: Plan
    folder: Path
    users: dict[str, User] = field(default_factory=dict)


@dataclass(frozen=True)
class Placed:
    """A post, and where it stands."""

    post: Post
    topic: Topic
    case: Post | None

    def case_of_a_reply(self) -> Post:
        """The case at the top of the thread."""
        return self.case or self.post


@dataclass
class CourseNames:
    """What a course has, and its clock; `told` are its cases, with the lemmas of what they say."""

    file: Names
    course: Course
    zone: ZoneInfo
    members: dict[str, Member] = field(default_factory=dict)
    templates: Mapping[Asks, Template] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    posts: dict[str, Placed] = field(default_factory=dict)
    article_authors: list[str] = field(default_factory=list)
    told: list[tuple[Post, str]] = field(default_factory=list)
    tags: dict[str, Tag] = field(default_factory=dict)
    last_number: int = 0

    @property
    def plan(self) -> Plan:
        """Where the rows go."""
        return self.file.plan
