"""What can be asked for of a course: what it is called, its clock and note, who comes in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from functools import cache
from zoneinfo import available_timezones

from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    EmailField,
    Form,
    HiddenField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, ValidationError

from forum import richtext
from forum.courses.actions import ZONE
from forum.courses.invitations import INVITED
from forum.courses.promises import PROMISES
from forum.language import DEFAULT, LANGUAGES, span
from forum.permissions import Role

TITLE_LIMIT = 120
NOTE_LIMIT = 4000
MOST_INVITED = 100

ROLES = {
    Role.PARTICIPANT: _l("Participant"),
    Role.MODERATOR: _l("Moderator"),
    Role.INSTRUCTOR: _l("Instructor"),
}

_SHORTEN = _l("Shorten this: at most %(max)d characters.")


def _line(text: str | None) -> str:
    return " ".join(richtext.clean(text or "").split())


def _text(text: str | None) -> str:
    return richtext.clean(text or "").strip()


@cache
def time_zones() -> dict[str, dict[str, str]]:
    """Give the clocks to choose from by their part of the world, Europe first."""
    areas: dict[str, dict[str, str]] = defaultdict(dict)
    for zone in sorted(available_timezones()):
        area, _slash, city = zone.partition("/")
        if city and area[0].isupper() and area not in {"Etc", "US", "SystemV"}:
            areas[area][zone] = city.replace("_", " ")
    areas["UTC"] = {"UTC": "UTC"}
    return {area: areas[area] for area in sorted(areas, key=lambda each: (each != "Europe", each))}


def _named(roles: Iterable[Role]) -> dict[str, str]:
    """Give roles with their names in the language of this page."""
    return {role.value: str(ROLES[role]) for role in roles}


class CourseForm(Form):
    """A course's own: its title, language, clock, and the note above every form."""

    title = StringField(
        _l("Title"),
        [InputRequired(_l("Give the course a title.")), Length(max=TITLE_LIMIT, message=_SHORTEN)],
        filters=[_line],
    )
    language = SelectField(_l("Language"), choices=dict(LANGUAGES), default=DEFAULT)
    time_zone = SelectField(_l("Time zone"), choices=time_zones, default=ZONE)
    note = TextAreaField(
        _l("What must not be told"), [Length(max=NOTE_LIMIT, message=_SHORTEN)], filters=[_text]
    )
    seen = HiddenField(default="")

    def validate_title(self, field: StringField) -> None:
        """A title of blanks is none."""
        if not field.data:
            raise ValidationError(str(_l("Give the course a title.")))

    def validate_note(self, field: TextAreaField) -> None:
        """Refuse what could not be rendered safely and fast, before it is parsed."""
        try:
            richtext.check(field.data or "")
        except richtext.TooComplexError as error:
            raise ValidationError(error.sentence) from error

    def said(self) -> dict[str, str]:
        """Give what was chosen and written, by the names of a course's parts."""
        return {
            name: str(self[name].data or "") for name in ("title", "language", "time_zone", "note")
        }


def proposed_note(language: str) -> str:
    """Give what a course's note may say, in the language that the course is held in."""
    with force_locale(language):
        return str(
            _(
                "Tell nothing by which an employer, a customer or a co-worker can be recognised,"
                " unless they have given leave."
            )
        )


class NewCourseForm(CourseForm):
    """A course that is to be made. A note is proposed, to be changed or left out."""

    def __init__(self, typed: MultiDict[str, str] | None, *, language: str) -> None:
        """Make the form for somebody who reads a language, in which the course may well be held."""
        is_new = typed is None
        note = proposed_note(language) if is_new else ""
        super().__init__(typed, data={"language": language, "note": note})

    def said(self) -> dict[str, str]:
        """Give what was chosen; a note that was left as proposed is in the course's language."""
        said = super().said()
        if said["note"] in map(proposed_note, LANGUAGES):
            said["note"] = proposed_note(said["language"])
        return said


class RoleForm(Form):
    """A role for somebody who is in the course."""

    role = SelectField(_l("Role"), choices=lambda: _named(ROLES))

    def chosen(self) -> Role:
        """Give the role."""
        return Role(self.role.data)


class AddForm(RoleForm):
    """Somebody who has an account, and as what they come in."""

    email = EmailField(
        _l("E-mail address"), [InputRequired(_l("Write the address of their account."))]
    )


class InvitationForm(RoleForm):
    """For which role a link is."""

    role = SelectField(_l("Role"), choices=lambda: _named(INVITED))


class InvitePeopleForm(InvitationForm):
    """Addresses to be invited by mail, one a line or parted by commas, and as what."""

    addresses = TextAreaField(
        _l("E-mail addresses"), [InputRequired(_l("Write at least one address."))]
    )

    def validate_addresses(self, _field: TextAreaField) -> None:
        """Refuse none, and more than one sends at once."""
        if not self.written():
            raise ValidationError(str(_l("Write at least one address.")))
        if len(self.written()) > MOST_INVITED:
            raise ValidationError(
                str(_l("At most %(most)d addresses at a time.", most=MOST_INVITED))
            )

    def written(self) -> list[str]:
        """Give the addresses as they were written, each once."""
        text = richtext.clean(self.addresses.data or "")
        words = (each.strip("<>\"'") for each in re.split(r"[\s,;]+", text))
        return [each for each in dict.fromkeys(words) if each]


def _hours() -> dict[str, str]:
    return {str(hours): span(timedelta(hours=hours), str(get_locale())[:2]) for hours in PROMISES}


class PromiseForm(Form):
    """How soon moderators promise to answer."""

    hours = SelectField(_l("Moderators answer within"), choices=_hours)


class SummaryForm(Form):
    """Whether the members are shown how moderating goes."""

    is_shown = BooleanField(_l("Show the members of the course how moderating goes"))
