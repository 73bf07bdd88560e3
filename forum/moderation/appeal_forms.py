"""What can be asked for with an appeal: words, with the key of the form."""

from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from forum.discussion.forms import KEY, clean_text
from forum.moderation.forms import NOT_WHOLE
from forum.moderation.places import TOO_LONG

APPEAL_LIMIT = 4000


class AppealForm(Form):
    """Why the author does not agree."""

    words = TextAreaField(
        _l("Why should it be decided otherwise?"),
        [
            DataRequired(_l("Write why: whoever answers has only your words to go by.")),
            Length(max=APPEAL_LIMIT, message=TOO_LONG),
        ],
        filters=[clean_text],
    )
    submission_key = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(KEY, message=NOT_WHOLE)]
    )
