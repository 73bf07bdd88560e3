"""What can be asked for in a template's parts: the name, help, lengths and checks of each."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import (
    BooleanField,
    Field,
    Form,
    FormField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
)
from wtforms.validators import Length, NumberRange, Optional, Regexp, ValidationError

from forum.discussion.forms import clean_line, clean_text
from forum.discussion.models import Prompt
from forum.discussion.prompts import DEFAULTS
from forum.discussion.row_fields import Rows
from forum.discussion.template_actions import Part, digest

MOST_PARTS = 12
MOST_CHECKS = 8
LONGEST = 20_000
TOO_LONG = _l("Shorten this: at most %(max)d characters.")


def _lines(text: str | None) -> str:
    return "\n".join(line for line in map(clean_line, clean_text(text).splitlines()) if line)


class PartForm(Form):
    """One part of what is told."""

    key = HiddenField(validators=[Optional(), Regexp(r"^[a-z][a-z0-9_]{0,31}\Z")])
    label = StringField(
        _l("Name of the part"), [Length(max=80, message=TOO_LONG)], filters=[clean_line]
    )
    help = StringField(
        _l("What helps in telling it"), [Length(max=300, message=TOO_LONG)], filters=[clean_line]
    )
    minimum = IntegerField(
        _l("From how many characters on it tells something"),
        [Optional(), NumberRange(0, LONGEST, _l("Between 0 and 20,000."))],
    )
    limit = IntegerField(
        _l("At most so many characters"),
        [Optional(), NumberRange(100, LONGEST, _l("Between 100 and 20,000."))],
    )
    is_required = BooleanField(_l("It has to be told"), default=True)
    checks = TextAreaField(
        _l("What a moderator looks for, and what the author is told where it is missing"),
        [Length(max=4000, message=TOO_LONG)],
        filters=[_lines],
    )
    place = IntegerField(_l("Place"), [Optional(), NumberRange(1, 99, _l("A number from 1 on."))])
    drop = BooleanField(_l("Do not ask for this any more"))

    @property
    def is_there(self) -> bool:
        """Whether it is a part at all: a row that was left empty is none."""
        return not self.drop.data and bool(self.key.data or self.label.data)

    def validate_label(self, field: StringField) -> None:
        """A part that has no default name needs one of its own."""
        is_anything = self.key.data or self.help.data or self.checks.data
        if self.drop.data or field.data or self.key.data in DEFAULTS or not is_anything:
            return
        raise ValidationError(_("Give the part a name."))

    def validate_checks(self, field: TextAreaField) -> None:
        """Ask for a question and a reason on each line."""
        lines = (field.data or "").splitlines()
        if len(lines) > MOST_CHECKS:
            raise ValidationError(_("At most %(most)d lines.", most=MOST_CHECKS))
        for number, line in enumerate(lines, start=1):
            if not all(side.strip() for side in _sides(line)):
                raise ValidationError(
                    _("Line %(number)d lacks its second half, after the sign |.", number=number)
                )

    def validate_minimum(self, field: IntegerField) -> None:
        """What has to be told must have room."""
        if field.data is not None and self.limit.data is not None and field.data > self.limit.data:
            raise ValidationError(_("This is more than there is room for."))

    def part(self) -> Part:
        """Give the part, once the form is valid."""
        pairs = (_sides(line) for line in (self.checks.data or "").splitlines())
        return Part(
            key=self.key.data or "",
            label=self.label.data or "",
            help=self.help.data or "",
            limit=self.limit.data or 4000,
            minimum=self.minimum.data,
            is_required=bool(self.is_required.data),
            checks=[{"question": one.strip(), "reason": two.strip()} for one, two in pairs],
        )


def _sides(line: str) -> tuple[str, str]:
    question, _sign, reason = line.partition("|")
    return question, reason


class PartsForm(Form):
    """The parts of a template in their order, and empty rows for new ones."""

    seen = HiddenField()
    parts = Rows(FormField(PartForm), max_entries=MOST_PARTS + 3)

    def validate_parts(self, _field: Field) -> None:
        """Ask for one part at least, and for no more than can be told on a page."""
        there = sum(each.form.is_there for each in self.parts)
        if there == 0:
            raise ValidationError(_("Ask for one part at least."))
        if there > MOST_PARTS:
            raise ValidationError(_("At most %(most)d parts.", most=MOST_PARTS))

    def wanted(self) -> list[Part]:
        """Give the parts in the order that was asked for."""
        there = [(at, each.form) for at, each in enumerate(self.parts, 1) if each.form.is_there]
        there.sort(key=lambda pair: _place(pair[1].place.data, pair[0]))
        return [form.part() for _at, form in there]


def _place(wanted: int | None, at: int) -> float:
    """Say where a part goes that stands at a place: up before what is there, down after it."""
    if wanted is None or wanted == at:
        return at
    return wanted - 0.5 if wanted < at else wanted + 0.5


def parts_form(prompts: Iterable[Prompt], typed: MultiDict[str, str] | None) -> PartsForm:
    """Make the form: with the parts as they are and two empty rows, or as typed."""
    asked = [each for each in prompts if each.is_asked]
    rows = [_row(each, at) for at, each in enumerate(asked, start=1)]
    data: dict[str, Any] = {"seen": digest(asked), "parts": [*rows, {}, {}][: MOST_PARTS + 3]}
    return PartsForm(typed, data=data)


def _row(prompt: Prompt, place: int) -> dict[str, Any]:
    return {
        "key": prompt.key,
        "label": prompt.label,
        "help": prompt.help,
        "minimum": prompt.minimum,
        "limit": prompt.limit,
        "is_required": prompt.is_required,
        "checks": "\n".join(f"{each['question']} | {each['reason']}" for each in prompt.checks),
        "place": place,
    }
