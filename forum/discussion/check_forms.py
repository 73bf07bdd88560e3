"""What a course wants of the checks: each off, on or holding, and the words it does not want."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, Form, HiddenField, SelectField, TextAreaField
from wtforms.validators import Length, ValidationError

from forum.checks.banned import MOST
from forum.checks.finding import CheckName, Mode
from forum.checks.sentences import HELPS, LABELS, MODES
from forum.courses.models import Course
from forum.discussion.forms import TOO_LONG, Typed, clean_text

LONGEST_WORD = 60


def _modes() -> dict[str, str]:
    return {mode.value: str(words) for mode, words in MODES.items()}


class ChecksForm(Form):
    """The fields of the checks are added by checks_form(), one for each."""

    banned_words = TextAreaField(
        _l("Words that this course does not want"),
        [Length(max=MOST * LONGEST_WORD, message=TOO_LONG)],
        filters=[clean_text],
    )
    seen = HiddenField(default="")

    def checks(self) -> list[tuple[CheckName, Field]]:
        """Give each check with its field, in the order in which they run."""
        return [(name, self[name.value]) for name in CheckName]

    def words(self) -> list[str]:
        """Give the words, one for a line."""
        lines = (" ".join(line.split()) for line in (self.banned_words.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))

    def modes(self) -> dict[str, str]:
        """Give what was chosen for each check."""
        return {name.value: field.data for name, field in self.checks()}

    def validate_banned_words(self, _field: TextAreaField) -> None:
        """So many words, and none too long to be one."""
        if len(self.words()) > MOST:
            raise ValidationError(_("Give at most %(most)d words.", most=MOST))
        if any(len(word) > LONGEST_WORD for word in self.words()):
            raise ValidationError(_("One word or phrase on a line, please; one line is too long."))


def checks_form(course: Course, typed: Typed) -> ChecksForm:
    """Make the form of a course's checks: as they are, or as it was typed."""
    fields: dict[str, Any] = {name.value: _field(name) for name in CheckName}
    made = type("ChecksFormHere", (ChecksForm,), fields)
    form: ChecksForm = made(typed, data=_data(course))
    return form


def _field(name: CheckName) -> SelectField:
    return SelectField(LABELS[name], choices=_modes, description=HELPS[name], default=Mode.ON)


def _data(course: Course) -> Mapping[str, Any]:
    words = "\n".join(course.banned_words or [])
    return {"banned_words": words, "seen": course.checks_mark} | (course.checks or {})
