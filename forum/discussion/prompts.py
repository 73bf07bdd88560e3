"""The words of the default templates, in the reader's language; a course may set its own."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from forum.discussion.models import Asks, Prompt


@dataclass(frozen=True)
class Words:
    """What a prompt is called, what helps in answering it, and what a moderator looks for."""

    label: Any
    help: Any
    checks: tuple[Any, ...]
    minimum: int = 0


DEFAULTS = {
    "situation": Words(
        _l("Situation"),
        _l("What had been decided, where, and in whose work should it have shown?"),
        (_l("It is a real case, from the author's own work."), _l("Nobody can be recognised.")),
        minimum=60,
    ),
    "action": Words(
        _l("Action"),
        _l("Who did what, by which channel, for how long?"),
        (_l("It says what was done, not only what was thought."),),
        minimum=60,
    ),
    "outcome": Words(
        _l("Outcome"),
        _l("What followed, in deeds and in numbers? Also tell what went wrong."),
        (_l("It says what followed and how that is known."),),
        minimum=40,
    ),
    "lesson": Words(
        _l("Lesson"),
        _l("What would you do in the same way, and what otherwise?"),
        (_l("Somebody in another organisation could use it."),),
        minimum=40,
    ),
    "body": Words(
        _l("What you think"),
        _l("Say it in your own words; an example helps."),
        (_l("It answers the question."),),
    ),
}

KEYS = {Asks.CASE: ("situation", "action", "outcome", "lesson"), Asks.TALK: ("body",)}
"""The parts of the default templates, in order."""

_OWN = Words("", "", ())


def label(prompt: Prompt) -> str:
    """Give a prompt's name: the course's own, else the default of its key."""
    return prompt.label or str(DEFAULTS.get(prompt.key, _OWN).label) or prompt.key


def help_of(prompt: Prompt) -> str:
    """Give the sentence that helps in answering it."""
    return prompt.help or str(DEFAULTS.get(prompt.key, _OWN).help)


def checks_of(prompt: Prompt) -> list[str]:
    """List what a moderator looks for in this part."""
    return prompt.checks or [str(each) for each in DEFAULTS.get(prompt.key, _OWN).checks]


def minimum_of(prompt: Prompt) -> int:
    """Say from how many characters on this part tells something; 0 where any length does."""
    if prompt.minimum is not None:
        return prompt.minimum
    return DEFAULTS.get(prompt.key, _OWN).minimum
