"""What can be asked for about flags: a reason to look, and an answer to whoever asked."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp, ValidationError

from forum.discussion.forms import clean_text
from forum.moderation.flag_models import FlagAnswer, FlagReason
from forum.moderation.forms import AN_ID, NOT_WHOLE
from forum.moderation.places import TOO_LONG

FLAG_WORDS_LIMIT = 1000

REASONS: Mapping[FlagReason, Any] = {
    FlagReason.IDENTIFIES: _l("Somebody can be recognised from it."),
    FlagReason.UNKIND: _l("It is unkind to somebody."),
    FlagReason.WRONG: _l("Something in it is wrong."),
    FlagReason.COPIED: _l("It is somebody else's text."),
    FlagReason.ADVERTISES: _l("It advertises something."),
    FlagReason.OTHER: _l("For another reason, which I tell below."),
}

ANSWERS: Mapping[FlagAnswer, Any] = {
    FlagAnswer.STAYS: _l("We looked, and it stays as it is."),
    FlagAnswer.MENDED: _l("We looked, and it has been mended."),
    FlagAnswer.REMOVED: _l("We looked, and it has been removed."),
    FlagAnswer.TALKED: _l("We looked, and have talked about it with its author."),
}


def _to_choose(words: Mapping[Any, Any], first: Any) -> dict[str, str]:
    return {"": str(first)} | {each.value: str(said) for each, said in words.items()}


class FlagForm(Form):
    """Why somebody asks for a look."""

    reason = SelectField(
        _l("Why should a moderator look at this?"),
        [InputRequired(_l("Choose a reason."))],
        choices=lambda: _to_choose(REASONS, _("Choose a reason")),
        default="",
    )
    words = TextAreaField(
        _l("In your own words"),
        [Length(max=FLAG_WORDS_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )

    def validate_words(self, field: TextAreaField) -> None:
        """Another reason is told."""
        if self.reason.data == FlagReason.OTHER and not field.data:
            raise ValidationError(_("Tell in a sentence what you mean."))

    def chosen(self) -> FlagReason:
        """Give the reason."""
        return FlagReason(self.reason.data)


class AnswerForm(Form):
    """What came of a look. The flags that were seen are named by the id of the last."""

    answer = SelectField(
        _l("Answer to whoever flagged it"),
        [InputRequired(_l("Choose an answer."))],
        choices=lambda: _to_choose(ANSWERS, _("Choose an answer")),
        default="",
    )
    words = TextAreaField(
        _l("Words of your own"),
        [Length(max=FLAG_WORDS_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )
    until = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])

    def chosen(self) -> FlagAnswer:
        """Give the answer."""
        return FlagAnswer(self.answer.data)
