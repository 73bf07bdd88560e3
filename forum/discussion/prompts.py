"""The words of the default templates, in the reader's language; a course may set its own."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from forum.discussion.models import Asks, Prompt


@dataclass(frozen=True)
class Check:
    """A question that a moderator goes by, and what the author is told where the answer is no.

    `name` tells a default check, whose words follow the reader's language; one of a course's own
    has none.
    """

    question: Any
    reason: Any
    name: str = ""


@dataclass(frozen=True)
class Words:
    """What a prompt is called, what helps in answering it, and what a moderator looks for."""

    label: Any
    help: Any
    checks: tuple[Check, ...]
    minimum: int = 0


_REAL = Check(
    _l("It is a real case, from the author's own work."),
    _l("Tell a case of your own: what you saw or did at work."),
    "real",
)
_NOBODY = Check(
    _l("Nobody can be recognised."),
    _l("Somebody can be recognised from this. Leave out names and what gives them away."),
    "nobody",
)
_DONE = Check(
    _l("It says what was done, not only what was thought."),
    _l("Say what was done: who did what, and how."),
    "done",
)
_FOLLOWED = Check(
    _l("It says what followed and how that is known."),
    _l("Say what followed, and how you know it."),
    "followed",
)
_USABLE = Check(
    _l("Somebody in another organisation could use it."),
    _l("Say what somebody in another organisation could learn from this."),
    "usable",
)
_ANSWERS = Check(
    _l("It answers the question."), _l("Come back to the question: what is your answer?"), "answers"
)
_RESPONDS = Check(
    _l("It responds to what it answers."),
    _l("Say how this goes with what you answer to."),
    "responds",
)

DEFAULTS = {
    "situation": Words(
        _l("Situation"),
        _l("What had been decided, where, and in whose work should it have shown?"),
        (_REAL, _NOBODY),
        minimum=60,
    ),
    "action": Words(
        _l("Action"),
        _l("Who did what, by which channel, for how long?"),
        (_DONE,),
        minimum=60,
    ),
    "outcome": Words(
        _l("Outcome"),
        _l("What followed, in deeds and in numbers? Also tell what went wrong."),
        (_FOLLOWED,),
        minimum=40,
    ),
    "lesson": Words(
        _l("Lesson"),
        _l("What would you do in the same way, and what otherwise?"),
        (_USABLE,),
        minimum=40,
    ),
    "body": Words(
        _l("What you think"),
        _l("Say it in your own words; an example helps."),
        (_ANSWERS,),
    ),
}

REPLY_CHECKS = (_NOBODY, _RESPONDS)
"""What a moderator looks for in a reply, which no template asks for."""

READY = {
    check.name: check.reason
    for check in (_REAL, _NOBODY, _DONE, _FOLLOWED, _USABLE, _ANSWERS, _RESPONDS)
}
"""The words to the author of each default check, by its name."""

KEYS = {Asks.CASE: ("situation", "action", "outcome", "lesson"), Asks.TALK: ("body",)}
"""The parts of the default templates, in order."""

_OWN = Words("", "", ())


def label(prompt: Prompt) -> str:
    """Give a prompt's name: the course's own, else the default of its key."""
    return prompt.label or str(DEFAULTS.get(prompt.key, _OWN).label) or prompt.key


def help_of(prompt: Prompt) -> str:
    """Give the sentence that helps in answering it."""
    return prompt.help or str(DEFAULTS.get(prompt.key, _OWN).help)


def checks_of(prompt: Prompt) -> tuple[Check, ...]:
    """List what a moderator looks for in this part, each with its ready reason."""
    own = tuple(Check(each["question"], each["reason"]) for each in prompt.checks)
    return own or DEFAULTS.get(prompt.key, _OWN).checks


def minimum_of(prompt: Prompt) -> int:
    """Say from how many characters on this part tells something; 0 where any length does."""
    if prompt.minimum is not None:
        return prompt.minimum
    return DEFAULTS.get(prompt.key, _OWN).minimum
