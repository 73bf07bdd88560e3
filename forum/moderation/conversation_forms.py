"""What can be asked for in a conversation: words, with the key of the form."""

from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp

from forum.discussion.forms import clean_text
from forum.moderation.forms import NOT_WHOLE
from forum.moderation.places import TOO_LONG

WORDS_LIMIT = 4000


class MessageForm(Form):
    """A message, in plain words."""

    words = TextAreaField(
        _l("Your message"),
        [
            DataRequired(_l("Write something first.")),
            Length(max=WORDS_LIMIT, message=TOO_LONG),
        ],
        filters=[clean_text],
    )
    submission_key = HiddenField(
        validators=[
            InputRequired(NOT_WHOLE),
            Regexp(r"[A-Za-z0-9_-]{8,64}\Z", message=NOT_WHOLE),
        ]
    )
