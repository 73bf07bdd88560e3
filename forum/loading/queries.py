"""What is there already of what a file wants to bring in."""

from collections.abc import Collection

from sqlalchemy import select

from forum.accounts.models import User
from forum.courses.models import Course
from forum.db import db


def taken_emails(keys: Collection[str]) -> set[str]:
    """Say which addresses have an account."""
    return set(db.session.scalars(select(User.email_key).where(User.email_key.in_(keys))))


def taken_slugs(slugs: Collection[str]) -> set[str]:
    """Say which words stand in a course's address."""
    return set(db.session.scalars(select(Course.slug).where(Course.slug.in_(slugs))))
