"""What the log tells beside decisions: which acts, in which words, and to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from forum.permissions import Permission, Reader


@dataclass(frozen=True)
class Recorded:
    """An act of the audit log: its words, what one must be allowed to read of it.

    What is kept from the author of a post, who may moderate, is not told on their own posts.
    """

    words: Any
    permission: Permission = Permission.MODERATE
    is_kept_from_author: bool = False


def _teachers(words: Any) -> Recorded:
    return Recorded(words, Permission.CURATE)


RECORDED: Mapping[str, Recorded] = {
    "post.submit": Recorded(_l("Sent to the moderators")),
    "post.publish": Recorded(_l("Published without waiting")),
    "post.recall": Recorded(_l("Taken back to go on writing")),
    "post.withdraw": Recorded(_l("Withdrawn")),
    "post.appeal": Recorded(_l("Appealed against a decision")),
    "message.said": Recorded(_l("Wrote in the conversation about a post")),
    "flag.made": Recorded(_l("Flagged"), is_kept_from_author=True),
    "flag.answered": Recorded(_l("Answered a flag"), is_kept_from_author=True),
    "claim.taken_over": Recorded(_l("Took over an item"), is_kept_from_author=True),
    "thread.locked": Recorded(_l("Locked a thread")),
    "thread.unlocked": Recorded(_l("Unlocked a thread")),
    "topic.opened": Recorded(_l("Opened a topic")),
    "topic.set": Recorded(_l("Changed the settings of a topic")),
    "template.set": Recorded(_l("Changed the parts of a case")),
    "article.added": Recorded(_l("Imported an article")),
    "article.edited": Recorded(_l("Edited an article")),
    "article.updated": Recorded(_l("Brought an article again")),
    "archive.added": Recorded(_l("Brought an archive")),
    "archive.chosen": Recorded(_l("Imported posts of an archive")),
    "course.made": Recorded(_l("Made the course")),
    "course.changed": Recorded(_l("Changed the settings of the course")),
    "course.checks_changed": Recorded(_l("Changed what the checks look for")),
    "course.promised": Recorded(_l("Changed what authors can count on")),
    "course.summary_shown": Recorded(_l("Showed the members how moderating goes")),
    "course.summary_hidden": Recorded(_l("Hid from the members how moderating goes")),
    "member.joined": Recorded(_l("Came into the course")),
    "member.added": _teachers(_l("Added a member")),
    "member.role_changed": _teachers(_l("Changed a role")),
    "member.removed": _teachers(_l("Removed a member")),
    "member.restored": _teachers(_l("Let a member in again")),
    "invitation.made": _teachers(_l("Made an invitation link")),
    "invitation.renewed": _teachers(_l("Renewed an invitation link")),
    "invitation.closed": _teachers(_l("Closed an invitation link")),
    "invitation.mailed": _teachers(_l("Sent an invitation")),
}
"""By the name under which audit.record() keeps it. Decisions stand in the log with their words."""

KEPT_FROM_AUTHORS = frozenset(act for act, each in RECORDED.items() if each.is_kept_from_author)


def told_to(reader: Reader, course_id: int) -> dict[str, Any]:
    """Give the acts that this reader may be told of in a course, with their words."""
    return {
        act: each.words for act, each in RECORDED.items() if reader.can(each.permission, course_id)
    }
