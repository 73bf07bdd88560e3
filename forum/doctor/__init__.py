"""What `forum doctor` finds: facts, what is wrong and what to do, what is worth a thought."""

from dataclasses import dataclass, field
from typing import Any

from flask import current_app

from forum.config import Settings
from forum.db import db
from forum.doctor import database, host, mail, queries

Facts = dict[str, Any]


@dataclass
class Findings:
    """Facts by name; sentences about what is wrong, and about what may become so."""

    facts: Facts = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def examine() -> Findings:
    """Look at the program, its database and where it stands. Writes nothing."""
    settings: Settings = current_app.config["FORUM"]
    found = Findings()
    found.facts |= host.versions() | database.schema()
    found.facts |= database.of_sqlite() if settings.is_sqlite else database.of_postgresql()
    found.facts |= host.surroundings(settings) | mail.way_out(settings)
    found.wrong += database.wrong_with(found.facts)
    found.wrong += host.wrong_with(found.facts)
    found.warnings += database.doubts_about(found.facts) + host.doubts_about(found.facts)
    if found.facts["schema"] != "none":
        found.facts |= queries.counts()
    if found.facts["schema"] == found.facts["schema_wanted"]:
        found.facts |= queries.mail()
        found.warnings += mail.doubts_about(found.facts)
    db.session.rollback()
    return found
