"""What an author can say to what is asked for, beside changing the text."""

from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, TextAreaField
from wtforms.validators import InputRequired, Length, Regexp

from forum.discussion.forms import KEY, NOT_WHOLE, clean_text
from forum.moderation.places import TOO_LONG
from forum.moderation.request_queries import Round

ANSWER_LIMIT = 2000


class AcceptForm(Form):
    """Which suggestion to take; the key makes a second sending harmless."""

    suggestion = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(r"^[0-9]{1,18}\Z", message=NOT_WHOLE)]
    )
    submission_key = HiddenField(
        validators=[InputRequired(NOT_WHOLE), Regexp(KEY, message=NOT_WHOLE)]
    )


class AnswersForm(Form):
    """A box for each request; answers_form() adds them."""

    ids: tuple[int, ...] = ()

    def words(self) -> dict[int, str]:
        """Give the answers by request."""
        return {each: self[f"answer-{each}"].data or "" for each in self.ids}


def answers_form(asked: Round | None, typed: MultiDict[str, str] | None) -> AnswersForm:
    """Make the boxes for what is asked for: with what was answered before, or as typed."""
    each = asked.each if asked else []
    fields = {
        f"answer-{one.id}": TextAreaField(
            _l("Your answer, if you like"),
            [Length(max=ANSWER_LIMIT, message=TOO_LONG)],
            filters=[clean_text],
            default=one.answer,
        )
        for one in each
    }
    ids = tuple(one.id for one in each)
    made: AnswersForm = type("AnswersHere", (AnswersForm,), {"ids": ids, **fields})(
        _sent(typed, ids)
    )
    return made


def _sent(typed: MultiDict[str, str] | None, ids: tuple[int, ...]) -> MultiDict[str, str] | None:
    """A form that knows of no answers leaves those that are there as they are."""
    has_any = typed is not None and any(f"answer-{each}" in typed for each in ids)
    return typed if has_any else None
