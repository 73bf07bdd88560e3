"""What can be asked for: how one wants to hear of each matter, and which courses one follows."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import Form, SelectField, SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from forum.notices.kinds import WAYS
from forum.notices.models import Matter, Way

MATTERS = {
    Matter.DECISIONS: _l("Decisions on what I wrote"),
    Matter.REPLIES: _l("Replies to what I wrote"),
    Matter.REMINDERS: _l("Reminders of what waits for me"),
    Matter.MEMBERSHIP: _l("My courses and my role in them"),
    Matter.QUEUE: _l("What waits for a moderator"),
}
"""What each matter is called for which one chooses a way. News are asked for course by course."""

NEWS = _l("What is new in the courses I follow")

WORDS = {
    Way.AT_ONCE: _l("By mail at once"),
    Way.DAILY: _l("By mail once a day"),
    Way.SCREEN: _l("Only here on the site"),
    Way.OFF: _l("Not at all"),
}
"""What each way is called."""


def _choices(matter: Matter) -> dict[str, str]:
    return {way.value: str(WORDS[way]) for way in WAYS[matter]}


def _way_field(matter: Matter) -> SelectField:
    return SelectField(MATTERS[matter], choices=lambda: _choices(matter))


class PreferencesForm(Form):
    """A way for each matter, and the courses to follow; those of the reader are set by the page."""

    decisions = _way_field(Matter.DECISIONS)
    replies = _way_field(Matter.REPLIES)
    reminders = _way_field(Matter.REMINDERS)
    membership = _way_field(Matter.MEMBERSHIP)
    queue = _way_field(Matter.QUEUE)
    follow = SelectMultipleField(
        _l("Courses I follow"),
        coerce=int,
        choices=[],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )

    def ways(self, *, moderates: bool) -> Mapping[Matter, Way]:
        """Give what was chosen; of the queue only what a moderator chose."""
        matters = [each for each in MATTERS if moderates or each is not Matter.QUEUE]
        return {matter: Way(self[matter.value].data) for matter in matters}


def preferences_form(
    typed: Any, ways: Mapping[Matter, Way], courses: Mapping[int, str], followed: list[int]
) -> PreferencesForm:
    """Make the form as it was typed, or with what stands."""
    data = {matter.value: way.value for matter, way in ways.items()} | {"follow": followed}
    form = PreferencesForm(typed, data=data)
    form.follow.choices = list(courses.items())
    return form
