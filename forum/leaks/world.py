"""What is planted, as those who look for it know it: people, secrets, ids, and words."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from forum.accounts.models import User
from forum.courses.models import Member
from forum.discussion.models import Post
from forum.leaks.planting import Planter
from forum.permissions import GRANTS, WATCHES, Permission, Role

Person = Member | User | None

ELSEWHERE = frozenset({"stranger", "moderator elsewhere"})
"""Readers who are in another course than the one that everything is planted in."""

TYPICAL = ("published", "pending", "draft")
"""Posts that stand for all where it makes no difference which one it is."""

ROLES = {"moderator": Role.MODERATOR, "instructor": Role.INSTRUCTOR}


@dataclass
class World:
    """The people and their secrets, the ids of what there is, and the words to look for."""

    people: dict[str, Person] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    hidden: frozenset[str] = frozenset()
    hidden_pictures: frozenset[int] = frozenset()
    named: dict[str, list[Any]] = field(default_factory=dict)
    ids: dict[str, list[Any]] = field(default_factory=dict)
    planter: Planter = field(default_factory=Planter)
    before: dict[str, int] = field(default_factory=dict)

    def word(self, name: str) -> str:
        """Make a word that stands nowhere else."""
        return self.words.setdefault(name, "zq" + secrets.token_hex(8))

    def member(self, name: str) -> Member:
        """Give somebody who is in a course."""
        found = self.people[name]
        assert isinstance(found, Member)  # noqa: S101 - the table of people says so
        return found

    def lets_in(self, reader: str, permission: Permission | None, slug: str | None) -> bool:
        """Say whether the gate lets a reader in, where a course's page or another asks for this."""
        if permission is Permission.PUBLIC or reader == "guest":
            return permission is Permission.PUBLIC
        if slug is None:
            return permission is Permission.SIGNED_IN or reader == "admin"
        here = slug == self.ids["course_slug"][0]
        if reader == "admin":
            return permission in WATCHES
        is_in = here is not (reader in ELSEWHERE) and reader != "left"
        return is_in and permission in GRANTS[role_of(reader)]

    def is_far(self, reader: str, slug: str | None) -> bool:
        """Say whether a course holds nothing of all this; one moderator there tries every post."""
        elsewhere = self.ids["course_slug"][1]
        return slug == elsewhere and reader != "moderator elsewhere"

    def all_of(self, name: str) -> list[Any]:
        """List all posts that can stand in an address; of what is no post, some."""
        return self.ids[name] if name == "post_id" else self.some_of(name)

    def some_of(self, name: str) -> list[Any]:
        """List what stands for all of a kind."""
        if name in {"post_id", "other_id"}:
            return [self.posts[each].id for each in TYPICAL if each in self.posts]
        found = self.ids.get(name) or ["x"]
        return sorted({found[0], found[len(found) // 2], found[-1]}, key=found.index)


def role_of(reader: str) -> Role:
    """Say as what somebody is in a course."""
    return ROLES.get(reader.removesuffix(" elsewhere"), Role.PARTICIPANT)
