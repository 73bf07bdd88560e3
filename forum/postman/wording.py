"""How a letter becomes a mail: its words in two parts, its addresses, and how it can be stopped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import current_app, render_template, url_for
from flask_babel import gettext as _

from forum.notices.models import Matter
from forum.notices.unsubscribing import token_for
from forum.postman.addressee import Addressee
from forum.postman.mail import Mail


@dataclass(frozen=True)
class Said:
    """What a letter says that can be stopped: words, what one would stop, what it belongs with."""

    subject: str
    template: str
    context: Mapping[str, Any]
    matters: set[Matter]
    list_name: str
    thread: str = ""


def can_be_stopped(person: Addressee, said: Said) -> Mail:
    """Make a mail that its reader can do without, and can stop with one click."""
    secret = str(current_app.secret_key)
    token = token_for(person.reader.user_id, said.matters, secret=secret)
    unsubscribe = link("unsubscribing.ask", token=token)
    context = {
        **said.context,
        "person": person.reader.name,
        "lang": person.language,
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
        language=person.language,
        thread=said.thread,
        list_name=said.list_name,
        unsubscribe=unsubscribe,
    )


@dataclass(frozen=True)
class Asked:
    """What a letter says that leads by a link to one page, and comes because somebody asked."""

    subject: str
    words: list[str]
    act: str
    url: str
    why: str


def asked_for(asked: Asked, *, to: str, name: str, language: str) -> Mail:
    """Make a mail with one link, which there is nothing to stop about."""
    context = {"asked": asked, "person": name, "heading": asked.subject, "why": asked.why}
    said = context | {"lang": language, "unsubscribe": ""}
    return Mail(
        to=to,
        name=name,
        subject=asked.subject,
        text=render_template("postman/asked.txt", **said),
        html=render_template("postman/asked.html", **said),
        language=language,
        list_name="account",
    )


def link(endpoint: str, **values: Any) -> str:
    """Give an address as a mail has it: by the site's own name, whatever name anybody asked for."""
    base: str = current_app.config["FORUM"].base_url
    return base + url_for(endpoint, **values)
