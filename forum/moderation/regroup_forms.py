"""What can be asked for to put something elsewhere: where, on which text, and why."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp

from forum.discussion.forms import TITLE_LIMIT, clean_line, clean_text
from forum.moderation.forms import AN_ID, NOT_WHOLE, WORDS_LIMIT
from forum.moderation.places import TOO_LONG
from forum.moderation.regroup_actions import Into, Why


class WhyForm(Form):
    """Why something is put elsewhere: every author it concerns reads that."""

    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])
    message = TextAreaField(
        _l("Why, to the authors"),
        [
            DataRequired(_l("Tell the authors why.")),
            Length(max=WORDS_LIMIT, message=TOO_LONG),
        ],
        filters=[clean_text],
    )
    note = TextAreaField(
        _l("Moderators only"),
        [Length(max=WORDS_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )

    def why(self) -> Why:
        """Give what was said, once the form is valid."""
        return Why(int(self.revision.data or 0), self.message.data or "", self.note.data or "")


class MoveForm(WhyForm):
    """Under which question; whether that one can be chosen is for the action to say."""

    topic = SelectField(
        _l("Under which question"),
        [Regexp(AN_ID, message=_l("Choose another question of this course."))],
        validate_choice=False,
    )


class SplitForm(WhyForm):
    """Under which title."""

    title = StringField(
        _l("Title of the new case"),
        [DataRequired(_l("Give it a title.")), Length(max=TITLE_LIMIT, message=TOO_LONG)],
        filters=[clean_line],
    )


class MergeForm(WhyForm):
    """Into which case, and which text of it was seen."""

    into = HiddenField(
        _l("Which case"), [InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)]
    )
    into_revision = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])

    def target(self) -> Into:
        """Give the case, once the form is valid."""
        seen = self.into_revision.data
        return Into(int(self.into.data or 0), int(seen) if seen else None)


def move_form(topics: Sequence[tuple[int, str]], typed: MultiDict[str, str] | None) -> MoveForm:
    """Make the form to move a case: to one of the other topics that ask for the same."""
    form = MoveForm(typed)
    names = [(str(topic_id), name) for topic_id, name in topics]
    form.topic.choices = [("", _("Choose a question")), *names]
    return form
