"""What each kind of letter says, worded when it is sent: None where nothing is left to be told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from flask import current_app, render_template, url_for
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from forum import language
from forum.db import now
from forum.discussion import notice_queries
from forum.discussion.notice_queries import Told
from forum.notices import queries as notices
from forum.notices.kinds import TELLS
from forum.notices.models import Matter, Way
from forum.notices.unsubscribing import token_for
from forum.outbox.actions import Held
from forum.outbox.models import LetterKind
from forum.postman import addressee
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail

BY_MAIL = frozenset({Way.AT_ONCE, Way.DAILY})


def word(held: Held) -> Mail | None:
    """Say what a letter says now, in its reader's language, or that nothing is left to say.

    Asks again who the reader is, what they may see, and whether they still want to hear of it.
    """
    person = addressee.of(held)
    with force_locale(addressee.language_of(held, person)):
        return WORDED[held.kind](held, person)


@dataclass(frozen=True)
class Line:
    """One thing in a letter: what, where and when, and the way to it."""

    sentence: str
    where: str
    url: str


@dataclass(frozen=True)
class Said:
    """What a letter says that can be stopped: words, what one would stop, what it belongs with."""

    subject: str
    template: str
    context: Mapping[str, Any]
    matters: set[Matter]
    list_name: str
    thread: str = ""


def _notices(held: Held, person: Addressee | None) -> Mail | None:
    """Tell what has become due: one thing in its own words, several as a list."""
    if person is None:
        return None
    told = _still_told(held, person)
    if not told:
        return None
    lines = [_line(each, person) for each in told]
    count = ngettext("%(num)d thing to know", "%(num)d things to know", len(lines))
    subject = lines[0].sentence if len(lines) == 1 else count
    cases = {each.case_id for each in told}
    courses = {each.course_slug for each in told}
    return _mail(
        held,
        person,
        Said(
            subject,
            "notices",
            {"lines": lines, "heading": subject},
            matters={TELLS[each.kind].matter for each in told},
            list_name=courses.pop() if len(courses) == 1 else "notices",
            thread=f"case {cases.pop()}" if len(cases) == 1 and None not in cases else "",
        ),
    )


def _still_told(held: Held, person: Addressee) -> list[Told]:
    """Give the notices of a letter that are still true, still unread and still wanted by mail."""
    ways = notices.ways_of(person.reader.user_id)
    told = notice_queries.told_of(held.details["notices"], reader=person.reader)
    return [each for each in told if not each.is_over and ways[TELLS[each.kind].matter] in BY_MAIL]


def _line(told: Told, person: Addressee) -> Line:
    zone = told.time_zone or person.time_zone
    when = language.moment(told.due_at, zone, person.reader.language, now())
    where = f"{told.course_title} · {when}" if told.course_title else when
    return Line(told.sentence, where, link("notices.go", notice_id=told.id))


def _mail(held: Held, person: Addressee, said: Said) -> Mail:
    """Make a mail that its reader can do without, and can stop."""
    secret = str(current_app.secret_key)
    token = token_for(person.reader.user_id, said.matters, secret=secret)
    unsubscribe = link("unsubscribing.ask", token=token)
    context = {
        **said.context,
        "person": person.reader.name,
        "lang": addressee.language_of(held, person),
        "unsubscribe": unsubscribe,
        "settings": link("notices.settings"),
        "why": _("You get this mail because you asked for it, or did not say otherwise."),
    }
    return Mail(
        to=person.email,
        name=person.reader.name,
        subject=said.subject,
        text=render_template(f"postman/{said.template}.txt", **context),
        html=render_template(f"postman/{said.template}.html", **context),
        language=context["lang"],
        thread=said.thread,
        list_name=said.list_name,
        unsubscribe=unsubscribe,
    )


def link(endpoint: str, **values: Any) -> str:
    """Give an address as a mail has it: by the site's own name, whatever name anybody asked for."""
    base: str = current_app.config["FORUM"].base_url
    return base + url_for(endpoint, **values)


WORDED: Mapping[LetterKind, Callable[[Held, Addressee | None], Mail | None]] = MappingProxyType(
    {LetterKind.NOTICES: _notices}
)
