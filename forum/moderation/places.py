"""The places of a post at which something can be asked for, each with its ready reasons."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Form, SelectField, SelectMultipleField, TextAreaField
from wtforms.validators import AnyOf, Length

from forum.discussion.forms import clean_text
from forum.discussion.models import Post
from forum.discussion.prompts import REPLY_CHECKS, Check, checks_of, label
from forum.moderation.request_models import WHOLE, Ask

REQUEST_LIMIT = 2000
TOO_LONG = _l("Shorten this: at most %(max)d characters.")

MINOR, MAJOR = "minor", "major"


@dataclass(frozen=True)
class Place:
    """A part of a post, or the whole of it: its name and what a moderator goes by there.

    In a form its fields are `ready-…` for the ready reasons, `requests-…` for own words and
    `weight-…` for how much they ask.
    """

    key: str
    name: str
    checks: tuple[Check, ...] = ()

    def fields(self) -> Mapping[str, Any]:
        """Make the fields in which something can be asked for here."""
        ready = {str(at): str(check.reason) for at, check in enumerate(self.checks)}
        return {
            f"ready-{self.key}": SelectMultipleField(
                _l("Ready reasons: %(part)s", part=self.name), choices=ready
            ),
            f"requests-{self.key}": TextAreaField(
                _l("Ask for changes: %(part)s", part=self.name),
                [Length(max=REQUEST_LIMIT, message=TOO_LONG)],
                filters=[clean_text],
            ),
            f"weight-{self.key}": SelectField(
                _l("How much it asks: %(part)s", part=self.name),
                [AnyOf([MINOR, MAJOR], message=_l("Choose one."))],
                choices=weights,
                default=MAJOR,
                validate_choice=False,
            ),
        }

    def asks(self, form: Form) -> Iterable[Ask]:
        """Read from a form what is asked for here."""
        is_minor = form[f"weight-{self.key}"].data == MINOR
        known = {str(at): check for at, check in enumerate(self.checks)}
        for number in form[f"ready-{self.key}"].data or []:
            if check := known.get(number):
                yield Ask(self.key, str(check.reason), check.name, is_minor=is_minor)
        words = form[f"requests-{self.key}"].data
        if words:
            yield Ask(self.key, words, is_minor=is_minor)


def weights() -> dict[str, str]:
    """Say how much a request can ask for."""
    return {MAJOR: _("More than a small fix"), MINOR: _("A small fix")}


def places_of(post: Post) -> list[Place]:
    """List where something can be asked for in a post, in the order in which it is read."""
    if not post.is_case:
        return [Place("body", _("Reply"), REPLY_CHECKS), Place(WHOLE, _("The whole reply"))]
    prompts = [
        Place(prompt.key, label(prompt), checks_of(prompt)) for prompt in post.topic.template.asked
    ]
    return [Place("title", _("Title")), *prompts, Place(WHOLE, _("The whole case"))]
