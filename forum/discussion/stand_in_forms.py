"""The stand-ins in a form that writes a text: each name with what goes instead, ticked or not."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Form, FormField, HiddenField, StringField
from wtforms.validators import ValidationError

from forum import richtext
from forum.checks.finding import CheckName
from forum.checks.standing_in import MOST, Pair
from forum.discussion.row_fields import Rows

LONGEST = 80
_LONGEST_NAME = 300
_KINDS = frozenset({CheckName.NAMES.value, CheckName.ORGANISATION.value})


def _line(text: str | None) -> str:
    return " ".join(richtext.clean(text or "").split())


class StandInForm(Form):
    """One name."""

    kind = HiddenField(default="")
    key = HiddenField(default="", filters=[_line])
    original = HiddenField(default="", filters=[_line])
    words = StringField(_l("Stand-in"), default="", filters=[_line])
    use = BooleanField(default=False)


class StandIns(Rows):
    """The list of them; what is no name of a form of ours is left out."""

    def __init__(self, **more: Any) -> None:
        """Make the list for a form."""
        super().__init__(
            FormField(StandInForm), _l("Stand-ins for names"), max_entries=MOST, **more
        )

    @property
    def pairs(self) -> list[Pair]:
        """Give the stand-ins as they were typed."""
        typed = [each.form for each in self.entries]
        return [
            Pair(
                CheckName(form.kind.data),
                str(form.key.data)[:_LONGEST_NAME],
                str(form.original.data)[:_LONGEST_NAME],
                str(form.words.data),
                is_used=bool(form.use.data),
            )
            for form in typed
            if form.kind.data in _KINDS and form.key.data
        ]


def check_stand_ins(_form: Form, field: StandIns) -> None:
    """Whoever ticks a name says what goes instead of it, in few words."""
    for pair in field.pairs:
        if pair.is_used and not pair.words:
            raise ValidationError(_("Write what goes instead of “%(name)s”.", name=pair.original))
        if len(pair.words) > LONGEST:
            raise ValidationError(
                _(
                    "A stand-in has at most %(most)d characters: “%(name)s”.",
                    most=LONGEST,
                    name=pair.original,
                )
            )
