"""For whom each planted text is: a post's life, DESIGN.md section 3, as a table."""

from collections.abc import Mapping
from types import MappingProxyType

ME, STAFF, COURSE = "author", "staff", "course"
TEACHERS, DESK_OF_ONE = "teachers", "one moderator's desk"
FLAGGER, OTHER_STAFF = "flagger", "staff but the moderator"
ADMINS = "admins"

SEES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "guest": frozenset(),
        "stranger": frozenset(),
        "left": frozenset(),
        "moderator elsewhere": frozenset(),
        "participant": frozenset({COURSE, FLAGGER}),
        "author": frozenset({COURSE, ME}),
        "moderator": frozenset({COURSE, STAFF, DESK_OF_ONE}),
        "instructor": frozenset({COURSE, STAFF, TEACHERS, OTHER_STAFF}),
        "admin": frozenset({COURSE, STAFF, OTHER_STAFF, ADMINS}),
    }
)
"""What each reader belongs to; a text is for the readers whose set meets the text's own."""

OUTSIDERS = tuple(reader for reader, groups in SEES.items() if not groups & {ME, STAFF})
"""Those for whom what is hidden must be as if it had never been."""

FOR: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "draft": frozenset({ME}),
        "pending": frozenset({ME, STAFF}),
        "changes_requested": frozenset({ME, STAFF}),
        "published": frozenset({COURSE}),
        "rejected": frozenset({ME, STAFF}),
        "withdrawn": frozenset({ME, STAFF}),
        "withdrawn, answered": frozenset({ME, STAFF}),
        "removed": frozenset({ME, STAFF}),
        "removed, answered": frozenset({ME, STAFF}),
        "merged": frozenset({COURSE}),
        "merged into what is removed": frozenset({ME, STAFF}),
        "removed, with a part": frozenset({ME, STAFF}),
        "why two were merged": frozenset({ME, STAFF}),
        "erased, answered": frozenset(),
        "live under an edit": frozenset({COURSE}),
        "edit that waits": frozenset({ME, STAFF}),
        "edit in the making": frozenset({ME}),
        "superseded": frozenset({ME, STAFF}),
        "pending reply": frozenset({ME, STAFF}),
        "draft reply": frozenset({ME}),
        "published reply": frozenset({COURSE}),
        "removed reply": frozenset({ME, STAFF}),
        "note of the moderators": frozenset({STAFF}),
        "message to the author": frozenset({ME, STAFF}),
        "request to the author": frozenset({ME, STAFF}),
        "decision's note on a public case": frozenset({STAFF}),
        "name that a stand-in goes for": frozenset({ME}),
        "flag on a public case": frozenset({STAFF, FLAGGER}),
        "answer to a flag": frozenset({STAFF, FLAGGER}),
        "flag on a post of the moderator": frozenset({OTHER_STAFF, FLAGGER}),
        "words between the author and the moderators": frozenset({ME, STAFF}),
        "words of the author to the moderators": frozenset({ME, STAFF}),
        "words of an appeal": frozenset({ME, STAFF}),
        "who changed a role": frozenset({TEACHERS}),
        "who took over a post of the moderator": frozenset({OTHER_STAFF}),
        "post of an archive": frozenset({TEACHERS}),
        "answer of a mail server": frozenset({ADMINS}),
        "view that a moderator has saved": frozenset({DESK_OF_ONE}),
        "tag of a public case": frozenset({COURSE}),
        "tag of what is pending": frozenset({STAFF}),
        "tag of what is removed": frozenset({STAFF}),
        "article": frozenset({COURSE}),
        "picture of an article": frozenset({COURSE}),
        "words for a picture": frozenset({COURSE}),
        "picture of an import": frozenset({TEACHERS}),
        "question": frozenset({COURSE}),
        "note of the course": frozenset({COURSE}),
        "link for new members": frozenset({TEACHERS}),
        "address of the author": frozenset({ME, TEACHERS}),
        "device of the author": frozenset({ME}),
        "secret of the author": frozenset(),
    }
)
"""Every planted text, and who may meet it."""

NEVER_MET = frozenset({("admin", "note of the course")})
"""What is for a reader and yet on none of their pages: that note stands above forms, and a
watching admin is given none."""


def may_see(reader: str, text: str) -> bool:
    """Say whether a text is for a reader."""
    return bool(SEES[reader] & FOR[text])


def has_to_meet(reader: str, text: str) -> bool:
    """Say whether a reader has to meet a text, or the look has been blind to it."""
    return may_see(reader, text) and (reader, text) not in NEVER_MET
