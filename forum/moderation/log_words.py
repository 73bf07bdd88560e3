"""An act of the log in words: who did it, to what, and what of it there is to say."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from forum.courses.forms import ROLES
from forum.discussion.names import display_name
from forum.moderation.flag_forms import ANSWERS, REASONS
from forum.moderation.flag_models import Flag
from forum.moderation.log_acts import RECORDED
from forum.moderation.log_event_queries import EventLine
from forum.permissions import Role

PARTS: Mapping[str, Any] = {
    "title": _l("Title"),
    "language": _l("Language"),
    "time_zone": _l("Clock"),
    "note": _l("Note"),
}
"""What of a course can be changed, by its column."""


def who(event: EventLine) -> str:
    """Name whoever acted, also who is gone; or say that nobody did, but the program."""
    return display_name(event.actor_name) if event.actor_id else _("the program")


def what(event: EventLine) -> str:
    """Say what was done."""
    return str(RECORDED[event.act].words)


def why(event: EventLine) -> str:
    """Say what else is known of it: a reason, a role, what was changed."""
    told = _of_flag(event.act, event.flag) if event.flag else _of_details(event.details)
    return " ".join(each for each in told if each)


def _of_flag(act: str, flag: Flag) -> list[str]:
    if act == "flag.answered":
        return [str(ANSWERS[flag.answer]) if flag.answer else "", flag.answer_words]
    return [str(REASONS[flag.reason]), flag.words]


def _of_details(details: Mapping[str, Any]) -> list[str]:
    roles = {role.value: str(words) for role, words in ROLES.items()}
    told = []
    if details.get("before") in roles and details.get("after") in roles:
        told.append(f"{roles[details['before']]} → {roles[details['after']]}")
    if details.get("role") in set(Role):
        told.append(roles[details["role"]])
    if "hours" in details:
        told.append(ngettext("%(num)d hour", "%(num)d hours", int(details["hours"])))
    changed = str(details.get("parts", "")).split()
    told.append(", ".join(str(PARTS[each]) for each in changed if each in PARTS))
    return told
