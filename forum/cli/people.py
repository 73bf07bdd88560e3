"""`forum user`: accounts, and who is what in which course. Passwords come by standard input."""

import sys
from typing import TYPE_CHECKING

import click

from forum.cli.frame import Refused, in_app
from forum.language import LANGUAGES
from forum.permissions import Role

if TYPE_CHECKING:
    from forum.accounts.models import User

NOBODY = "none"
"""The role of one who is no member: giving it removes from the course."""


@click.group()
def user() -> None:
    """Make accounts, give passwords and roles."""


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="As others see it.")
@click.option("--admin", is_flag=True, help="An admin of the whole site.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="fi", show_default=True)
@in_app
def add(email: str, name: str, admin: bool, language: str) -> None:  # noqa: FBT001 - click's way
    """Make an account. The password is the first line of standard input."""
    from forum.accounts.actions import register  # noqa: PLC0415 - loaded with the program
    from forum.db import transaction  # noqa: PLC0415 - as above

    with transaction():
        made = register(name, email, _password(), language, is_admin=admin)
        said = f"{made.name} <{made.email}> can sign in."
    click.echo(said)


@user.command()
@click.argument("email")
@in_app
def password(email: str) -> None:
    """Give an account a new password, the first line of standard input; ends its sessions."""
    from forum.accounts.actions import set_password  # noqa: PLC0415 - loaded with the program
    from forum.db import transaction  # noqa: PLC0415 - as above

    with transaction():
        set_password(_account(email), _password())
    click.echo(f"{email} has a new password and is signed out everywhere.")


@user.command()
@click.argument("email")
@click.option("--course", "slug", help="The course's word in addresses.")
@click.option(
    "--role", type=click.Choice([*map(str, Role), NOBODY]), help=f"{NOBODY}: no longer a member."
)
@click.option("--admin/--no-admin", default=None, help="An admin of the whole site, or not.")
@in_app
def role(email: str, slug: str | None, role: str | None, admin: bool | None) -> None:  # noqa: FBT001
    """Give somebody a role in a course, or in the whole site."""
    if (slug is None) is not (role is None) or (role is None and admin is None):
        raise Refused("Say --course together with --role, or --admin or --no-admin.")
    from forum.db import transaction  # noqa: PLC0415 - loaded with the program

    with transaction():
        if admin is not None:
            _set_admin(email, is_admin=admin)
        if slug is not None and role is not None:
            _set_role(email, slug, role)


def _set_admin(email: str, *, is_admin: bool) -> None:
    from forum.accounts.actions import set_admin  # noqa: PLC0415 - loaded with the program

    set_admin(_account(email), is_admin=is_admin)
    click.echo(f"{email} is {'now' if is_admin else 'no longer'} an admin of the site.")


def _set_role(email: str, slug: str, role: str) -> None:
    """Take in who is not there, and change or end who is."""
    from forum.courses import actions, queries  # noqa: PLC0415 - loaded with the program

    account, course = _account(email), queries.course_by_slug(slug)
    if course is None:
        raise Refused(f"There is no course {slug}.")
    course_id = course.id
    member = queries.membership_of(course_id, account.id)
    is_there = member is not None and member.ended_at is None
    if role == NOBODY:
        if member is None or not is_there:
            raise Refused(f"{email} is not in {slug}.")
        actions.remove_member(course_id, member.id, by=None)
        click.echo(f"{email} is no longer in {slug}.")
        return
    if member is not None and is_there:
        actions.set_role(course_id, member.id, Role(role), by=None)
    else:
        actions.add_member(course_id, email, Role(role), by=None)
    click.echo(f"{email} is {role} in {slug}.")


def _account(email: str) -> "User":
    from forum.accounts.queries import user_by_email  # noqa: PLC0415 - loaded with the program

    found = user_by_email(email)
    if found is None:
        raise Refused(f"There is no account with the address {email}.")
    return found


def _password() -> str:
    """Ask a person at a terminal, unseen and twice; else read a line."""
    if _is_terminal():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
        return typed
    try:
        line = sys.stdin.buffer.readline().decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused("The password on standard input is not UTF-8.") from error
    if not line:
        raise Refused("There is no password on standard input.")
    return line


def _is_terminal() -> bool:
    return sys.stdin.isatty()
