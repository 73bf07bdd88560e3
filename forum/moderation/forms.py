"""What can be asked for at the desk: a decision with its words, part by part."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form, HiddenField, SelectField, TextAreaField
from wtforms.validators import AnyOf, InputRequired, Length, Optional, Regexp, ValidationError

from forum.discussion.forms import clean_line, clean_text
from forum.discussion.models import Post
from forum.discussion.said import Said
from forum.discussion.transitions import State
from forum.moderation.models import REGROUPS, DecisionAct, Reason
from forum.moderation.places import TOO_LONG, Place, places_of
from forum.moderation.reasons import REASONS
from forum.moderation.request_models import WHOLE, Ask
from forum.moderation.request_queries import Progress, Round
from forum.moderation.verdicts import Verdict

WORDS_LIMIT = 5000
REASON_LIMIT = 500

NOT_WHOLE = _l("Something was missing from the form. It is shown again: send it once more.")
AN_ID = r"^[0-9]{1,18}\Z"

TAKES_A_TEXT = frozenset({DecisionAct.APPROVE, DecisionAct.FEATURE, DecisionAct.REQUEST_CHANGES})
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


_CHOICES = sorted(set(DecisionAct) - REGROUPS - {DecisionAct.TAG})
"""What the buttons of the desk do; tags, and other places for posts, have forms of their own."""


class DecisionForm(WordsForm):
    """A decision on the text that was seen; decision_form() adds a field for each part of it."""

    places: tuple[Place, ...] = ()
    open_ids: tuple[int, ...] = ()
    decision = HiddenField(
        validators=[
            InputRequired(_l("Choose what to do with the post.")),
            AnyOf(_CHOICES, message=_l("Choose what to do with it.")),
        ]
    )
    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])
    state = HiddenField()
    marks = HiddenField()
    edits = HiddenField()
    undoes = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])
    appeal = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])

    publishes_after = BooleanField(
        _l("May be published after these fixes, without my reading it again")
    )

    @property
    def asks(self) -> list[Ask]:
        """Give what is asked for, place by place: the ready reasons, then own words."""
        return [ask for place in self.places for ask in place.asks(self)]

    @property
    def met(self) -> frozenset[int] | None:
        """Give the requests of the round before that are marked as met; None where none were."""
        if not (self.open_ids and self.marks.data):
            return None
        return frozenset(each for each in self.open_ids if self[f"met-{each}"].data)

    @property
    def asks_for_anything(self) -> bool:
        """Whether something is to change: asked for here, or left of the round before."""
        left = self.met is not None and len(self.met) < len(self.open_ids)
        return bool(self.message.data or self.asks or left or self.edits.data)

    def validate_message(self, _field: TextAreaField) -> None:
        """Whoever is to change something is told what."""
        if self.act is DecisionAct.REQUEST_CHANGES and not self.asks_for_anything:
            raise ValidationError(_("Say what should change: beside its part, or here."))
        if self.act is DecisionAct.UPHOLD and not self.message.data:
            raise ValidationError(_("Tell the author why the decision stands."))

    def validate_publishes_after(self, field: BooleanField) -> None:
        """Only small fixes, each at a place of its own, can be checked without being read."""
        if not field.data or self.act is not DecisionAct.REQUEST_CHANGES:
            return
        left = set(self.open_ids) - (self.met or frozenset())
        asks_anything = self.asks or self.edits.data
        if (
            not asks_anything
            or left
            or not all(ask.is_minor and ask.key != WHOLE for ask in self.asks)
        ):
            raise ValidationError(
                _("Only where every request is a small fix in one part of the text.")
            )

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
            asks=tuple(self.asks),
            met=self.met,
            publishes_after=bool(self.publishes_after.data) and act is DecisionAct.REQUEST_CHANGES,
            said=said if act in TAKES_A_TEXT else None,
            undoes=int(self.undoes.data) if self.undoes.data else None,
            appeal=int(self.appeal.data) if self.appeal.data else None,
        )


class ClaimForm(Form):
    """That one has an item open: which text of it, and over whose claim."""

    revision = HiddenField(validators=[InputRequired(NOT_WHOLE), Regexp(AN_ID, message=NOT_WHOLE)])
    over = HiddenField(validators=[Optional(), Regexp(AN_ID, message=NOT_WHOLE)])

    def values(self) -> tuple[int, int | None]:
        """Give the text and the member whose claim is taken over, if any."""
        return int(self.revision.data or 0), int(self.over.data) if self.over.data else None


def decision_form(
    post: Post, typed: MultiDict[str, str] | None, round_before: Round | None = None
) -> DecisionForm:
    """Make the form for decisions on a post: empty, or as typed, also a reason in own words.

    Where the text answers a round of requests, the form asks of each whether it is met; what was
    changed is taken for met until the moderator says otherwise.
    """
    places = tuple(places_of(post))
    fields = {name: made for place in places for name, made in place.fields().items()}
    before = round_before.each if round_before and post.state is State.PENDING else []
    for each in before:
        fields[f"met-{each.id}"] = BooleanField(
            _l("Met"), default=each.progress is Progress.CHANGED
        )
    ids = tuple(each.id for each in before)
    made = type("DecisionFormHere", (DecisionForm,), {"places": places, "open_ids": ids, **fields})
    form: DecisionForm = made(typed)
    if form.reason.data not in {"", *Reason}:
        form.reason.choices = _reasons() | {form.reason.data: form.reason.data}
    return form
