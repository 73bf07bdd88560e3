"""A post's life as one table: states, acts, who may do them, and where they lead.

Read by the code, by the templates and by the tests; nothing else says what may happen to a post.
Where a post goes depends on whether it has a live revision: what the course already reads stays
readable while an edit of it waits, is sent back or is declined.
"""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Whose turn it is."""

    DRAFT = "draft"
    PENDING = "pending"
    CHANGES_REQUESTED = "changes_requested"
    PUBLISHED = "published"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"
    MERGED = "merged"
    ERASED = "erased"


class Act(StrEnum):
    """What can be done to a post."""

    SUBMIT = "submit"
    PUBLISH = "publish"  # to submit what need not wait
    RECALL = "recall"
    WITHDRAW = "withdraw"
    APPEAL = "appeal"
    APPROVE = "approve"
    REQUEST_CHANGES = "request_changes"
    REJECT = "reject"
    REMOVE = "remove"
    RESTORE = "restore"
    FEATURE = "feature"
    UNFEATURE = "unfeature"
    UPHOLD = "uphold"  # to let a decision stand that was appealed against
    ENDORSE = "endorse"  # an instructor says that it is good
    UNENDORSE = "unendorse"
    PIN = "pin"  # to the top of its topic
    UNPIN = "unpin"
    TAG = "tag"
    MOVE = "move"  # to another question, with all that stands under it
    MERGE = "merge"  # into another case, which takes over what stands under it
    SPLIT = "split"  # out of its thread, to be a case of its own


class By(StrEnum):
    """Which side of the desk somebody stands on, for one post."""

    AUTHOR = "author"
    MODERATOR = "moderator"
    NOBODY = "nobody"


class Points(StrEnum):
    """Where the head or the live pointer goes."""

    STAYS = "stays"
    TO_HEAD = "to head"
    TO_LIVE = "to live"
    TO_NEW = "to the new revision"
    TO_NOTHING = "to nothing"


@dataclass(frozen=True)
class Transition:
    """Where an act leads from one state."""

    to: State
    head: Points = Points.STAYS
    live: Points = Points.STAYS


TURN = {
    State.DRAFT: By.AUTHOR,
    State.PENDING: By.MODERATOR,
    State.CHANGES_REQUESTED: By.AUTHOR,
}
"""Who is to do something next; in every other state nobody has to."""

AUTHORS_ACTS = frozenset({Act.SUBMIT, Act.PUBLISH, Act.RECALL, Act.WITHDRAW, Act.APPEAL})
"""Any other act is a moderator's who is not the author."""

INSTRUCTORS_ACTS = frozenset({Act.ENDORSE, Act.UNENDORSE})
"""Of a moderator's acts these are for those only who hold the permission to endorse."""

CASES_ACTS = frozenset({Act.PIN, Act.UNPIN, Act.TAG, Act.MOVE, Act.MERGE})
"""Acts that a reply knows nothing of."""

REPLYS_ACTS = frozenset({Act.SPLIT})
"""Acts that a case knows nothing of."""

BEFORE_A_DECISION = frozenset({State.PENDING, State.CHANGES_REQUESTED})
"""States of what was sent and is not decided yet, whosever turn it is."""

HIDDEN = frozenset({State.WITHDRAWN, State.REMOVED, State.MERGED, State.ERASED})
"""States in which no text is shown to the course, whatever was live."""

_WAITS = Transition(State.PENDING, head=Points.TO_NEW)
_BACK = Transition(State.PUBLISHED, head=Points.TO_LIVE)
_GONE = Transition(State.WITHDRAWN, live=Points.TO_NOTHING)
_SHOWN = Transition(State.PUBLISHED, live=Points.TO_HEAD)

NEVER_LIVE: dict[tuple[State, Act], Transition] = {
    (State.DRAFT, Act.SUBMIT): _WAITS,
    (State.DRAFT, Act.WITHDRAW): _GONE,
    (State.PENDING, Act.SUBMIT): _WAITS,
    (State.PENDING, Act.RECALL): Transition(State.DRAFT),
    (State.PENDING, Act.WITHDRAW): _GONE,
    (State.PENDING, Act.APPROVE): _SHOWN,
    (State.PENDING, Act.FEATURE): _SHOWN,
    (State.PENDING, Act.REQUEST_CHANGES): Transition(State.CHANGES_REQUESTED),
    (State.PENDING, Act.REJECT): Transition(State.REJECTED),
    (State.PENDING, Act.MOVE): Transition(State.PENDING),
    (State.CHANGES_REQUESTED, Act.SUBMIT): _WAITS,
    (State.CHANGES_REQUESTED, Act.WITHDRAW): _GONE,
    (State.CHANGES_REQUESTED, Act.APPROVE): _SHOWN,
    (State.CHANGES_REQUESTED, Act.FEATURE): _SHOWN,
    (State.CHANGES_REQUESTED, Act.REJECT): Transition(State.REJECTED),
    (State.CHANGES_REQUESTED, Act.MOVE): Transition(State.CHANGES_REQUESTED),
    (State.WITHDRAWN, Act.SUBMIT): _WAITS,
    (State.REJECTED, Act.APPEAL): Transition(State.REJECTED),
}
"""Posts that the course does not read."""

