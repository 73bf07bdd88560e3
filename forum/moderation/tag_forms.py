"""What can be asked for of a case's tags: one line, with commas between."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from wtforms import Form, HiddenField, StringField
from wtforms.validators import InputRequired, Regexp, ValidationError

from forum.discussion.forms import NOT_WHOLE, clean_line
from forum.discussion.tags import TAG_LENGTH, TAGS_A_POST, tags_in
from forum.moderation.forms import AN_ID
from forum.moderation.models import DecisionAct
from forum.moderation.verdicts import Verdict


class TagsForm(Form):
    """The tags of a case, and as of when: which text of it, and which tags were there."""

    tags = StringField(_l("Tags"), filters=[clean_line], default="")
    before = HiddenField(filters=[clean_line], default="")
    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])

    def validate_tags(self, field: Any) -> None:
        """A few short words; more would be no help to find anything."""
        names = tags_in(field.data).values()
        if len(names) > TAGS_A_POST:
            words = ngettext("%(num)d tag at most.", "%(num)d tags at most.", TAGS_A_POST)
            raise ValidationError(words)
        if any(len(name) > TAG_LENGTH for name in names):
            raise ValidationError(_("Shorten a tag: at most %(max)d characters.", max=TAG_LENGTH))

    def verdict(self) -> Verdict:
        """Give what was asked for, once the form is valid."""
        return Verdict(
            act=DecisionAct.TAG,
            seen=int(self.revision.data or 0),
            tags=tags_in(self.tags.data or ""),
            tags_seen=frozenset(tags_in(self.before.data or "")) if self.before.raw_data else None,
        )
