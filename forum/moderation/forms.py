"""What can be asked for at the desk: a decision with its words, part by part."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, HiddenField, SelectField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, Regexp, ValidationError

from forum.discussion.forms import clean_line, clean_text
from forum.discussion.models import Post, Prompt
from forum.discussion.prompts import label
from forum.discussion.said import Said
from forum.moderation.actions import Verdict
from forum.moderation.models import DecisionAct, Reason
from forum.moderation.reasons import REASONS

WORDS_LIMIT = 5000
REQUEST_LIMIT = 2000
REASON_LIMIT = 500

NOT_WHOLE = _l("Something was missing from the form. It is shown again: send it once more.")
TOO_LONG = _l("Shorten this: at most %(max)d characters.")
AN_ID = r"^[0-9]{1,18}\Z"

PUBLISHES = frozenset({DecisionAct.APPROVE, DecisionAct.FEATURE})
NEEDS_A_REASON = frozenset({DecisionAct.REJECT, DecisionAct.REMOVE})


def _reasons() -> dict[str, str]:
    """Give the reasons to choose from, in the language of whoever reads them."""
    ready = {each.value: str(words) for each, words in REASONS.items()}
    return {"": str(_("Choose a reason"))} | ready


class WordsForm(Form):
    """The words that go with a decision: why, to the author, and for moderators only."""

    decision: HiddenField
    reason = SelectField(
        _l("Reason to decline or remove"),
        [Length(max=REASON_LIMIT, message=TOO_LONG)],
        choices=_reasons,
        filters=[clean_line],
        default="",
        validate_choice=False,
    )
    message = TextAreaField(
        _l("To the author"),
        [Length(max=WORDS_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )
    note = TextAreaField(
        _l("Moderators only"),
        [Length(max=WORDS_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )

    @property
    def act(self) -> DecisionAct | None:
        """Give the act that was chosen; None while it is no act."""
        chosen = self.decision.data
        return DecisionAct(chosen) if chosen in set(DecisionAct) else None

    def validate_reason(self, _field: SelectField) -> None:
        """Whoever is declined or removed is told why."""
        if self.act in NEEDS_A_REASON and not (self.reason.data or self.message.data):
            raise ValidationError(_("Say why: choose a reason, or write it to the author."))

    def why(self, act: DecisionAct) -> tuple[Reason | None, str]:
        """Give the reason and the words; a reason in words of one's own is told in these words."""
        reason, message = self.reason.data or "", self.message.data or ""
        if act not in NEEDS_A_REASON:
            return None, message
        if reason in set(Reason):
            return Reason(reason), message
        return Reason.OTHER, f"{reason}\n\n{message}".strip()


class DecisionForm(WordsForm):
    """A decision on the text that was seen; decision_form() adds a field for each part of it."""

    asked: tuple[tuple[str, str], ...] = ()
    decision = HiddenField(
        validators=[
            InputRequired(_l("Choose what to do with the post.")),
            AnyOf([each.value for each in DecisionAct], message=_l("Choose what to do with it.")),
        ]
    )
    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])
    state = HiddenField()
    undoes = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])

    @property
    def requests(self) -> dict[str, str]:
        """Give what is asked for, {part: words}."""
        return {key: self[name].data for key, name in self.asked if self[name].data}

    def validate_message(self, _field: TextAreaField) -> None:
        """Whoever is to change something is told what."""
        asks = self.act is DecisionAct.REQUEST_CHANGES
        if asks and not (self.message.data or self.requests):
            raise ValidationError(_("Say what should change: beside its part, or here."))

    def verdict(self, said: Said | None = None) -> Verdict:
        """Give the decision that was asked for, once the form is valid."""
        act = DecisionAct(self.decision.data or "")
        reason, message = self.why(act)
        return Verdict(
            act=act,
            seen=int(self.revision.data or 0),
            state=self.state.data or "",
            reason=reason,
            message=message,
            note=self.note.data or "",
            requests=self.requests,
            said=said if act in PUBLISHES else None,
            undoes=int(self.undoes.data) if self.undoes.data else None,
        )


class ClaimForm(Form):
    """That one has an item open: which text of it, and over whose claim."""

    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])
    over = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])

    def values(self) -> tuple[int, int | None]:
        """Give the text and the member whose claim is taken over, if any."""
        return int(self.revision.data or 0), int(self.over.data) if self.over.data else None


def decision_form(post: Post, typed: MultiDict[str, str] | None) -> DecisionForm:
    """Make the form for decisions on a post: empty, or as typed, also a reason in own words."""
    parts = list(parts_of(post))
    fields = {f"requests-{key}": _request_field(words) for key, words in parts}
    asked = tuple((key, f"requests-{key}") for key, _words in parts)
    made = type("DecisionFormHere", (DecisionForm,), {"asked": asked, **fields})
    form: DecisionForm = made(typed)
    if form.reason.data not in {"", *Reason}:
        form.reason.choices = _reasons() | {form.reason.data: form.reason.data}
    return form


def parts_of(post: Post) -> Iterable[tuple[str, str]]:
    """List what a post is made of, by key and name."""
    if not post.is_case:
        return [("body", str(_("Reply")))]
    prompts: list[Prompt] = post.topic.template.prompts
    return [(prompt.key, label(prompt)) for prompt in prompts]


def _request_field(words: str) -> TextAreaField:
    return TextAreaField(
        _l("Ask for changes: %(part)s", part=words),
        [Length(max=REQUEST_LIMIT, message=TOO_LONG)],
        filters=[clean_text],
    )
