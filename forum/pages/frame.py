"""The frame around every page: language, menu, times and numbers, addresses."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, current_app, g, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf
from markupsafe import Markup
from werkzeug.exceptions import HTTPException
from werkzeug.routing import BaseConverter

from forum import language as words
from forum import richtext
from forum.db import now
from forum.discussion import notice_queries
from forum.gate import known_reader, me
from forum.moderation import appeal_waiting_queries as appeals
from forum.moderation import conversation_queries as conversations
from forum.moderation import queries as moderation
from forum.pages.assets import scripts, static, stylesheet_address
from forum.pages.refusals import error_page, sentence
from forum.permissions import Permission

LANGUAGE_COOKIE = "language"


class IdConverter(BaseConverter):
    """A row's number in an address: anything else, or past 2^63, is no address of ours."""

    regex = r"[1-9][0-9]{0,17}"

    def to_python(self, value: str) -> int:
        """Read it."""
        return int(value)


def id_in(text: str) -> int | None:
    """Read a row's number where an address or a form says one; None for anything else."""
    return int(text) if re.fullmatch(IdConverter.regex, text) else None


@dataclass(frozen=True)
class MenuItem:
    """One line of the menu."""

    label: str
    url: str
    current: str = ""
    """What aria-current says of it: "page", "true" where a page below it is shown, or nothing."""
    count: int | None = None

    @property
    def more(self) -> bool:
        """Say whether there is more than was counted."""
        return self.count is not None and self.count > moderation.MOST_COUNTED


BELOW = {
    "courses.home": re.compile(r"articles\.|discussion\.(?!mine)"),
    "moderation.queue": re.compile(r"moderation\."),
}
"""Which pages stand below a line of the menu, by their endpoints."""


def set_up(app: Flask) -> None:
    """Give the templates what each of them uses, and errors their page."""
    app.url_map.converters["id"] = IdConverter
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.context_processor(_context)
    app.jinja_env.globals["csrf_token"] = csrf_token
    app.template_filter("when")(when)
    app.template_filter("day")(day)
    app.template_filter("span")(span)
    app.template_filter("number")(number)
    app.template_filter("sentence")(sentence)
    app.template_filter("excerpt")(richtext.excerpt)
    app.url_defaults(_keep_course)
    app.register_error_handler(HTTPException, error_page)
    app.register_error_handler(500, error_page)


def csrf_token() -> str:
    """Give the token of this reader's forms, or what stands for it in a page that is kept."""
    return g.get("token_slot") or str(generate_csrf())


def _context() -> dict[str, Any]:
    return {
        "me": known_reader(),
        "course": g.get("course"),
        "lang": language(),
        "languages": words.LANGUAGES,
        "nav": menu,
        "count_unread": count_unread,
        "static": static,
        "stylesheet": stylesheet_address,
        "scripts": scripts,
        "refusal": g.get("refusal"),
        "this_page": this_page,
        "Permission": Permission,
        "csrf_token": csrf_token,  # over the one that Flask-WTF puts here, which knows no slot
    }


def _keep_course(endpoint: str, values: dict[str, Any]) -> None:
    """Let url_for know the course we are in, wherever the address has one."""
    if "course" in g and current_app.url_map.is_endpoint_expecting(endpoint, "course_slug"):
        values.setdefault("course_slug", g.course.slug)


def language() -> str:
    """Say in which language to answer: the account's, the one chosen, the browser's, Finnish."""
    reader = known_reader()
    chosen = reader.language if reader else request.cookies.get(LANGUAGE_COOKIE)
    return words.choose(chosen, request.headers.get("Accept-Language"))


def time_zone() -> str:
    """Say whose clock to show: the course's."""
    return g.course.time_zone if "course" in g else "Europe/Helsinki"


def menu() -> list[MenuItem]:
    """List where the reader may go from here."""
    reader = me()
    if "course" not in g:
        return [_item(_("Courses"), "courses.index"), _item(_("Own posts"), "discussion.mine")]
    items = [_item(_("Articles"), "courses.home"), _item(_("Own posts"), "discussion.mine")]
    if reader.can(Permission.MODERATE, g.course.id):
        items.append(_item(_("Queue"), "moderation.queue", count=count_waiting()))
    items.append(_item(_("Members"), "courses.members"))
    if reader.can(Permission.CURATE, g.course.id):
        items.append(_item(_("Settings"), "courses.settings"))
    return items


def count_waiting() -> int | None:
    """Count what waits in this course, asked once a request; None for who does not moderate."""
    reader = known_reader()
    if reader is None or not reader.can(Permission.MODERATE, g.course.id):
        return None
    if "waiting" not in g:
        g.waiting = moderation.count_waiting(g.course.id)
    return int(g.waiting)


def count_appeals() -> int:
    """Count the appeals of this course that wait for the reader's own answer."""
    return appeals.waiting_for(g.course.id, me().user_id)[0]


def count_asking() -> int:
    """Count the posts of this course whose authors wait for a word of the reader, as of all."""
    return conversations.count_asking(g.course.id, me().member_id(g.course.id))


def count_unread() -> int:
    """Count what the reader has been told and not read yet, asked once a request."""
    reader = known_reader()
    if reader is None or not reader.news or "touches_nothing" in g:
        return 0
    if "unread" not in g:
        g.unread = notice_queries.count_unread(reader)
    return int(g.unread)


def _item(label: str, endpoint: str, count: int | None = None) -> MenuItem:
    here, below = request.endpoint or "", BELOW.get(endpoint)
    is_below = below is not None and below.match(here)
    current = "page" if here == endpoint else "true" if is_below else ""
    return MenuItem(label, url_for(endpoint), current, count)


def when(moment: Any) -> Markup:
    """Show a moment in the course's time and the reader's language."""
    shown = words.moment(moment, time_zone(), language(), now())
    return Markup('<time datetime="{}">{}</time>').format(moment.isoformat(), shown)


def day(date: Any) -> str:
    """Show a day as the reader's language writes it."""
    return words.day(date, language())


def span(length: Any) -> str:
    """Show a length of time in words."""
    return words.span(length, language())


def number(count: int) -> str:
    """Show a number as the reader's language writes it."""
    return words.number(count, language())


def this_page() -> str:
    """Give the address we are at, to come back to; HEAD asks for the very page that GET does."""
    return request.path if request.method == "POST" else request.full_path.rstrip("?")


def is_ours(address: str | None) -> bool:
    """Say whether an address leads to a page of this site and nowhere else."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return False
    if "\\" in address or any(ord(sign) < 32 for sign in address):  # noqa: PLR2004 - controls
        return False
    parts = urlsplit(address)
    return not parts.scheme and not parts.netloc
