"""Roles, what they may, and who is reading: one table to read aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any, TypeVar


class Role(StrEnum):
    """In a course; each may also what the one before may."""

    PARTICIPANT = "participant"
    MODERATOR = "moderator"
    INSTRUCTOR = "instructor"


class Permission(StrEnum):
    """Asked for by a route; held by a role in the course of the address."""

    PUBLIC = "public"  # anyone at all
    SIGNED_IN = "signed-in"  # anyone with an account
    READ = "read"  # members of the course
    POST = "post"  # write cases and replies
    MODERATE = "moderate"  # decide on posts, see what is not published
    ENDORSE = "endorse"  # say as a teacher that a post is good
    CURATE = "curate"  # import articles, open topics, invite members, set the rules
    ADMIN = "admin"  # the site's own matters


GRANTS: Mapping[Role, frozenset[Permission]] = MappingProxyType(
    {
        Role.PARTICIPANT: frozenset({Permission.READ, Permission.POST}),
        Role.MODERATOR: frozenset({Permission.READ, Permission.POST, Permission.MODERATE}),
        Role.INSTRUCTOR: frozenset(
            {
                Permission.READ,
                Permission.POST,
                Permission.MODERATE,
                Permission.ENDORSE,
                Permission.CURATE,
            }
        ),
    }
)

WATCHES = frozenset({Permission.READ, Permission.MODERATE})
"""What a site admin may in a course of which they are no member: look, as staff do, and no more."""

STAFF = frozenset(role for role in Role if Permission.MODERATE in GRANTS[role])

View = TypeVar("View", bound=Callable[..., Any])


def allow(permission: Permission) -> Callable[[View], View]:
    """Declare what a route asks for. It only marks the view: the gate enforces it."""

    def mark(view: View) -> View:
        view.permission = permission  # type: ignore[attr-defined]
        return view

    return mark


def asked_by(view: Callable[..., Any]) -> Permission | None:
    """Say what a view asks for; None if nobody has said."""
    asked: Permission | None = getattr(view, "permission", None)
    return asked


@dataclass(frozen=True)
class Membership:
    """One course that the reader is in, and as what."""

    course_id: int
    member_id: int
    role: Role
    slug: str
    title: str
    time_zone: str
    language: str
    generation: int = 0


@dataclass(frozen=True)
class Reader:
    """Who is asking: what every rule and every query takes. Loaded once a request.

    The generations say how often was written in the course, and to what belongs to none. `news`
    says how many notices wait unread at most: of some the reader may not be told any more.
    """

    user_id: int
    name: str
    language: str
    is_admin: bool = False
    has_keys: bool = True
    session_id: int = 0
    token: str = field(default="", repr=False)
    generation: int = 0
    news: int = 0
    memberships: Mapping[int, Membership] = field(default_factory=dict)

    is_authenticated = True  # these three are what Flask-Login asks of a user
    is_active = True
    is_anonymous = False

    def get_id(self) -> str:
        """Give Flask-Login what it keeps in the cookie: the session's own secret."""
        return self.token

    @property
    def initials(self) -> str:
        """Up to two letters, for the sign that stands for a person."""
        return initials(self.name)

    @property
    def course_ids(self) -> frozenset[int]:
        """The courses the reader is a member of now."""
        return frozenset(self.memberships)

    @property
    def staff_course_ids(self) -> frozenset[int]:
        """The courses in which the reader moderates or teaches."""
        return frozenset(
            course_id for course_id, each in self.memberships.items() if each.role in STAFF
        )

    @property
    def member_ids(self) -> frozenset[int]:
        """As whom the reader acts, in all courses."""
        return frozenset(each.member_id for each in self.memberships.values())

    def member_id(self, course_id: int) -> int | None:
        """As whom the reader acts in a course; None for a guest or a watching admin."""
        mine = self.memberships.get(course_id)
        return mine.member_id if mine else None

    def role(self, course_id: int) -> Role | None:
        """Say the role in a course; None for a guest or a watching admin."""
        mine = self.memberships.get(course_id)
        return mine.role if mine else None

    def can(self, permission: Permission, course_id: int) -> bool:
        """Say whether the reader holds a permission in a course."""
        mine = self.memberships.get(course_id)
        if mine is not None:
            return permission in GRANTS[mine.role]
        return self.is_admin and permission in WATCHES


def initials(name: str) -> str:
    """Give the first letters of the first and the last word of a name."""
    words = name.split()
    return "".join(word[0].upper() for word in (words[:1] + words[1:][-1:]))
