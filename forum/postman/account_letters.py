"""Letters that somebody asked for: a new password, the confirmation of an address, an invitation.

The secret of each link is made here, when the letter is worded, and is nowhere else.
"""

from flask_babel import gettext as _

from forum.accounts import queries as accounts
from forum.accounts import recovery
from forum.accounts.models import Purpose, User
from forum.courses import personal_invitations as invitations
from forum.outbox.actions import Held
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail
from forum.postman.wording import Asked, asked_for, link


def of_reset(_held: Held, person: Addressee | None) -> Mail | None:
    """Let somebody choose a new password; nobody where the address has no account."""
    if person is None:
        return None
    user = accounts.user(person.reader.user_id)
    asked = Asked(
        _("A new password"),
        [
            _("Somebody, hopefully you, asked for a new password for your account."),
            _("The link can be used once, for two hours. If it was not you, do nothing."),
        ],
        _("Choose a new password"),
        link("recovery.reset", token=recovery.issue(user, Purpose.RESET)),
        _("You get this mail because a new password was asked for at this address."),
    )
    return asked_for(asked, to=person.email, name=person.reader.name, language=person.language)


def of_confirmation(_held: Held, person: Addressee | None) -> Mail | None:
    """Let somebody say that they read the mail of their address."""
    if person is None or person.is_confirmed:
        return None
    user: User = accounts.user(person.reader.user_id)
    asked = Asked(
        _("Confirm your address"),
        [
            _("Somebody, hopefully you, made an account with this address."),
            _("Confirm it, and what you are told comes by mail. If it was not you, do nothing."),
        ],
        _("Confirm the address"),
        link("recovery.confirming", token=recovery.issue(user, Purpose.CONFIRMATION)),
        _("You get this mail because an account was made with this address."),
    )
    # Whoever registered may have written anybody's address, and anything as their name.
    return asked_for(asked, to=person.email, name="", language=person.language)


def of_invitation(held: Held, _person: Addressee | None) -> Mail | None:
    """Invite somebody into a course, as long as the invitation stands."""
    found = invitations.issue(held.details["invitation"])
    if found is None:
        return None
    title, token = found
    subject = _("You are invited to the course “%(course)s”", course=title)
    asked = Asked(
        subject,
        [
            _(
                "%(name)s invites you to the course “%(course)s”, where cases from working life are"
                " told and talked over.",
                name=accounts.user(held.details["by"]).name,
                course=title,
            ),
            _("The link lets one person in, once, for thirty days."),
        ],
        _("See the invitation"),
        link("courses.join", token=token),
        _("You get this mail because an instructor of the course wrote this address."),
    )
    return asked_for(asked, to=held.address, name="", language=held.language)
