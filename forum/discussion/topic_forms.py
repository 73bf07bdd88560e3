"""What can be asked for about topics: their rules, on a page of their own or beside a question."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, HiddenField, SelectField, StringField
from wtforms.validators import Length, ValidationError
from wtforms.widgets import DateTimeLocalInput

from forum.articles.forms import SHORT_NAME_LIMIT, TOO_LONG, QuestionForm, Typed, clean_line
from forum.discussion.models import Asks
from forum.discussion.topic_actions import Plan, TopicSettings
from forum.language import local_to_utc, utc_to_local

NO_TOPIC = ""
FIRST = "first"
AT_ONCE = "at-once"

ASKS = {Asks.CASE.value: _l("Cases"), Asks.TALK.value: _l("Free talk")}
TOPICS = {
    Asks.CASE.value: _l("A topic that asks for cases"),
    Asks.TALK.value: _l("A topic for free talk"),
    NO_TOPIC: _l("No topic for this question"),
}
READ_FIRST = {
    FIRST: _l("A moderator reads them first"),
    AT_ONCE: _l("They appear at once"),
}


def _choice(label: Any, choices: Mapping[str, Any], default: str) -> SelectField:
    """Make a field with one of these choices, in the language of whoever reads it."""
    return SelectField(
        label, choices=lambda: {key: str(words) for key, words in choices.items()}, default=default
    )


class MomentField(StringField):
    """A date with a time, as the browser's own field sends it; kept as typed."""

    widget = DateTimeLocalInput()


class TopicFields(Form):
    """How a topic is to be. Times are by the clock of the course's time zone."""

    zone = "UTC"

    asks_for = _choice(_l("Asks for"), ASKS, Asks.CASE.value)
    opens_at = MomentField(_l("Opens"), filters=[clean_line])
    closes_at = MomentField(_l("Closes"), filters=[clean_line])
    premoderates_cases = _choice(_l("Cases"), READ_FIRST, FIRST)
    premoderates_replies = _choice(_l("Replies"), READ_FIRST, FIRST)

    def validate_opens_at(self, field: MomentField) -> None:
        """Ask for a moment, or nothing."""
        self._moment(field)

    def validate_closes_at(self, field: MomentField) -> None:
        """Ask for a moment after the opening, or nothing."""
        closes_at, opens_at = self._moment(field), self._moment_or_none(self.opens_at)
        if closes_at and opens_at and closes_at <= opens_at:
            raise ValidationError(_("A topic closes after it has opened."))

    def _moment(self, field: MomentField) -> datetime | None:
        if not field.data:
            return None
        try:
            return local_to_utc(field.data, self.zone)
        except (ValueError, OverflowError) as error:
            raise ValidationError(
                _("Give a date and a time, like 2026-12-06T23:59, or nothing.")
            ) from error

    def _moment_or_none(self, field: MomentField) -> datetime | None:
        try:
            return self._moment(field)
        except ValidationError:
            return None

    def plan(self) -> Plan:
        """Give how the topic is to be."""
        return Plan(
            Asks(self.asks_for.data),
            self._moment(self.opens_at),
            self._moment(self.closes_at),
            self.premoderates_cases.data == FIRST,
            self.premoderates_replies.data == FIRST,
        )


class AskedQuestionForm(QuestionForm, TopicFields):
    """A question on its line, and how its topic is to be, if it is to have one."""

    asks_for = _choice(_l("Topic"), TOPICS, Asks.CASE.value)


class TopicForm(TopicFields):
    """A topic's settings; `seen` is the digest of what they were when the page was made."""

    short_name = StringField(
        _l("Short name"),
        [Length(max=SHORT_NAME_LIMIT, message=TOO_LONG)],
        filters=[clean_line],
    )
    seen = HiddenField(filters=[clean_line])

    def validate_short_name(self, field: StringField) -> None:
        """Lists and menus need a name."""
        if not field.data:
            raise ValidationError(_("Give the question a short name for lists and menus."))

    def settings(self, current: TopicSettings) -> TopicSettings:
        """Give what was set. A time that was left as it was stays to the second.

        An hour that comes twice in the autumn would else be read as the first of the two.
        """
        plan, was = self.plan(), typed_of(current, self.zone)
        if self.opens_at.data == was["opens_at"]:
            plan = replace(plan, opens_at=current.plan.opens_at)
        if self.closes_at.data == was["closes_at"]:
            plan = replace(plan, closes_at=current.plan.closes_at)
        return TopicSettings(str(self.short_name.data), plan)


def topic_form(zone: str, typed: Typed = None, **more: Any) -> TopicForm:
    """Make the form of a topic's settings in a course of this time zone."""
    form: TopicForm = type("TopicFormHere", (TopicForm,), {"zone": zone})(typed, **more)
    return form


def typed_of(settings: TopicSettings, zone: str) -> dict[str, Any]:
    """Give the fields that say how a topic is set now."""
    plan = settings.plan
    return {
        "short_name": settings.short_name,
        "asks_for": plan.asks_for.value,
        "opens_at": utc_to_local(plan.opens_at, zone) if plan.opens_at else "",
        "closes_at": utc_to_local(plan.closes_at, zone) if plan.closes_at else "",
        "premoderates_cases": FIRST if plan.premoderates_cases else AT_ONCE,
        "premoderates_replies": FIRST if plan.premoderates_replies else AT_ONCE,
    }