LIVE: dict[tuple[State, Act], Transition] = {
    (State.PENDING, Act.SUBMIT): _WAITS,
    (State.PENDING, Act.RECALL): _BACK,
    (State.PENDING, Act.WITHDRAW): _GONE,
    (State.PENDING, Act.APPROVE): _SHOWN,
    (State.PENDING, Act.FEATURE): _SHOWN,
    (State.PENDING, Act.REQUEST_CHANGES): Transition(State.CHANGES_REQUESTED),
    (State.PENDING, Act.REJECT): _BACK,
    (State.PENDING, Act.REMOVE): Transition(State.REMOVED),
    (State.PENDING, Act.MOVE): Transition(State.PENDING),
    (State.CHANGES_REQUESTED, Act.SUBMIT): _WAITS,
    (State.CHANGES_REQUESTED, Act.WITHDRAW): _GONE,
    (State.CHANGES_REQUESTED, Act.APPROVE): _SHOWN,
    (State.CHANGES_REQUESTED, Act.FEATURE): _SHOWN,
    (State.CHANGES_REQUESTED, Act.REJECT): _BACK,
    (State.CHANGES_REQUESTED, Act.REMOVE): Transition(State.REMOVED),
    (State.CHANGES_REQUESTED, Act.MOVE): Transition(State.CHANGES_REQUESTED),
    (State.PUBLISHED, Act.SUBMIT): _WAITS,
    (State.PUBLISHED, Act.WITHDRAW): _GONE,
    (State.PUBLISHED, Act.REMOVE): Transition(State.REMOVED),
    (State.PUBLISHED, Act.FEATURE): Transition(State.PUBLISHED),
    (State.PUBLISHED, Act.UNFEATURE): Transition(State.PUBLISHED),
    (State.PUBLISHED, Act.ENDORSE): Transition(State.PUBLISHED),
    (State.PUBLISHED, Act.MOVE): Transition(State.PUBLISHED),
    (State.PUBLISHED, Act.MERGE): Transition(State.MERGED),
    (State.PUBLISHED, Act.SPLIT): Transition(
        State.PUBLISHED, head=Points.TO_NEW, live=Points.TO_NEW
    ),
    (State.MERGED, Act.WITHDRAW): _GONE,
    (State.REMOVED, Act.RESTORE): Transition(State.PUBLISHED, head=Points.TO_LIVE),
    (State.REMOVED, Act.APPEAL): Transition(State.REMOVED),
}
"""Posts with a live revision: it stays while an edit waits, and comes back when one is declined."""

APPEALED: dict[tuple[State, Act], Transition] = {
    (State.REJECTED, Act.APPROVE): _SHOWN,
    (State.REJECTED, Act.UPHOLD): Transition(State.REJECTED),
    (State.REMOVED, Act.UPHOLD): Transition(State.REMOVED),
}
"""What may be done beside the above while an appeal waits for its answer; it changes no state.

A declined edit of what stays published needs no appeal: its author may send it again.
"""


NEVER_LIVE |= {(state, Act.TAG): Transition(state) for state in BEFORE_A_DECISION}
for _act in (Act.UNENDORSE, Act.PIN, Act.UNPIN, Act.TAG):
    LIVE |= {(state, _act): Transition(state) for state in (*BEFORE_A_DECISION, State.PUBLISHED)}
    # what the course reads keeps its place in the queue while it is curated

for _table in (NEVER_LIVE, LIVE):
    _at_once = Transition(State.PUBLISHED, head=Points.TO_NEW, live=Points.TO_NEW)
    _table |= {(state, Act.PUBLISH): _at_once for state, act in _table if act is Act.SUBMIT}


def find(act: Act, state: State, *, is_live: bool, is_appealed: bool = False) -> Transition | None:
    """Look up where an act leads; None where the table does not know it."""
    known = (LIVE if is_live else NEVER_LIVE).get((state, act))
    return APPEALED.get((state, act), known) if is_appealed else known


def is_for(act: Act, *, is_case: bool) -> bool:
    """Say whether an act is one that is done to a case, or to a reply, at all."""
    return act not in (REPLYS_ACTS if is_case else CASES_ACTS)


def allows(
    act: Act,
    state: State,
    *,
    by: By,
    is_live: bool,
    is_appealed: bool = False,
    may_endorse: bool = True,
    is_case: bool = True,
) -> bool:
    """Say whether that side of the desk may do that act in that state."""
    if (act in INSTRUCTORS_ACTS and not may_endorse) or not is_for(act, is_case=is_case):
        return False
    whose = By.AUTHOR if act in AUTHORS_ACTS else By.MODERATOR
    return by is whose and find(act, state, is_live=is_live, is_appealed=is_appealed) is not None
