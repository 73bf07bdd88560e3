"""Why something is declined or removed, and what was done, in the reader's language."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from forum.moderation.models import DecisionAct, Reason

REASONS = {
    Reason.IDENTIFIES: _l("Somebody can be recognised from it."),
    Reason.UNCLEAR: _l("It is hard to follow."),
    Reason.TOO_THIN: _l("It tells too little for others to learn from."),
    Reason.OFF_TOPIC: _l("It does not answer the question."),
    Reason.DUPLICATE: _l("The same has been told already."),
    Reason.TONE: _l("Its tone does not fit this discussion."),
    Reason.OTHER: _l("For another reason."),
}
"""What a moderator chooses from, and what the author reads."""

BY_YOU = {
    DecisionAct.APPROVE: _l("Published: %(title)s"),
    DecisionAct.FEATURE: _l("Featured: %(title)s"),
    DecisionAct.UNFEATURE: _l("Not featured any more: %(title)s"),
    DecisionAct.REQUEST_CHANGES: _l("Changes requested: %(title)s"),
    DecisionAct.REJECT: _l("Declined: %(title)s"),
    DecisionAct.REMOVE: _l("Removed: %(title)s"),
    DecisionAct.RESTORE: _l("Restored: %(title)s"),
    DecisionAct.UPHOLD: _l("The decision stands: %(title)s"),
    DecisionAct.ENDORSE: _l("Endorsed: %(title)s"),
    DecisionAct.UNENDORSE: _l("Not endorsed any more: %(title)s"),
    DecisionAct.PIN: _l("Pinned to the top: %(title)s"),
    DecisionAct.UNPIN: _l("Not pinned any more: %(title)s"),
    DecisionAct.TAG: _l("Tags set: %(title)s"),
    DecisionAct.MOVE: _l("Moved to another question: %(title)s"),
    DecisionAct.MERGE: _l("Merged into another case: %(title)s"),
    DecisionAct.SPLIT: _l("Now a case of its own: %(title)s"),
    DecisionAct.UNDO: _l("Undone. It stands where it stood before: %(title)s"),
}
"""What is said after one's own decision."""

BY_ANOTHER = {
    DecisionAct.APPROVE: _l("%(name)s has published this already."),
    DecisionAct.FEATURE: _l("%(name)s has featured this already."),
    DecisionAct.UNFEATURE: _l("%(name)s has taken this out of the featured already."),
    DecisionAct.REQUEST_CHANGES: _l("%(name)s has asked for changes to this already."),
    DecisionAct.REJECT: _l("%(name)s has declined this already."),
    DecisionAct.REMOVE: _l("%(name)s has removed this already."),
    DecisionAct.RESTORE: _l("%(name)s has restored this already."),
    DecisionAct.UPHOLD: _l("%(name)s has answered the appeal already: the decision stands."),
    DecisionAct.ENDORSE: _l("%(name)s has endorsed this already."),
    DecisionAct.UNENDORSE: _l("%(name)s has taken back the endorsement of this already."),
    DecisionAct.PIN: _l("%(name)s has pinned this already."),
    DecisionAct.UNPIN: _l("%(name)s has taken this down from the top already."),
    DecisionAct.TAG: _l("%(name)s has set the tags of this already."),
    DecisionAct.MOVE: _l("%(name)s has moved this to another question already."),
    DecisionAct.MERGE: _l("%(name)s has merged this into another case already."),
    DecisionAct.SPLIT: _l("%(name)s has made this a case of its own already."),
    DecisionAct.UNDO: _l("%(name)s has undone the decision on this already."),
}
"""What is said when another moderator was there first: who, and what."""


def by_another(act: DecisionAct, name: str) -> str:
    """Say who has done what already."""
    return str(BY_ANOTHER[act]) % {"name": name}


def by_you(act: DecisionAct, title: str) -> str:
    """Say what has just been done."""
    return str(BY_YOU[act]) % {"title": title}


def where_to(act: DecisionAct, details: Mapping[str, Any] | None) -> str:
    """Say from where to where an act has put something; empty for all that moves nothing."""
    if not details:
        return ""
    if act is DecisionAct.MOVE:
        names = {"old": details["from_name"], "new": details["to_name"]}
        return str(_("from “%(old)s” to “%(new)s”", **names))
    if act is DecisionAct.MERGE:
        return str(_("into case #%(number)d", number=details["number"] or 0))
    return str(_("out of the thread of case #%(number)d", number=details["number"] or 0))
